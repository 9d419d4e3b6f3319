//! Work: the diagram walked by the use cases, and the rules that never bend: the check, her age, nights, two people.

use domain::{
    access::Actor,
    codes::Code,
    ids::{Id, Organisation, Placement, Resident},
    organisations::OrganisationForm,
    placements::{MovePlacementForm, PlacementCode, PlacementForm, PlacementView, WorkLine},
    problem::{Fault, FieldProblem, Problem, Rule},
    profiles::ProfileForm,
    residents::{IntakeForm, ResidentForm},
    sites::SiteForm,
    tasks::What,
    vettings::VettingForm,
};
use records::Failed;
use strum::VariantArray;

use crate::support::{
    forms::{move_placement, passed, placement, unused},
    people::{ago, bare, today},
    store::{Store, both_engines},
    web::Web,
};

/// Leads a placement to a state by the shortest way there is.
const WAYS: &[(PlacementCode, &[&str])] = &[
    (PlacementCode::Idea, &["idea"]),
    (PlacementCode::Offered, &["offered"]),
    (PlacementCode::Checking, &["checking"]),
    (PlacementCode::Agreed, &["checking", "agreed"]),
    (PlacementCode::Started, &["checking", "agreed", "started"]),
    (PlacementCode::StartedOwn, &["started_own"]),
    (PlacementCode::Ended, &["checking", "agreed", "started", "ended"]),
    (PlacementCode::NotTaken, &["offered", "not_taken"]),
];

pub fn refused(rule: Rule) -> Failed {
    Failed(Problem::Conflict(rule))
}

/// Somebody so old, with a birth from a document.
pub async fn aged(store: &Store, years: i32) -> Id<Resident> {
    let form = IntakeForm {
        birth_year: (chrono::Datelike::year(&today()) - years).to_string(),
        birth_month: "1".into(),
        birth_source: "document".into(),
        ..bare(store.people.east, 100)
    };
    store.people.arrival(&store.records, form).await
}

pub async fn employer(store: &Store) -> Id<Organisation> {
    let form =
        OrganisationForm { kind: "employer".into(), name: "Bakery".into(), municipality: unused(), ..OrganisationForm::default() };
    store.records.record_organisation(&store.people.ana, None, &form).await.unwrap()
}

pub async fn checked(store: &Store) -> Id<Organisation> {
    let id = employer(store).await;
    store.records.record_vetting(&store.people.ana, id, &passed()).await.unwrap();
    id
}

/// A job that she found herself.
pub fn job(employer: Id<Organisation>) -> PlacementForm {
    PlacementForm { source: "her".into(), ..placement("", "job", Some(employer)) }
}

pub async fn walk(store: &Store, her: Id<Resident>, form: PlacementForm, way: &[&str]) -> Result<Id<Placement>, Failed> {
    let (records, ana) = (&store.records, &store.people.ana);
    let id = records.record_placement(ana, her, &PlacementForm { begins_as: way[0].into(), ..form }).await?;
    for (version, to) in (1..).zip(&way[1..]) {
        records.move_placement(ana, her, id, &MovePlacementForm { on: ago(9).into(), ..move_placement(to, version) }).await?;
    }
    Ok(id)
}

/// A step of today: an exception holds from the day a lead agreed.
pub fn now(to: &str, version: i32) -> MovePlacementForm {
    MovePlacementForm { on: today().into(), ..move_placement(to, version) }
}

pub async fn one(store: &Store, her: Id<Resident>, id: Id<Placement>) -> PlacementView {
    let all = store.records.placements(&store.people.ana, her).await.unwrap();
    all.into_iter().find(|one| one.id == id).unwrap()
}

/// The lines of work on the desk of somebody.
pub async fn lines(store: &Store, actor: &Actor) -> Vec<WorkLine> {
    let found = store.records.today(actor, true).await.unwrap();
    let work = found.lines.into_iter().filter_map(|line| match line.what {
        What::Work { line, .. } => Some(line),
        _ => None,
    });
    work.collect()
}

