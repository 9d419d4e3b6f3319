//! A resident's own sign-in. Her user name lies open in the store, so it is made of plain words and is not her name.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{accounts::user_name, check::Checks, codes::AccountState, problem::FieldProblem};

const FIRST: [&str; 16] = [
    "amber", "blue", "calm", "early", "gold", "green", "kind", "light", "new", "quiet", "red", "round", "silver", "small", "tall",
    "warm",
];
const SECOND: [&str; 16] = [
    "apple", "bell", "boat", "book", "bread", "bridge", "cloud", "garden", "hill", "kite", "lamp", "lake", "moon", "river", "star",
    "tree",
];

/// A user name of two words and two digits from three random bytes.
pub fn suggest(random: [u8; 3]) -> String {
    let word = |of: &[&'static str; 16], byte: u8| of[usize::from(byte % 16)];
    format!("{}-{}-{}", word(&FIRST, random[0]), word(&SECOND, random[1]), 10 + random[2] % 90)
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SignInGivenForm {
    pub user: String,
}

impl SignInGivenForm {
    /// The user name as it is stored.
    pub fn check(&self) -> Result<String, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let user = user_name(&self.user).map_err(|fault| checks.fault("user", fault)).ok();
        checks.done(user)
    }
}

/// Her sign-in as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HerSignIn {
    pub user: String,
    pub state: AccountState,
    pub reset: Option<Reset>,
}

/// Who set her password anew, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reset {
    pub by: String,
    pub at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_suggested_can_stand() {
        for byte in 0..=255 {
            let user = suggest([byte, byte.wrapping_mul(7), byte.wrapping_add(31)]);
            assert_eq!(SignInGivenForm { user: user.clone() }.check(), Ok(user));
        }
    }
}
