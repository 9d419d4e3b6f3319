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
pub const SUNCICA: &str = "Sunčica Bakery";
pub const MIRNA: &str = "Hotel Mirna";
pub const VODENICA: &str = "Vodenica Restaurant";
pub const KONEC: &str = "Konec Workshop";
pub const BREG: &str = "Hotel Breg";
pub const RUZA: &str = "Dr Ruža’s practice";
pub const LIPA: &str = "Café Lipa";
pub const ZRNO: &str = "Zrno Grocery";
pub const NANA: &str = "Salon Nana";
pub const LIBRARY: &str = "City Library";

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
        name: SUNCICA,
        municipality: "Ezerce",
        phone: "+389 2 555 0121",
        contact: "Ms Sunčica, owner",
        capacity: "2",
        note: "",
    },
    Place {
        kind: OrganisationKind::Employer,
        name: MIRNA,
        municipality: "Podlipa",
        phone: "+389 2 555 0122",
        contact: "Reception",
        capacity: "",
        note: "",
    },
    Place {
        kind: OrganisationKind::Employer,
        name: VODENICA,
        municipality: "Podlipa",
        phone: "+389 2 555 0123",
        contact: "Mr Goran, who cooks",
        capacity: "",
        note: "",
    },
    Place {
        kind: OrganisationKind::Employer,
        name: KONEC,
        municipality: "Ezerce",
        phone: "+389 2 555 0124",
        contact: "Ms Lidija, who leads it",
        capacity: "",
        note: "",
    },
    Place {
        kind: OrganisationKind::Employer,
        name: BREG,
        municipality: "Ezerce",
        phone: "+389 2 555 0125",
        contact: "Ms Vera, staff office",
        capacity: "",
        note: "",
    },
    Place {
        kind: OrganisationKind::Employer,
        name: RUZA,
        municipality: "Ezerce",
        phone: "+389 2 555 0126",
        contact: "Dr Ruža",
        capacity: "",
        note: "",
    },
    Place {
        kind: OrganisationKind::Employer,
        name: LIPA,
        municipality: "Ezerce",
        phone: "+389 2 555 0127",
        contact: "The owner",
        capacity: "",
        note: "",
    },
    Place {
        kind: OrganisationKind::Employer,
        name: ZRNO,
        municipality: "Podlipa",
        phone: "+389 2 555 0128",
        contact: "Ms Zrinka",
        capacity: "",
        note: "",
    },
    Place {
        kind: OrganisationKind::Employer,
        name: NANA,
        municipality: "Ezerce",
        phone: "+389 2 555 0129",
        contact: "Ms Nana",
        capacity: "",
        note: "",
    },
    Place {
        kind: OrganisationKind::Service,
        name: LIBRARY,
        municipality: "Ezerce",
        phone: "+389 2 555 0143",
        contact: "Ms Olga, children’s room",
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
