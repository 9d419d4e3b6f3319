//! The invented work: checks of employers, placements in every state, check-ins, and an exception that waits for a lead.

use chrono::{Days, NaiveDate};
use domain::{
    access::Actor,
    codes::{Answer, Code, Decider, PlacementKind, Source, ToldBy, WorkReason},
    ids::{Id, Placement, Resident},
    placements::{CheckInForm, CheckInStep, ExceptionForm, MovePlacementForm, PlacementCode, PlacementForm},
    problem::Problem,
    vettings::VettingForm,
};

use super::{
    ARBEN, BILJANA, Made, ZONE,
    courses::People,
    days::{from, workday},
    places::{BREG, KONEC, LIBRARY, LIPA, MIRNA, NANA, RUZA, SUNCICA, VODENICA, ZRNO},
};
use crate::{Failed, Records};

/// A check, its days counted from today; it passed where it says until when it holds: two days less than
/// a year, as the day of the check may be the Friday before.
struct Check {
    at: &'static str,
    on: i64,
    until: Option<i64>,
    /// Of the questions in their order: answer and words.
    said: [(Answer, &'static str); 6],
    reasons: &'static str,
}

use Answer::{No, NotKnown, Yes};

const ASKED: [(Answer, &str); 6] = [(No, ""), (No, ""), (No, ""), (No, ""), (Yes, "The last bus goes late enough"), (Yes, "")];

// One line a check, however long.
#[rustfmt::skip]
const CHECKS: &[Check] = &[
    Check { at: SUNCICA, on: -385, until: Some(-22), said: ASKED, reasons: "The owner works beside her people. Begins at five, home by noon." },
    Check { at: MIRNA, on: -2, until: None, said: [
        (Yes, "Staff room in the hotel; leaving the job means leaving the room the same day"), (Yes, "“We keep the cards safe at reception”"),
        (Yes, "Uniform, taken from the first three pays"), (Yes, "Two a week"), (No, "Shift ends 23:00, the last bus goes 22:10"), (NotKnown, "A visit was offered"),
    ], reasons: "A room tied to the job, papers kept, and a debt from the first day. Look again only after a visit." },
    Check { at: KONEC, on: -100, until: Some(263), said: ASKED, reasons: "Four women at four machines. Door to the street." },
    Check { at: BREG, on: -310, until: Some(50), said: [(No, ""), (No, ""), (No, ""), (Yes, "Only in the bar; not for ours"), (Yes, ""), (Yes, "Twice")], reasons: "Kitchen and rooms are led apart." },
    Check { at: RUZA, on: -190, until: Some(170), said: ASKED, reasons: "" },
    Check { at: LIBRARY, on: -210, until: Some(150), said: ASKED, reasons: "" },
];

const CHECKED_FIELDS: [&str; 6] = ["lodging", "papers", "fee", "nights", "way_home", "visited"];

/// One step on: to which state, how many days ago, and why where it is over.
struct Step(PlacementCode, u64, Option<(Decider, WorkReason, &'static str)>);

/// One check-in: which, how many days ago, paid as promised, and what was said.
struct Told(CheckInStep, u64, Answer, &'static str);

struct Work {
    who: &'static str,
    what: &'static str,
    kind: PlacementKind,
    source: Source,
    at: &'static str,
    isco: &'static str,
    hours: &'static str,
    /// In so many days from today: the first day, and the planned last one.
    days: (Option<i64>, Option<i64>),
    pay: &'static str,
    begins: (PlacementCode, u64),
    then: &'static [Step],
    told: &'static [Told],
}

use PlacementCode::{Agreed, Checking, Ended, Idea, NotTaken, Offered, Started, StartedOwn};
use PlacementKind::{Apprenticeship, Internship, Job, SelfEmployment, Shadowing};

// One line a placement, however long.
#[rustfmt::skip]
const WORK: &[Work] = &[
    Work { who: "Mirjeta", what: "A day with a hairdresser", kind: Shadowing, source: Source::Us, at: "", isco: "5141", hours: "", days: (None, None), pay: "", begins: (Idea, 3), then: &[], told: &[] },
    Work { who: "Каја", what: "Online shop, knitwear", kind: SelfEmployment, source: Source::Her, at: "", isco: "", hours: "", days: (None, None), pay: "", begins: (Idea, 9), then: &[], told: &[] },
    Work { who: "Сара", what: "Room attendant", kind: Job, source: Source::Employer, at: MIRNA, isco: "9112", hours: "40", days: (None, None), pay: "“Good pay, and a room”", begins: (Offered, 8), then: &[], told: &[] },
    Work { who: "Весна", what: "Baker’s apprentice", kind: Apprenticeship, source: Source::Us, at: SUNCICA, isco: "7512", hours: "20", days: (Some(47), None), pay: "", begins: (Offered, 14), then: &[Step(Checking, 10, None)], told: &[] },
    Work { who: "Весна", what: "Helper after school", kind: Internship, source: Source::Us, at: LIBRARY, isco: "4411", hours: "4", days: (None, None), pay: "300 den an afternoon", begins: (Offered, 30), then: &[Step(Checking, 25, None), Step(Agreed, 20, None), Step(Started, 11, None)], told: &[Told(CheckInStep::Day1, 11, Yes, "She put every book back by herself.")] },
    Work { who: "Valbona", what: "Kitchen helper", kind: Job, source: Source::Family, at: VODENICA, isco: "9412", hours: "30", days: (Some(4), None), pay: "18,000 den a month", begins: (Offered, 9), then: &[Step(Checking, 6, None)], told: &[] },
    Work { who: "Јована", what: "Sewing room, three weeks", kind: Internship, source: Source::Us, at: KONEC, isco: "7531", hours: "25", days: (Some(5), Some(26)), pay: "", begins: (Offered, 30), then: &[Step(Checking, 25, None), Step(Agreed, 6, None)], told: &[] },
    Work { who: "Elira", what: "Kitchen assistant", kind: Apprenticeship, source: Source::Us, at: BREG, isco: "9412", hours: "30", days: (None, None), pay: "12,000 den a month and meals", begins: (Offered, 40), then: &[Step(Checking, 35, None), Step(Agreed, 28, None), Step(Started, 20, None)], told: &[
        Told(CheckInStep::Day1, 20, NotKnown, "The cook showed her everything. She was tired and glad."), Told(CheckInStep::Week1, 13, No, "Meals are taken off the pay now. Nobody had said so."),
    ] },
    Work { who: "Теодора", what: "Dental office assistant", kind: Job, source: Source::Us, at: RUZA, isco: "3251", hours: "40", days: (None, None), pay: "24,000 den a month", begins: (Offered, 110), then: &[Step(Checking, 105, None), Step(Agreed, 100, None), Step(Started, 92, None)], told: &[
        Told(CheckInStep::Day1, 92, NotKnown, ""), Told(CheckInStep::Week1, 85, Yes, "Knows every patient by name already."), Told(CheckInStep::Month1, 61, Yes, "Paid on the day."),
    ] },
    Work { who: "Drita", what: "Waiter", kind: Job, source: Source::Her, at: LIPA, isco: "5131", hours: "20", days: (None, None), pay: "", begins: (StartedOwn, 40), then: &[], told: &[
        Told(CheckInStep::Week1, 30, Yes, "The owner is a friend of her cousin. She said yes to calls."), Told(CheckInStep::Month1, 9, Yes, ""),
    ] },
    Work { who: "Неда", what: "Library assistant", kind: Internship, source: Source::Us, at: LIBRARY, isco: "4411", hours: "20", days: (None, None), pay: "", begins: (Offered, 150), then: &[
        Step(Checking, 148, None), Step(Agreed, 145, None), Step(Started, 140, None), Step(Ended, 80, Some((Decider::Her, WorkReason::Finished, "A good reference. They would take you again."))),
    ], told: &[Told(CheckInStep::Day1, 140, Yes, ""), Told(CheckInStep::Month1, 108, Yes, "She reads to the small ones on Fridays.")] },
    Work { who: "Лејла", what: "Shop help at weekends", kind: Job, source: Source::Her, at: ZRNO, isco: "5223", hours: "12", days: (None, None), pay: "", begins: (Offered, 24), then: &[
        Step(NotTaken, 20, Some((Decider::Us, WorkReason::School, "School comes first. Ask again in summer."))),
    ], told: &[] },
    Work { who: "Elira", what: "A day in a salon", kind: Shadowing, source: Source::Us, at: NANA, isco: "5141", hours: "", days: (None, None), pay: "", begins: (Offered, 70), then: &[
        Step(NotTaken, 66, Some((Decider::Her, WorkReason::HerDecision, "You like kitchens more."))),
    ], told: &[] },
];

/// Checks the employers, and plays the work of those who have some.
pub async fn play(records: &Records, made: &Made, people: &People<'_>) -> Result<(), Failed> {
    let today = records.clock().today(ZONE);
    let (lead, other) = (worker(made, ARBEN)?, worker(made, BILJANA)?);
    for (number, check) in CHECKS.iter().enumerate() {
        let by = if number % 2 == 0 { other } else { lead };
        let at = *made.places.get(check.at).ok_or(Failed(Problem::NotFound))?;
        records.record_vetting(by, at, &vetting(check, today)).await?;
    }
    for work in WORK {
        let (her, worker) = *people.get(work.who).ok_or(Failed(Problem::NotFound))?;
        let (id, version) = placement(records, made, worker, her, work, today).await?;
        if work.at == VODENICA {
            let reason =
                "The work begins before the visit on Thursday can be. The cook is your aunt’s neighbour; you sleep at home.";
            let form = ExceptionForm { version: i32::to_string(&version), reason: reason.into() };
            records.ask_exception(other, her, id, &form).await?;
        }
    }
    Ok(())
}

fn worker<'a>(made: &'a Made, name: &str) -> Result<&'a Actor, Failed> {
    made.team.get(name).ok_or(Failed(Problem::NotFound))
}

fn vetting(check: &Check, today: NaiveDate) -> VettingForm {
    let mut form = VettingForm {
        on: workday(from(today, check.on)).into(),
        result: if check.until.is_some() { "passed".into() } else { "not_passed".into() },
        reasons: check.reasons.into(),
        valid_until: check.until.map(|days| from(today, days)).into(),
        ..VettingForm::default()
    };
    for (field, (answer, words)) in CHECKED_FIELDS.iter().zip(check.said) {
        let (typed, said) = match *field {
            "lodging" => (&mut form.lodging, &mut form.lodging_words),
            "papers" => (&mut form.papers, &mut form.papers_words),
            "fee" => (&mut form.fee, &mut form.fee_words),
            "nights" => (&mut form.nights, &mut form.nights_words),
            "way_home" => (&mut form.way_home, &mut form.way_home_words),
            _ => (&mut form.visited, &mut form.visited_words),
        };
        (*typed, *said) = (answer.code().to_owned(), words.to_owned());
    }
    form
}

async fn placement(
    records: &Records,
    made: &Made,
    worker: &Actor,
    her: Id<Resident>,
    work: &Work,
    today: NaiveDate,
) -> Result<(Id<Placement>, i32), Failed> {
    let ago = |days: u64| workday(today - Days::new(days));
    let day = |days: Option<i64>| days.map(|days| workday(from(today, days)));
    let own = work.begins.0 == StartedOwn;
    let form = PlacementForm {
        begins_as: work.begins.0.code().into(),
        on: ago(work.begins.1).into(),
        kind: work.kind.code().into(),
        source: work.source.code().into(),
        employer: made.places.get(work.at).map(ToString::to_string).unwrap_or_default(),
        what: work.what.into(),
        isco: work.isco.into(),
        hours: work.hours.into(),
        nights: No.code().into(),
        pay: work.pay.into(),
        starts: day(work.days.0).into(),
        ends: day(work.days.1).into(),
        contract: if own { NotKnown } else { Yes }.code().into(),
        may_call: if own { Yes } else { NotKnown }.code().into(),
        ..PlacementForm::default()
    };
    let id = records.record_placement(worker, her, &form).await?;
    let mut version = 1;
    for Step(to, days, over) in work.then {
        let mut form = MovePlacementForm {
            version: version.to_string(),
            to: to.code().into(),
            on: ago(*days).into(),
            ..MovePlacementForm::default()
        };
        if let Some((by, reason, words)) = over {
            (form.by, form.reason, form.reason_words) = (by.code().into(), reason.code().into(), (*words).into());
        }
        records.move_placement(worker, her, id, &form).await?;
        version += 1;
    }
    for Told(step, days, paid, words) in work.told {
        let yes = || Yes.code().to_owned();
        let form = CheckInForm {
            version: String::new(),
            step: step.code().into(),
            on: ago(*days).into(),
            told_by: ToldBy::Her.code().into(),
            working: yes(),
            paid_as_promised: paid.code().into(),
            free_to_leave: yes(),
            keeps_papers: yes(),
            safe: yes(),
            words: (*words).into(),
        };
        records.record_check_in(worker, her, id, None, &form).await?;
    }
    Ok((id, version))
}
