//! An account of the team put right: what stands, what is refused, and from when it holds.

use domain::{
    access::{Actor, Standing},
    accounts::AccountForm,
    ids::{Account, Id, Site},
    problem::{Fault, FieldProblem, Problem, Rule},
    stays::CorrectStayForm,
    tasks::What,
};
use records::Failed;
use serde_json::json;
use uuid::Uuid;

use crate::{
    goals::signed_in,
    residents::leaves,
    sign_in,
    stay_put_right::{right, stay},
    support::{
        case::{Case, herself},
        forms::account,
        people::{self, actor, ago, child, invitation},
        store::{Store, both_engines, on_sqlite},
        web::{Web, pairs},
    },
};

fn refused(rule: Rule) -> Result<(), Failed> {
    Err(Failed(Problem::Conflict(rule)))
}

fn wrong(field: &str, fault: Fault) -> Result<(), Failed> {
    Err(Failed(Problem::Invalid(vec![FieldProblem::new(field, fault)])))
}

/// A second administrator.
async fn nina(store: &Store) -> Actor {
    let people = &store.people;
    let form = invitation("nina", "administrator", &people.east.to_string());
    store.records.invite(&people.administrator, &form).await.unwrap();
    store.sql.run("UPDATE account SET state = 'active' WHERE user_name = 'nina'", vec![]).await;
    actor(people::account(&store.sql, "nina").await, Standing::Administrator, "nina")
}

async fn stands(store: &Store, id: Id<Account>) -> AccountForm {
    store.records.account_page(&store.people.administrator, id, None).await.unwrap().stands
}

/// The same as something else.
async fn made(store: &Store, by: &Actor, id: Id<Account>, standing: &str, sites: &[Id<Site>]) -> Result<(), Failed> {
    let sites = sites.iter().map(ToString::to_string).collect();
    let form = AccountForm { standing: standing.into(), sites, ..stands(store, id).await };
    store.records.correct_account(by, id, &form).await
}

#[test]
fn a_name_is_put_right_and_what_was_is_kept_without_what_lets_somebody_in() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (mira, bea) = (&people.administrator, people.bea.account);
        let form = AccountForm { name: "Beatrix".into(), ..account("1", "Bea.T", "coordinator", &[people.east]) };
        records.correct_account(mira, bea, &form).await.unwrap();
        let now = stands(store, bea).await;
        assert_eq!((now.name.as_str(), now.user.as_str(), now.version.as_str()), ("Beatrix", "bea.t", "2"));
        assert!(records.sign_in(&sign_in::form("bea"), None).await.is_err());
        assert!(records.sign_in(&sign_in::form("bea.t"), None).await.is_ok());
        let kept = "SELECT count(*) FROM revision WHERE kind = 'account' AND row_id = $1 AND subject = $2 AND version = 1 \
                    AND length(former) BETWEEN 100 AND 200";
        assert_eq!(store.sql.number(kept, vec![bea.raw().into(), mira.account.raw().into()]).await, 1, "no hash fits in there");
        let said = "SELECT detail FROM audit WHERE action = 'correct_account' AND account_id = $1";
        let lines = store.sql.rows(said, vec![mira.account.raw().into()]).await;
        assert_eq!(lines, [[json!({ "account": bea }).to_string()]]);
    });
}

#[test]
fn of_two_who_put_one_account_right_at_once_one_wins_and_the_other_is_told() {
    both_engines(async |store: &Store| {
        let (records, people, nina) = (&store.records, &store.people, nina(store).await);
        let bea = people.bea.account;
        let form = |user| account("1", user, "coordinator", &[people.east]);
        let (one, other) = (form("bea.one"), form("bea.two"));
        let (first, second) =
            tokio::join!(records.correct_account(&people.administrator, bea, &one), records.correct_account(&nina, bea, &other));
        let answers = [first, second];
        assert!(answers.contains(&Ok(())) && answers.contains(&refused(Rule::Changed)), "{answers:?}");
        assert_eq!(stands(store, bea).await.version, "2");
    });
}

