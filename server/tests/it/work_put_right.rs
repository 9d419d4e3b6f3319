//! A wrong day or a misclick is put right in the latest step of work, and no rule of going forward is got round by it.

use chrono::{Days, Months, NaiveDate};
use domain::{
    ids::{Id, Placement, Resident},
    placements::{
        AnswerExceptionForm, CheckInForm, CheckInStep, ExceptionForm, ExceptionState, MovePlacementForm, PlacementCode,
        PlacementForm, PlacementState, PlacementView, TellForm,
    },
    problem::{Day, Fault, Problem, Rule},
    removals::{Removable, RemovableKind},
    residents::{IntakeForm, ResidentForm},
    steps::StepDayForm,
    vettings::VettingForm,
};
use records::Failed;
use uuid::Uuid;

use crate::{
    placements::{aged, checked, employer, job, now, one, refused, walk},
    put_right::{kept, lines, wrong},
    support::{
        case::{Case, herself},
        doors::{Door, knock},
        forms::{check_in, move_placement, passed},
        people::{ago, bare, today},
        store::{Store, both_engines},
        web::{Web, pairs},
    },
};

type Hers = (Id<Resident>, Id<Placement>);

/// A job of somebody grown up at an employer who was checked, led so far; each step was on one day.
async fn work(store: &Store, way: &[&str]) -> Hers {
    let (her, bakery) = (aged(store, 20).await, checked(store).await);
    (her, walk(store, her, job(bakery), way).await.unwrap())
}

async fn back(store: &Store, (her, id): Hers, version: i32) -> Result<(), Failed> {
    store.records.take_back_placement_step(&store.people.ana, her, id, version).await
}

async fn day(store: &Store, (her, id): Hers, version: i32, on: NaiveDate) -> Result<(), Failed> {
    store.records.correct_placement_step(&store.people.ana, her, id, &StepDayForm::of(version, on)).await
}

async fn moved(store: &Store, (her, id): Hers, form: MovePlacementForm) {
    store.records.move_placement(&store.people.ana, her, id, &form).await.unwrap();
}

async fn told(store: &Store, (her, id): Hers, step: &str, on: NaiveDate) {
    let form = CheckInForm { step: step.into(), on: on.into(), ..check_in("yes") };
    store.records.record_check_in(&store.people.ana, her, id, None, &form).await.unwrap();
}

const RECORDED: Result<(), Failed> = Err(Failed(Problem::Conflict(Rule::CheckInsRecorded)));

#[test]
fn a_step_taken_by_mistake_is_taken_back_with_everything_it_wrote() {
    both_engines(async |store: &Store| {
        let hers = work(store, &["checking"]).await;
        let before = one(store, hers.0, hers.1).await;
        let not = MovePlacementForm { reason_words: "First the exam".into(), ..move_placement("not_taken", 1) };
        moved(store, hers, not).await;
        back(store, hers, 2).await.unwrap();
        assert_eq!(one(store, hers.0, hers.1).await, PlacementView { version: 3, ..before });
        let nothing = "SELECT count(*) FROM placement WHERE id = $1 AND state = 'checking' AND decider IS NULL AND reason IS NULL \
                       AND reason_words IS NULL";
        assert_eq!(store.sql.number(nothing, vec![hers.1.raw().into()]).await, 1);
        assert_eq!((kept(store, "placement", hers.1.raw()).await, lines(store, "move_placement", hers.0).await), (2, 2));
        assert_eq!(back(store, hers, 3).await, Err(refused(Rule::NoSuchStep)), "how it began stays");
    });
}

#[test]
fn a_start_taken_back_is_a_plan_again_and_asks_nothing() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        let planned = today() + Days::new(3);
        let form = PlacementForm { starts: planned.into(), ..job(bakery) };
        let hers = (her, walk(store, her, form, &["checking", "agreed", "started"]).await.unwrap());
        assert_eq!(one(store, her, hers.1).await.terms.starts, Some(ago(9)));
        back(store, hers, 3).await.unwrap();
        let stands = one(store, her, hers.1).await;
        assert_eq!((&stands.state, stands.terms.starts, stands.began()), (&PlacementState::Agreed, Some(planned), None));
        assert!(stands.dots(today()).is_empty());
        let says = TellForm { said: "safe".into(), answer: "yes".into() };
        let answer = records.tell_of_work(&herself(store, her), hers.1, &says).await;
        assert_eq!(answer, Err(refused(Rule::NoSuchStep)), "nor does her own page");
        // A plan that was put right since stays so.
        let later = PlacementForm { version: "4".into(), starts: (planned + Days::new(1)).into(), ..job(bakery) };
        records.edit_placement(ana, her, hers.1, &later).await.unwrap();
        back(store, hers, 5).await.unwrap();
        let stands = one(store, her, hers.1).await;
        assert_eq!((stands.state, stands.terms.starts), (PlacementState::Checking, Some(planned + Days::new(1))));
    });
}

