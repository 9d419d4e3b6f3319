//! Nothing of hers is before her birth: what is certain of it is the first day she may have been born on.

use chrono::NaiveDate;
use domain::{
    barriers::BarrierForm,
    contacts::ContactForm,
    funding::FundingForm,
    guardians::GuardianForm,
    ids::{Id, Resident},
    notes::NoteForm,
    placements::PlacementForm,
    problem::{Day, Fault},
    residents::IntakeForm,
    stays::CorrectStayForm,
};
use records::Failed;

use crate::{
    put_right::{right, stay, wrong},
    support::{
        forms,
        people::{bare, child},
        store::{Store, both_engines},
    },
};

fn first(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap()
}

/// What each form about her answers to a day, by the field that the day is in.
async fn answers(store: &Store, her: Id<Resident>, on: NaiveDate) -> Vec<(&'static str, Result<(), Failed>)> {
    let (records, ana) = (&store.records, &store.people.ana);
    let note = NoteForm { on: on.into(), ..forms::note("", "Likes maps") };
    let contact = ContactForm { on: on.into(), ..forms::call() };
    let barrier = BarrierForm { since: on.into(), ..forms::barrier("") };
    let money = FundingForm { from: on.into(), ..forms::funding("") };
    let aunt = GuardianForm { law_from: on.into(), ..forms::aunt("") };
    let looked = domain::assessments::SittingForm { on: on.into(), ..forms::reading("", &[]) };
    let job =
        PlacementForm { begins_as: "started_own".into(), source: "her".into(), on: on.into(), ..forms::placement("", "job", None) };
    vec![
        ("on", records.record_note(ana, her, None, &note).await),
        ("on", records.record_contact(ana, her, None, &contact).await),
        ("since", records.record_barrier(ana, her, None, &barrier).await),
        ("from", records.record_funding(ana, her, None, &money).await),
        ("law_from", records.record_guardian(ana, her, None, &aunt).await.map(drop)),
        ("on", records.record_sitting(ana, her, None, &looked).await.map(drop)),
        ("on", records.record_placement(ana, her, &job).await.map(drop)),
    ]
}

#[test]
fn no_day_of_hers_is_before_her_birth_and_both_days_are_named() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        let month = IntakeForm { birth_year: "2004".into(), birth_month: "5".into(), ..bare(people.east, 100) };
        let year = IntakeForm { birth_year: "2004".into(), birth_source: "estimate".into(), ..bare(people.east, 100) };
        for (typed, born) in [(month, first(2004, 5)), (year, first(2004, 1))] {
            let her = people.arrival(&store.records, typed).await;
            let before = born.pred_opt().unwrap();
            for (field, answer) in answers(store, her, before).await {
                assert_eq!(answer, wrong(field, Fault::Before { day: before, other: Day::Birth, other_day: born }), "{born}");
            }
            let mut on_that_day = answers(store, her, born).await;
            // At work she is of age.
            on_that_day.pop();
            for (field, answer) in on_that_day {
                assert_eq!(answer, Ok(()), "{field} {born}");
            }
        }
    });
}

#[test]
fn a_birth_that_is_not_known_stands_against_no_day() {
    both_engines(async |store: &Store| {
        let her = store.people.arrival(&store.records, bare(store.people.east, 100)).await;
        let mut answered = answers(store, her, first(1990, 1)).await;
        // Her own job asks for her age.
        answered.pop();
        for (field, answer) in answered {
            assert_eq!(answer, Ok(()), "{field}");
        }
    });
}

#[test]
fn a_stay_put_right_begins_no_earlier_than_she_was_born() {
    both_engines(async |store: &Store| {
        let (people, born) = (&store.people, first(2012, 1));
        let her = people.arrival(&store.records, child(people.east, "Мара")).await;
        let came = async |on: NaiveDate| {
            let form = CorrectStayForm { came: on.into(), ..CorrectStayForm::from(&stay(store, her).await) };
            right(store, her, form).await
        };
        let before = born.pred_opt().unwrap();
        assert_eq!(came(before).await, wrong("came", Fault::Before { day: before, other: Day::Birth, other_day: born }));
        came(born).await.unwrap();
        assert_eq!(stay(store, her).await.arrived_on, born);
    });
}
