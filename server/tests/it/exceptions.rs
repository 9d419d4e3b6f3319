//! Exceptions: one asks, a lead who is somebody else agrees or says no, about the work, the employer and the check that were asked about.

use domain::{
    access::Actor,
    ids::{Exception, Id, Placement, Resident},
    placements::{AnswerExceptionForm, ExceptionForm, ExceptionState, PlacementForm, WorkLine},
    problem::{Fault, Problem, Rule},
    tasks::Group,
    vettings::VettingForm,
};
use records::Failed;
use uuid::Uuid;

use crate::{
    goals::signed_in,
    placements::{aged, employer, job, lines, now, one, refused, walk},
    support::{
        forms::passed,
        people::ago,
        store::{Store, both_engines},
        web::{Web, pairs},
    },
};

fn yes() -> AnswerExceptionForm {
    AnswerExceptionForm { agree: "yes".into(), words: String::new() }
}

fn no(words: &str) -> AnswerExceptionForm {
    AnswerExceptionForm { agree: "no".into(), words: words.into() }
}

/// The latest that was asked; where nothing was, one that nobody knows.
async fn latest(store: &Store, her: Id<Resident>, id: Id<Placement>) -> Id<Exception> {
    one(store, her, id).await.exceptions.last().map_or(Id::new(Uuid::nil()), |asked| asked.id)
}

async fn answer(
    store: &Store,
    actor: &Actor,
    (her, id): (Id<Resident>, Id<Placement>),
    form: &AnswerExceptionForm,
) -> Result<(), Failed> {
    let asked = latest(store, her, id).await;
    store.records.answer_exception(actor, her, id, asked, form).await
}

#[test]
fn an_exception_takes_two_people_and_ends_with_the_next_check() {
    both_engines(async |store: &Store| {
        let (records, people, ana) = (&store.records, &store.people, &store.people.ana);
        let (her, bakery) = (aged(store, 20).await, employer(store).await);
        let id = walk(store, her, job(bakery), &["checking"]).await.unwrap();
        let form = ExceptionForm { version: "1".into(), reason: "The visit is next week".into() };
        let ask = async |actor: &Actor| records.ask_exception(actor, her, id, &form).await;
        let agree = async |actor: &Actor| answer(store, actor, (her, id), &yes()).await;
        let go_on = async || records.move_placement(ana, her, id, &now("agreed", 1)).await;
        assert_eq!(agree(&people.lead).await, Err(refused(Rule::NoException)), "nobody asked");
        assert_eq!(ask(&people.lead).await, Ok(()));
        assert_eq!(ask(&people.lead).await, Err(refused(Rule::ExceptionMoved)), "theirs waits already");
        assert_eq!(
            (agree(ana).await, agree(&people.lead).await),
            (Err(Failed(Problem::NotAllowed)), Err(refused(Rule::TwoPeople)))
        );
        assert_eq!(go_on().await, Err(refused(Rule::EmployerNotChecked)), "asked is not agreed");
        // A check since: what was asked is about another one.
        let lapsed = VettingForm { on: ago(9).into(), valid_until: ago(1).into(), ..passed() };
        records.record_vetting(ana, bakery, &lapsed).await.unwrap();
        assert_eq!(agree(&people.lead).await, Err(refused(Rule::ExceptionMoved)));
        assert_eq!(ask(ana).await, Ok(()));
        assert_eq!(lines(store, &people.lead).await, [WorkLine::Exception]);
        let own = async |actor: &Actor| {
            records.today(actor, false).await.unwrap().lines.into_iter().map(|line| line.group).collect::<Vec<_>>()
        };
        assert_eq!(own(&people.lead).await, [Group::Due], "it is on the list of whoever answers it, who is not her coordinator");
        assert_eq!(own(&people.bea).await, [], "another coordinator answers none");
        assert_eq!(agree(&people.lead).await, Ok(()));
        assert_eq!(lines(store, ana).await, [WorkLine::Allowed], "whoever asked hears of it");
        assert_eq!(go_on().await, Ok(()));
        assert_eq!(lines(store, ana).await, [WorkLine::CheckToCome]);
        let asked = one(store, her, id).await.exceptions;
        assert_eq!((asked.len(), asked[1].asked_by.1.as_str()), (2, "ana"), "what was asked first is kept");
        assert!(matches!(&asked[1].state, ExceptionState::Agreed { by, .. } if by == "lena"), "{asked:?}");
        let newer = VettingForm { on: ago(8).into(), valid_until: ago(2).into(), ..passed() };
        records.record_vetting(ana, bakery, &newer).await.unwrap();
        let start = records.move_placement(ana, her, id, &now("started", 2)).await;
        assert_eq!(start, Err(refused(Rule::CheckLapsed)), "a newer check ends it");
    });
}

