//! A new one-time link for somebody on the team: what it ends, when, and who is told.

use chrono::TimeDelta;
use domain::{
    access::Actor,
    accounts::{ChangePasswordForm, ChooseForm, Password},
    codes::{AccountState, LinkKind},
    ids::{Account, Id},
    problem::{Problem, Rule},
};
use records::{Failed, Records, permit::sign_in::Asked};
use uuid::Uuid;

use crate::{
    goals::signed_in,
    sign_in::form,
    support::{
        case::Case,
        people::{PASSWORD, account, invitation},
        store::{Store, both_engines, on_sqlite},
        web::{Web, pairs},
    },
};

const SPENT: Failed = Failed(Problem::Conflict(Rule::LinkSpent));
const OTHER: &str = "four other plain words";

fn chosen(token: &str) -> ChooseForm {
    ChooseForm { token: token.into(), pass: Password(OTHER.into()), ..ChooseForm::default() }
}

/// The token of a new link, as the one who made it is shown it.
async fn renewed(records: &Records, by: &Actor, id: Id<Account>) -> String {
    let shown = records.renew_account_link(by, id).await.unwrap();
    records.accounts(by, None, Some(shown)).await.unwrap().invited.unwrap().token
}

#[test]
fn an_invitation_that_ran_out_is_made_anew_and_the_one_before_is_spent() {
    both_engines(async |store: &Store| {
        let mira = &store.people.administrator;
        let shown = store.records.invite(mira, &invitation("nina", "coordinator", &store.people.east.to_string())).await.unwrap();
        let first = store.records.search(mira, shown).await.unwrap().unwrap();
        let nina = Id::new(account(&store.sql, "nina").await);
        let second = renewed(&store.records, mira, nina).await;
        assert_eq!(store.records.link(&first).await.err(), Some(SPENT));
        assert_eq!(store.records.link(&second).await, Ok((LinkKind::Invitation, Some("nina".into()))));
        let later = store.later(TimeDelta::days(3)).await;
        assert_eq!(later.link(&second).await.err(), Some(SPENT));
        let third = renewed(&later, mira, nina).await;
        assert!(later.choose_password(&chosen(&third)).await.is_ok());
        assert_eq!(later.choose_password(&chosen(&third)).await.err(), Some(SPENT));
        later.close().await;
    });
}

#[test]
fn a_forgotten_password_and_its_sessions_go_on_until_the_link_is_used() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let bearer = records.add_bearer("ana", 7).await.unwrap();
        let begun = records.sign_in(&form("ana"), None).await.unwrap();
        let token = renewed(records, &people.administrator, people.ana.account).await;
        assert_eq!(records.link(&token).await, Ok((LinkKind::NewPassword, Some("ana".into()))));
        let other = records.sign_in(&form("ana"), None).await.unwrap();
        let known = async |token: &str| matches!(records.asked(token).await, Ok(Asked::Known(_)));
        assert!(known(&begun.token).await && known(&other.token).await);
        let new = records.choose_password(&chosen(&token)).await.unwrap();
        assert!(known(&new.token).await && !known(&begun.token).await && !known(&other.token).await);
        assert!(records.sign_in(&form("ana"), None).await.is_err());
        assert_eq!(records.choose_password(&chosen(&token)).await.err(), Some(SPENT));
        assert!(records.bearer(&bearer).await.unwrap().is_some(), "a program of hers goes on");
    });
}

#[test]
fn whoever_changes_the_password_ends_a_link_that_waits() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let token = renewed(records, &people.administrator, people.ana.account).await;
        let change = ChangePasswordForm { current: Password(PASSWORD.into()), pass: Password(OTHER.into()) };
        records.change_password(&people.ana, &change).await.unwrap();
        assert_eq!(records.link(&token).await.err(), Some(SPENT));
    });
}