#[test]
fn check_ins_hold_the_start_they_lean_on() {
    both_engines(async |store: &Store| {
        let hers = work(store, &["checking", "agreed", "started"]).await;
        told(store, hers, "day1", ago(8)).await;
        assert_eq!(back(store, hers, 3).await, RECORDED);
        assert_eq!(one(store, hers.0, hers.1).await.version, 3);
        // That it ended is in nobody's way.
        moved(store, hers, move_placement("ended", 3)).await;
        back(store, hers, 4).await.unwrap();
        let stands = one(store, hers.0, hers.1).await;
        assert_eq!((&stands.state, stands.began(), stands.check_ins.len()), (&PlacementState::Started, Some(ago(9)), 1));
        assert_eq!(back(store, hers, 5).await, RECORDED);
    });
}

#[test]
fn a_first_day_put_right_moves_the_check_ins() {
    both_engines(async |store: &Store| {
        let hers = work(store, &["checking", "agreed", "started"]).await;
        let early = Fault::Before { day: ago(10), other: Day::StepBefore, other_day: ago(9) };
        assert_eq!(day(store, hers, 3, ago(10)).await, wrong("step_on", early));
        day(store, hers, 3, ago(6)).await.unwrap();
        let stands = one(store, hers.0, hers.1).await;
        assert_eq!((stands.on, stands.began(), stands.terms.starts), (ago(6), Some(ago(6)), Some(ago(6))));
        let days: Vec<_> = stands.dots(today()).into_iter().map(|(step, day, _)| (step, day)).take(2).collect();
        assert_eq!(days, [(CheckInStep::Day1, ago(6)), (CheckInStep::Week1, today() + Days::new(1))]);
        told(store, hers, "day1", ago(5)).await;
        let late = Fault::After { day: ago(4), other: Day::CheckIn, other_day: ago(5) };
        assert_eq!((day(store, hers, 4, ago(4)).await, day(store, hers, 4, ago(5)).await), (wrong("step_on", late), Ok(())));
        assert_eq!(day(store, hers, 4, ago(6)).await, Err(refused(Rule::Changed)), "the second is told");
    });
}

#[test]
fn her_own_job_may_be_older_and_no_check_in_comes_weeks_early() {
    both_engines(async |store: &Store| {
        let (her, bakery) = (aged(store, 20).await, employer(store).await);
        let began = PlacementForm { begins_as: "started_own".into(), on: ago(60).into(), ..job(bakery) };
        let id = store.records.record_placement(&store.people.ana, her, &began).await.unwrap();
        told(store, (her, id), "month1", ago(30)).await;
        assert_eq!(day(store, (her, id), 1, ago(40)).await, RECORDED);
        day(store, (her, id), 1, ago(200)).await.unwrap();
        assert_eq!(one(store, her, id).await.began(), Some(ago(200)), "before she arrived");
        let ended = PlacementForm { version: "2".into(), ends: ago(100).into(), ..job(bakery) };
        store.records.edit_placement(&store.people.ana, her, id, &ended).await.unwrap();
        let late = Fault::After { day: ago(99), other: Day::PlannedEnd, other_day: ago(100) };
        assert_eq!(day(store, (her, id), 3, ago(99)).await, wrong("step_on", late));
    });
}

