//! A site is closed where no stay runs: then it is offered nowhere, and keeps its name wherever somebody has stayed.

use domain::{
    accounts::InviteForm,
    days::DayText,
    ids::{Id, Site},
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::ListForm,
    stays::{CorrectStayForm, StayForm},
};
use records::Failed;
use uuid::Uuid;

use crate::{
    residents::leaves,
    stay_put_right::{right, stay},
    support::{
        forms::account,
        people::{ago, child, invitation, today},
        store::{Store, both_engines, on_sqlite},
        web::{Web, pairs},
    },
};

const IN_USE: Failed = Failed(Problem::Conflict(Rule::SiteInUse));

fn not_offered(field: &str) -> Failed {
    Failed(Problem::Invalid(vec![FieldProblem::new(field, Fault::NotAnOption)]))
}

async fn close(store: &Store, site: Id<Site>, closed: bool) -> Result<(), Failed> {
    store.records.close_site(&store.people.administrator, site, closed).await
}

#[test]
fn a_site_is_closed_once_every_stay_there_has_ended_and_is_opened_again() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        assert_eq!(close(store, people.east, true).await, Err(IN_USE));
        leaves(store, &people.ana, her, ago(2)).await;
        let stands = async || {
            let page = records.sites(&people.administrator, None).await.unwrap();
            page.sites.into_iter().find(|site| site.id == people.east).map(|site| (site.closed_on, site.version)).unwrap()
        };
        close(store, people.east, true).await.unwrap();
        assert_eq!(stands().await, (Some(today()), 2));
        close(store, people.east, true).await.unwrap();
        assert_eq!(stands().await, (Some(today()), 2), "closed twice it is closed once");
        close(store, people.east, false).await.unwrap();
        assert_eq!(stands().await, (None, 3));
        let kept = "SELECT count(*) FROM revision WHERE kind = 'site' AND row_id = $1";
        assert_eq!(store.sql.number(kept, vec![people.east.raw().into()]).await, 2);
    });
}

#[test]
fn a_closed_site_is_offered_nowhere() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let (mira, vera, west) = (&people.administrator, &people.vera, people.west);
        close(store, west, true).await.unwrap();
        assert_eq!(records.intake(vera, None).await.unwrap().sites, []);
        let session = web.session(vera).await;
        let page = web.get("/residents/new", Some(&session)).await.body;
        assert!(page.contains("No site of yours is open.") && !page.contains("/do/take_in"), "{page}");
        assert_eq!(records.take_in(vera, &child(west, "Vesna")).await.err(), Some(not_offered("site")));
        assert_eq!(records.resident_cases(vera, None).await.unwrap().sites, []);
        assert_eq!(records.residents(vera, ListForm::default(), None, false).await.unwrap().sites, []);
        let offered = records.accounts(mira, None, None).await.unwrap().sites;
        assert_eq!(offered.into_iter().map(|site| site.id).collect::<Vec<_>>(), [people.east]);
        let invited = records.invite(mira, &invitation("nora", "lead", &west.to_string())).await;
        assert_eq!(invited.err(), Some(not_offered("sites")));
        let by_name = InviteForm { sites: vec!["West".into()], ..invitation("nora", "lead", "") };
        assert_eq!(records.add_account_by_name(&by_name).await.err(), Some(not_offered("sites")));
        let given = account("1", "bea", "coordinator", &[people.east, west]);
        assert_eq!(records.correct_account(mira, people.bea.account, &given).await.err(), Some(not_offered("sites")));
        // Whoever works there already keeps it.
        records.correct_account(mira, vera.account, &account("1", "vera", "lead", &[west])).await.unwrap();
        close(store, west, false).await.unwrap();
        assert_eq!(records.intake(vera, None).await.unwrap().sites, [(west, "West".to_owned())]);
        records.take_in(vera, &child(west, "Vesna")).await.unwrap();
    });
}

#[test]
fn where_somebody_has_stayed_a_closed_site_keeps_its_name_and_no_stay_begins() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        leaves(store, &people.ana, her, ago(5)).await;
        close(store, people.east, true).await.unwrap();
        let list =
            records.residents(&people.ana, ListForm { find: "mara".into(), ..ListForm::default() }, None, false).await.unwrap();
        assert_eq!((list.rows[0].case.site.as_str(), list.sites.len()), ("East", 1), "found by name, and still a filter");
        let page = records.resident(&people.ana, her, None).await.unwrap();
        assert_eq!((page.stays[0].site.as_str(), page.sites.len()), ("East", 0));
        let back = StayForm { site: people.east.to_string(), arrived: ago(2).into(), ..StayForm::default() };
        assert_eq!(records.begin_stay(&people.ana, her, &back).await.err(), Some(not_offered("site")));
        let stands = CorrectStayForm::from(&stay(store, her).await);
        let again = CorrectStayForm { stands: "in_residence".into(), since: DayText::default(), ..stands.clone() };
        assert_eq!(right(store, her, again).await, Err(Failed(Problem::Conflict(Rule::SiteClosed))));
        right(store, her, CorrectStayForm { ended: "moved".into(), ..stands }).await.unwrap();
    });
}

#[test]
fn a_site_closed_and_somebody_taken_in_at_once_never_both_stand() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        let form = child(people.west, "Vesna");
        let (closed, taken) = tokio::join!(close(store, people.west, true), store.records.take_in(&people.vera, &form));
        assert_ne!(closed.is_ok(), taken.is_ok(), "{closed:?} {taken:?}");
        assert!(closed.is_ok() || closed == Err(IN_USE), "{closed:?}");
        assert!(taken.is_ok() || taken == Err(not_offered("site")), "{taken:?}");
    });
}

#[test]
fn a_site_is_closed_by_an_administrator_alone() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        for by in [&people.vera, &people.lead] {
            let answer = store.records.close_site(by, people.west, true).await;
            assert_eq!(answer, Err(Failed(Problem::NotAllowed)), "{}", by.name);
        }
        assert_eq!(close(store, Id::new(Uuid::now_v7()), true).await, Err(Failed(Problem::NotFound)));
    });
}

#[test]
fn the_button_says_why_it_cannot_and_a_closed_site_says_since_when() {
    on_sqlite(async |store: &Store| {
        let (people, web) = (&store.people, Web::of(store));
        people.arrival(&store.records, child(people.east, "Мара")).await;
        let mira = web.session(&people.administrator).await;
        let press = async |site: Id<Site>, closed: &str| {
            let (form, at, site) = (Uuid::new_v4().to_string(), format!("/sites/{site}"), site.to_string());
            let body = pairs(&[("_form", &form), ("_at", &at), ("site", &site), ("closed", closed)]);
            let answer = web.post("/do/close_site", body, Some(&mira)).await;
            web.get(answer.location().trim_end_matches("#saved"), Some(&mira)).await.body
        };
        let east = press(people.east, "true").await;
        assert!(east.contains("Somebody is still supported from this site") && east.contains("value=\"East\""), "{east}");
        let page = web.get(&format!("/sites/{}", people.east), Some(&mira)).await.body;
        assert!(page.contains("once every stay here has ended") && !page.contains("Close this site"), "{page}");
        let west = press(people.west, "true").await;
        assert!(
            west.contains("id=\"saved\"")
                && west.contains("Closed since 24 November 2026.")
                && west.contains("Open this site again"),
            "{west}"
        );
        let west = press(people.west, "false").await;
        assert!(!west.contains("Closed") && west.contains("Close this site"), "{west}");
    });
}
