//! *Stop access*: every ward of that guardian, from the next request on, and no message.

use chrono::TimeDelta;
use domain::{
    accounts::{ChooseForm, Password},
    codes::{AccountState, SeeingState},
    guardians::SeeingForm,
    ids::Id,
    problem::{Fault, FieldProblem, Problem, Rule},
};
use records::{Failed, permit::sign_in::Asked};
use uuid::Uuid;

use crate::{
    guardians::{enters, guardian, sees, sign_in, state},
    support::{
        case::Case,
        forms::{aunt, seeing},
        people::PASSWORD,
        store::{Store, both_engines, on_sqlite},
        web::{Web, pairs},
    },
};

#[test]
fn stop_access_ends_session_sign_in_links_and_sight_for_every_ward_at_once() {
    both_engines(async |store: &Store| {
        let (one, two, records, people) = (Case::make(store).await, Case::make(store).await, &store.records, &store.people);
        let other = records.record_guardian(&people.ana, two.resident, None, &aunt("")).await.unwrap();
        let same = SeeingForm { account: one.guardian_account.to_string(), user: String::new(), ..seeing("") };
        records.let_see(&people.ana, two.resident, other, &same).await.unwrap();
        let user = enters(store, one.guardian_account).await;
        let begun = records.sign_in(&sign_in(&user), None).await.unwrap();
        assert_eq!(sees(store, &one).await, 2);
        let shown = records.renew_link(&people.ana, one.resident, one.guardian).await.unwrap();
        let token = records.search(&people.ana, shown).await.unwrap().unwrap();
        let begun_again = records.sign_in(&sign_in(&user), None).await.unwrap();

        records.stop_access(&people.bea, one.guardian_account).await.unwrap();
        for token in [&begun.token, &begun_again.token] {
            assert!(matches!(records.asked(token).await, Ok(Asked::Nobody)));
        }
        let no_match = Some(Failed(Problem::Invalid(vec![FieldProblem::new("user", Fault::NoMatch)])));
        assert_eq!(records.sign_in(&sign_in(&user), None).await.err(), no_match);
        assert_eq!(records.link(&token).await.err(), Some(Failed(Problem::Conflict(Rule::LinkSpent))));
        assert_eq!(sees(store, &one).await, 0);
        assert_eq!(state(store, &one).await, (SeeingState::Stopped, AccountState::Stopped));
        // Twice is no error, and one person does not open it again.
        records.stop_access(&people.administrator, one.guardian_account).await.unwrap();
        let stopped = Some(Failed(Problem::Conflict(Rule::AccessStopped)));
        assert_eq!(records.let_see(&people.ana, one.resident, one.guardian, &seeing("2")).await.err(), stopped);
        assert_eq!(records.renew_link(&people.ana, one.resident, one.guardian).await.err(), stopped);
        assert_eq!(records.close_account(&people.administrator, one.guardian_account, false).await.err(), stopped);
    });
}

#[test]
fn stopping_wins_over_a_password_chosen_at_the_same_moment() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        for _ in 0..4 {
            let case = Case::make(store).await;
            let shown = records.renew_link(ana, case.resident, case.guardian).await.unwrap();
            let token = records.search(ana, shown).await.unwrap().unwrap();
            let form = ChooseForm { token, pass: Password(PASSWORD.into()), ..ChooseForm::default() };
            let (chosen, stopped) = tokio::join!(records.choose_password(&form), records.stop_access(ana, case.guardian_account));
            stopped.unwrap();
            if let Ok(begun) = chosen {
                assert!(matches!(records.asked(&begun.token).await, Ok(Asked::Nobody)));
            }
            assert_eq!(state(store, &case).await.1, AccountState::Stopped);
        }
    });
}

#[test]
fn only_a_guardians_access_is_stopped_this_way() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let missing = Err(Failed(Problem::NotFound));
        assert_eq!(records.stop_access(&people.administrator, people.bea.account).await, missing);
        assert_eq!(records.stop_access(&people.ana, people.bea.account).await, missing);
        assert_eq!(records.stop_access(&people.ana, people.ana.account).await, missing);
        assert_eq!(records.stop_access(&people.ana, Id::new(Uuid::now_v7())).await, missing);
    });
}

#[test]
fn a_stopped_guardian_meets_the_door_and_no_message() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        enters(store, case.guardian_account).await;
        let theirs = web.session(&guardian(store, &case)).await;
        assert_eq!(web.get("/home", Some(&theirs)).await.status, 200);
        let staff = web.session(&store.people.ana).await;
        let account = case.guardian_account.to_string();
        let form = pairs(&[
            ("_form", &Uuid::now_v7().to_string()),
            ("account", &account),
            ("page", &format!("/residents/{}", case.resident)),
        ]);
        let answer = web.post("/do/stop_access", form, Some(&staff)).await;
        assert_eq!((answer.status, answer.location()), (303, format!("/residents/{}?saved=here#saved", case.resident).as_str()));
        let met = web.get("/home", Some(&theirs)).await;
        assert_eq!(met.location(), web.get("/home", None).await.location());
        // Stores that ended long ago answer no differently.
        assert!(store.later(TimeDelta::days(1)).await.asked(&theirs).await.is_ok_and(|asked| matches!(asked, Asked::Nobody)));
    });
}