#[test]
fn of_two_administrators_who_make_each_other_something_else_at_once_one_stays() {
    both_engines(async |store: &Store| {
        let (records, people, nina) = (&store.records, &store.people, nina(store).await);
        let mira = &people.administrator;
        let lead = |form: AccountForm| AccountForm { standing: "lead".into(), sites: vec![people.east.to_string()], ..form };
        let (hers, others) = (lead(stands(store, nina.account).await), lead(stands(store, mira.account).await));
        let (one, other) =
            tokio::join!(records.correct_account(mira, nina.account, &hers), records.correct_account(&nina, mira.account, &others));
        let answers = [one, other];
        assert!(answers.contains(&Ok(())) && answers.contains(&Err(Failed(Problem::NotAllowed))), "{answers:?}");
        let left = "SELECT count(*) FROM account WHERE standing = 'administrator' AND state = 'active'";
        assert_eq!(store.sql.number(left, vec![]).await, 1);
    });
}

#[test]
fn nobody_changes_what_they_come_here_as_themselves() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let mira = &people.administrator;
        assert_eq!(made(store, mira, mira.account, "lead", &[people.east]).await, refused(Rule::OwnAccount));
        let form = AccountForm { name: "Mira K.".into(), ..stands(store, mira.account).await };
        records.correct_account(mira, mira.account, &form).await.unwrap();
        let session = web.session(mira).await;
        let page = web.get(&format!("/accounts/{}", mira.account), Some(&session)).await.body;
        assert!(page.contains("Mira K.") && page.contains("Nobody changes their own."), "{page}");
        assert!(page.contains("value=\"administrator\"") && !page.contains("value=\"lead\""), "{page}");
    });
}

#[test]
fn what_cannot_stand_comes_back_to_its_field() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (mira, bea, east) = (&people.administrator, people.bea.account, [people.east]);
        let unknown = [Id::new(Uuid::now_v7())];
        for (form, field, fault) in [
            (account("1", "ana", "coordinator", &east), "user", Fault::Taken),
            (account("1", " ANA ", "coordinator", &east), "user", Fault::Taken),
            (account("1", "b b", "coordinator", &east), "user", Fault::Characters),
            (AccountForm { name: " ".into(), ..account("1", "bea", "coordinator", &east) }, "name", Fault::Missing),
            (account("1", "bea", "guardian", &east), "standing", Fault::Missing),
            (account("1", "bea", "lead", &[]), "sites", Fault::Missing),
            (account("1", "bea", "lead", &unknown), "sites", Fault::NotAnOption),
        ] {
            assert_eq!(records.correct_account(mira, bea, &form).await, wrong(field, fault), "{form:?}");
        }
        assert_eq!(stands(store, bea).await.version, "1");
        made(store, mira, bea, "administrator", &[]).await.unwrap();
        assert_eq!(stands(store, bea).await.sites, Vec::<String>::new());
    });
}

#[test]
fn one_user_name_wanted_for_two_at_once_goes_to_one() {
    both_engines(async |store: &Store| {
        let (records, people, nina) = (&store.records, &store.people, nina(store).await);
        let form = account("1", "nora", "coordinator", &[people.east]);
        let (one, other) = tokio::join!(
            records.correct_account(&people.administrator, people.ana.account, &form),
            records.correct_account(&nina, people.bea.account, &form)
        );
        let answers = [one, other];
        assert!(answers.contains(&Ok(())) && answers.contains(&wrong("user", Fault::Taken)), "{answers:?}");
    });
}

#[test]
fn what_is_changed_holds_from_the_next_request_on() {
    both_engines(async |store: &Store| {
        let (people, web) = (&store.people, Web::of(store));
        let (mira, bea) = (&people.administrator, people.bea.account);
        let her = store.records.take_in(&people.vera, &child(people.west, "Vesna")).await.unwrap();
        let session = web.session(&people.bea).await;
        let opens = async |path: &str| web.get(path, Some(&session)).await.status;
        assert_eq!((opens("/today").await, opens("/accounts").await), (200, 403));
        made(store, mira, bea, "administrator", &[]).await.unwrap();
        assert_eq!((opens("/today").await, opens("/accounts").await), (403, 200));
        made(store, mira, bea, "coordinator", &[people.east]).await.unwrap();
        let hers = format!("/residents/{her}");
        assert_eq!((opens("/accounts").await, opens(&hers).await), (403, 404));
        made(store, mira, bea, "coordinator", &[people.west]).await.unwrap();
        assert_eq!(opens(&hers).await, 200);
        made(store, mira, bea, "coordinator", &[people.east]).await.unwrap();
        assert_eq!(opens(&hers).await, 404);
    });
}

