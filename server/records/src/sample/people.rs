//! The invented people of today: who she is, and what happened so far, in the order it did.

use domain::{
    assessments::Key as Instrument,
    codes::{
        After, BarrierKind, BirthSource, ContactKind, Direction, Ending, Holder, Language, Level, Paper, Pathway, Payer, Phase,
        Reason, Support, Term, YearResult,
    },
    enrolments::StateCode::{Applied, Attending, Enrolled, Needed},
};

use super::{
    ARBEN, BILJANA, LINDEN, MIRKO, QUAY,
    guardians::{AUNT_OF_ANA, AUNT_OF_VESNA, CENTRE_BEFORE, FATHER_OF_VESNA, GRANDMOTHER_OF_NORA, MOTHER_OF_LULE, MOTHER_OF_NORA},
    places::{BREZA, ISKRA, IZVOR, ZORA},
    story::{
        Class,
        Days5::{EveryDay, MissedLastWeek, Mostly, NotAllRecorded},
        Did::{
            Attends, Barrier, BeginsToLook, Contact, Ends, Enrols, Guardian, Leaves, Looks, Money, Moves, Note, Result, Returns,
            Task,
        },
        Known, NextStep, Person, To,
        When::{Ago, BeforeSchool, January, June, September},
        class, trade, turns,
    },
};

/// Somebody who arrived to live at Linden with Biljana, and of whom nothing is known yet.
const SOMEBODY: Person<'static> = Person {
    used: "",
    full: "",
    born: None,
    speaks: &[],
    worker: BILJANA,
    site: LINDEN,
    phase: Phase::InResidence,
    arrived: Ago(1),
    restricted: false,
    known: None,
    story: &[],
};

/// Where nobody has to do anything for it to go on.
const NOTHING: NextStep = None;

