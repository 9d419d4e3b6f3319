//! The door: the same answer for every way of not being let in, sessions that end, links that work once.

use chrono::TimeDelta;
use domain::{
    accounts::{ChangePasswordForm, ChooseForm, Password, SignInForm},
    codes::LinkKind,
    problem::{Fault, FieldProblem, Problem, Rule},
};
use records::{
    Failed, Records,
    clock::Clock,
    open::Place,
    permit::sign_in::{Asked, Begun},
};

use uuid::Uuid;

use crate::{
    goals::signed_in,
    guardians::{enters, guardian},
    support::{
        case::Case,
        people::{PASSWORD, invitation},
        store::{Store, both_engines, from_nothing, now, on_sqlite},
        web::{Web, pairs},
    },
};

pub fn form(user: &str) -> SignInForm {
    SignInForm { user: user.into(), pass: Password(PASSWORD.into()), ..SignInForm::default() }
}

async fn begin(store: &Store, user: &str) -> Begun {
    store.records.sign_in(&form(user), None).await.unwrap()
}

async fn is_known(records: &Records, begun: &Begun) -> bool {
    matches!(records.asked(&begun.token).await, Ok(Asked::Known(_)))
}

#[test]
fn whoever_may_not_come_in_hears_the_same() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        records.close_account(&people.administrator, people.bea.account, true).await.unwrap();
        records.invite(&people.administrator, &invitation("nina", "coordinator", &people.east.to_string())).await.unwrap();
        let wrong = SignInForm { pass: Password("three other words".into()), ..form("ana") };
        let empty = SignInForm { pass: Password::default(), ..form("ana") };
        let no_match = Failed(Problem::Invalid(vec![FieldProblem::new("user", Fault::NoMatch)]));
        for (who, form) in
            [("wrong", wrong), ("empty", empty), ("unknown", form("nobody")), ("closed", form("bea")), ("invited", form("nina"))]
        {
            assert_eq!(records.sign_in(&form, None).await.err(), Some(no_match.clone()), "{who}");
        }
        assert!(records.sign_in(&form(" ANA "), None).await.is_ok());
    });
}

#[test]
fn a_token_is_kept_nowhere_only_its_hash() {
    both_engines(async |store: &Store| {
        let begun = begin(store, "ana").await;
        assert_eq!(begun.token.len(), 64);
        let hash = <sha2::Sha256 as sha2::Digest>::digest(begun.token.as_bytes()).to_vec();
        let kept = store.sql.number("SELECT count(*) FROM session WHERE token_hash = $1", vec![hash.into()]).await;
        assert_eq!(kept, 1);
    });
}

#[test]
fn a_session_ends_when_nothing_is_done_sooner_on_a_shared_device() {
    both_engines(async |store: &Store| {
        let own = begin(store, "ana").await;
        let shared = store.records.sign_in(&SignInForm { shared: "on".into(), ..form("bea") }, None).await.unwrap();
        let known = async |minutes: i64, begun: &Begun| {
            // Looked at without touching: each on a store whose clock has moved, the session put back after.
            let later = store.later(TimeDelta::minutes(minutes)).await;
            let known = is_known(&later, begun).await;
            store.sql.run("UPDATE session SET seen_at = created_at", vec![]).await;
            later.close().await;
            known
        };
        assert!(known(29, &own).await && !known(30, &own).await);
        assert!(known(14, &shared).await && !known(15, &shared).await);
        let ended = store.later(TimeDelta::minutes(31)).await.asked(&own.token).await;
        assert!(matches!(ended, Ok(Asked::Ended(account)) if account == store.people.ana.account));
    });
}

#[test]
fn a_session_that_is_used_goes_on_and_ends_after_twelve_hours_all_the_same() {
    both_engines(async |store: &Store| {
        let begun = begin(store, "ana").await;
        for quarter in 1..48 {
            let later = store.later(TimeDelta::minutes(quarter * 15)).await;
            assert!(is_known(&later, &begun).await, "after {} minutes", quarter * 15);
            later.close().await;
        }
        assert!(!is_known(&store.later(TimeDelta::hours(12)).await, &begun).await);
    });
}

#[test]
fn signing_out_ends_that_session_and_no_other() {
    both_engines(async |store: &Store| {
        let (one, other) = (begin(store, "ana").await, begin(store, "ana").await);
        store.records.sign_out(&one.token).await.unwrap();
        assert!(!is_known(&store.records, &one).await && is_known(&store.records, &other).await);
        assert_eq!(store.records.sign_out(&one.token).await, Ok(()));
    });
}

#[test]
fn signing_in_ends_the_session_before() {
    both_engines(async |store: &Store| {
        let before = begin(store, "ana").await;
        let after = store.records.sign_in(&form("bea"), Some(&before.token)).await.unwrap();
        assert!(!is_known(&store.records, &before).await && is_known(&store.records, &after).await);
    });
}