#[test]
fn no_exception_under_eighteen_or_after_a_check_that_did_not_pass() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let form = ExceptionForm { version: "1".into(), reason: "Soon".into() };
        for (years, failed) in [(17, false), (20, true)] {
            let (her, bakery) = (aged(store, years).await, employer(store).await);
            let id = walk(store, her, job(bakery), &["checking"]).await.unwrap();
            if failed {
                let failed = VettingForm { result: "not_passed".into(), reasons: "Papers kept".into(), ..passed() };
                records.record_vetting(ana, bakery, &failed).await.unwrap();
            }
            assert_eq!(records.ask_exception(ana, her, id, &form).await, Err(refused(Rule::NoException)), "{years}");
        }
        assert_eq!(store.sql.count("placement_exception").await, 0);
    });
}

#[test]
fn what_a_lead_agreed_to_is_the_work_that_was_asked_about() {
    both_engines(async |store: &Store| {
        let (records, ana, lead) = (&store.records, &store.people.ana, &store.people.lead);
        let (her, bakery) = (aged(store, 20).await, employer(store).await);
        let asked = async |form: &PlacementForm| {
            let id = walk(store, her, form.clone(), &["checking"]).await.unwrap();
            let form = ExceptionForm { version: "1".into(), reason: "The visit is on Thursday".into() };
            records.ask_exception(ana, her, id, &form).await.unwrap();
            id
        };
        let hotel = |version: &str| PlacementForm {
            version: version.into(),
            what: "Hostess, lives in".into(),
            nights: "yes".into(),
            hours: "80".into(),
            ..job(bakery)
        };
        // Changed before the lead agreed: there is nothing to agree to any more.
        let id = asked(&job(bakery)).await;
        records.edit_placement(ana, her, id, &hotel("1")).await.unwrap();
        assert_eq!(answer(store, lead, (her, id), &yes()).await, Err(refused(Rule::ExceptionMoved)));
        // Changed after: while it is agreed the change is refused, and at work it is heard of.
        let id = asked(&job(bakery)).await;
        answer(store, lead, (her, id), &yes()).await.unwrap();
        records.move_placement(ana, her, id, &now("agreed", 1)).await.unwrap();
        assert_eq!(records.edit_placement(ana, her, id, &hotel("2")).await, Err(refused(Rule::EmployerNotChecked)));
        let pay = PlacementForm { version: "2".into(), pay: "18,000 den".into(), ..job(bakery) };
        records.edit_placement(ana, her, id, &pay).await.unwrap();
        records.move_placement(ana, her, id, &now("started", 3)).await.unwrap();
        let hours = PlacementForm { version: "4".into(), hours: "60".into(), ..job(bakery) };
        records.edit_placement(ana, her, id, &hours).await.unwrap();
        assert!(lines(store, ana).await.contains(&WorkLine::CheckGone));
    });
}