// One line an event, however long.
#[rustfmt::skip]
pub const PEOPLE: &[Person<'static>] = &[
    // Living here.
    Person {
        used: "Lule",
        full: "Lule Lastavica",
        born: Some(turns(13, 5, BirthSource::HerWord)),
        speaks: &[Language::Sq, Language::Mk],
        arrived: Ago(94),
        known: Some(Known { level: Level::Isced1, years_out: 2, taught: &[Language::Sq], papers: &[], supports: &[Support::LanguageAssistant, Support::Tutor] }),
        story: &[
            Guardian(MOTHER_OF_LULE),
            Enrols { at: "", on: Ago(80), begins: Needed, class: class(Level::Isced2, 7, Language::Sq), next: Some((Holder::Us, "Find out which papers the school needs", None)) },
            Moves { to: To::Applied(BREZA), on: Ago(22), next: Some((Holder::Office, "Registry office: a copy of the birth certificate", None)) },
            Barrier { kind: BarrierKind::Documents, what: "No birth certificate. Asked for twice; the school keeps a place.", since: Ago(22), until: None, holder: Holder::Office, due: None },
            Barrier { kind: BarrierKind::Distance, what: "Two buses each way; a pass was bought.", since: Ago(60), until: Some(Ago(50)), holder: Holder::Us, due: None },
            Contact { kind: ContactKind::Call, by: Direction::We, with: "Registry Office Ezerce", on: Ago(9), they: "The copy takes two more weeks.", we: "School keeps the place until then." },
            Contact { kind: ContactKind::Meeting, by: Direction::We, with: BREZA, on: Ago(30), they: "A place in grade 7 is kept for her.", we: "We bring the copy as soon as it is there." },
            Looks { of: Instrument::Reading, language: None, on: Ago(85), upto: 3, skips: &[], words: "I like it when somebody reads with me.", again: Some(0) },
            BeginsToLook { of: Instrument::Numbers, language: None, on: Ago(2), after: 5, words: "Tomorrow the rest." },
            Task { what: "Call the registry office before noon", in_days: 1 },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Ана",
        full: "Ана Јасика",
        born: Some(turns(15, 2, BirthSource::Document)),
        speaks: &[Language::Mk],
        arrived: Ago(41),
        known: Some(Known { level: Level::Isced1, years_out: 1, taught: &[Language::Mk], papers: &[Paper::BirthCertificate, Paper::Vaccination], supports: &[Support::QuietPlace] }),
        story: &[
            Guardian(AUNT_OF_ANA),
            Enrols { at: "", on: Ago(30), begins: Needed, class: class(Level::Isced2, 9, Language::Mk), next: Some((Holder::Herself, "Visit two schools and choose", None)) },
            Moves { to: To::Applied(ZORA), on: Ago(4), next: Some((Holder::Guardian, "Her aunt signs the enrolment", Some(6))) },
            Barrier { kind: BarrierKind::Guardian, what: "The enrolment needs a signature.", since: Ago(4), until: None, holder: Holder::Guardian, due: Some(6) },
            Task { what: "Print the list of school books", in_days: 0 },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Mirjeta",
        full: "Mirjeta Galebi",
        born: Some(turns(16, 10, BirthSource::Document)),
        speaks: &[Language::Sq, Language::En],
        arrived: Ago(12),
        known: Some(Known { level: Level::Isced2, years_out: 0, taught: &[Language::Sq], papers: &[Paper::SchoolReport], supports: &[] }),
        story: &[
            Enrols { at: "", on: Ago(9), begins: Needed, class: class(Level::Isced3, 1, Language::Sq), next: Some((Holder::Us, "Choose a school with her", Some(2))) },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Весна",
        full: "Весна Славеј",
        born: Some(turns(17, 12, BirthSource::Document)),
        speaks: &[Language::Mk, Language::Sr],
        arrived: Ago(140),
        known: Some(Known { level: Level::Isced2, years_out: 1, taught: &[Language::Mk], papers: &[Paper::BirthCertificate, Paper::Identity, Paper::SchoolReport], supports: &[Support::ExtraTime] }),
        story: &[
            Guardian(CENTRE_BEFORE),
            Guardian(AUNT_OF_VESNA),
            Guardian(FATHER_OF_VESNA),
            Enrols { at: IZVOR, on: Ago(105), begins: Enrolled, class: trade(2, "Baker"), next: Some((Holder::School, "Says which class she joins", None)) },
            Moves { to: To::Attending, on: Ago(91), next: NOTHING },
            Attends(EveryDay),
            Money { what: "Bus pass", payer: Payer::Municipality, from: Ago(85), days_left: Some(37), after: After::Nobody, whom: "" },
            Looks { of: Instrument::Language, language: Some(Language::Mk), on: Ago(130), upto: 5, skips: &[], words: "I understand, but I do not like to speak.", again: None },
            Looks { of: Instrument::Language, language: Some(Language::Mk), on: Ago(13), upto: 9, skips: &[], words: "Now I speak in class.", again: Some(90) },
            Looks { of: Instrument::Reading, language: None, on: Ago(130), upto: 6, skips: &[], words: "", again: None },
            Looks { of: Instrument::Reading, language: None, on: Ago(13), upto: 9, skips: &[], words: "", again: Some(90) },
            Looks { of: Instrument::Numbers, language: None, on: Ago(13), upto: 9, skips: &[], words: "I can double a recipe.", again: Some(90) },
            Looks { of: Instrument::Interests, language: None, on: Ago(13), upto: 2, skips: &[], words: "Baking, most of all.", again: None },
            Looks { of: Instrument::LifeSkills, language: None, on: Ago(13), upto: 3, skips: &["health", "money_c"], words: "", again: Some(90) },
            Looks { of: Instrument::Digital, language: None, on: Ago(12), upto: 8, skips: &[], words: "", again: None },
            Contact { kind: ContactKind::Call, by: Direction::They, with: IZVOR, on: Ago(6), they: "She works well in the bakery class.", we: "Thank you. We tell her." },
            Contact { kind: ContactKind::Meeting, by: Direction::We, with: "", on: Ago(3), they: "Would like to try a real bakery.", we: "We look for one that is safe." },
            Note { on: Ago(20), words: "Works best in the morning. Likes to be asked, not told.", restricted: false },
            Note { on: Ago(2), words: "Ask the lead before any call from her father's side.", restricted: true },
            Task { what: "Read her plan with her", in_days: 0 },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Nora",
        full: "Nora Dëllinja",
        born: Some(turns(14, 8, BirthSource::Document)),
        speaks: &[Language::Sq],
        site: QUAY,
        arrived: Ago(63),
        restricted: true,
        known: Some(Known { level: Level::Isced1, years_out: 0, taught: &[Language::Sq], papers: &[Paper::BirthCertificate, Paper::HealthPaper], supports: &[Support::TravelCompanion] }),
        story: &[
            Guardian(GRANDMOTHER_OF_NORA),
            Guardian(MOTHER_OF_NORA),
            Enrols { at: BREZA, on: Ago(35), begins: Attending, class: class(Level::Isced2, 8, Language::Sq), next: NOTHING },
            Attends(Mostly),
            Money { what: "Taxi on the way home", payer: Payer::Donor, from: Ago(35), days_left: Some(80), after: After::Asked, whom: "The municipality" },
        ],
        ..SOMEBODY
    },
    Person { arrived: Ago(3), ..SOMEBODY },
    // Supported from outside.
    Person {
        used: "Мила",
        full: "Мила Врабец",
        born: Some(turns(12, 3, BirthSource::Estimate)),
        speaks: &[Language::Rom, Language::Mk],
        site: QUAY,
        worker: MIRKO,
        phase: Phase::SupportedOutside,
        arrived: Ago(72),
        known: Some(Known { level: Level::Isced1, years_out: 3, taught: &[Language::Mk], papers: &[Paper::Vaccination], supports: &[Support::LanguageAssistant] }),
        story: &[
            Enrols { at: BREZA, on: Ago(45), begins: Applied, class: class(Level::Isced1, 5, Language::Mk), next: Some((Holder::School, "Answers whether she may come before the papers", None)) },
            Moves { to: To::Guest, on: Ago(30), next: Some((Holder::Office, "Registry office: late entry of the birth", Some(15))) },
            Attends(Mostly),
            Barrier { kind: BarrierKind::Documents, what: "Your birth was never entered.", since: Ago(45), until: None, holder: Holder::Office, due: Some(15) },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Esma",
        full: "Esma Orahova",
        born: Some(turns(16, 4, BirthSource::Document)),
        speaks: &[Language::Tr, Language::Mk],
        phase: Phase::SupportedOutside,
        arrived: Ago(26),
        known: Some(Known { level: Level::Isced2, years_out: 0, taught: &[Language::Tr, Language::Mk], papers: &[Paper::Identity, Paper::SchoolReport], supports: &[] }),
        story: &[
            Enrols { at: IZVOR, on: Ago(18), begins: Applied, class: trade(1, "Tailor"), next: Some((Holder::School, "Looks at her report", None)) },
            Moves { to: To::Enrolled, on: Ago(0), next: Some((Holder::Us, "Go with her on the first day", Some(4))) },
        ],
        ..SOMEBODY
    },
    // Supported after leaving.
    Person {
        used: "Сара",
        full: "Сара Сојка",
        born: Some(turns(18, 7, BirthSource::Document)),
        speaks: &[Language::Mk],
        arrived: BeforeSchool(1, 38),
        known: Some(Known { level: Level::Isced2, years_out: 2, taught: &[Language::Mk], papers: &[Paper::Identity, Paper::SchoolReport], supports: &[Support::Tutor] }),
        story: &[
            Enrols { at: IZVOR, on: September(1), begins: Attending, class: trade(1, "Hairdresser"), next: NOTHING },
            Result { term: Term::First, outcome: YearResult::Passed, average: "3,40", on: January(1), words: "Mathematics is hard; a tutor helps." },
            Result { term: Term::Year, outcome: YearResult::Passed, average: "3,80", on: June(0), words: "" },
            Moves { to: To::YearEnded(YearResult::Passed), on: June(0), next: NOTHING },
            Leaves(June(0)),
            Enrols { at: IZVOR, on: September(0), begins: Attending, class: trade(2, "Hairdresser"), next: NOTHING },
            Attends(MissedLastWeek),
            Money { what: "Tutor", payer: Payer::Donor, from: September(0), days_left: Some(57), after: After::Asked, whom: "The municipality" },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Јована",
        full: "Јована Багрем",
        born: Some(turns(17, 9, BirthSource::Document)),
        speaks: &[Language::Mk],
        arrived: BeforeSchool(1, 57),
        known: Some(Known { level: Level::Isced2, years_out: 1, taught: &[Language::Mk], papers: &[Paper::BirthCertificate, Paper::Identity], supports: &[] }),
        story: &[
            Enrols { at: ZORA, on: September(1), begins: Attending, class: trade(1, "Tailor"), next: NOTHING },
            Moves { to: To::Transferred(IZVOR), on: June(0), next: NOTHING },
            Leaves(June(0)),
            Enrols { at: IZVOR, on: September(0), begins: Attending, class: trade(2, "Tailor"), next: NOTHING },
            Attends(NotAllRecorded),
        ],
        ..SOMEBODY
    },
    Person {
        used: "Теодора",
        full: "Теодора Липа",
        born: Some(turns(20, 1, BirthSource::Document)),
        speaks: &[Language::Mk, Language::En],
        arrived: BeforeSchool(2, 52),
        known: Some(Known { level: Level::Isced3, years_out: 0, taught: &[Language::Mk], papers: &[Paper::Identity, Paper::Diploma], supports: &[] }),
        story: &[
            Enrols { at: IZVOR, on: September(2), begins: Attending, class: class(Level::Isced3, 4, Language::Mk), next: NOTHING },
            Result { term: Term::Year, outcome: YearResult::Passed, average: "4.65", on: June(1), words: "You passed the final exams." },
            Moves { to: To::Completed, on: June(1), next: NOTHING },
            Leaves(September(1)),
            Money { what: "Help with the rent", payer: Payer::Agency, from: September(1), days_left: Some(52), after: After::Agreed, whom: "The municipality" },
            Task { what: "Call her after eleven", in_days: 0 },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Elira",
        full: "Elira Pishë",
        born: Some(turns(19, 3, BirthSource::Document)),
        speaks: &[Language::Sq, Language::Mk],
        arrived: BeforeSchool(1, 44),
        known: Some(Known { level: Level::Isced2, years_out: 2, taught: &[Language::Sq], papers: &[Paper::Identity], supports: &[] }),
        story: &[
            Enrols { at: ZORA, on: September(1), begins: Attending, class: Class { pathway: Pathway::AdultBasic, ..class(Level::Isced2, 9, Language::Sq) }, next: NOTHING },
            Leaves(June(0)),
            Moves { to: To::Interrupted(Reason::Work, "Your shifts are in the evening now."), on: Ago(40), next: Some((Holder::Herself, "Ask for early shifts", Some(12))) },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Drita",
        full: "Drita Jasikova",
        born: Some(turns(21, 6, BirthSource::HerWord)),
        speaks: &[Language::Sq],
        worker: ARBEN,
        arrived: BeforeSchool(2, 70),
        known: Some(Known { level: Level::Isced2, years_out: 4, taught: &[Language::Sq], papers: &[Paper::Identity], supports: &[Support::Hearing] }),
        story: &[
            Enrols { at: ISKRA, on: September(1), begins: Enrolled, class: Class { pathway: Pathway::PrivateCandidate, ..trade(3, "Bookkeeping clerk") }, next: Some((Holder::Herself, "Register for the exams", None)) },
            Result { term: Term::Year, outcome: YearResult::ExamsLeft, average: "", on: June(0), words: "Two exams are left for the next sitting." },
            Moves { to: To::YearEnded(YearResult::ExamsLeft), on: June(0), next: Some((Holder::Us, "Pay the fee for the next sitting", Some(1))) },
            Leaves(June(1)),
        ],
        ..SOMEBODY
    },
    Person {
        used: "Besa",
        full: "Besa Dallëndyshe",
        born: Some(turns(17, 11, BirthSource::Document)),
        speaks: &[Language::Sq, Language::De],
        site: QUAY,
        arrived: BeforeSchool(2, 30),
        known: Some(Known { level: Level::Isced2, years_out: 1, taught: &[Language::De], papers: &[Paper::Identity], supports: &[] }),
        story: &[
            Ends(June(1), Ending::ToFamily),
            Returns(Ago(58), Phase::InResidence),
            Enrols { at: ISKRA, on: Ago(50), begins: Applied, class: trade(1, "Gardener"), next: Some((Holder::School, "Answers by letter", None)) },
            Moves { to: To::Refused(Reason::Documents, "The school report from abroad is not recognised yet."), on: Ago(33), next: Some((Holder::Office, "The ministry recognises her report", None)) },
            Barrier { kind: BarrierKind::Recognition, what: "A school report from Germany.", since: Ago(33), until: None, holder: Holder::Office, due: None },
            Leaves(Ago(15)),
            Task { what: "Write to the ministry about her report", in_days: 1 },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Лејла",
        full: "Лејла Зелена",
        born: Some(turns(16, 1, BirthSource::Document)),
        speaks: &[Language::Bs, Language::Mk],
        site: QUAY,
        worker: MIRKO,
        arrived: BeforeSchool(1, 61),
        known: Some(Known { level: Level::Isced2, years_out: 0, taught: &[Language::Mk], papers: &[Paper::BirthCertificate, Paper::SchoolReport, Paper::Vaccination], supports: &[] }),
        story: &[
            Enrols { at: BREZA, on: September(1), begins: Attending, class: class(Level::Isced2, 9, Language::Mk), next: NOTHING },
            Result { term: Term::Year, outcome: YearResult::Passed, average: "4,10", on: June(0), words: "" },
            Moves { to: To::Completed, on: June(0), next: NOTHING },
            Leaves(June(0)),
            Enrols { at: IZVOR, on: September(0), begins: Attending, class: class(Level::Isced3, 1, Language::Mk), next: NOTHING },
            Attends(Mostly),
            Money { what: "School books", payer: Payer::House, from: September(0), days_left: Some(20), after: After::NotNeeded, whom: "" },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Неда",
        full: "Неда Штркова",
        born: Some(turns(18, 2, BirthSource::Document)),
        speaks: &[Language::Mk],
        site: QUAY,
        worker: MIRKO,
        arrived: BeforeSchool(1, 33),
        known: Some(Known { level: Level::Isced2, years_out: 3, taught: &[Language::Mk], papers: &[], supports: &[] }),
        story: &[
            Enrols { at: ZORA, on: September(1), begins: Attending, class: class(Level::Isced3, 1, Language::Mk), next: NOTHING },
            Moves { to: To::Stopped(Reason::HerDecision, "You want to work first. You can come back whenever you like."), on: January(1), next: NOTHING },
            Leaves(June(0)),
            Looks { of: Instrument::Language, language: Some(Language::Mk), on: Ago(190), upto: 5, skips: &["writing"], words: "I understand everything. Forms are hard.", again: Some(4) },
            Looks { of: Instrument::Reading, language: None, on: Ago(190), upto: 6, skips: &["text_3c"], words: "", again: None },
            Looks { of: Instrument::Numbers, language: None, on: Ago(188), upto: 6, skips: &["counting_4a", "counting_4b", "counting_4c"], words: "Money I can do. Scales I never tried.", again: Some(4) },
            Looks { of: Instrument::Interests, language: None, on: Ago(188), upto: 2, skips: &["order"], words: "Hair, and dough.", again: None },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Valbona",
        full: "Valbona Vranova",
        born: Some(turns(24, 0, BirthSource::HerWord)),
        speaks: &[Language::Sq],
        worker: ARBEN,
        arrived: Ago(103),
        known: Some(Known { level: Level::Isced0, years_out: 9, taught: &[], papers: &[Paper::Identity], supports: &[Support::LargeType, Support::Tutor] }),
        story: &[
            Enrols { at: ZORA, on: Ago(50), begins: Attending, class: Class { pathway: Pathway::AdultBasic, supports: &[Support::LargeType], ..class(Level::Isced1, 4, Language::Sq) }, next: NOTHING },
            Attends(Mostly),
            Leaves(Ago(30)),
            Looks { of: Instrument::Reading, language: None, on: Ago(48), upto: 3, skips: &["text_2b"], words: "Large letters are fine.", again: Some(30) },
            Looks { of: Instrument::Numbers, language: None, on: Ago(48), upto: 6, skips: &[], words: "", again: None },
            Money { what: "Child care in the evening", payer: Payer::House, from: Ago(50), days_left: Some(45), after: After::Nobody, whom: "" },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Zana",
        full: "Zana Topola",
        born: Some(turns(15, 5, BirthSource::Document)),
        speaks: &[Language::Sq, Language::Mk],
        arrived: BeforeSchool(1, 25),
        known: Some(Known { level: Level::Isced1, years_out: 1, taught: &[Language::Sq], papers: &[Paper::BirthCertificate], supports: &[Support::Mobility] }),
        story: &[
            Enrols { at: BREZA, on: September(1), begins: Attending, class: class(Level::Isced2, 8, Language::Sq), next: NOTHING },
            Result { term: Term::First, outcome: YearResult::Passed, average: "2,90", on: January(1), words: "" },
            Moves { to: To::YearEnded(YearResult::Repeats), on: June(0), next: NOTHING },
            Leaves(June(0)),
            Enrols { at: BREZA, on: September(0), begins: Attending, class: class(Level::Isced2, 8, Language::Sq), next: NOTHING },
            Attends(EveryDay),
        ],
        ..SOMEBODY
    },
    Person {
        used: "Каја",
        full: "Каја Кос",
        born: Some(turns(22, 12, BirthSource::Document)),
        speaks: &[Language::Sr, Language::Mk],
        worker: ARBEN,
        arrived: Ago(77),
        known: Some(Known { level: Level::Isced3, years_out: 2, taught: &[Language::Mk], papers: &[Paper::Identity, Paper::Diploma], supports: &[] }),
        story: &[
            Leaves(Ago(25)),
            Enrols { at: ISKRA, on: Ago(11), begins: Applied, class: trade(1, "Baker"), next: Some((Holder::School, "Says who gets a place in January", Some(3))) },
        ],
        ..SOMEBODY
    },
    Person {
        used: "Рада",
        speaks: &[Language::Mk],
        site: QUAY,
        worker: MIRKO,
        arrived: BeforeSchool(1, 90),
        story: &[Leaves(Ago(20))],
        ..SOMEBODY
    },
];
