//! The clock to school by a site's own settings: its limits in every place that shows them, and the day it counts from.

use chrono::NaiveDate;
use domain::{
    clocks::Tone,
    ids::{Id, Resident},
    residents::ListForm,
    sites::SiteForm,
};

use crate::support::{
    people::{ago, bare, child, enrolment},
    store::{Store, both_engines},
    web::Web,
};

async fn settings(store: &Store, form: SiteForm) {
    let people = &store.people;
    let form = SiteForm { version: "1".into(), name: "East".into(), time_zone: "Europe/Skopje".into(), ..form };
    store.records.record_site(&people.administrator, Some(people.east), &form).await.unwrap();
}

async fn arrived(store: &Store, days_ago: u64) -> Id<Resident> {
    let people = &store.people;
    let form = domain::residents::IntakeForm { arrived: ago(days_ago).into(), ..child(people.east, "Марија") };
    people.arrival(&store.records, form).await
}

async fn since(store: &Store, her: Id<Resident>) -> NaiveDate {
    store.records.resident(&store.people.ana, her, None).await.unwrap().clock.unwrap().since
}

async fn listed(store: &Store, over: &str, sort: &str) -> Vec<Id<Resident>> {
    let asked = ListForm { over: over.into(), sort: sort.into(), ..ListForm::default() };
    let list = store.records.residents(&store.people.ana, asked, None, false).await.unwrap();
    list.rows.into_iter().map(|row| row.case.id).collect()
}

#[test]
fn a_sites_own_limits_stand_wherever_waiting_is_shown() {
    both_engines(async |store: &Store| {
        settings(store, SiteForm { warn_days: "20".into(), long_days: "40".into(), ..SiteForm::default() }).await;
        let (new, warned, long) = (arrived(store, 20).await, arrived(store, 25).await, arrived(store, 41).await);
        let tone = async |her| store.records.resident(&store.people.ana, her, None).await.unwrap().clock.unwrap().tone;
        assert_eq!((tone(new).await, tone(warned).await, tone(long).await), (Tone::Calm, Tone::Soon, Tone::Long));
        assert_eq!(listed(store, "20", "waiting").await, [long, warned]);
        assert_eq!(listed(store, "40", "waiting").await, [long]);
        let web = Web::of(store);
        let ana = web.session(&store.people.ana).await;
        for page in ["/today".to_owned(), format!("/residents/{long}"), format!("/residents/{long}/enrol")] {
            let body = web.get(&page, Some(&ana)).await.body;
            assert!(body.contains("20 and 40") && !body.contains("60 and 90"), "{page}");
        }
        let list = web.get("/residents?view=all", Some(&ana)).await.body;
        assert!(
            list.contains("<option value=\"20\">The first limit") && list.contains("<option value=\"40\">The second"),
            "{list}"
        );
        assert!(list.contains("M45 0v10M90 0v10"), "the ticks of the bar");
    });
}

#[test]
fn a_site_that_counts_from_the_request_waits_from_her_first_step() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        let (early, late) = (arrived(store, 100).await, arrived(store, 50).await);
        let young = domain::residents::IntakeForm { birth_year: "2014".into(), ..bare(people.east, 70) };
        let none = store.records.take_in(&people.ana, &young).await.unwrap();
        // Who came without papers, and whose age nobody knows yet, waits like a child.
        let unknown = store.records.take_in(&people.ana, &bare(people.east, 80)).await.unwrap();
        store.records.record_enrolment(&people.ana, early, &enrolment(people.school, "needed", ago(10))).await.unwrap();
        assert_eq!(since(store, early).await, ago(100));
        assert_eq!(listed(store, "", "waiting").await, [early, unknown, none, late]);
        settings(store, SiteForm { clock_from: "request".into(), ..SiteForm::default() }).await;
        assert_eq!((since(store, early).await, since(store, late).await), (ago(10), ago(50)));
        assert_eq!(listed(store, "", "waiting").await, [unknown, none, late, early]);
        assert_eq!(listed(store, "60", "").await, [none, unknown]);
        let web = Web::of(store);
        let ana = web.session(&people.ana).await;
        assert!(web.get(&format!("/residents/{early}"), Some(&ana)).await.body.contains("Days since school was asked for."));
    });
}

#[test]
fn the_pages_of_a_list_by_waiting_follow_the_day_a_site_counts_from() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        settings(store, SiteForm { clock_from: "request".into(), ..SiteForm::default() }).await;
        for n in 0..60 {
            let her = arrived(store, 200 - n).await;
            if n % 2 == 0 {
                store.records.record_enrolment(&people.ana, her, &enrolment(people.school, "needed", ago(n + 1))).await.unwrap();
            }
        }
        let asked = ListForm { sort: "waiting".into(), ..ListForm::default() };
        let first = store.records.residents(&people.ana, asked.clone(), None, false).await.unwrap();
        let second = store.records.residents(&people.ana, asked, first.more, false).await.unwrap();
        let days: Vec<NaiveDate> = first.rows.into_iter().chain(second.rows).map(|row| row.case.clock.unwrap().since).collect();
        assert!(days.len() == 60 && days.is_sorted() && second.more.is_none(), "{days:?}");
    });
}
