//! A resident's own sign-in: given by staff, set anew by staff, stopped by staff; and she is told.

use domain::{
    accounts::{ChooseForm, Password, SignInForm},
    codes::{AccountState, LinkKind},
    ids::{Id, Resident},
    problem::{Fault, FieldProblem, Problem, Rule},
    sign_ins::SignInGivenForm,
};
use records::{
    Failed, Records,
    permit::sign_in::{Asked, Begun},
};
use uuid::Uuid;

use crate::support::{
    people::child,
    store::{Store, both_engines, now},
    web::{Web, pairs},
};

fn given(user: &str) -> SignInGivenForm {
    SignInGivenForm { user: user.into() }
}

async fn one(store: &Store) -> Id<Resident> {
    store.people.arrival(&store.records, child(store.people.east, "Марија")).await
}

async fn token(store: &Store, shown: Uuid) -> String {
    store.records.search(&store.people.ana, shown).await.unwrap().unwrap()
}

async fn choose(records: &Records, token: &str, password: &str) -> Result<Begun, Failed> {
    let form = ChooseForm { token: token.into(), pass: Password(password.into()), ..ChooseForm::default() };
    records.choose_password(&form).await
}

fn typed(password: &str) -> SignInForm {
    SignInForm { user: "kite-lamp-40".into(), pass: Password(password.into()), ..SignInForm::default() }
}

#[test]
fn a_link_given_once_lets_her_in_to_her_own_page() {
    both_engines(async |store: &Store| {
        let (her, records, ana) = (one(store).await, &store.records, &store.people.ana);
        let shown = records.give_sign_in(ana, her, &given("Kite-Lamp-40")).await.unwrap();
        // Only the one who made it is shown it.
        assert_eq!(records.search(&store.people.bea, shown).await, Ok(None));
        let token = token(store, shown).await;
        assert_eq!(records.link(&token).await, Ok((LinkKind::Invitation, Some("kite-lamp-40".into()))));
        let begun = choose(records, &token, "three plain words").await.unwrap();
        assert_eq!(choose(records, &token, "three plain words").await.err(), Some(Failed(Problem::Conflict(Rule::LinkSpent))));
        let Ok(Asked::Known(known)) = records.asked(&begun.token).await else { panic!("nobody") };
        assert_eq!(records.mine(&known.actor, None).await.unwrap().mine.name.as_deref(), Some("Марија"));
        let web = Web::of(store);
        let home = web.get("/mine", Some(&begun.token)).await;
        assert!(home.status == 200 && home.body.contains("Марија"));
    });
}

#[test]
fn nothing_about_her_lies_open_in_her_account() {
    both_engines(async |store: &Store| {
        let her = one(store).await;
        store.records.give_sign_in(&store.people.ana, her, &given("kite-lamp-40")).await.unwrap();
        let row =
            store.sql.rows("SELECT display_name, user_name FROM account WHERE resident_id = $1", vec![her.raw().into()]).await;
        let reference = store.sql.rows("SELECT reference FROM resident WHERE id = $1", vec![her.raw().into()]).await;
        assert_eq!(row, [[reference[0][0].clone(), "kite-lamp-40".to_owned()]]);
        let web = Web::of(store);
        let administrator = web.session(&store.people.administrator).await;
        assert!(!web.get("/accounts", Some(&administrator)).await.body.contains("Марија"));
    });
}

#[test]
fn she_has_one_sign_in_and_a_name_that_is_free() {
    both_engines(async |store: &Store| {
        let (her, other, records, ana) = (one(store).await, one(store).await, &store.records, &store.people.ana);
        let (a, b) = (given("kite-lamp-40"), given("kite-lamp-41"));
        let (first, second) = tokio::join!(records.give_sign_in(ana, her, &a), records.give_sign_in(&store.people.bea, her, &b));
        let answers = [first.map(drop), second.map(drop)];
        assert!(answers.contains(&Ok(())) && answers.contains(&Err(Failed(Problem::Conflict(Rule::HasSignIn)))), "{answers:?}");
        let taken = Failed(Problem::Invalid(vec![FieldProblem::new("user", Fault::Taken)]));
        assert_eq!(records.give_sign_in(ana, other, &given("ana")).await, Err(taken));
        let missing = Failed(Problem::Invalid(vec![FieldProblem::new("user", Fault::Missing)]));
        assert_eq!(records.give_sign_in(ana, other, &given("")).await, Err(missing));
        assert_eq!(records.reset_sign_in(ana, other).await, Err(Failed(Problem::NotFound)));
        assert_eq!(records.stop_sign_in(ana, other, true).await, Err(Failed(Problem::NotFound)));
    });
}