#[test]
fn every_step_of_the_diagram_and_no_other_can_be_written() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        for &(from, way) in WAYS {
            for &to in PlacementCode::VARIANTS {
                let id = walk(store, her, job(bakery), way).await.unwrap();
                let form = move_placement(to.code(), i32::try_from(way.len()).unwrap());
                let answer = records.move_placement(ana, her, id, &form).await;
                let expected = if from.may_follow().contains(&to) { Ok(()) } else { Err(refused(Rule::NoSuchStep)) };
                assert_eq!(answer, expected, "{from:?} -> {to:?}");
                let stands = one(store, her, id).await.state.code();
                assert_eq!(stands, if expected.is_ok() { to } else { from });
            }
        }
    });
}

#[test]
fn nothing_is_agreed_or_started_without_a_check_that_holds_on_the_day() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery) = (aged(store, 17).await, employer(store).await);
        records.edit_profile(ana, her, &ProfileForm { level: "isced2".into(), ..ProfileForm::default() }).await.unwrap();
        let id = walk(store, her, job(bakery), &["checking"]).await.unwrap();
        let agree = async |version| records.move_placement(ana, her, id, &move_placement("agreed", version)).await;
        assert_eq!(agree(1).await, Err(refused(Rule::EmployerNotChecked)));
        let lapsed = VettingForm { on: ago(9).into(), valid_until: ago(1).into(), ..passed() };
        records.record_vetting(ana, bakery, &lapsed).await.unwrap();
        assert_eq!(agree(1).await, Err(refused(Rule::CheckLapsed)));
        let until_today = VettingForm { on: ago(8).into(), valid_until: today().into(), ..passed() };
        records.record_vetting(ana, bakery, &until_today).await.unwrap();
        assert_eq!(agree(1).await, Ok(()));
        // It is looked at again on the day she starts.
        let failed = VettingForm { result: "not_passed".into(), reasons: "A debt".into(), fee: "yes".into(), ..passed() };
        records.record_vetting(ana, bakery, &failed).await.unwrap();
        let start = records.move_placement(ana, her, id, &move_placement("started", 2)).await;
        assert_eq!(start, Err(refused(Rule::CheckNotPassed)));
        assert_eq!(lines(store, ana).await, [WorkLine::CannotStart]);
        let new = records.record_placement(ana, her, &job(bakery)).await;
        assert_eq!(new, Err(refused(Rule::CheckNotPassed)), "not even for checking");
    });
}

#[test]
fn the_rule_that_came_to_stand_against_her_work_is_named_wherever_it_is_heard_of() {
    both_engines(async |store: &Store| {
        let (records, ana, web) = (&store.records, &store.people.ana, Web::of(store));
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        walk(store, her, job(bakery), &["checking", "agreed", "started"]).await.unwrap();
        let stands = records.edit_resident_page(ana, her, None).await.unwrap().stands;
        let born = (chrono::Datelike::year(&today()) - 14).to_string();
        records.edit_resident(ana, her, &ResidentForm { birth_year: born, ..stands }).await.unwrap();
        let session = web.session(ana).await;
        for (path, said) in [
            ("/today".to_owned(), "She is too young for this kind of work"),
            ("/placements".to_owned(), "A rule stands against this work now: She is too young for this kind of work"),
            (format!("/residents/{her}"), "For a job she must be 15"),
        ] {
            let page = web.get(&path, Some(&session)).await.body;
            assert!(page.contains(said), "{path}: {page}");
        }
    });
}

#[test]
fn her_age_her_school_and_nights_hold_as_her_site_says() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let bakery = checked(store).await;
        let agreed = async |her, form: PlacementForm| walk(store, her, form, &["checking", "agreed"]).await.err();
        let (child, girl, nobody_knows) =
            (aged(store, 14).await, aged(store, 16).await, people.arrival(records, bare(people.east, 100)).await);
        assert_eq!(agreed(child, job(bakery)).await, Some(refused(Rule::TooYoung)));
        assert_eq!(agreed(girl, job(bakery)).await, Some(refused(Rule::SchoolFirst)));
        assert_eq!(agreed(nobody_knows, job(bakery)).await, Some(refused(Rule::AgeNotKnown)));
        let kind = |kind: &str, nights: &str| PlacementForm { kind: kind.into(), nights: nights.into(), ..job(bakery) };
        assert_eq!(agreed(child, kind("apprenticeship", "no")).await, None);
        assert_eq!(agreed(child, kind("shadowing", "yes")).await, Some(refused(Rule::NoNights)));
        assert_eq!(agreed(child, kind("shadowing", "not_known")).await, Some(refused(Rule::NoNights)));
        records.edit_profile(&people.ana, girl, &ProfileForm { level: "isced2".into(), ..ProfileForm::default() }).await.unwrap();
        assert_eq!(agreed(girl, job(bakery)).await, None);
        let site = SiteForm {
            version: "1".into(),
            name: "East".into(),
            time_zone: "Europe/Skopje".into(),
            work_age: "17".into(),
            ..SiteForm::default()
        };
        records.record_site(&people.administrator, Some(people.east), &site).await.unwrap();
        assert_eq!(agreed(girl, job(bakery)).await, Some(refused(Rule::TooYoung)));
    });
}

