//! She wants to talk to someone: one request, for everybody who finds her, until somebody talked with her.

use app::shell::PUBLIC;
use axum::body::Body;
use chrono::{Datelike, NaiveDate};
use domain::{
    access::Actor,
    days::DayText,
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::IntakeForm,
    stays::MoveStayForm,
    talks::TalkedForm,
    tasks::{Group, What},
};
use records::Failed;
use uuid::Uuid;

use crate::support::{
    case::{Case, herself},
    doors::{Door, knock},
    people::{ago, child, today},
    store::{Store, both_engines, on_sqlite},
    web::{Web, asking, pairs},
};

/// How many lines of *Today* are about talking.
async fn lines(store: &Store, actor: &Actor, team: bool) -> usize {
    let found = store.records.today(actor, team).await.unwrap();
    let talks: Vec<_> = found.lines.iter().filter(|line| matches!(line.what, What::Talk { .. })).collect();
    assert!(talks.iter().all(|line| line.group == Group::Now));
    talks.len()
}

fn talked(version: &str, on: NaiveDate) -> TalkedForm {
    TalkedForm { version: version.into(), on: on.into() }
}

#[test]
fn asked_twice_it_is_one_request_and_it_goes_when_somebody_talked_with_her() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let resident = people.arrival(records, child(people.east, "Марија")).await;
        let her = herself(store, resident);
        let (one, other) = tokio::join!(records.ask_to_talk(&her, true), records.ask_to_talk(&her, true));
        assert_eq!((one, other), (Ok(()), Ok(())));
        records.ask_to_talk(&her, true).await.unwrap();
        assert_eq!((store.sql.count("talk").await, lines(store, &people.ana, false).await), (1, 1));
        assert_eq!((lines(store, &people.bea, false).await, lines(store, &people.bea, true).await), (1, 1));
        assert_eq!(lines(store, &people.vera, true).await, 0);
        let asked = records.mine(&her, None).await.unwrap().asked.unwrap();
        let settle =
            async |on: DayText| records.settle_talk(&people.bea, resident, asked.id, &TalkedForm { version: "1".into(), on }).await;
        let fault = |fault| Err(Failed(Problem::Invalid(vec![FieldProblem::new("on", fault)])));
        assert_eq!(settle(DayText::default()).await, fault(Fault::Missing));
        assert_eq!(settle((today() + chrono::Days::new(1)).into()).await, fault(Fault::Future(today() + chrono::Days::new(1))));
        settle(today().into()).await.unwrap();
        assert_eq!((lines(store, &people.ana, false).await, records.mine(&her, None).await.unwrap().asked), (0, None));
        records.ask_to_talk(&her, true).await.unwrap();
        assert_eq!((store.sql.count("talk").await, lines(store, &people.ana, false).await), (2, 1));
    });
}

#[test]
fn whoever_finds_her_has_it_on_their_own_list_and_whoever_talks_with_her_settles_it_for_all() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let open = people.arrival(records, child(people.east, "Марија")).await;
        let named = people.arrival(records, IntakeForm { restricted: "on".into(), ..child(people.east, "Ана") }).await;
        for her in [open, named] {
            records.ask_to_talk(&herself(store, her), true).await.unwrap();
        }
        let seen = async || {
            let mut seen = Vec::new();
            for who in [&people.ana, &people.lead, &people.bea, &people.vera] {
                seen.push(lines(store, who, false).await);
            }
            seen
        };
        assert_eq!(seen().await, [2, 2, 1, 0], "not whoever is not named, nor who works elsewhere");
        assert_eq!(records.today(&people.bea, false).await.unwrap().lines.len(), 1, "and nothing else of hers");
        let asked = records.mine(&herself(store, open), None).await.unwrap().asked.unwrap();
        records.settle_talk(&people.bea, open, asked.id, &talked("1", today())).await.unwrap();
        assert_eq!(seen().await, [1, 1, 0, 0]);
    });
}

#[test]
fn of_two_who_settle_it_at_one_moment_one_is_told_of_the_other() {
    both_engines(async |store: &Store| {
        let (case, records, people) = (Case::make(store).await, &store.records, &store.people);
        let form = talked("1", today());
        let settle = |who| records.settle_talk(who, case.resident, case.talk, &form);
        let (one, other) = tokio::join!(settle(&people.ana), settle(&people.bea));
        let mut told = [one, other];
        told.sort_by_key(Result::is_err);
        assert_eq!(told, [Ok(()), Err(Failed(Problem::Conflict(Rule::Changed)))]);
    });
}

