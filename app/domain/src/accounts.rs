//! Who may sign in, under what name, and what a password must be.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    access::StandingKind,
    check::Checks,
    codes::AccountState,
    ids::{Account, Id, Site},
    problem::{Fault, FieldProblem},
    text,
};

/// NIST SP 800-63B: length counts, composition rules do not.
const PASSWORD_LEAST: usize = 12;
pub const PASSWORD_MOST: usize = 200;
const USER_NAME_LEAST: usize = 3;
const USER_NAME_MOST: usize = 40;

/// What everybody tries first; refused in any case, also with digits behind them.
const COMMON: &[&str] =
    &["password", "passwort", "lozinka", "qwerty", "letmein", "welcome", "iloveyou", "administrator", "123456789012"];

/// Who is invited to the team; a resident, a guardian and a school's contact come by other ways.
pub const INVITED: [StandingKind; 3] = [StandingKind::Coordinator, StandingKind::Lead, StandingKind::Administrator];

/// A typed password. It never shows itself.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Password(pub String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

/// Signing in.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    pub user: String,
    pub pass: Password,
    /// "on" where others use this device too.
    pub shared: String,
    /// A draft to go back to, by its opaque id.
    pub to: String,
}

/// A user name as it is stored and compared: lower case.
pub fn user_name(typed: &str) -> Result<String, Fault> {
    let name = typed.trim().to_lowercase();
    let length = name.chars().count();
    if length == 0 {
        return Err(Fault::Missing);
    }
    if length < USER_NAME_LEAST {
        return Err(Fault::TooShort(USER_NAME_LEAST));
    }
    if length > USER_NAME_MOST {
        return Err(Fault::TooLong(USER_NAME_MOST));
    }
    if !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_')) {
        return Err(Fault::Characters);
    }
    Ok(name)
}

/// A password that may be chosen for this user name.
pub fn password(typed: &Password, user_name: &str) -> Result<(), Fault> {
    let length = typed.0.chars().count();
    if length == 0 {
        return Err(Fault::Missing);
    }
    if length < PASSWORD_LEAST {
        return Err(Fault::TooShort(PASSWORD_LEAST));
    }
    if length > PASSWORD_MOST {
        return Err(Fault::TooLong(PASSWORD_MOST));
    }
    let plain = typed.0.to_lowercase();
    let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit() || c == '!');
    let one_letter = plain.chars().all(|c| plain.starts_with(c));
    if one_letter || COMMON.contains(&bare) || COMMON.contains(&plain.as_str()) || plain.contains(user_name) && user_name.len() > 3
    {
        return Err(Fault::TooCommon);
    }
    Ok(())
}

/// Choosing a password behind a one-time link: the first administrator, an invitation, a new password.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ChooseForm {
    /// The link's token; it is in the form, never in an address that is logged.
    pub token: String,
    /// Only for the first administrator; everyone else was given one.
    pub user: String,
    pub name: String,
    pub pass: Password,
}

/// Changing one's own password.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangePasswordForm {
    pub current: Password,
    pub pass: Password,
}

/// A new account for somebody on the team.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InviteForm {
    pub name: String,
    pub user: String,
    pub standing: String,
    pub sites: Vec<String>,
}

/// Somebody on the team put right.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountForm {
    pub version: String,
    pub name: String,
    pub user: String,
    pub standing: String,
    pub sites: Vec<String>,
}

/// Somebody on the team as they can stand.
#[derive(Clone, Debug)]
pub struct NewAccount {
    name: String,
    user: String,
    standing: StandingKind,
    sites: Vec<Id<Site>>,
}

impl InviteForm {
    pub fn check(&self) -> Result<NewAccount, Vec<FieldProblem>> {
        NewAccount::read(&self.name, &self.user, &self.standing, &self.sites)
    }
}

impl AccountForm {
    pub fn check(&self) -> Result<NewAccount, Vec<FieldProblem>> {
        NewAccount::read(&self.name, &self.user, &self.standing, &self.sites)
    }
}

impl NewAccount {
    fn read(name: &str, user: &str, standing: &str, sites: &[String]) -> Result<Self, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let name = checks.needed_text("name", name, text::NAME);
        let user = user_name(user).map_err(|fault| checks.fault("user", fault)).unwrap_or_default();
        let standing = checks.needed_code::<StandingKind>("standing", standing);
        let standing = checks.needed("standing", standing.filter(|standing| INVITED.contains(standing)));
        let mut chosen = Vec::new();
        for site in sites.iter().filter_map(|site| checks.id("sites", site)) {
            if !chosen.contains(&site) {
                chosen.push(site);
            }
        }
        if chosen.is_empty() && standing.is_some_and(|standing| standing != StandingKind::Administrator) {
            checks.fault("sites", Fault::Missing);
        }
        checks.done(standing.map(|standing| Self { name, user, standing, sites: chosen }))
    }

    pub fn name(&self) -> &str {
        &self.name
    }
    pub fn user(&self) -> &str {
        &self.user
    }
    pub const fn standing(&self) -> StandingKind {
        self.standing
    }
    pub fn sites(&self) -> &[Id<Site>] {
        &self.sites
    }
    /// Where residents are found: an administrator finds nobody's record.
    pub fn finds_at(&self) -> &[Id<Site>] {
        if self.standing == StandingKind::Administrator { &[] } else { &self.sites }
    }
}

/// An account as the administrator sees it: no case content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    pub id: Id<Account>,
    pub name: String,
    pub user: String,
    pub standing: StandingKind,
    pub state: AccountState,
    pub sites: Vec<String>,
    /// Those of them that are open, and at which nobody else works.
    pub alone_at: Vec<String>,
    /// The sites with a restricted record that nobody else finds.
    pub only_reader_at: Vec<String>,
}

impl AccountView {
    /// Whether it is one of the team: others are made, and looked after, where the record is.
    pub fn is_of_team(&self) -> bool {
        INVITED.contains(&self.standing)
    }
    /// Whether a new one-time link can be made for it.
    pub fn takes_link(&self) -> bool {
        self.is_of_team() && self.state.may_enter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_name_is_short_plain_and_lower_case() {
        let cases = [
            ("Biljana.K", Ok("biljana.k")),
            ("", Err(Fault::Missing)),
            ("ab", Err(Fault::TooShort(3))),
            ("Билјана", Err(Fault::Characters)),
            ("a b c", Err(Fault::Characters)),
        ];
        for (typed, expected) in cases {
            assert_eq!(user_name(typed), expected.map(str::to_owned), "{typed}");
        }
    }

    #[test]
    fn a_password_is_long_and_not_what_everybody_tries() {
        let cases = [
            ("", Err(Fault::Missing)),
            ("short", Err(Fault::TooShort(12))),
            ("Password1234", Err(Fault::TooCommon)),
            ("aaaaaaaaaaaaaa", Err(Fault::TooCommon)),
            ("biljana-biljana", Err(Fault::TooCommon)),
            ("three plain words", Ok(())),
            ("дванаесет знаци", Ok(())),
        ];
        for (typed, expected) in cases {
            assert_eq!(password(&Password(typed.into()), "biljana"), expected, "{typed}");
        }
    }

    #[test]
    fn a_password_never_shows_itself() {
        let form = SignInForm { pass: Password("three plain words".into()), ..SignInForm::default() };
        assert!(!format!("{form:?}").contains("plain"));
    }
}