#[test]
fn closing_an_account_ends_its_sessions_with_the_next_request() {
    both_engines(async |store: &Store| {
        let (ana, bea) = (begin(store, "ana").await, begin(store, "bea").await);
        let people = &store.people;
        store.records.close_account(&people.administrator, people.bea.account, true).await.unwrap();
        assert!(matches!(store.records.asked(&bea.token).await, Ok(Asked::Nobody)));
        assert!(is_known(&store.records, &ana).await);
        store.records.close_account(&people.administrator, people.bea.account, false).await.unwrap();
        assert!(!is_known(&store.records, &bea).await);
        assert!(store.records.sign_in(&form("bea"), None).await.is_ok());
    });
}

#[test]
fn nobody_closes_their_own_account() {
    both_engines(async |store: &Store| {
        let mira = &store.people.administrator;
        let answer = store.records.close_account(mira, mira.account, true).await;
        assert_eq!(answer, Err(Failed(Problem::Conflict(Rule::OwnAccount))));
    });
}

#[test]
fn changing_the_password_ends_every_other_session() {
    both_engines(async |store: &Store| {
        let (own, other) = (begin(store, "ana").await, begin(store, "ana").await);
        let Ok(Asked::Known(known)) = store.records.asked(&own.token).await else { panic!("signed in") };
        let wrong =
            ChangePasswordForm { current: Password("three other words".into()), pass: Password("four plain long words".into()) };
        let answer = store.records.change_password(&known.actor, &wrong).await;
        assert_eq!(answer, Err(Failed(Problem::Invalid(vec![FieldProblem::new("current", Fault::NoMatch)]))));
        assert!(is_known(&store.records, &other).await);
        let right = ChangePasswordForm { current: Password(PASSWORD.into()), ..wrong };
        store.records.change_password(&known.actor, &right).await.unwrap();
        assert!(is_known(&store.records, &own).await && !is_known(&store.records, &other).await);
        assert!(store.records.sign_in(&form("ana"), None).await.is_err());
    });
}

/// The token of an invitation, as the one who made it is shown it.
async fn invited(store: &Store, user: &str) -> String {
    let people = &store.people;
    let shown =
        store.records.invite(&people.administrator, &invitation(user, "coordinator", &people.east.to_string())).await.unwrap();
    store.records.accounts(&people.administrator, None, Some(shown)).await.unwrap().invited.unwrap().token
}

fn chosen(token: &str) -> ChooseForm {
    ChooseForm { token: token.into(), pass: Password(PASSWORD.into()), ..ChooseForm::default() }
}

const SPENT: Failed = Failed(Problem::Conflict(Rule::LinkSpent));

#[test]
fn a_link_works_once() {
    both_engines(async |store: &Store| {
        let token = invited(store, "nina").await;
        assert_eq!(store.records.link(&token).await, Ok((LinkKind::Invitation, Some("nina".into()))));
        let begun = store.records.choose_password(&chosen(&token)).await.unwrap();
        assert!(is_known(&store.records, &begun).await);
        assert_eq!(store.records.choose_password(&chosen(&token)).await.err(), Some(SPENT));
        assert_eq!(store.records.link(&token).await.err(), Some(SPENT));
    });
}

#[test]
fn a_link_used_by_two_at_once_works_for_one() {
    both_engines(async |store: &Store| {
        let token = invited(store, "nina").await;
        let form = chosen(&token);
        let (one, other) = tokio::join!(store.records.choose_password(&form), store.records.choose_password(&form));
        let answers = [one.err(), other.err()];
        assert!(answers.contains(&None) && answers.contains(&Some(SPENT)), "{answers:?}");
    });
}

#[test]
fn a_link_of_three_days_ago_or_of_a_closed_account_is_spent() {
    both_engines(async |store: &Store| {
        let token = invited(store, "nina").await;
        let records = store.later(TimeDelta::days(3)).await;
        assert_eq!(records.link(&token).await.err(), Some(SPENT));
        let nina = records.accounts(&store.people.administrator, None, None).await.unwrap().accounts;
        let nina = nina.iter().find(|one| one.user == "nina").unwrap().id;
        store.records.close_account(&store.people.administrator, nina, true).await.unwrap();
        assert_eq!(store.records.choose_password(&chosen(&token)).await.err(), Some(SPENT));
        assert_eq!(store.records.link("0000").await.err(), Some(SPENT));
    });
}

#[test]
fn a_link_is_shown_to_the_one_who_made_it_only() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        let shown = store
            .records
            .invite(&people.administrator, &invitation("nina", "coordinator", &people.east.to_string()))
            .await
            .unwrap();
        assert_eq!(store.records.search(&people.ana, shown).await, Ok(None));
    });
}