#[test]
fn whoever_settles_it_second_reads_who_did_keeps_their_day_and_may_send_it() {
    both_engines(async |store: &Store| {
        let (case, records, people, web) = (Case::make(store).await, &store.records, &store.people, Web::of(store));
        let session = web.session(&people.ana).await;
        let (her, talk) = (case.resident.to_string(), case.talk.to_string());
        let at = format!("/residents/{her}/talks/{talk}");
        let opened = web.get(&at, Some(&session)).await.body;
        assert!(opened.contains("name=\"form[version]\" value=\"1\"") && opened.contains("She asked on"), "{opened}");
        records.settle_talk(&people.bea, case.resident, case.talk, &talked("1", ago(1))).await.unwrap();

        let day = today().day().to_string();
        let (month, year) = (today().month().to_string(), today().year().to_string());
        let send = async |form: &str, version: &str| {
            let body = [
                ("_form", form),
                ("_at", &at),
                ("_about", &her),
                ("resident", &her),
                ("talk", &talk),
                ("form[version]", version),
                ("form[on][day]", &day),
                ("form[on][month]", &month),
                ("form[on][year]", &year),
            ];
            web.post("/do/settle_talk", pairs(&body), Some(&session)).await.location().to_owned()
        };
        let form = Uuid::new_v4().to_string();
        let held = send(&form, "1").await;
        assert_eq!(held, format!("{at}?draft={form}"));
        let page = web.get(&held, Some(&session)).await.body;
        let yesterday = format!("bea talked with her on {} November.", ago(1).day());
        assert!(page.contains(&yesterday) && page.contains("bea changed this while you were typing"), "{page}");
        assert!(page.contains("class=\"theirs\"") && page.contains("name=\"form[version]\" value=\"2\""), "{page}");
        assert!(page.contains(&format!("value=\"{day}\"")), "her own day is kept: {page}");
        let on = async || {
            let found = records.talk_page(&people.ana, case.resident, case.talk, None).await.unwrap().talk.unwrap();
            let settled = found.settled.unwrap();
            (settled.by, settled.on)
        };
        assert_eq!(on().await, ("bea".to_owned(), Some(ago(1))), "nothing is written over");

        let saved = format!("/residents/{her}?saved=record#saved");
        let again = Uuid::new_v4().to_string();
        assert_eq!((send(&again, "2").await, send(&again, "2").await), (saved.clone(), saved), "sent twice it is written once");
        assert_eq!(on().await, ("ana".to_owned(), Some(today())));
        let left = web.get(&at, Some(&session)).await.body;
        assert!(left.contains("ana talked with her on") && !left.contains("/do/settle_talk"), "{left}");
    });
}

#[test]
fn where_she_did_not_need_it_any_more_that_is_said() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        store.records.ask_to_talk(&herself(store, case.resident), false).await.unwrap();
        let session = web.session(&store.people.ana).await;
        let page = web.get(&format!("/residents/{}/talks/{}", case.resident, case.talk), Some(&session)).await.body;
        assert!(page.contains("She did not need it any more.") && !page.contains("/do/settle_talk"), "{page}");
    });
}

#[test]
fn where_nobody_can_read_it_she_is_not_told_that_her_team_will() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let resident = people.arrival(records, IntakeForm { restricted: "on".into(), ..child(people.east, "Ана") }).await;
        let her = crate::goals::signed_in(store, resident).await;
        records.ask_to_talk(&her, true).await.unwrap();
        let session = web.session(&her).await;
        let told = async || {
            let mut told = Vec::new();
            for path in ["/mine", "/mine/talk"] {
                let page = web.get(path, Some(&session)).await.body;
                told.push((page.contains("Your team will see it."), page.contains("Nobody on your team can see it right now.")));
            }
            told
        };
        records.close_account(&people.administrator, people.ana.account, true).await.unwrap();
        assert_eq!(told().await, [(true, false); 2], "a lead finds her always");
        records.close_account(&people.administrator, people.lead.account, true).await.unwrap();
        assert_eq!(told().await, [(false, true); 2]);
        assert!(web.get("/mine/looked", Some(&session)).await.body.contains("Nobody on your team can open your page right now"));
        assert_eq!(lines(store, &people.bea, true).await, 0, "whoever is not named does not learn of her");
        store.sql.run("UPDATE account SET standing = 'lead' WHERE user_name = 'bea'", vec![]).await;
        assert_eq!(told().await, [(true, false); 2]);
    });
}

#[test]
fn she_can_take_it_back() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let her = herself(store, case.resident);
        store.records.ask_to_talk(&her, false).await.unwrap();
        assert_eq!(lines(store, &store.people.ana, false).await, 0);
        store.records.ask_to_talk(&her, false).await.unwrap();
    });
}

#[test]
fn a_lead_of_the_site_stands_in_where_her_coordinator_cannot_sign_in() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let resident = people.arrival(records, child(people.east, "Марија")).await;
        records.close_account(&people.administrator, people.ana.account, true).await.unwrap();
        records.ask_to_talk(&herself(store, resident), true).await.unwrap();
        assert_eq!((lines(store, &people.lead, false).await, lines(store, &people.bea, false).await), (1, 1));
        // And the rest of her, which is nobody else's work.
        let all = async |who: &Actor| records.today(who, false).await.unwrap().lines.len();
        assert!(all(&people.lead).await > 1 && all(&people.bea).await == 1);
    });
}

