//! The invented organisations. No number here rings anywhere.

use domain::{
    codes::{Code, OrganisationKind},
    organisations::OrganisationForm,
    problem::Problem,
};

use super::{ARBEN, Made};
use crate::{Failed, Records};

pub const BREZA: &str = "Breza School";
pub const IZVOR: &str = "Izvor School";
pub const ZORA: &str = "Zora School";
pub const ISKRA: &str = "Iskra Training Centre";
pub const KOSA: &str = "Kosa School";
pub const MOST: &str = "Most Learning House";

struct Place {
    kind: OrganisationKind,
    name: &'static str,
    municipality: &'static str,
    phone: &'static str,
    contact: &'static str,
    /// Empty where it is not known.
    capacity: &'static str,
    note: &'static str,
}

const PLACES: &[Place] = &[
    Place {
        kind: OrganisationKind::School,
        name: BREZA,
        municipality: "Ezerce",
        phone: "+389 2 555 0101",
        contact: "Ms Kalina, pedagogue",
        capacity: "480",
        note: "Teaches in Macedonian and Albanian. Takes a guest pupil before the papers are there.",
    },
    Place {
        kind: OrganisationKind::School,
        name: IZVOR,
        municipality: "Ezerce",
        phone: "+389 2 555 0102",
        contact: "Mr Damjan, secretary",
        capacity: "620",
        note: "Upper secondary: tailoring, catering, economics.",
    },
    Place {
        kind: OrganisationKind::School,
        name: ZORA,
        municipality: "Podlipa",
        phone: "+389 2 555 0103",
        contact: "Ms Ajna, head teacher",
        capacity: "",
        note: "Evening classes for adults on Tuesdays and Thursdays.",
    },
    Place {
        kind: OrganisationKind::Provider,
        name: ISKRA,
        municipality: "Ezerce",
        phone: "+389 2 555 0110",
        contact: "Mr Stole, admissions",
        capacity: "60",
        note: "Baking, hairdressing, bookkeeping. New groups in January and September.",
    },
    Place {
        kind: OrganisationKind::Provider,
        name: KOSA,
        municipality: "Ezerce",
        phone: "+389 2 555 0111",
        contact: "Ms Katica, who leads it",
        capacity: "24",
        note: "Hair and sewing. A salon and a workroom of its own.",
    },
    Place {
        kind: OrganisationKind::Provider,
        name: MOST,
        municipality: "Podlipa",
        phone: "+389 2 555 0112",
        contact: "Mr Ilir, mornings",
        capacity: "40",
        note: "Language, computers, care. A step-free entrance at the back.",
    },
    Place {
        kind: OrganisationKind::Employer,
        name: "Sunčica Bakery",
        municipality: "Ezerce",
        phone: "+389 2 555 0121",
        contact: "Ms Sunčica, owner",
        capacity: "2",
        note: "",
    },
    Place {
        kind: OrganisationKind::Employer,
        name: "Hotel Mirna",
        municipality: "Podlipa",
        phone: "+389 2 555 0122",
        contact: "Reception",
        capacity: "",
        note: "",
    },
    Place {
        kind: OrganisationKind::SocialWork,
        name: "Centre for Social Work Ezerce",
        municipality: "Ezerce",
        phone: "+389 2 555 0131",
        contact: "Ms Verka, social worker",
        capacity: "",
        note: "Answers letters within ten days.",
    },
    Place {
        kind: OrganisationKind::Service,
        name: "Registry Office Ezerce",
        municipality: "Ezerce",
        phone: "+389 2 555 0141",
        contact: "Counter 4",
        capacity: "",
        note: "Open until noon. Copies of certificates take about three weeks.",
    },
    Place {
        kind: OrganisationKind::Service,
        name: "Reading Room Podlipa",
        municipality: "Podlipa",
        phone: "+389 2 555 0142",
        contact: "Ms Rumena",
        capacity: "15",
        note: "Help with homework every afternoon.",
    },
];

pub async fn record(records: &Records, made: &mut Made) -> Result<(), Failed> {
    let lead = made.team.get(ARBEN).cloned().ok_or(Failed(Problem::NotFound))?;
    for place in PLACES {
        let form = OrganisationForm {
            version: String::new(),
            kind: place.kind.code().into(),
            name: place.name.into(),
            municipality: place.municipality.into(),
            phone: place.phone.into(),
            contact: place.contact.into(),
            capacity: place.capacity.into(),
            note: place.note.into(),
        };
        made.places.insert(place.name, records.record_organisation(&lead, None, &form).await?);
    }
    Ok(())
}