#[test]
fn what_will_stop_it_is_said_from_the_idea_on_by_the_rule_that_refuses_it_later() {
    both_engines(async |store: &Store| {
        let (web, bakery) = (Web::of(store), checked(store).await);
        let ana = web.session(&store.people.ana).await;
        let (child, woman) = (aged(store, 14).await, aged(store, 20).await);
        let next = chrono::Datelike::year(&today()) + 1;
        let too_young = format!("She is 14. For a job she must be 15: that is sure from 1 February {next}.");
        let instead = "Possible instead: shadowing, an internship, an apprenticeship, or a taster on a course.";
        for begins in ["idea", "offered", "checking"] {
            let id = walk(store, child, job(bakery), &[begins]).await.unwrap();
            assert_eq!(one(store, child, id).await.ahead(today()), [Rule::TooYoung, Rule::SchoolFirst], "{begins}");
            let page = web.get(&format!("/residents/{child}/placements/{id}/move"), Some(&ana)).await.body;
            for said in [too_young.as_str(), "Under 18 no job comes before it.", instead] {
                assert_eq!(page.matches(said).count(), 1, "{begins}: {said}: {page}");
            }
        }
        assert_eq!(walk(store, child, job(bakery), &["checking", "agreed"]).await.err(), Some(refused(Rule::TooYoung)));
        let record = web.get(&format!("/residents/{child}"), Some(&ana)).await.body;
        assert_eq!((record.matches(&too_young).count(), record.matches(instead).count()), (4, 4), "{record}");
        for view in ["board", "list"] {
            let board = web.get(&format!("/placements?view={view}"), Some(&ana)).await.body;
            assert_eq!(board.matches(&too_young).count(), 4, "{board}");
        }
        let unchecked = employer(store).await;
        let id = walk(store, child, PlacementForm { kind: "shadowing".into(), ..job(unchecked) }, &["idea"]).await.unwrap();
        let page = web.get(&format!("/residents/{child}/placements/{id}/move"), Some(&ana)).await.body;
        assert!(page.contains("This employer has not been checked. Under 18 there is no exception."), "{page}");
        // Where a lead may agree, the check is a step to come.
        walk(store, woman, job(unchecked), &["idea"]).await.unwrap();
        assert!(!web.get(&format!("/residents/{woman}"), Some(&ana)).await.body.contains("What will stop it"));
    });
}

#[test]
fn an_own_job_is_recorded_for_an_adult_and_never_when_it_came_through_us() {
    both_engines(async |store: &Store| {
        let (records, ana, bakery) = (&store.records, &store.people.ana, employer(store).await);
        let (girl, woman) = (aged(store, 17).await, aged(store, 20).await);
        let own = |source: &str| PlacementForm { source: source.into(), ..job(bakery) };
        let begun = async |her, form| walk(store, her, form, &["started_own"]).await;
        assert_eq!(begun(girl, own("her")).await, Err(refused(Rule::OwnNeedsAdult)));
        assert_eq!(begun(woman, own("us")).await, Err(refused(Rule::NotHerOwn)));
        let id = begun(woman, own("her")).await.unwrap();
        let stands = one(store, woman, id).await;
        assert!(stands.was_own() && stands.check.is_none() && stands.began() == Some(ago(9)));
        let through_us = PlacementForm { version: "1".into(), ..own("us") };
        assert_eq!(records.edit_placement(ana, woman, id, &through_us).await, Err(refused(Rule::NotHerOwn)));
    });
}