#[test]
fn a_lead_who_asked_agrees_to_what_another_asks_anew() {
    both_engines(async |store: &Store| {
        let (records, ana, lead) = (&store.records, &store.people.ana, &store.people.lead);
        let (her, bakery) = (aged(store, 20).await, employer(store).await);
        let id = walk(store, her, job(bakery), &["checking"]).await.unwrap();
        let form = ExceptionForm { version: "1".into(), reason: "The visit is on Thursday".into() };
        records.ask_exception(lead, her, id, &form).await.unwrap();
        assert_eq!(answer(store, lead, (her, id), &yes()).await, Err(refused(Rule::TwoPeople)));
        assert_eq!(records.ask_exception(lead, her, id, &form).await, Err(refused(Rule::ExceptionMoved)));
        let (web, at) = (Web::of(store), format!("/residents/{her}/placements/{id}/exception"));
        let (session, about, begun) = (web.session(ana).await, her.to_string(), Uuid::new_v4().to_string());
        let typed = [("_form", begun.as_str()), ("_at", &at), ("_about", &about), ("form[reason]", "She can start on Monday")];
        web.post("/draft", pairs(&typed), Some(&session)).await;
        assert!(web.get(&at, Some(&session)).await.body.contains("You began this on"), "asking too is gone on with");
        records.ask_exception(ana, her, id, &form).await.unwrap();
        answer(store, lead, (her, id), &yes()).await.unwrap();
    });
}

#[test]
fn a_lead_says_no_with_a_reason_and_it_may_be_asked_anew() {
    both_engines(async |store: &Store| {
        let (records, ana, lead) = (&store.records, &store.people.ana, &store.people.lead);
        let (her, bakery) = (aged(store, 20).await, employer(store).await);
        let id = walk(store, her, job(bakery), &["checking"]).await.unwrap();
        let form = ExceptionForm { version: "1".into(), reason: "The visit is on Thursday".into() };
        let ask = async || records.ask_exception(ana, her, id, &form).await;
        ask().await.unwrap();
        let first = latest(store, her, id).await;
        for (form, field, fault) in [
            (AnswerExceptionForm::default(), "agree", Fault::Missing),
            (AnswerExceptionForm { agree: "not_known".into(), ..yes() }, "agree", Fault::NotAnOption),
            (no(" "), "words", Fault::Missing),
        ] {
            let refused = answer(store, lead, (her, id), &form).await;
            let Err(Failed(Problem::Invalid(faults))) = refused else { panic!("{refused:?}") };
            assert!(matches!(faults.as_slice(), [one] if one.field == field && one.fault == fault), "{faults:?}");
        }
        assert_eq!(answer(store, lead, (her, id), &no("Nobody was at the bakery yet")).await, Ok(()));
        let state = one(store, her, id).await.exceptions.remove(0).state;
        let ExceptionState::Refused { by, words, .. } = state else { panic!("{state:?}") };
        assert_eq!((by.as_str(), words.as_str()), ("lena", "Nobody was at the bakery yet"));
        assert_eq!(lines(store, ana).await, [WorkLine::Refused], "whoever asked hears of it");
        let herself = signed_in(store, her).await;
        let asked = records.my_work(&herself, None).await.unwrap().work.remove(0).asked;
        let (reason, said) = asked.unwrap();
        assert_eq!(
            (reason.as_str(), said.words()),
            ("The visit is on Thursday", Some("Nobody was at the bakery yet")),
            "she reads both"
        );
        assert_eq!(records.move_placement(ana, her, id, &now("agreed", 1)).await, Err(refused(Rule::EmployerNotChecked)));
        let again = records.answer_exception(lead, her, id, first, &yes()).await;
        assert_eq!(again, Err(refused(Rule::ExceptionMoved)), "answered is answered");
        ask().await.unwrap();
        let late = records.answer_exception(lead, her, id, first, &yes()).await;
        assert_eq!(late, Err(refused(Rule::ExceptionMoved)), "a page that shows the first question answers no other");
        let by_day = AnswerExceptionForm { words: "Only by day".into(), ..yes() };
        assert_eq!(answer(store, lead, (her, id), &by_day).await, Ok(()));
        assert_eq!(records.move_placement(ana, her, id, &now("agreed", 1)).await, Ok(()));
        let states: Vec<_> = one(store, her, id).await.exceptions.into_iter().map(|one| one.state).collect();
        let kept = matches!(states.as_slice(), [ExceptionState::Refused { .. }, ExceptionState::Agreed { .. }]);
        assert!(kept && states[1].words() == Some("Only by day"), "both questions are kept, with what was answered: {states:?}");
    });
}