#[test]
fn she_is_told_at_her_desk_until_she_has_seen_it() {
    both_engines(async |store: &Store| {
        let (people, web) = (&store.people, Web::of(store));
        renewed(&store.records, &people.administrator, people.ana.account).await;
        let (ana, bea) = (web.session(&people.ana).await, web.session(&people.bea).await);
        let said = "made a link for you, ana, to choose a new password on 24 November 2026.";
        let told = async |page: &str, session: &str| web.get(page, Some(session)).await.body.contains(said);
        assert!(told("/today", &ana).await && told("/me", &ana).await && !told("/today", &bea).await);
        let seen = pairs(&[("_form", &Uuid::new_v4().to_string()), ("_at", "/residents")]);
        assert_eq!(web.post("/do/note_reset", seen, Some(&ana)).await.location(), "/residents");
        assert!(!told("/today", &ana).await && !told("/me", &ana).await);
        renewed(&store.records, &people.administrator, people.ana.account).await;
        assert!(told("/today", &ana).await, "of another link she is told anew");
    });
}

#[test]
fn a_closed_account_has_no_link_until_it_is_open_again() {
    both_engines(async |store: &Store| {
        let (records, mira, bea) = (&store.records, &store.people.administrator, store.people.bea.account);
        let before = renewed(records, mira, bea).await;
        records.close_account(mira, bea, true).await.unwrap();
        assert_eq!(records.renew_account_link(mira, bea).await, Err(Failed(Problem::Conflict(Rule::NoSuchStep))));
        records.close_account(mira, bea, false).await.unwrap();
        assert_eq!(records.link(&before).await.err(), Some(SPENT));
        let token = renewed(records, mira, bea).await;
        assert!(records.choose_password(&chosen(&token)).await.is_ok());
    });
}

#[test]
fn a_link_is_made_for_others_on_the_team_by_an_administrator_alone() {
    both_engines(async |store: &Store| {
        let (case, records, people) = (Case::make(store).await, &store.records, &store.people);
        let (mira, her) = (&people.administrator, signed_in(store, case.resident).await);
        let answer = async |by: &Actor, id| records.renew_account_link(by, id).await.err();
        let (missing, links) = (Some(Failed(Problem::NotFound)), store.sql.count("link").await);
        assert_eq!(answer(mira, case.guardian_account).await, missing, "a guardian's is made where they are looked after");
        assert_eq!(answer(mira, her.account).await, missing, "and a resident's");
        assert_eq!(answer(mira, mira.account).await, Some(Failed(Problem::Conflict(Rule::OwnAccount))));
        for by in [&people.ana, &people.lead, &her] {
            assert_eq!(answer(by, people.bea.account).await, missing, "{}", by.name);
            assert_eq!(answer(by, by.account).await, Some(Failed(Problem::NotAllowed)), "{}", by.name);
        }
        assert_eq!(store.sql.count("link").await, links);
    });
}

#[test]
fn the_button_stands_beside_whom_it_can_help_and_the_link_is_shown() {
    on_sqlite(async |store: &Store| {
        let (case, people, web) = (Case::make(store).await, &store.people, Web::of(store));
        signed_in(store, case.resident).await;
        let mira = web.session(&people.administrator).await;
        let buttons = |body: &str| body.matches("action=\"/do/renew_account_link\"").count();
        let page = web.get("/accounts", Some(&mira)).await.body;
        // The lead and three coordinators; not herself, no resident, no guardian.
        assert_eq!(buttons(&page), 4, "{page}");
        let ask =
            pairs(&[("_form", &Uuid::new_v4().to_string()), ("_at", "/accounts"), ("account", &people.ana.account.to_string())]);
        let answer = web.post("/do/renew_account_link", ask, Some(&mira)).await;
        assert!(answer.location().starts_with("/accounts?invited=") && !answer.location().contains("ana"), "{}", answer.location());
        let shown = web.get(answer.location(), Some(&mira)).await.body;
        assert!(shown.contains("The link is made for") && shown.contains("<bdi>ana</bdi>"), "{shown}");
        let token = shown.split("/choose-password/").nth(1).unwrap().split('<').next().unwrap();
        store.records.choose_password(&chosen(token)).await.unwrap();
        let used = web.get(answer.location(), Some(&mira)).await.body;
        assert!(!used.contains("The link is made") && !used.contains(token), "{used}");
        store.records.close_account(&people.administrator, people.bea.account, true).await.unwrap();
        let page = store.records.accounts(&people.administrator, None, None).await.unwrap();
        assert!(page.accounts.iter().any(|one| one.user == "bea" && one.state == AccountState::Closed));
        assert_eq!(buttons(&web.get("/accounts", Some(&mira)).await.body), 3);
    });
}