#[test]
fn a_site_is_not_taken_from_whoever_coordinates_somebody_there() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let (mira, ana) = (&people.administrator, people.ana.account);
        let her = people.arrival(records, child(people.east, "Марија")).await;
        for (standing, site) in [("coordinator", people.west), ("lead", people.west), ("administrator", people.east)] {
            assert_eq!(made(store, mira, ana, standing, &[site]).await, refused(Rule::CoordinatesThere), "{standing}");
        }
        made(store, mira, ana, "lead", &[people.east, people.west]).await.unwrap();
        let session = web.session(mira).await;
        let page = web.get(&format!("/accounts/{ana}"), Some(&session)).await.body;
        assert!(page.contains("Somebody is in their hands at East.") && !page.contains("Марија"), "{page}");
        let form =
            CorrectStayForm { coordinator: people.bea.account.to_string(), ..CorrectStayForm::from(&stay(store, her).await) };
        right(store, her, form).await.unwrap();
        made(store, mira, ana, "coordinator", &[people.west]).await.unwrap();
        assert_eq!(records.resident(&people.ana, her, None).await.err(), Some(Failed(Problem::NotFound)));
    });
}

#[test]
fn whoever_she_asked_to_talk_stays_until_that_is_settled_and_afterwards_another_hears_it() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (mira, ana) = (&people.administrator, people.ana.account);
        let her = people.arrival(records, child(people.east, "Марија")).await;
        leaves(store, &people.ana, her, ago(5)).await;
        let herself = herself(store, her);
        records.ask_to_talk(&herself, true).await.unwrap();
        assert_eq!(made(store, mira, ana, "coordinator", &[people.west]).await, refused(Rule::CoordinatesThere));
        records.ask_to_talk(&herself, false).await.unwrap();
        made(store, mira, ana, "coordinator", &[people.west]).await.unwrap();
        records.ask_to_talk(&herself, true).await.unwrap();
        let lines = records.today(&people.lead, false).await.unwrap().lines;
        assert!(lines.iter().any(|line| matches!(line.what, What::Talk { .. })), "{lines:?}");
    });
}

#[test]
fn a_stay_runs_again_only_with_a_coordinator_who_finds_her() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Марија")).await;
        leaves(store, &people.ana, her, ago(5)).await;
        let ended = stay(store, her).await;
        made(store, &people.administrator, people.ana.account, "coordinator", &[people.west]).await.unwrap();
        let again =
            CorrectStayForm { stands: "in_residence".into(), since: ended.arrived_on.into(), ..CorrectStayForm::from(&ended) };
        let by_lead = async |form| records.correct_stay(&people.lead, her, ended.id, &form).await;
        assert_eq!(by_lead(again.clone()).await, wrong("coordinator", Fault::NotAnOption));
        by_lead(CorrectStayForm { coordinator: people.bea.account.to_string(), ..again }).await.unwrap();
    });
}

#[test]
fn a_site_taken_away_and_somebody_handed_over_at_once_never_both_stand() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let bea = people.bea.account;
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let form = CorrectStayForm { coordinator: bea.to_string(), ..CorrectStayForm::from(&stay(store, her).await) };
        let west = account("1", "bea", "coordinator", &[people.west]);
        let (taken, handed) = tokio::join!(records.correct_account(&people.administrator, bea, &west), right(store, her, form));
        assert_ne!(taken.is_ok(), handed.is_ok(), "{taken:?} {handed:?}");
        assert!(taken.is_ok() || taken == refused(Rule::CoordinatesThere), "{taken:?}");
        assert!(handed.is_ok() || handed == wrong("coordinator", Fault::NotAnOption), "{handed:?}");
    });
}