#[test]
fn what_was_not_permitted_then_is_not_made_regular_by_putting_the_day_right() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let begun = async |her, form: PlacementForm, agreed: NaiveDate| {
            let form = PlacementForm { begins_as: "checking".into(), on: ago(60).into(), ..form };
            let id = records.record_placement(ana, her, &form).await.unwrap();
            moved(store, (her, id), MovePlacementForm { on: agreed.into(), ..move_placement("agreed", 1) }).await;
            (her, id)
        };
        let (adult, late) = (aged(store, 20).await, employer(store).await);
        records.record_vetting(ana, late, &VettingForm { on: ago(5).into(), ..passed() }).await.unwrap();
        let hers = begun(adult, job(late), ago(4)).await;
        assert_eq!(
            (day(store, hers, 2, ago(6)).await, day(store, hers, 2, ago(5)).await),
            (Err(refused(Rule::CheckedLater)), Ok(()))
        );
        // She came of age this month, and the nights were before.
        let born = today().checked_sub_months(Months::new(18 * 12 + 1)).unwrap();
        let form = IntakeForm {
            birth_year: chrono::Datelike::year(&born).to_string(),
            birth_month: chrono::Datelike::month(&born).to_string(),
            birth_source: "document".into(),
            ..bare(store.people.east, 100)
        };
        let (her, bakery) = (store.people.arrival(records, form).await, checked(store).await);
        let nights = PlacementForm { nights: "yes".into(), kind: "internship".into(), ..job(bakery) };
        let hers = begun(her, nights, today()).await;
        assert_eq!(day(store, hers, 2, ago(40)).await, Err(refused(Rule::NoNights)));
        assert_eq!(one(store, hers.0, hers.1).await.on, today());
    });
}

#[test]
fn what_has_become_of_the_check_since_does_not_hold_a_day_that_was_permitted() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery, other) = (aged(store, 20).await, checked(store).await, employer(store).await);
        let hers = (her, walk(store, her, job(bakery), &["checking", "agreed", "started", "ended"]).await.unwrap());
        let failed = VettingForm { on: ago(1).into(), result: "not_passed".into(), reasons: "A bed".into(), ..passed() };
        records.record_vetting(ana, bakery, &failed).await.unwrap();
        back(store, hers, 4).await.unwrap();
        day(store, hers, 5, ago(8)).await.unwrap();
        // What was over takes other facts without a look at the rules; before it goes on, they are looked at.
        moved(store, hers, move_placement("ended", 6)).await;
        records.edit_placement(ana, her, hers.1, &PlacementForm { version: "7".into(), ..job(other) }).await.unwrap();
        assert_eq!(back(store, hers, 8).await, Err(refused(Rule::EmployerNotChecked)));
        records.record_vetting(ana, other, &passed()).await.unwrap();
        back(store, hers, 8).await.unwrap();
        assert_eq!(one(store, her, hers.1).await.state, PlacementState::Started);
    });
}

/// She is younger than was thought.
async fn born(store: &Store, her: Id<Resident>, years_ago: i32) {
    let page = store.records.resident(&store.people.ana, her, None).await.unwrap();
    let year = (chrono::Datelike::year(&today()) - years_ago).to_string();
    let form = ResidentForm { birth_year: year, ..ResidentForm::from(&page.resident) };
    store.records.edit_resident(&store.people.ana, her, &form).await.unwrap();
}

#[test]
fn nothing_goes_on_again_under_age_by_being_taken_back_or_put_back() {
    both_engines(async |store: &Store| {
        let hers = work(store, &["checking", "agreed", "started", "ended"]).await;
        let stands = one(store, hers.0, hers.1).await;
        born(store, hers.0, 14).await;
        assert_eq!(back(store, hers, stands.version).await, Err(refused(Rule::TooYoung)));
        born(store, hers.0, 20).await;
        back(store, hers, stands.version).await.unwrap();
        assert_eq!(one(store, hers.0, hers.1).await.state.code(), PlacementCode::Started);

        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        let own = walk(store, her, job(bakery), &["started_own"]).await.unwrap();
        let gone = Removable { kind: RemovableKind::Placement, id: own.raw() };
        records.remove(ana, her, gone, 1).await.unwrap();
        born(store, her, 14).await;
        let under = records.put_back(ana, her, gone).await;
        assert!(matches!(under, Err(Failed(Problem::Conflict(_)))), "{under:?}");
        born(store, her, 20).await;
        records.put_back(ana, her, gone).await.unwrap();
    });
}