#[test]
fn the_door_stays_open_after_support_ended() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let her = herself(store, case.resident);
        store.records.ask_to_talk(&her, false).await.unwrap();
        knock(Door::FollowCheckIn, &store.records, &store.people.ana, &case).await.unwrap();
        let ended = MoveStayForm { version: "1".into(), phase: "ended".into(), on: ago(1).into(), ending: "planned".into() };
        store.records.move_stay(&store.people.ana, case.resident, case.stay, &ended).await.unwrap();
        let left = store.records.today(&store.people.ana, true).await.unwrap().lines;
        assert!(left.iter().all(|line| matches!(line.what, What::Course { .. })), "a seat is offered, nothing else: {left:?}");
        store.records.ask_to_talk(&her, true).await.unwrap();
        assert_eq!(lines(store, &store.people.ana, false).await, 1);
    });
}

#[test]
fn one_tap_is_enough_and_she_sees_that_it_was_heard() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let resident = people.arrival(records, child(people.east, "Марија")).await;
        let her = crate::goals::signed_in(store, resident).await;
        let session = web.session(&her).await;
        let sent = [("_form", "0192f0c1-0000-7000-8000-000000000011"), ("_at", "/mine/talk"), ("wanted", "true")];
        let answer = web.post("/do/ask_to_talk", pairs(&sent), Some(&session)).await;
        assert_eq!((answer.status, answer.location()), (303, "/mine/talk"));
        let page = web.get("/mine/talk", Some(&session)).await.body;
        for said in ["Your team will see it. Somebody comes to you.", "You do not have to say why."] {
            assert!(page.contains(said) && !page.contains("knows that you want"), "{page}");
        }
        let own = web.get("/mine", Some(&session)).await.body;
        assert!(own.contains("Somebody comes to you.") && !own.contains("knows that you want"), "{own}");
        let desk = web.session(&people.ana).await;
        let today = web.get("/today", Some(&desk)).await.body;
        assert!(today.contains("She wants to talk to someone") && today.contains("Talked with her"));
    });
}

#[test]
fn the_public_pages_are_in_the_frame_of_whoever_asks_and_hers_has_someone_to_talk_to() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        store.sql.run("UPDATE account SET state = 'active' WHERE standing = 'guardian'", vec![]).await;
        let others = [crate::guardians::guardian(store, &case), store.people.ana.clone(), store.people.administrator.clone()];
        let hers = web.session(&crate::goals::signed_in(store, case.resident).await).await;
        for path in PUBLIC {
            let anybodys = web.get(path, None).await;
            assert!(!anybodys.body.contains("ask_to_talk") && !anybodys.header("etag").is_empty(), "{path}");
            for (other, frame) in others.iter().zip(["door", "desk", "desk"]) {
                let session = web.session(other).await;
                let page = web.get(path, Some(&session)).await;
                assert_eq!((page.status, page.header("cache-control"), page.header("etag")), (200, "no-store", ""), "{path}");
                let body = page.body.split("<body").nth(1).and_then(|rest| rest.split('>').next()).unwrap();
                assert!(body.contains(&format!("class=\"{frame}\"")), "{path} for {}: {body}", other.name);
                assert!(page.body.contains("sign_out") && !page.body.contains("href=\"/sign-in\""), "{path} for {}", other.name);
            }
            // Also where her browser has the page of a stranger.
            let asked = asking("GET", path, Some(&hers)).header("if-none-match", anybodys.header("etag"));
            let page = web.send(asked.body(Body::empty()).unwrap()).await;
            assert_eq!((page.status, page.header("cache-control"), page.header("etag")), (200, "no-store", ""), "{path}");
            assert!(page.body.contains(r#"action="/do/ask_to_talk""#), "{path}: {}", page.body);
            assert!(page.body.contains(&format!(r#"name="_at" value="{path}""#)), "{path}: bigger words lead back to it");
            assert!(page.nonce().is_none() && page.body.matches("<script").count() == 1, "{path}");
        }
        let help = web.get("/help", Some(&hers)).await.body;
        assert!(
            ["/mine", "/privacy", "/accessibility", "/leave"].iter().all(|to| help.contains(&format!("href=\"{to}\""))),
            "{help}"
        );
    });
}

#[test]
fn the_people_of_whoever_left_are_on_the_desk_of_whoever_stands_in() {
    both_engines(async |store: &Store| {
        let (case, records, people) = (Case::make(store).await, &store.records, &store.people);
        let her = herself(store, case.resident);
        records.ask_to_talk(&her, false).await.unwrap();
        let seen = async |who: &Actor| records.today(who, false).await.unwrap().people.len();
        assert_eq!((seen(&people.ana).await, seen(&people.lead).await, seen(&people.bea).await), (1, 0, 0));
        records.close_account(&people.administrator, people.ana.account, true).await.unwrap();
        assert_eq!((seen(&people.lead).await, seen(&people.bea).await), (1, 0), "where there is a lead, the lead");
        assert!(records.today(&people.lead, false).await.unwrap().lines.len() > 1);
        assert_eq!(records.mine(&her, None).await.unwrap().mine.coordinator, people.lead.name, "she is told who knows");
        records.close_account(&people.administrator, people.lead.account, true).await.unwrap();
        assert_eq!((seen(&people.bea).await, seen(&people.vera).await), (1, 0), "else every coordinator there");
    });
}
