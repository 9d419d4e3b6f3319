//! The invented guardians: who answers, who may be contacted, who sees what; and playing one.

use domain::{
    accounts::{ChooseForm, Password},
    codes::{Basis, Code, FieldGroup, GuardianKind, InLaw, MayContact, Relationship, SheSaid},
    guardians::{GuardianForm, SeeingForm},
    problem::Problem,
};

use super::{
    SignIn,
    play::{Her, Player, text},
    story::{Kin, Sees, When},
};
use crate::Failed;

/// Who signs in as a guardian.
pub const AUNT: SignIn = SignIn { who: "guardian", user: "maple-lamp-61", password: "blue-kettle-window-16" };

const OFFICE: &str = "Centre for Social Work Ezerce";

/// The centre for social work, since she came.
pub const fn office(since: When) -> Kin {
    Kin {
        who: Relationship::SocialWork,
        name: OFFICE,
        law: Some((Basis::Authority, since, None)),
        contact: MayContact::Yes,
        how: "Mrs Petra, on the number on file",
        sees: None,
    }
}

pub const CENTRE_BEFORE: Kin =
    Kin { law: Some((Basis::Authority, When::Ago(140), Some(When::Ago(121)))), ..office(When::Ago(140)) };
pub const AUNT_OF_ANA: Kin = Kin {
    who: Relationship::Aunt,
    name: "Милица",
    law: Some((Basis::Court, When::Ago(38), None)),
    contact: MayContact::Yes,
    how: "By phone, after 17:00",
    sees: None,
};
pub const AUNT_OF_VESNA: Kin = Kin {
    who: Relationship::Aunt,
    name: "Дафина",
    law: Some((Basis::Court, When::Ago(120), None)),
    contact: MayContact::Yes,
    how: "By phone, in the evening",
    sees: Some(Sees::Active(AUNT)),
};
pub const FATHER_OF_VESNA: Kin = Kin {
    who: Relationship::Father,
    name: "",
    law: None,
    contact: MayContact::MustNotLearn,
    how: "",
    sees: Some(Sees::Stopped("kos-88")),
};
pub const GRANDMOTHER_OF_NORA: Kin = Kin {
    who: Relationship::Grandparent,
    name: "Hava",
    law: Some((Basis::Authority, When::Ago(60), None)),
    contact: MayContact::Yes,
    how: "She reads little: by phone",
    sees: Some(Sees::Invited("hava-47")),
};
pub const MOTHER_OF_NORA: Kin =
    Kin { who: Relationship::Mother, name: "", law: None, contact: MayContact::No, how: "", sees: None };
/// Nobody answers for Lule yet.
pub const MOTHER_OF_LULE: Kin =
    Kin { who: Relationship::Mother, name: "", law: None, contact: MayContact::NotKnown, how: "", sees: None };

/// When each was checked, and she was asked.
const CHECKED: When = When::Ago(30);

impl Player<'_> {
    pub(super) async fn guardian(&self, her: &Her<'_>, kin: &Kin) -> Result<(), Failed> {
        let (records, worker) = (self.records, her.worker);
        let stopped = matches!(kin.sees, Some(Sees::Stopped(_)));
        let is_office = kin.name == OFFICE;
        let mut form = GuardianForm {
            version: String::new(),
            kind: if is_office { GuardianKind::Office } else { GuardianKind::Person }.code().into(),
            relation: kin.who.code().into(),
            name: if is_office { String::new() } else { kin.name.into() },
            office: text(self.made.places.get(kin.name)),
            in_law: if kin.law.is_some() { InLaw::Yes } else { InLaw::No }.code().into(),
            basis: text(kin.law.map(|(basis, ..)| basis.code())),
            law_from: kin.law.map(|(_, since, _)| self.day(since)).into(),
            law_until: kin.law.and_then(|(.., until)| until).map(|until| self.day(until)).into(),
            contact: if stopped { MayContact::No } else { kin.contact }.code().into(),
            contact_how: kin.how.into(),
        };
        let id = records.record_guardian(worker, her.id, None, &form).await?;
        let Some(sees) = kin.sees else { return Ok(()) };
        let user = match sees {
            Sees::Invited(user) | Sees::Stopped(user) => user,
            Sees::Active(sign_in) => sign_in.user,
        };
        let seeing = SeeingForm {
            groups: [FieldGroup::School, FieldGroup::Results, FieldGroup::Assessments, FieldGroup::Courses, FieldGroup::Work]
                .map(|group| group.code().to_owned())
                .to_vec(),
            checked_on: self.day(CHECKED).into(),
            checked: "Spoke with the centre for social work and saw the decision.".into(),
            she_said: SheSaid::Yes.code().into(),
            said_on: self.day(CHECKED).into(),
            user: user.into(),
            ..SeeingForm::default()
        };
        let shown = records.let_see(worker, her.id, id, &seeing).await?.ok_or(Failed(Problem::Internal))?;
        let token = records.search(worker, shown).await?.ok_or(Failed(Problem::NotFound))?;
        if let Sees::Active(sign_in) = sees {
            let form = ChooseForm { token, pass: Password(sign_in.password.into()), ..ChooseForm::default() };
            let begun = records.choose_password(&form).await?;
            records.sign_out(&begun.token).await?;
        }
        if stopped {
            // What was learned since stops it at once.
            form.version = "1".into();
            form.contact = kin.contact.code().into();
            records.record_guardian(worker, her.id, Some(id), &form).await?;
        }
        Ok(())
    }
}
