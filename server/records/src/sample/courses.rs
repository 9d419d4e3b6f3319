//! The invented courses: who teaches what and when, who of the invented people is on them, and what two of them choose between.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::{
    access::Actor,
    choosing::{ChoosingForm, DecideForm, WayForm},
    codes::{After, Cefr, Code, Completion, Language, Level, Mode, Payer, Reason},
    courses::{CourseForm, RunForm},
    funding::FundingForm,
    ids::{Course, Id, Resident, Run},
    places::{MovePlaceForm, PlaceCode, PlaceForm},
    problem::Problem,
};

use super::{
    ARBEN, Made, ZONE,
    days::{from, since_workday, workday},
    places::{ISKRA, KOSA, MOST},
};
use crate::{Failed, Records};

/// Who was made, by the name she uses, and her worker.
pub type People<'a> = HashMap<&'static str, (Id<Resident>, &'a Actor)>;

const HAIR: &str = "Hairdressing, level 1";
const BAKERY: &str = "Bakery, level 1";
const SEWING: &str = "Sewing and alterations";
const COMPUTER: &str = "Computer basics";
const CARE: &str = "Helping in care";
const MACEDONIAN: &str = "Macedonian for daily life";

struct Teaches {
    title: &'static str,
    at: &'static str,
    isced_f: &'static str,
    eqf: &'static str,
    hours: &'static str,
    age: &'static str,
    level: Option<Level>,
    language: Option<Cefr>,
    /// Bands of reading, numbers, and phone and computer.
    bands: [&'static str; 3],
    needs: &'static str,
    body: &'static str,
    fee: &'static str,
    costs: &'static str,
    runs: &'static [Runs],
}

/// One run, its days counted from today; `None` is not known.
struct Runs {
    starts: Option<i64>,
    ends: Option<i64>,
    seats: &'static str,
    times: &'static str,
    venue: &'static str,
}

const fn run(starts: Option<i64>, ends: Option<i64>, seats: &'static str, times: &'static str, venue: &'static str) -> Runs {
    Runs { starts, ends, seats, times, venue }
}

// One line a run, however long.
#[rustfmt::skip]
const TAUGHT: &[Teaches] = &[
    Teaches {
        title: HAIR, at: KOSA, isced_f: "1012", eqf: "3", hours: "480", age: "16", level: Some(Level::Isced2), language: Some(Cefr::A2), bands: ["2", "2", ""],
        needs: "", body: "Standing most of the day. Hands in water and dye. Close to strangers, touching hair. One way out, at the front.", fee: "0", costs: "Tools, 3,200 den; the school lends a set for the first month.",
        runs: &[
            run(Some(54), Some(222), "6", "Mon to Fri, 8:30 to 13:00", "Kosa School, Ezerce"),
            run(Some(-300), Some(-130), "5", "Mon to Fri, 8:30 to 13:00", "Kosa School, Ezerce"),
        ],
    },
    Teaches {
        title: BAKERY, at: ISKRA, isced_f: "0721", eqf: "3", hours: "240", age: "16", level: None, language: Some(Cefr::A2), bands: ["2", "3", ""],
        needs: "A health card.", body: "Heat, lifting to 10 kg, early mornings. Few people, one teacher.", fee: "0", costs: "",
        runs: &[
            run(Some(96), Some(180), "", "Mon and Thu, 7:00 to 13:00", "Iskra’s own bakery"),
            run(Some(-40), Some(44), "4", "Tue and Fri, 7:00 to 13:00", "Iskra’s own bakery"),
        ],
    },
    Teaches {
        title: SEWING, at: KOSA, isced_f: "0723", eqf: "2", hours: "120", age: "", level: None, language: None, bands: ["", "2", ""],
        needs: "", body: "Sitting, small work for the eyes, needles and irons. Six people in the room, all women.", fee: "2400", costs: "Cloth for the last piece.",
        runs: &[
            run(Some(-30), Some(60), "2", "Two afternoons, 15:00 to 17:30", "Kosa School, Ezerce"),
            run(None, None, "", "Evenings", "Reading Room Podlipa"),
        ],
    },
    Teaches {
        title: COMPUTER, at: MOST, isced_f: "0611", eqf: "2", hours: "60", age: "", level: Some(Level::Isced1), language: None, bands: ["2", "", "1"],
        needs: "", body: "Sitting. A room with a window and a door to the yard. Nobody takes pictures.", fee: "0", costs: "",
        runs: &[
            run(Some(-12), Some(30), "8", "Tue and Thu, 17:00 to 19:00", "Most, room 3"),
            run(Some(9), Some(51), "8", "Mon and Wed, 10:00 to 12:00", "Most, room 3"),
            run(Some(-200), Some(-140), "10", "Tue and Thu, 17:00 to 19:00", "Most, room 3"),
        ],
    },
    Teaches {
        title: CARE, at: MOST, isced_f: "0921", eqf: "4", hours: "320", age: "18", level: Some(Level::Isced2), language: Some(Cefr::B1), bands: ["3", "2", ""],
        needs: "A talk with the teacher first. A vaccination card.", body: "Lifting people with a second person. Being close to people who are ill. Two shifts in the last month, none at night.", fee: "4800", costs: "The exam, 1,000 den.",
        runs: &[run(Some(20), Some(140), "3", "Mon to Thu, 14:00 to 18:00", "Most and Centre Neven")],
    },
    Teaches {
        title: MACEDONIAN, at: MOST, isced_f: "0231", eqf: "", hours: "90", age: "", level: None, language: None, bands: ["", "", ""],
        needs: "", body: "Sitting and talking. Nobody asks about your own life.", fee: "0", costs: "A book, 400 den.",
        runs: &[
            run(Some(13), Some(160), "12", "Mon and Wed, 9:00 to 11:00", "Most, room 1"),
            run(Some(-210), Some(-60), "12", "Mon and Wed, 9:00 to 11:00", "Most, room 1"),
        ],
    },
];

/// One step on: to which state, how many days ago, and what that state asks for.
struct Step(PlaceCode, u64, Carries);

enum Carries {
    Nothing,
    /// In so many days from today; before it where negative.
    Day(i64),
    With(Completion),
    Because(Reason, &'static str),
}

struct On {
    who: &'static str,
    course: &'static str,
    run: usize,
    begins: Step,
    then: &'static [Step],
    money: Option<(&'static str, Payer, i64, After)>,
}

use Carries::{Because, Day, Nothing, With};
use PlaceCode::{Accepted, Applied, Attending, Completed, Interested, Left, NotThisTime, Offered, Taster, Waiting};

// One line a place, however long.
#[rustfmt::skip]
const ON: &[On] = &[
    On { who: "Теодора", course: COMPUTER, run: 2, begins: Step(Attending, 200, Nothing), then: &[Step(Completed, 140, With(Completion::Certificate))], money: None },
    On { who: "Valbona", course: MACEDONIAN, run: 1, begins: Step(Attending, 90, Nothing), then: &[Step(Completed, 60, With(Completion::AttendanceOnly))], money: None },
    On { who: "Elira", course: MACEDONIAN, run: 1, begins: Step(Attending, 205, Nothing), then: &[Step(Left, 150, Because(Reason::Work, "Your shifts begin at six."))], money: None },
    On { who: "Drita", course: HAIR, run: 1, begins: Step(Attending, 298, Nothing), then: &[Step(Completed, 130, With(Completion::ExamPending))], money: None },
    On { who: "Јована", course: SEWING, run: 0, begins: Step(Applied, 55, Nothing), then: &[Step(Offered, 50, Day(-43)), Step(Accepted, 48, Nothing), Step(Attending, 30, Nothing)], money: Some(("Sewing course", Payer::Donor, 60, After::NotNeeded)) },
    On { who: "Лејла", course: SEWING, run: 0, begins: Step(Accepted, 40, Nothing), then: &[Step(Attending, 30, Nothing)], money: None },
    On { who: "Drita", course: SEWING, run: 0, begins: Step(Applied, 35, Nothing), then: &[Step(Waiting, 33, Nothing)], money: None },
    On { who: "Drita", course: COMPUTER, run: 0, begins: Step(Attending, 12, Nothing), then: &[], money: Some(("Computer course and the bus", Payer::Agency, 30, After::Nobody)) },
    On { who: "Весна", course: COMPUTER, run: 0, begins: Step(Attending, 12, Nothing), then: &[], money: None },
    On { who: "Mirjeta", course: MACEDONIAN, run: 0, begins: Step(Applied, 3, Nothing), then: &[], money: None },
    On { who: "Каја", course: BAKERY, run: 0, begins: Step(Interested, 20, Nothing), then: &[Step(Taster, 16, Day(-9)), Step(Applied, 8, Nothing)], money: None },
    On { who: "Elira", course: COMPUTER, run: 1, begins: Step(Applied, 15, Nothing), then: &[Step(Offered, 12, Day(-5)), Step(Accepted, 9, Nothing)], money: Some(("Bus pass for the course", Payer::Municipality, 51, After::Asked)) },
    On { who: "Теодора", course: CARE, run: 0, begins: Step(Applied, 9, Nothing), then: &[Step(Offered, 1, Day(4))], money: None },
    On { who: "Неда", course: CARE, run: 0, begins: Step(Applied, 25, Nothing), then: &[Step(Offered, 12, Day(-2))], money: None },
    On { who: "Сара", course: CARE, run: 0, begins: Step(Interested, 14, Nothing), then: &[Step(NotThisTime, 5, Because(Reason::HerDecision, "You want to finish school first."))], money: None },
    On { who: "Сара", course: COMPUTER, run: 1, begins: Step(Interested, 4, Nothing), then: &[], money: None },
];

/// Makes the courses, puts people on them, and lays out two choices.
pub async fn play(records: &Records, made: &Made, people: &People<'_>) -> Result<(), Failed> {
    let today = records.clock().today(ZONE);
    let lead = made.team.get(ARBEN).ok_or(Failed(Problem::NotFound))?;
    let mut runs: HashMap<(&str, usize), Id<Run>> = HashMap::new();
    for taught in TAUGHT {
        let course = records.record_course(lead, None, &course(taught, made)).await?;
        for (number, run) in taught.runs.iter().enumerate() {
            runs.insert((taught.title, number), record_run(records, lead, course, run, today).await?);
        }
    }
    for on in ON {
        let (her, worker) = *people.get(on.who).ok_or(Failed(Problem::NotFound))?;
        let run = *runs.get(&(on.course, on.run)).ok_or(Failed(Problem::NotFound))?;
        place(records, worker, her, run, on, today).await?;
    }
    // Where today is at a weekend, what is answered today was answered on Friday.
    let then = records.days_ago(since_workday(today));
    choose(&then, people, &runs, today).await?;
    then.close().await;
    Ok(())
}

fn course(taught: &Teaches, made: &Made) -> CourseForm {
    CourseForm {
        version: String::new(),
        provider: made.places.get(taught.at).map(ToString::to_string).unwrap_or_default(),
        title: taught.title.into(),
        isced_f: taught.isced_f.into(),
        eqf: taught.eqf.into(),
        language: Language::Mk.code().into(),
        hours: taught.hours.into(),
        mode: Mode::InPerson.code().into(),
        needs_age: taught.age.into(),
        needs_level: taught.level.map(|level| level.code().to_owned()).unwrap_or_default(),
        needs_language_in: String::new(),
        needs_language: taught.language.map(|level| level.code().to_owned()).unwrap_or_default(),
        needs_reading: taught.bands[0].into(),
        needs_numbers: taught.bands[1].into(),
        needs_digital: taught.bands[2].into(),
        needs: taught.needs.into(),
        body: taught.body.into(),
        fee: taught.fee.into(),
        costs: taught.costs.into(),
    }
}

async fn record_run(records: &Records, lead: &Actor, course: Id<Course>, run: &Runs, today: NaiveDate) -> Result<Id<Run>, Failed> {
    let day = |days: Option<i64>| days.map(|days| workday(from(today, days)));
    let form = RunForm {
        version: String::new(),
        starts: day(run.starts).into(),
        ends: day(run.ends).into(),
        apply_by: day(run.starts.filter(|starts| *starts > 15).map(|starts| starts - 14)).into(),
        seats: run.seats.into(),
        offer_days: String::new(),
        times: run.times.into(),
        venue: run.venue.into(),
    };
    records.record_run(lead, course, None, &form).await
}

async fn place(
    records: &Records,
    worker: &Actor,
    her: Id<Resident>,
    run: Id<Run>,
    on: &On,
    today: NaiveDate,
) -> Result<(), Failed> {
    let ago = |days: u64| workday(today - Days::new(days));
    let form = PlaceForm {
        run: run.to_string(),
        begins_as: on.begins.0.code().into(),
        on: ago(on.begins.1).into(),
        ..PlaceForm::default()
    };
    let id = records.record_place(worker, her, &form).await?;
    for (version, Step(to, days, carries)) in (1..).zip(on.then) {
        let mut form = MovePlaceForm {
            version: i32::to_string(&version),
            to: to.code().into(),
            on: ago(*days).into(),
            ..MovePlaceForm::default()
        };
        match carries {
            Nothing => {}
            Day(days) => {
                let day = workday(from(today, *days));
                (form.until, form.taster_day) = (day.into(), day.into());
            }
            With(completion) => form.completion = completion.code().into(),
            Because(reason, words) => (form.reason, form.reason_words) = (reason.code().into(), (*words).into()),
        }
        records.move_place(worker, her, id, &form).await?;
    }
    let Some((what, payer, days, after)) = on.money else { return Ok(()) };
    let form = FundingForm {
        what: what.into(),
        payer: payer.code().into(),
        from: ago(on.begins.1).into(),
        until: from(today, days).into(),
        after: after.code().into(),
        place: id.to_string(),
        ..FundingForm::default()
    };
    records.record_funding(worker, her, None, &form).await
}

/// One who tries a day first, and one who chose a course that is full, so that she waits.
async fn choose(
    records: &Records,
    people: &People<'_>,
    runs: &HashMap<(&str, usize), Id<Run>>,
    today: NaiveDate,
) -> Result<(), Failed> {
    let run = |title, number| runs.get(&(title, number)).map(ToString::to_string).unwrap_or_default();
    let way = |run: String, way: &str, money: &str, good: &str, not_yet: &str| WayForm {
        run,
        way: way.into(),
        money: money.into(),
        good: good.into(),
        not_yet: not_yet.into(),
    };
    let (her, worker) = *people.get("Неда").ok_or(Failed(Problem::NotFound))?;
    let form = ChoosingForm {
        on: workday(from(today, -4)).into(),
        one: way(
            run(HAIR, 0),
            "Bus 4, 25 min. Home by 13:40",
            "We asked the donor for the tools.",
            "you cut your friends’ hair, and like it",
            "a work coat",
        ),
        two: way(
            run(BAKERY, 0),
            "Buses 2 and 7, 45 min. You leave at 6:05, in the dark; somebody goes with you the first week",
            "",
            "quiet; you weigh and measure as at work",
            "a health card; getting up early, with help",
        ),
        said: "I like hair. But I like it quiet. With dough nobody asks me things.".into(),
        ..ChoosingForm::default()
    };
    let id = records.record_choosing(worker, her, None, &form).await?;
    let bakery = *runs.get(&(BAKERY, 0)).ok_or(Failed(Problem::NotFound))?;
    let tries = records.try_first(worker, her, id, bakery).await?;
    let fixed = MovePlaceForm {
        version: "1".into(),
        to: Taster.code().into(),
        on: workday(today).into(),
        taster_day: workday(from(today, 5)).into(),
        ..MovePlaceForm::default()
    };
    records.move_place(worker, her, tries, &fixed).await?;
    let decide = DecideForm {
        version: "1".into(),
        decision: "try_first".into(),
        whose: "herself".into(),
        why: "You want to see both places before you say anything.".into(),
        ..DecideForm::default()
    };
    records.decide_choosing(worker, her, id, &decide).await?;

    let (her, worker) = *people.get("Valbona").ok_or(Failed(Problem::NotFound))?;
    let form = ChoosingForm {
        on: workday(from(today, -18)).into(),
        one: way(run(SEWING, 0), "On foot, 15 min", "The house pays the fee.", "you mend for the neighbours already", ""),
        two: way(
            run(CARE, 0),
            "Bus 2, 20 min. Home by 18:40",
            "",
            "you are patient, and like old people",
            "two shifts need child care",
        ),
        three: way(run(COMPUTER, 1), "Bus 2, 20 min", "", "", "reading takes you time; larger type helps"),
        said: "With a needle I am quick. I want to earn from home one day.".into(),
        ..ChoosingForm::default()
    };
    let id = records.record_choosing(worker, her, None, &form).await?;
    let decide = DecideForm {
        version: "1".into(),
        decision: run(SEWING, 0),
        whose: "with_someone".into(),
        why: "Your sister has a machine that you may use.".into(),
        ..DecideForm::default()
    };
    records.decide_choosing(worker, her, id, &decide).await?;
    bakes(
        records,
        people,
        way(run(HAIR, 0), "Bus 4, 25 min. Home by 13:40", "", "", "close to strangers all day"),
        run(BAKERY, 0),
        today,
    )
    .await
}

/// The one who signs in chose the bakery, and a seat there waits for her yes.
async fn bakes(records: &Records, people: &People<'_>, hair: WayForm, bakery: String, today: NaiveDate) -> Result<(), Failed> {
    let (her, worker) = *people.get("Весна").ok_or(Failed(Problem::NotFound))?;
    let two = WayForm {
        run: bakery.clone(),
        way: "Buses 2 and 7, 45 min. Somebody goes with you the first week".into(),
        money: "Who pays for the bus from January is not known yet.".into(),
        good: "You worked two days in a bakery, and liked it".into(),
        not_yet: "a health card; we make it together".into(),
    };
    let said = "With dough nobody asks me things. I want to bake.".into();
    let form = ChoosingForm { on: workday(from(today, -6)).into(), one: hair, two, said, ..ChoosingForm::default() };
    let id = records.record_choosing(worker, her, None, &form).await?;
    let decide = DecideForm { version: "1".into(), decision: bakery, whose: "herself".into(), ..DecideForm::default() };
    records.decide_choosing(worker, her, id, &decide).await?;
    let page = records.resident(worker, her, None).await?;
    let place = page.places.iter().find(|one| one.state.code() == Applied).map(|one| one.id).ok_or(Failed(Problem::NotFound))?;
    let offered = MovePlaceForm {
        version: "1".into(),
        to: Offered.code().into(),
        on: workday(today).into(),
        until: workday(from(today, 6)).into(),
        ..MovePlaceForm::default()
    };
    records.move_place(worker, her, place, &offered).await
}