#[test]
fn a_password_set_anew_ends_everything_and_she_is_told_until_she_has_seen_it() {
    both_engines(async |store: &Store| {
        let (her, records, ana) = (one(store).await, &store.records, &store.people.ana);
        let shown = records.give_sign_in(ana, her, &given("kite-lamp-40")).await.unwrap();
        let begun = choose(records, &token(store, shown).await, "three plain words").await.unwrap();
        let Ok(Asked::Known(known)) = records.asked(&begun.token).await else { panic!("nobody") };
        assert_eq!(records.mine(&known.actor, None).await.unwrap().reset, None);

        let shown = records.reset_sign_in(ana, her).await.unwrap();
        let new = token(store, shown).await;
        assert!(matches!(records.asked(&begun.token).await, Ok(Asked::Nobody)));
        assert!(records.sign_in(&typed("three plain words"), None).await.is_err());
        // A second one ends the first.
        let shown = records.reset_sign_in(ana, her).await.unwrap();
        assert!(records.link(&new).await.is_err());
        let new = token(store, shown).await;
        assert_eq!(records.link(&new).await, Ok((LinkKind::NewPassword, Some("kite-lamp-40".into()))));

        let again = choose(records, &new, "four other plain words").await.unwrap();
        let Ok(Asked::Known(known)) = records.asked(&again.token).await else { panic!("nobody") };
        let reset = records.mine(&known.actor, None).await.unwrap().reset.unwrap();
        assert_eq!((reset.by.as_str(), reset.at), ("ana", now()));
        let web = Web::of(store);
        let told = web.get("/mine", Some(&again.token)).await.body;
        assert!(told.contains("ana made your old password stop working on 24 November 2026."), "{told}");
        records.note_reset(&known.actor).await.unwrap();
        assert_eq!(records.mine(&known.actor, None).await.unwrap().reset, None);
        assert!(!web.get("/mine", Some(&again.token)).await.body.contains("old password"));
        // At the desk it stays written.
        let page = records.sign_in_page(ana, her, None, None).await.unwrap().sign_in.unwrap();
        assert_eq!(page.reset.map(|reset| reset.by), Some("ana".to_owned()));
    });
}

#[test]
fn a_stopped_sign_in_is_refused_from_the_next_request_on_and_can_work_again() {
    both_engines(async |store: &Store| {
        let (her, records, ana) = (one(store).await, &store.records, &store.people.ana);
        let shown = records.give_sign_in(ana, her, &given("kite-lamp-40")).await.unwrap();
        let begun = choose(records, &token(store, shown).await, "three plain words").await.unwrap();
        let shown = records.reset_sign_in(ana, her).await.unwrap();
        let link = token(store, shown).await;
        let begun = [begun, choose(records, &link, "three plain words").await.unwrap()];
        records.stop_sign_in(ana, her, true).await.unwrap();
        for one in &begun {
            assert!(matches!(records.asked(&one.token).await, Ok(Asked::Nobody)));
        }
        let no_match = Failed(Problem::Invalid(vec![FieldProblem::new("user", Fault::NoMatch)]));
        assert_eq!(records.sign_in(&typed("three plain words"), None).await.err(), Some(no_match));
        assert_eq!(records.reset_sign_in(ana, her).await, Err(Failed(Problem::Conflict(Rule::NoSuchStep))));
        records.stop_sign_in(ana, her, false).await.unwrap();
        assert!(records.sign_in(&typed("three plain words"), None).await.is_ok());
        let state = records.sign_in_page(ana, her, None, None).await.unwrap().sign_in.unwrap().state;
        assert_eq!(state, AccountState::Active);
    });
}

#[test]
fn a_button_that_could_not_do_what_it_says_says_so_on_the_page_it_stands_on() {
    both_engines(async |store: &Store| {
        let (her, web) = (one(store).await, Web::of(store));
        store.records.give_sign_in(&store.people.ana, her, &given("kite-lamp-40")).await.unwrap();
        let ana = web.session(&store.people.ana).await;
        let page = format!("/residents/{her}/sign-in");
        let (form, resident) = (Uuid::new_v4().to_string(), her.to_string());
        store.records.stop_sign_in(&store.people.bea, her, true).await.unwrap();
        let sent = [("_form", form.as_str()), ("_at", &page), ("resident", &resident)];
        let answer = web.post("/do/reset_sign_in", pairs(&sent), Some(&ana)).await;
        assert!(answer.location().starts_with(&format!("{page}?draft=")), "{}", answer.location());
        let shown = web.get(answer.location(), Some(&ana)).await.body;
        assert_eq!(shown.matches("This step does not follow from where it stands").count(), 1, "{shown}");
        // To nobody else, and once only where a form of the page says it.
        let bea = web.session(&store.people.bea).await;
        assert!(!web.get(answer.location(), Some(&bea)).await.body.contains("This step does not follow from where it stands"));
        let taken = [("_at", page.as_str()), ("resident", &resident), ("form[user]", "kite-lamp-41")];
        let answer = web
            .post("/do/give_sign_in", pairs(&[&taken[..], &[("_form", &Uuid::new_v4().to_string())]].concat()), Some(&ana))
            .await;
        assert_eq!(web.get(answer.location(), Some(&ana)).await.body.matches("class=\"faults\"").count(), 1);
    });
}