#[test]
fn accounts_of_the_team_are_put_right_by_an_administrator_and_no_others() {
    both_engines(async |store: &Store| {
        let (case, records, people) = (Case::make(store).await, &store.records, &store.people);
        let (mira, her, nina) = (&people.administrator, signed_in(store, case.resident).await, nina(store).await);
        let form = account("1", "bella", "coordinator", &[people.east]);
        let both = async |by: &Actor, id| {
            (records.account_page(by, id, None).await.err(), records.correct_account(by, id, &form).await.err())
        };
        let (not_allowed, missing) = (Some(Failed(Problem::NotAllowed)), Some(Failed(Problem::NotFound)));
        for by in [&people.ana, &people.lead, &her] {
            assert_eq!(both(by, people.bea.account).await, (not_allowed.clone(), not_allowed.clone()), "{}", by.name);
        }
        for id in [case.guardian_account, her.account, Id::new(Uuid::now_v7())] {
            assert_eq!(both(mira, id).await, (missing.clone(), missing.clone()));
        }
        made(store, mira, nina.account, "coordinator", &[people.east]).await.unwrap();
        assert_eq!(records.correct_account(&nina, people.bea.account, &form).await.err(), not_allowed, "none any more");
    });
}

#[test]
fn ones_own_account_asks_for_no_site_and_keeps_those_there_are() {
    on_sqlite(async |store: &Store| {
        let (people, web, nina) = (&store.people, Web::of(store), nina(store).await);
        let session = web.session(&nina).await;
        let page = async |of: Id<Account>| web.get(&format!("/accounts/{of}"), Some(&session)).await.body;
        let own = page(nina.account).await;
        let kept = format!("<input type=\"hidden\" name=\"form[sites][]\" value=\"{}\"", people.east);
        assert!(own.contains(&kept) && !own.contains("type=\"checkbox\""), "{own}");
        assert!(own.contains("the next page you open") && !own.contains("Tell them"), "{own}");
        let others = page(people.bea.account).await;
        assert!(others.contains("type=\"checkbox\"") && others.contains("Tell them"), "{others}");
        let bea = people.bea.account.to_string();
        let shut = format!("/accounts?closed={bea}#saved");
        for (closed, to) in [("true", shut.as_str()), ("false", "/accounts?saved=here#saved")] {
            let form = Uuid::new_v4().to_string();
            let body = pairs(&[("_form", &form), ("_at", "/accounts"), ("account", &bea), ("closed", closed)]);
            assert_eq!(web.post("/do/close_account", body, Some(&session)).await.location(), to);
            let said = web.get(to.trim_end_matches("#saved"), Some(&session)).await.body;
            assert_eq!(said.contains(" can sign in no more."), closed == "true", "{said}");
        }
    });
}

#[test]
fn a_name_in_the_list_leads_to_its_form_and_a_stale_form_shows_both() {
    on_sqlite(async |store: &Store| {
        let (case, people, web) = (Case::make(store).await, &store.people, Web::of(store));
        let (mira, bea) = (web.session(&people.administrator).await, people.bea.account);
        let at = format!("/accounts/{bea}");
        let list = web.get("/accounts", Some(&mira)).await.body;
        assert!(list.contains(&format!("href=\"{at}\"")), "{list}");
        assert!(!list.contains(&format!("href=\"/accounts/{}\"", case.guardian_account)), "{list}");
        let send = async |name: &str, standing: &str| {
            let (form, account, site) = (Uuid::new_v4().to_string(), bea.to_string(), people.east.to_string());
            let body = pairs(&[
                ("_form", &form),
                ("_at", &at),
                ("account", &account),
                ("form[version]", "1"),
                ("form[name]", name),
                ("form[user]", "bea"),
                ("form[standing]", standing),
                ("form[sites][]", &site),
            ]);
            web.post("/do/correct_account", body, Some(&mira)).await.location().to_owned()
        };
        assert_eq!(send("Beatrix", "lead").await, "/accounts?saved=here#saved");
        let stale = send("Bella", "coordinator").await;
        assert!(stale.starts_with(&format!("{at}?draft=")), "{stale}");
        let page = web.get(&stale, Some(&mira)).await.body;
        assert!(page.contains("Someone else changed this") && page.contains("value=\"Bella\""), "{page}");
        assert_eq!(page.matches("class=\"theirs\"").count(), 2, "{page}");
        assert!(page.contains("href=\"#f-name\"") && page.contains("href=\"#f-standing\""), "{page}");
    });
}