#[test]
fn a_fresh_store_has_a_link_for_its_first_administrator_until_there_is_one() {
    from_nothing(async |place: &Place| {
        let records = Records::open(place, Clock::at(now())).await.unwrap();
        let old = records.first_administrator_link().await.unwrap().unwrap();
        let token = records.first_administrator_link().await.unwrap().unwrap();
        assert_eq!(records.link(&old).await.err(), Some(SPENT));
        let form = ChooseForm { user: "mira".into(), name: "Mira".into(), ..chosen(&token) };
        records.choose_password(&form).await.unwrap();
        assert_eq!(records.first_administrator_link().await, Ok(None));
        records.close().await;
    });
}

#[test]
fn after_ten_wrong_passwords_the_right_one_waits_too() {
    on_sqlite(async |store: &Store| {
        let wrong = SignInForm { pass: Password("three other words".into()), ..form("ana") };
        for _ in 0..10 {
            let answer = store.records.sign_in(&wrong, None).await.err().unwrap();
            assert!(matches!(answer.0, Problem::Invalid(_)), "{answer}");
        }
        let too_many = Some(Failed(Problem::Conflict(Rule::TooManyTries)));
        assert_eq!(store.records.sign_in(&wrong, None).await.err(), too_many);
        assert_eq!(store.records.sign_in(&form("ANA"), None).await.err(), too_many);
        assert!(store.records.sign_in(&form("bea"), None).await.is_ok());
    });
}

#[test]
fn a_bearer_token_stands_for_its_account_until_it_ends_or_the_account_is_closed() {
    both_engines(async |store: &Store| {
        let token = store.records.add_bearer("ana", 10).await.unwrap();
        let who = async |records: &Records| records.bearer(&token).await.unwrap().map(|actor| actor.account);
        assert_eq!(who(&store.records).await, Some(store.people.ana.account));
        assert_eq!(who(&store.later(TimeDelta::days(10)).await).await, None);
        store.records.close_account(&store.people.administrator, store.people.ana.account, true).await.unwrap();
        assert_eq!(who(&store.records).await, None);
        let session = begin(store, "bea").await;
        assert_eq!(store.records.bearer(&session.token).await, Ok(None));
        assert!(matches!(store.records.asked(&token).await, Ok(Asked::Nobody)));
    });
}

#[test]
fn single_keys_are_turned_off_by_ones_own_account_and_for_it_alone() {
    both_engines(async |store: &Store| {
        let web = Web::of(store);
        let (ana, bea) = (web.session(&store.people.ana).await, web.session(&store.people.bea).await);
        let off = async |session: &str| web.get("/today", Some(session)).await.body.contains("data-keys=\"off\"");
        assert!(!off(&ana).await);
        let answer = web.post("/do/set_keys", pairs(&[("on", "false")]), Some(&ana)).await;
        assert_eq!((answer.location(), off(&ana).await, off(&bea).await), ("/me", true, false));
        assert!(web.get("/me", Some(&ana)).await.body.contains("Turn single keys on"));
        web.post("/do/set_keys", pairs(&[("on", "true")]), Some(&ana)).await;
        assert!(!off(&ana).await);
    });
}

#[test]
fn words_are_made_bigger_by_ones_own_account_and_for_it_alone() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let her = web.session(&signed_in(store, case.resident).await).await;
        enters(store, case.guardian_account).await;
        let aunt = web.session(&guardian(store, &case)).await;
        let bigger = async |page: &str, session: &str| web.get(page, Some(session)).await.body.contains(" bigger\"");
        assert!(!bigger("/mine", &her).await);
        let body = |bigger: &str| pairs(&[("_form", &Uuid::new_v4().to_string()), ("_at", "/mine/courses"), ("bigger", bigger)]);
        assert_eq!(web.post("/do/set_words", body("true"), Some(&her)).await.location(), "/mine/courses");
        assert!(bigger("/mine", &her).await && bigger("/me", &her).await && !bigger("/home", &aunt).await);
        assert!(web.get("/mine", Some(&her)).await.body.contains("Usual words"));
        web.post("/do/set_words", body("false"), Some(&her)).await;
        assert!(!bigger("/mine", &her).await);
    });
}

#[test]
fn leaving_ends_the_session_and_goes_to_a_neutral_page() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let ana = web.session(&store.people.ana).await;
        let answer = web.post("/leave", "", Some(&ana)).await;
        assert_eq!((answer.status, answer.location()), (303, "https://www.wikipedia.org/"));
        assert!(answer.header("set-cookie").contains("Max-Age=0"));
        assert!(web.get("/today", Some(&ana)).await.location().starts_with("/sign-in"));
        assert_eq!(web.post("/leave", "", None).await.status, 303);
    });
}
