//! A site at which nobody works who can sign in, a restricted record that nobody finds: said before it comes to that, and while it is so. It holds nobody up.

use domain::{
    ids::{Account, Id},
    residents::{IntakeForm, ListForm},
};

use crate::{
    residents::{found, leaves},
    support::{
        case::herself,
        forms::account,
        people::{ago, child, invitation},
        store::{Store, both_engines, on_sqlite},
        web::Web,
    },
};

/// Where nobody else works: on the page of the account, and the same in the list.
async fn alone_at(store: &Store, id: Id<Account>) -> Vec<String> {
    let (records, mira) = (&store.records, &store.people.administrator);
    let page = records.account_page(mira, id, None).await.unwrap().alone_at;
    let list = records.accounts(mira, None, None).await.unwrap().accounts;
    assert_eq!(list.into_iter().find(|one| one.id == id).unwrap().alone_at, page);
    page
}

/// Where nobody else finds a restricted record: on the page of the account, and the same in the list.
async fn only_reader_at(store: &Store, id: Id<Account>) -> Vec<String> {
    let (records, mira) = (&store.records, &store.people.administrator);
    let page = records.account_page(mira, id, None).await.unwrap().only_reader_at;
    let list = records.accounts(mira, None, None).await.unwrap().accounts;
    assert_eq!(list.into_iter().find(|one| one.id == id).unwrap().only_reader_at, page);
    page
}

async fn empty(store: &Store) -> Vec<String> {
    let page = store.records.sites(&store.people.administrator, None).await.unwrap();
    page.sites.into_iter().filter(|site| page.empty.contains(&site.id)).map(|site| site.name).collect()
}

#[test]
fn whoever_alone_works_at_a_site_is_shown_as_that_before_their_account_closes() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (mira, ana, bea) = (&people.administrator, people.ana.account, people.bea.account);
        assert_eq!(alone_at(store, people.vera.account).await, ["West"]);
        assert!(alone_at(store, ana).await.is_empty() && alone_at(store, mira.account).await.is_empty());
        let both = account("1", "ana", "coordinator", &[people.east, people.west]);
        records.correct_account(mira, ana, &both).await.unwrap();
        assert!(alone_at(store, people.vera.account).await.is_empty());
        records.close_account(mira, bea, true).await.unwrap();
        records.close_account(mira, people.lead.account, true).await.unwrap();
        records.close_account(mira, people.vera.account, true).await.unwrap();
        assert_eq!(alone_at(store, ana).await, ["East", "West"]);
        assert!(alone_at(store, bea).await.is_empty(), "closed already");
        records.close_site(mira, people.west, true).await.unwrap();
        assert_eq!(alone_at(store, ana).await, ["East"], "nobody asks of a closed one");
    });
}

#[test]
fn an_open_site_is_marked_until_somebody_works_there_who_can_sign_in() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let mira = &people.administrator;
        records.take_in(&people.vera, &child(people.west, "Vesna")).await.unwrap();
        assert!(empty(store).await.is_empty());
        records.close_account(mira, people.vera.account, true).await.unwrap();
        assert_eq!(empty(store).await, ["West"]);
        for (user, standing) in [("nina", "administrator"), ("nora", "lead")] {
            records.invite(mira, &invitation(user, standing, &people.west.to_string())).await.unwrap();
        }
        store.sql.run("UPDATE account SET state = 'active' WHERE user_name = 'nina'", vec![]).await;
        assert_eq!(empty(store).await, ["West"], "an administrator finds nobody there, and whoever is invited not yet");
        store.sql.run("UPDATE account SET state = 'active' WHERE user_name = 'nora'", vec![]).await;
        assert!(empty(store).await.is_empty());
    });
}

#[test]
fn a_closed_site_is_not_marked() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        records.close_account(&people.administrator, people.vera.account, true).await.unwrap();
        records.close_site(&people.administrator, people.west, true).await.unwrap();
        assert!(empty(store).await.is_empty());
    });
}

#[test]
fn the_administrator_reads_where_nobody_else_works_and_nothing_of_who_is_there() {
    on_sqlite(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        records.take_in(&people.vera, &child(people.west, "Vesna")).await.unwrap();
        let mira = web.session(&people.administrator).await;
        let opens = async |path: &str| web.get(path, Some(&mira)).await.body;
        let (of_vera, of_ana) = (format!("/accounts/{}", people.vera.account), format!("/accounts/{}", people.ana.account));
        let page = opens(&of_vera).await;
        assert!(page.contains("Nobody else works at West.") && page.contains("first, or right after."), "{page}");
        let list = opens("/accounts").await;
        assert_eq!(list.matches("Nobody else works at West.").count(), 1, "{list}");
        assert!(!opens(&of_ana).await.contains("Nobody else works"));
        let before = opens("/sites").await;
        assert!(!before.contains("Nobody works here"), "{before}");
        records.close_account(&people.administrator, people.vera.account, true).await.unwrap();
        let after = opens("/sites").await;
        assert_eq!(after.matches("Nobody works here").count(), 1, "{after}");
        assert!(after.contains("Invite somebody, or give it to a colleague"), "{after}");
        assert!([&page, &list, &after].iter().all(|page| !page.contains("Vesna")));
    });
}