#[test]
fn what_a_lead_wrote_too_late_stays_in_sight_and_is_told_why() {
    both_engines(async |store: &Store| {
        let (records, ana, lead) = (&store.records, &store.people.ana, &store.people.lead);
        let (her, bakery) = (aged(store, 20).await, employer(store).await);
        let id = walk(store, her, job(bakery), &["checking"]).await.unwrap();
        let form = ExceptionForm { version: "1".into(), reason: "The visit is on Thursday".into() };
        records.ask_exception(ana, her, id, &form).await.unwrap();
        let asked = latest(store, her, id).await;
        let web = Web::of(store);
        let session = web.session(lead).await;
        let at = format!("/residents/{her}/placements/{id}/exception");
        let late = async |agree: &str, words: &str| {
            let (form, her, id, asked) = (Uuid::new_v4().to_string(), her.to_string(), id.to_string(), asked.to_string());
            let hidden = [("_form", form.as_str()), ("_at", at.as_str()), ("_about", her.as_str())];
            let about = [("resident", her.as_str()), ("placement", id.as_str()), ("exception", asked.as_str())];
            let said = [("form[agree]", agree), ("form[words]", words)];
            let answer = web.post("/do/answer_exception", pairs(&[&hidden[..], &about, &said].concat()), Some(&session)).await;
            web.get(answer.location(), Some(&session)).await.body
        };
        answer(store, lead, (her, id), &no("Nobody was there")).await.unwrap();
        for (agree, chosen) in [("no", "No: not before the check"), ("yes", "I agree")] {
            let page = late(agree, "Seen it, and it is fine").await;
            assert!(page.contains(&format!("You had chosen: {chosen}")), "{page}");
            assert!(page.contains("answered, asked anew or changed meanwhile"), "{page}");
            assert!(page.contains("Nobody was there") && page.contains("Seen it, and it is fine"), "both are shown: {page}");
        }
        let empty = late("no", "").await;
        assert!(!empty.contains("href=\"#f-"), "a question that is answered has no fault to mend: {empty}");
        // Another question since, and the same page answers that one; what was written to the first is not offered for it.
        records.ask_exception(ana, her, id, &form).await.unwrap();
        assert!(!web.get(&at, Some(&session)).await.body.contains("You began this on"));
        let page = late("no", "Still nobody there").await;
        assert!(page.contains("answer_exception") && page.contains("Still nobody there"), "{page}");
        assert!(page.contains("answered, asked anew or changed meanwhile"));
    });
}

#[test]
fn whoever_asked_hears_the_answer_also_of_anothers_resident() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (ana, bea) = (&people.ana, &people.bea);
        let her = aged(store, 20).await;
        let bakery = employer(store).await;
        let id = walk(store, her, job(bakery), &["checking"]).await.unwrap();
        let form = ExceptionForm { version: "1".into(), reason: "The visit is on Thursday".into() };
        records.ask_exception(bea, her, id, &form).await.unwrap();
        let own = async |actor: &Actor| {
            let page = records.today(actor, false).await.unwrap();
            (page.people.contains_key(&her), page.lines.iter().filter(|line| line.resident == her).count())
        };
        assert_eq!(own(bea).await, (false, 0), "she is ana's");
        answer(store, &people.lead, (her, id), &no("Nobody was there")).await.unwrap();
        assert_eq!(own(bea).await, (true, 1));
        assert!(lines(store, ana).await.contains(&WorkLine::Refused));
        records.record_vetting(ana, bakery, &passed()).await.unwrap();
        assert_eq!(own(bea).await, (false, 0), "the check settles it");
    });
}