#[test]
fn facts_changed_while_it_was_over_are_weighed_when_it_goes_on() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, place) = (aged(store, 20).await, employer(store).await);
        let id = walk(store, her, job(place), &["checking"]).await.unwrap();
        let ask = ExceptionForm { version: "1".into(), reason: "She knows them".into() };
        records.ask_exception(ana, her, id, &ask).await.unwrap();
        let asked = one(store, her, id).await.exceptions.remove(0).id;
        let yes = AnswerExceptionForm { agree: "yes".into(), words: String::new() };
        records.answer_exception(&store.people.lead, her, id, asked, &yes).await.unwrap();
        for to in ["agreed", "not_taken"] {
            let version = one(store, her, id).await.version;
            records.move_placement(ana, her, id, &now(to, version)).await.unwrap();
        }
        let version = one(store, her, id).await.version;
        let night = PlacementForm { version: version.to_string(), what: "Night porter".into(), hours: "60".into(), ..job(place) };
        records.edit_placement(ana, her, id, &night).await.unwrap();
        assert_eq!(back(store, (her, id), version + 1).await, Err(refused(Rule::EmployerNotChecked)));
    });
}

#[test]
fn what_a_lead_agreed_to_stays_and_holds_from_its_day() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (her, bakery) = (aged(store, 20).await, employer(store).await);
        let hers = (her, walk(store, her, job(bakery), &["checking"]).await.unwrap());
        let form = ExceptionForm { version: "1".into(), reason: "The visit is on Thursday".into() };
        records.ask_exception(&people.ana, her, hers.1, &form).await.unwrap();
        let asked = one(store, her, hers.1).await.exceptions.remove(0).id;
        let yes = AnswerExceptionForm { agree: "yes".into(), words: String::new() };
        records.answer_exception(&people.lead, her, hers.1, asked, &yes).await.unwrap();
        moved(store, hers, now("agreed", 1)).await;
        assert_eq!(day(store, hers, 2, ago(1)).await, Err(refused(Rule::EmployerNotChecked)));
        back(store, hers, 2).await.unwrap();
        let stands = one(store, her, hers.1).await;
        assert!(matches!(stands.exceptions.as_slice(), [one] if matches!(one.state, ExceptionState::Agreed { .. })));
        moved(store, hers, now("agreed", 3)).await;
        assert_eq!(one(store, her, hers.1).await.state.code(), PlacementCode::Agreed);
    });
}

#[test]
fn the_page_of_work_puts_right_its_latest_step() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let (her, one) = (case.resident.to_string(), case.placement.to_string());
        let at = format!("/residents/{her}/placements/{one}/move");
        let page = web.get(&at, Some(&ana)).await.body;
        assert!(page.contains("/do/correct_placement_step") && !page.contains("/do/take_back_placement_step"), "{page}");
        knock(Door::EditPlacement, &store.records, &store.people.bea, &case).await.unwrap();
        knock(Door::MovePlacement, &store.records, &store.people.bea, &case).await.unwrap();
        let page = web.get(&at, Some(&ana)).await.body;
        assert!(page.contains("Take back: Agreed, ") && page.contains("It then stands as before: Checking, "), "{page}");
        let sent = |form: &str, more: &[(&str, &str)]| {
            let hidden: [(&str, &str); 4] = [("_form", form), ("_at", &at), ("resident", &her), ("placement", &one)];
            pairs(&[&hidden[..], more].concat())
        };
        let form = Uuid::new_v4().to_string();
        let none = [("_about", her.as_str()), ("form[version]", "3"), ("form[step_on][day]", "")];
        let answer = web.post("/do/correct_placement_step", sent(&form, &none), Some(&ana)).await;
        assert_eq!(answer.location(), format!("{at}?draft={form}"));
        let page = web.get(answer.location(), Some(&ana)).await.body;
        assert!(page.contains("<details open class=\"add\">") && page.contains("href=\"#f-step-on\""), "{page}");
        let press = async |version: &str| {
            let body = sent(&Uuid::new_v4().to_string(), &[("version", version)]);
            web.post("/do/take_back_placement_step", body, Some(&ana)).await
        };
        let page = web.get(press("2").await.location(), Some(&ana)).await.body;
        assert!(page.contains("This changed meanwhile"), "{page}");
        let answer = press("3").await;
        assert_eq!(answer.location(), format!("/residents/{her}?saved=work&undone=taken_back#saved"));
        let page = web.get(&at, Some(&ana)).await.body;
        assert!(!page.contains("/do/take_back_placement_step"), "{page}");
    });
}