#[test]
fn whoever_alone_finds_a_restricted_record_is_shown_as_that_before_their_account_closes() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (mira, lead) = (&people.administrator, people.lead.account);
        let (ana, bea) = (people.ana.account, people.bea.account);
        people.arrival(records, child(people.east, "Ана")).await;
        let her = people.arrival(records, IntakeForm { restricted: "on".into(), ..child(people.east, "Vesna") }).await;
        assert!(only_reader_at(store, ana).await.is_empty() && only_reader_at(store, lead).await.is_empty());
        records.close_account(mira, ana, true).await.unwrap();
        assert_eq!(only_reader_at(store, lead).await, ["East"]);
        assert!(only_reader_at(store, ana).await.is_empty(), "closed already");
        records.name_staff(&people.lead, her, bea, true).await.unwrap();
        assert!(only_reader_at(store, lead).await.is_empty());
        records.close_account(mira, lead, true).await.unwrap();
        assert_eq!(only_reader_at(store, bea).await, ["East"]);

        let web = Web::of(store);
        let session = web.session(mira).await;
        let words = "At East there is a record that nobody else may open. Somebody else is named for it first.";
        for path in ["/accounts".to_owned(), format!("/accounts/{bea}")] {
            let page = web.get(&path, Some(&session)).await.body;
            assert!(page.matches(words).count() == 1 && !page.contains("Vesna"), "{page}");
        }
        store.sql.run("UPDATE stay SET phase = 'ended', ending = 'planned'", vec![]).await;
        assert!(only_reader_at(store, bea).await.is_empty(), "nobody asks after her stay");
    });
}

#[test]
fn a_site_is_marked_while_nobody_finds_a_restricted_record_there() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let mira = &people.administrator;
        let unread = async || records.sites(mira, None).await.unwrap().unread;
        let her = people.arrival(records, IntakeForm { restricted: "on".into(), ..child(people.east, "Vesna") }).await;
        records.close_account(mira, people.ana.account, true).await.unwrap();
        assert!(unread().await.is_empty(), "a lead finds it");
        records.close_account(mira, people.lead.account, true).await.unwrap();
        assert_eq!(unread().await, [people.east]);
        let page = web.get("/sites", Some(&web.session(mira).await)).await.body;
        let words = page.matches("Nobody may open a record here").count();
        assert!(words == 1 && !page.contains("Nobody works here") && !page.contains("Vesna"), "{page}");

        store.sql.run("UPDATE stay SET phase = 'ended', ending = 'planned'", vec![]).await;
        assert!(unread().await.is_empty());
        records.ask_to_talk(&herself(store, her), true).await.unwrap();
        assert_eq!(unread().await, [people.east], "she waits for somebody");
        store.sql.run("UPDATE account SET standing = 'lead' WHERE user_name = 'bea'", vec![]).await;
        assert!(unread().await.is_empty());
    });
}

#[test]
fn people_of_somebody_whose_account_closed_can_be_listed_until_they_are_handed_over() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let hers = records.take_in(&people.bea, &child(people.east, "Vesna")).await.unwrap();
        records.take_in(&people.vera, &child(people.west, "Mara")).await.unwrap();
        for one in [&people.bea, &people.vera] {
            records.close_account(&people.administrator, one.account, true).await.unwrap();
        }
        let offered = async || {
            let list = records.residents(&people.ana, ListForm::default(), None, false).await.unwrap();
            list.coordinators.into_iter().map(|one| (one.name, one.closed)).collect::<Vec<_>>()
        };
        let (ana, bea, lena) = (("ana".to_owned(), false), ("bea".to_owned(), true), ("lena".to_owned(), false));
        assert_eq!(offered().await, [ana.clone(), bea, lena.clone()], "of another site nobody");
        let asked = ListForm { coordinator: people.bea.account.to_string(), ..ListForm::default() };
        assert_eq!(found(store, &people.ana, asked).await, [hers]);
        let page = web.get("/residents?view=all", Some(&web.session(&people.ana).await)).await.body;
        assert!(page.contains(">bea, account closed</option>") && page.contains(">ana</option>"), "{page}");
        leaves(store, &people.ana, hers, ago(0)).await;
        assert_eq!(offered().await, [ana, lena]);
    });
}