#[test]
fn what_is_agreed_stands_before_the_rules_again_when_its_facts_change() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery, other) = (aged(store, 17).await, checked(store).await, employer(store).await);
        records.edit_profile(ana, her, &ProfileForm { level: "isced3".into(), ..ProfileForm::default() }).await.unwrap();
        let id = walk(store, her, job(bakery), &["checking", "agreed"]).await.unwrap();
        let edit =
            async |form: PlacementForm| records.edit_placement(ana, her, id, &PlacementForm { version: "2".into(), ..form }).await;
        assert_eq!(edit(job(other)).await, Err(refused(Rule::EmployerNotChecked)));
        assert_eq!(edit(PlacementForm { nights: "yes".into(), ..job(bakery) }).await, Err(refused(Rule::NoNights)));
        assert_eq!(edit(PlacementForm { employer: String::new(), ..job(bakery) }).await, Err(refused(Rule::NoEmployer)));
        assert_eq!(edit(PlacementForm { hours: "41".into(), ..job(bakery) }).await, Err(refused(Rule::TooManyHours)));
        // What does not weigh is put right whatever the check has become.
        let failed = VettingForm { result: "not_passed".into(), reasons: "A bed".into(), ..passed() };
        records.record_vetting(ana, bakery, &failed).await.unwrap();
        assert_eq!(edit(PlacementForm { hours: "20".into(), ..job(bakery) }).await, Ok(()));
        assert_eq!(one(store, her, id).await.terms.hours, Some(20));
    });
}

#[test]
fn a_week_too_long_for_her_is_not_put_right_into_what_was_agreed_or_goes_on() {
    both_engines(async |store: &Store| {
        let (records, ana, bakery) = (&store.records, &store.people.ana, checked(store).await);
        let (girl, woman) = (aged(store, 17).await, aged(store, 20).await);
        let hours = |version: i32, hours: &str| PlacementForm {
            version: version.to_string(),
            kind: "apprenticeship".into(),
            hours: hours.into(),
            ..job(bakery)
        };
        for (her, answer) in [(girl, Err(refused(Rule::TooManyHours))), (woman, Ok(()))] {
            for way in [&["checking", "agreed"][..], &["checking", "agreed", "started"]] {
                let id = walk(store, her, hours(0, "20"), way).await.unwrap();
                let version = i32::try_from(way.len()).unwrap();
                assert_eq!(records.edit_placement(ana, her, id, &hours(version, "41")).await, answer, "{way:?}");
                let next = version + i32::from(answer.is_ok());
                assert_eq!(records.edit_placement(ana, her, id, &hours(next, "40")).await, Ok(()));
            }
        }
        // What is not agreed yet is refused when it is; what is over, before it goes on again.
        let id = walk(store, girl, hours(0, "20"), &["checking"]).await.unwrap();
        records.edit_placement(ana, girl, id, &hours(1, "41")).await.unwrap();
        let agree = records.move_placement(ana, girl, id, &move_placement("agreed", 2)).await;
        assert_eq!(agree, Err(refused(Rule::TooManyHours)));
        let id = walk(store, girl, hours(0, "20"), &["checking", "agreed", "started", "ended"]).await.unwrap();
        records.edit_placement(ana, girl, id, &hours(4, "41")).await.unwrap();
        let back = async |version| records.take_back_placement_step(ana, girl, id, version).await;
        assert_eq!(back(5).await, Err(refused(Rule::TooManyHours)));
        records.edit_placement(ana, girl, id, &hours(5, "40")).await.unwrap();
        assert_eq!(back(6).await, Ok(()));
    });
}

#[test]
fn a_placement_of_somebody_out_of_reach_is_on_no_board_and_on_no_employers_page() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        walk(store, her, job(bakery), &["checking", "agreed", "started"]).await.unwrap();
        let seen = async |actor: &Actor| {
            let board = records.placement_board(actor).await.map_or(0, |board| board.cards.len());
            (board, records.organisation(actor, bakery).await.unwrap().workers.len())
        };
        assert_eq!(
            (seen(&people.ana).await, seen(&people.vera).await, seen(&people.administrator).await),
            ((1, 1), (0, 0), (0, 0))
        );
    });
}

