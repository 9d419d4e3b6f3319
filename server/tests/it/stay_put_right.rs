//! A wrong day or a misclick is put right in the latest stay. The clock follows.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    codes::{Ending, Phase},
    ids::{Account, Id, Resident},
    problem::{Day, Fault},
    residents::IntakeForm,
    stays::{CorrectStayForm, StayForm, StayView},
};
use records::Failed;
use uuid::Uuid;

use crate::{
    put_right::{CHANGED, clock, kept, lines, wrong},
    residents::leaves,
    support::{
        case::Case,
        people::{ago, child, enrolment},
        store::{Store, both_engines},
        web::{Web, pairs},
    },
};

pub async fn stay(store: &Store, her: Id<Resident>) -> StayView {
    store.records.resident(&store.people.ana, her, None).await.unwrap().stays.remove(0)
}

pub async fn right(store: &Store, her: Id<Resident>, form: CorrectStayForm) -> Result<(), Failed> {
    let id = stay(store, her).await.id;
    store.records.correct_stay(&store.people.ana, her, id, &form).await
}

#[test]
fn a_wrong_year_of_arrival_is_put_right_and_the_clock_with_it() {
    both_engines(async |store: &Store| {
        let (people, web) = (&store.people, Web::of(store));
        let typed = IntakeForm { arrived: ago(465).into(), ..child(people.east, "Мара") };
        let her = people.arrival(&store.records, typed).await;
        assert_eq!(clock(store, her).await, (465, true));
        let form = CorrectStayForm { came: ago(100).into(), ..CorrectStayForm::from(&stay(store, her).await) };
        right(store, her, form.clone()).await.unwrap();
        let now = stay(store, her).await;
        assert_eq!((now.arrived_on, now.phase_on, now.phase, now.version), (ago(100), ago(100), Phase::InResidence, 2));
        assert_eq!(clock(store, her).await, (100, true));
        assert_eq!(right(store, her, form).await, Err(CHANGED));
        assert_eq!((kept(store, "stay", now.id.raw()).await, lines(store, "record_stay", her).await), (1, 1));
        let ana = web.session(&people.ana).await;
        let changes = web.get(&format!("/residents/{her}/changes"), Some(&ana)).await.body;
        assert!(changes.contains("The day she arrived"), "{changes}");
    });
}

#[test]
fn a_stay_is_put_right_within_the_one_before_and_her_first_step() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        leaves(store, &people.ana, her, ago(60)).await;
        let back = StayForm { site: people.east.to_string(), arrived: ago(50).into(), ..StayForm::default() };
        records.begin_stay(&people.ana, her, &back).await.unwrap();
        records.record_enrolment(&people.ana, her, &enrolment(people.school, "attending", ago(40))).await.unwrap();
        let came = async |on: NaiveDate| {
            let form = CorrectStayForm { came: on.into(), ..CorrectStayForm::from(&stay(store, her).await) };
            right(store, her, form).await
        };
        let late = Fault::After { day: ago(39), other: Day::FirstStep, other_day: ago(40) };
        let early = Fault::Before { day: ago(61), other: Day::End, other_day: ago(60) };
        assert_eq!((came(ago(39)).await, came(ago(61)).await), (wrong("came", late), wrong("came", early)));
        assert_eq!(clock(store, her).await, (10, false));
        came(ago(60)).await.unwrap();
        assert_eq!(clock(store, her).await, (20, false));
    });
}

#[test]
fn how_and_when_a_stay_ended_is_put_right_and_an_earlier_one_is_not() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        leaves(store, &people.ana, her, ago(10)).await;
        let first = stay(store, her).await;
        let stands = CorrectStayForm::from(&first);
        let form = CorrectStayForm { since: ago(20).into(), ended: "moved".into(), ..stands.clone() };
        right(store, her, form).await.unwrap();
        let now = stay(store, her).await;
        assert_eq!((now.phase, now.phase_on, now.ending), (Phase::Ended, ago(20), Some(Ending::Moved)));
        let back = StayForm { site: people.east.to_string(), arrived: ago(5).into(), ..StayForm::default() };
        records.begin_stay(&people.ana, her, &back).await.unwrap();
        let form = CorrectStayForm { version: "3".into(), ..stands };
        assert_eq!(records.correct_stay(&people.ana, her, first.id, &form).await, Err(CHANGED));
    });
}

#[test]
fn support_ended_by_mistake_is_taken_back() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        let her = people.arrival(&store.records, child(people.east, "Мара")).await;
        leaves(store, &people.ana, her, ago(2)).await;
        let stands = CorrectStayForm::from(&stay(store, her).await);
        // The day it ended stands in the form still.
        let form = CorrectStayForm { stands: "in_residence".into(), ..stands };
        right(store, her, form).await.unwrap();
        let now = stay(store, her).await;
        assert_eq!((now.phase, now.phase_on, now.ending), (Phase::InResidence, now.arrived_on, None));
        assert!(clock(store, her).await.1, "she waits for school again");
    });
}

#[test]
fn a_stay_is_handed_over_to_somebody_who_finds_her_and_her_lines_with_it() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let seen = async |who: &Actor| records.today(who, false).await.unwrap().people.contains_key(&her);
        assert_eq!((seen(&people.ana).await, seen(&people.bea).await), (true, false));
        let to = async |account: Id<Account>| {
            let form = CorrectStayForm { coordinator: account.to_string(), ..CorrectStayForm::from(&stay(store, her).await) };
            right(store, her, form).await
        };
        for nobody in [people.vera.account, people.administrator.account] {
            assert_eq!(to(nobody).await, wrong("coordinator", Fault::NotAnOption), "not at her site");
        }
        to(people.bea.account).await.unwrap();
        assert_eq!((seen(&people.ana).await, seen(&people.bea).await), (false, true));
        assert_eq!(stay(store, her).await.coordinator, "bea");
        let ana = Web::of(store).session(&people.ana).await;
        let changes = Web::of(store).get(&format!("/residents/{her}/changes"), Some(&ana)).await.body;
        assert!(changes.contains("Coordinator") && changes.contains("bea"), "{changes}");
    });
}

#[test]
fn a_page_with_two_forms_gives_each_its_own_words_back() {
    both_engines(async |store: &Store| {
        let (case, web, form) = (Case::make(store).await, Web::of(store), Uuid::new_v4().to_string());
        let ana = web.session(&store.people.ana).await;
        let (her, stay) = (case.resident.to_string(), case.stay.to_string());
        let at = format!("/residents/{her}/stay");
        assert!(!web.get(&at, Some(&ana)).await.body.contains("<details open class=\"add\">"));
        let body = pairs(&[
            ("_form", &form),
            ("_at", &at),
            ("_about", &her),
            ("resident", &her),
            ("stay", &stay),
            ("form[version]", "1"),
            ("form[came][day]", "1"),
            ("form[came][month]", "1"),
            ("form[came][year]", "2199"),
        ]);
        let answer = web.post("/do/correct_stay", body, Some(&ana)).await;
        assert_eq!(answer.location(), format!("{at}?draft={form}"));
        let page = web.get(answer.location(), Some(&ana)).await.body;
        assert!(page.contains("href=\"#f-came\"") && page.contains("value=\"2199\""), "{page}");
        assert!(page.contains("<details open class=\"add\">") && !page.contains("id=\"f-on-x\""), "{page}");
    });
}
