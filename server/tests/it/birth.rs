//! Nothing of hers is before her birth: what is certain of it is the first day she may have been born on.

use chrono::{Datelike, NaiveDate};
use domain::{
    assessments::SittingForm,
    barriers::BarrierForm,
    choosing::ChoosingForm,
    contacts::ContactForm,
    funding::FundingForm,
    guardians::GuardianForm,
    ids::{Id, Resident},
    notes::NoteForm,
    placements::PlacementForm,
    problem::{Day, Fault},
    residents::{IntakeForm, ResidentForm},
    stays::CorrectStayForm,
};
use records::Failed;

use crate::{
    choosing::runs,
    put_right::wrong,
    stay_put_right::{right, stay},
    support::{
        forms,
        people::{bare, child},
        store::{Store, both_engines},
    },
};

fn first(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap()
}

/// Each form about her that has a day of its own, and the field that the day is in. At work she is of age.
const FORMS: [(&str, &str); 8] = [
    ("note", "on"),
    ("contact", "on"),
    ("barrier", "since"),
    ("money", "from"),
    ("guardian", "law_from"),
    ("sitting", "on"),
    ("choosing", "on"),
    ("work", "on"),
];

/// What a form about her answers to a day.
async fn answer(store: &Store, her: Id<Resident>, form: &str, on: NaiveDate) -> Result<(), Failed> {
    let (records, ana) = (&store.records, &store.people.ana);
    match form {
        "note" => records.record_note(ana, her, None, &NoteForm { on: on.into(), ..forms::note("", "Likes maps") }).await,
        "contact" => records.record_contact(ana, her, None, &ContactForm { on: on.into(), ..forms::call() }).await,
        "barrier" => records.record_barrier(ana, her, None, &BarrierForm { since: on.into(), ..forms::barrier("") }).await,
        "money" => records.record_funding(ana, her, None, &FundingForm { from: on.into(), ..forms::funding("") }).await,
        "guardian" => {
            let aunt = GuardianForm { law_from: on.into(), ..forms::aunt("") };
            records.record_guardian(ana, her, None, &aunt).await.map(drop)
        }
        "sitting" => {
            let looked = SittingForm { on: on.into(), ..forms::reading("", &[]) };
            records.record_sitting(ana, her, None, &looked).await.map(drop)
        }
        "choosing" => {
            let runs = runs(store, &["", ""]).await;
            let laid_out = ChoosingForm { on: on.into(), ..forms::choosing("", runs[0], runs[1]) };
            records.record_choosing(ana, her, None, &laid_out).await.map(drop)
        }
        _ => {
            let job = forms::placement("", "job", None);
            let job = PlacementForm { begins_as: "started_own".into(), source: "her".into(), on: on.into(), ..job };
            records.record_placement(ana, her, &job).await.map(drop)
        }
    }
}

/// What is answered where her birth is put right.
async fn born(store: &Store, her: Id<Resident>, year: &str, month: &str) -> Result<(), Failed> {
    let stands = store.records.edit_resident_page(&store.people.ana, her, None).await.unwrap().stands;
    let form = ResidentForm { birth_year: year.into(), birth_month: month.into(), ..stands };
    store.records.edit_resident(&store.people.ana, her, &form).await
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
            for (form, field) in FORMS {
                let early = Fault::Before { day: before, other: Day::Birth, other_day: born };
                assert_eq!(answer(store, her, form, before).await, wrong(field, early), "{form} {born}");
            }
            for (form, _) in FORMS.into_iter().filter(|(form, _)| *form != "work") {
                assert_eq!(answer(store, her, form, born).await, Ok(()), "{form} {born}");
            }
        }
    });
}

#[test]
fn a_birth_that_is_not_known_stands_against_no_day() {
    both_engines(async |store: &Store| {
        let her = store.people.arrival(&store.records, bare(store.people.east, 100)).await;
        for (form, _) in FORMS.into_iter().filter(|(form, _)| *form != "work") {
            assert_eq!(answer(store, her, form, first(1990, 1)).await, Ok(()), "{form}");
        }
    });
}

#[test]
fn a_birth_put_right_is_not_after_anything_kept_of_her_and_both_days_are_named() {
    both_engines(async |store: &Store| {
        let adult = IntakeForm { birth_year: "1980".into(), birth_source: "estimate".into(), ..bare(store.people.east, 100) };
        let her = store.people.arrival(&store.records, adult).await;
        assert_eq!(born(store, her, "2012", "5").await, Ok(()), "nothing is kept of her");
        assert_eq!(born(store, her, "1980", "").await, Ok(()));
        // Each of them is the earliest in its turn.
        for ((form, _), year) in FORMS.into_iter().zip((2001..2012).rev()) {
            let day = NaiveDate::from_ymd_opt(year, 1, 10).unwrap();
            answer(store, her, form, day).await.unwrap();
            let late = |born| wrong("birth_year", Fault::After { day: born, other: Day::Kept, other_day: day });
            assert_eq!(born(store, her, "2012", "5").await, late(first(2012, 5)), "{form}");
            let year = year.to_string();
            assert_eq!(born(store, her, &year, "2").await, late(first(day.year(), 2)), "{form}");
            assert_eq!(born(store, her, &year, "1").await, Ok(()), "{form}");
            assert_eq!(born(store, her, &year, "").await, Ok(()), "{form}");
            assert_eq!(born(store, her, "1980", "").await, Ok(()));
        }
        let other = store.people.arrival(&store.records, bare(store.people.east, 100)).await;
        assert_eq!(born(store, other, "2012", "5").await, Ok(()), "what is kept of somebody else is not hers");
    });
}

#[test]
fn a_birth_put_right_is_not_after_the_planned_first_day_of_work() {
    both_engines(async |store: &Store| {
        let her = store.people.arrival(&store.records, bare(store.people.east, 100)).await;
        let planned = NaiveDate::from_ymd_opt(2011, 1, 10).unwrap();
        let form = PlacementForm { begins_as: "idea".into(), starts: planned.into(), ..forms::placement("", "job", None) };
        store.records.record_placement(&store.people.ana, her, &form).await.unwrap();
        let late = Fault::After { day: first(2012, 5), other: Day::Kept, other_day: planned };
        assert_eq!(born(store, her, "2012", "5").await, wrong("birth_year", late));
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