#[test]
fn what_is_chosen_must_be_there_and_be_hers() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, aged(store, 20).await);
        let nobody = uuid::Uuid::now_v7().to_string();
        for (field, form) in [
            ("employer", PlacementForm { employer: nobody.clone(), ..placement("", "job", None) }),
            ("enrolment", PlacementForm { enrolment: nobody, ..placement("", "job", None) }),
            ("isco", PlacementForm { isco: "9999 Nothing".into(), ..placement("", "job", None) }),
        ] {
            let answer = records.record_placement(ana, her, &PlacementForm { begins_as: "idea".into(), ..form }).await;
            assert_eq!(answer, Err(Failed(Problem::Invalid(vec![FieldProblem::new(field, Fault::NotAnOption)]))), "{field}");
        }
        let form = PlacementForm { begins_as: "idea".into(), isco: "7512".into(), ..placement("", "job", None) };
        let id = records.record_placement(ana, her, &form).await.unwrap();
        assert_eq!(one(store, her, id).await.terms.isco.unwrap().title, "Bakers, pastry-cooks and confectionery makers");
    });
}

#[test]
fn a_check_and_a_start_at_once_never_both_stand() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let her = aged(store, 20).await;
        for _ in 0..6 {
            let bakery = checked(store).await;
            let id = walk(store, her, job(bakery), &["checking", "agreed"]).await.unwrap();
            let failed = VettingForm { on: today().into(), result: "not_passed".into(), reasons: "A bed".into(), ..passed() };
            let start = move_placement("started", 2);
            let (checked, started) =
                tokio::join!(records.record_vetting(ana, bakery, &failed), records.move_placement(ana, her, id, &start));
            checked.unwrap();
            let stands = one(store, her, id).await;
            let expected = if started.is_ok() { PlacementCode::Started } else { PlacementCode::Agreed };
            assert_eq!(stands.state.code(), expected, "{started:?}");
            assert!(started.is_ok() || started == Err(refused(Rule::CheckNotPassed)), "{started:?}");
            // Whichever came first, the desk hears of it.
            let line = if started.is_ok() { WorkLine::CheckGone } else { WorkLine::CannotStart };
            assert!(lines(store, ana).await.contains(&line));
        }
    });
}

#[test]
fn what_was_not_permitted_then_is_not_made_regular_by_being_written_late() {
    both_engines(async |store: &Store| {
        let records = &store.records;
        let (adult, late) = (aged(store, 20).await, employer(store).await);
        let check = VettingForm { on: ago(5).into(), ..passed() };
        records.record_vetting(&store.people.ana, late, &check).await.unwrap();
        let to = async |her, employer, terms: PlacementForm, on: u64| {
            let begins = PlacementForm {
                begins_as: "checking".into(),
                on: ago(60).into(),
                employer: Id::<Organisation>::to_string(&employer),
                ..terms
            };
            let id = records.record_placement(&store.people.ana, her, &begins).await.unwrap();
            let form = MovePlacementForm { on: ago(on).into(), ..move_placement("agreed", 1) };
            records.move_placement(&store.people.ana, her, id, &form).await
        };
        assert_eq!(to(adult, late, job(late), 6).await, Err(refused(Rule::CheckedLater)));
        assert_eq!(to(adult, late, job(late), 5).await, Ok(()));
        // She came of age this month, and the nights were before.
        let born = today().checked_sub_months(chrono::Months::new(18 * 12 + 1)).unwrap();
        let form = IntakeForm {
            birth_year: chrono::Datelike::year(&born).to_string(),
            birth_month: chrono::Datelike::month(&born).to_string(),
            birth_source: "document".into(),
            ..bare(store.people.east, 100)
        };
        let (her, bakery) = (store.people.arrival(records, form).await, checked(store).await);
        let nights = |employer| PlacementForm { nights: "yes".into(), kind: "internship".into(), ..job(employer) };
        assert_eq!(to(her, bakery, nights(bakery), 40).await, Err(refused(Rule::NoNights)));
        assert_eq!(to(her, bakery, nights(bakery), 0).await, Ok(()));
    });
}

#[test]
fn a_stop_found_later_stands_before_a_check_that_passed() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        let stop = VettingForm { on: ago(70).into(), result: "not_passed".into(), reasons: "Keeps papers".into(), ..passed() };
        records.record_vetting(ana, bakery, &stop).await.unwrap();
        assert_eq!(walk(store, her, job(bakery), &["checking"]).await.err(), Some(refused(Rule::CheckNotPassed)));
        records.record_vetting(ana, bakery, &VettingForm { on: today().into(), ..passed() }).await.unwrap();
        assert!(walk(store, her, job(bakery), &["checking"]).await.is_ok());
    });
}
