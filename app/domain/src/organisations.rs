//! Schools, training providers, employers and services: the desk's address book.

use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    codes::{Code, OrganisationKind},
    ids::{Id, Organisation},
    problem::FieldProblem,
    text,
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganisationForm {
    pub version: String,
    pub kind: String,
    pub name: String,
    pub municipality: String,
    /// The number on file: the one to call back on.
    pub phone: String,
    pub contact: String,
    pub capacity: String,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrganisation {
    kind: OrganisationKind,
    name: String,
    municipality: String,
    phone: String,
    contact: String,
    capacity: Option<i32>,
    note: String,
}

impl NewOrganisation {
    pub const fn kind(&self) -> OrganisationKind {
        self.kind
    }
    pub fn name(&self) -> &str {
        &self.name
    }
    pub fn municipality(&self) -> &str {
        &self.municipality
    }
    pub fn phone(&self) -> &str {
        &self.phone
    }
    pub fn contact(&self) -> &str {
        &self.contact
    }
    pub const fn capacity(&self) -> Option<i32> {
        self.capacity
    }
    pub fn note(&self) -> &str {
        &self.note
    }

    /// Whether another of its kind is the same, however it is written: one name, one place.
    pub fn is_like(&self, name: &str, municipality: &str) -> bool {
        let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
        same(&self.name, name) && same(&self.municipality, municipality)
    }
}

/// What still points at an organisation, a course or a run: it is removed only where nothing does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    pub people: usize,
    pub courses: usize,
    pub runs: usize,
    pub checks: usize,
    pub accounts: usize,
}

impl Uses {
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

impl OrganisationForm {
    pub fn check(&self) -> Result<NewOrganisation, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let kind = checks.needed_code("kind", &self.kind);
        let name = checks.needed_text("name", &self.name, text::NAME);
        let municipality = checks.text("municipality", &self.municipality, text::NAME).unwrap_or_default();
        let phone = checks.text("phone", &self.phone, text::NAME).unwrap_or_default();
        let contact = checks.text("contact", &self.contact, text::LINE).unwrap_or_default();
        let capacity = checks.number("capacity", &self.capacity, 0, 100_000).and_then(|number| i32::try_from(number).ok());
        let note = checks.text("note", &self.note, text::WORDS).unwrap_or_default();
        checks.done(kind.map(|kind| NewOrganisation { kind, name, municipality, phone, contact, capacity, note }))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationView {
    pub id: Id<Organisation>,
    pub kind: OrganisationKind,
    pub name: String,
    pub municipality: String,
    pub phone: String,
    pub contact: String,
    pub capacity: Option<i32>,
    pub note: String,
    pub version: i32,
}

impl From<&OrganisationView> for OrganisationForm {
    fn from(view: &OrganisationView) -> Self {
        Self {
            version: view.version.to_string(),
            kind: view.kind.code().to_owned(),
            name: view.name.clone(),
            municipality: view.municipality.clone(),
            phone: view.phone.clone(),
            contact: view.contact.clone(),
            capacity: view.capacity.map(|capacity| capacity.to_string()).unwrap_or_default(),
            note: view.note.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    #[test]
    fn a_kind_and_a_name_are_enough() {
        let form = OrganisationForm { kind: "school".into(), name: "Izvor".into(), ..OrganisationForm::default() };
        assert_eq!(form.check().map(|new| (new.kind(), new.capacity())), Ok((OrganisationKind::School, None)));
        for (form, field, fault) in [
            (OrganisationForm { kind: String::new(), ..form.clone() }, "kind", Fault::Missing),
            (OrganisationForm { name: " ".into(), ..form.clone() }, "name", Fault::Missing),
            (OrganisationForm { name: "a".repeat(text::NAME + 1), ..form.clone() }, "name", Fault::TooLong(text::NAME)),
            (OrganisationForm { capacity: "-1".into(), ..form.clone() }, "capacity", Fault::Range(0, 100_000)),
            (OrganisationForm { capacity: "few".into(), ..form }, "capacity", Fault::NotANumber),
        ] {
            assert_eq!(form.check(), Err(vec![FieldProblem::new(field, fault)]));
        }
    }

    #[test]
    fn one_name_in_one_place_is_one_and_the_same_however_it_is_written() {
        let form = |name: &str, place: &str| OrganisationForm {
            kind: "school".into(),
            name: name.into(),
            municipality: place.into(),
            ..OrganisationForm::default()
        };
        let new = form("Извор ", "Centar").check().unwrap();
        assert!(new.is_like("ИЗВОР", "centar "));
        assert!(!new.is_like("Извор 2", "Centar") && !new.is_like("Извор", "Aerodrom") && !new.is_like("Извор", ""));
    }
}
