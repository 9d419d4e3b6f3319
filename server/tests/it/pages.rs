//! Every page, and who gets it.

use app::{
    components::layout::is_theirs,
    shell::{App, PUBLIC},
};
use axum::{body::Body, http::header};
use domain::access::{Actor, Standing, StandingKind};
use leptos_axum::generate_route_list;
use strum::VariantArray;

use crate::support::{
    case::Case,
    store::{Store, both_engines, on_sqlite},
    web::{ORIGIN, Web, asking},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    Anybody,
    Everybody,
    Desk,
    Administrator,
    Both,
    Guardian,
    /// A resident.
    Own,
}

/// Every route with an address of it for a case. A page that is not here fails the test.
pub fn pages(case: &Case) -> Vec<(&'static str, String, For)> {
    let (her, school, site) = (case.resident, case.school, case.site);
    let (course, run) = (case.course, case.run);
    let enrolment = format!("/residents/{her}/enrolments/{}", case.enrolment);
    let guardian = format!("/residents/{her}/guardians/{}", case.guardian);
    let at_work = format!("/residents/{her}/placements/{}", case.at_work);
    vec![
        ("/accounts", "/accounts".into(), For::Administrator),
        ("/accounts/{account}", format!("/accounts/{}", case.account), For::Administrator),
        ("/choose-password/{token}", "/choose-password/0000".into(), For::Anybody),
        ("/courses", "/courses".into(), For::Both),
        ("/courses/{id}", format!("/courses/{course}"), For::Both),
        ("/courses/{id}/edit", format!("/courses/{course}/edit"), For::Both),
        ("/courses/{id}/runs/{run}", format!("/courses/{course}/runs/{run}"), For::Both),
        ("/courses/{id}/runs/{run}/edit", format!("/courses/{course}/runs/{run}/edit"), For::Both),
        ("/home", "/home".into(), For::Guardian),
        ("/home/{ward}", format!("/home/{her}"), For::Guardian),
        ("/me", "/me".into(), For::Everybody),
        ("/mine", "/mine".into(), For::Own),
        ("/mine/can", "/mine/can".into(), For::Own),
        ("/mine/choosing/{choosing}", format!("/mine/choosing/{}", case.choosing), For::Own),
        ("/mine/courses", "/mine/courses".into(), For::Own),
        ("/mine/courses/{place}", format!("/mine/courses/{}", case.offered), For::Own),
        ("/mine/dream", "/mine/dream".into(), For::Own),
        ("/mine/dream/draw", "/mine/dream/draw".into(), For::Own),
        ("/mine/dream/write", "/mine/dream/write".into(), For::Own),
        ("/mine/goals", "/mine/goals".into(), For::Own),
        ("/mine/goals/new", "/mine/goals/new".into(), For::Own),
        ("/mine/goals/{goal}", format!("/mine/goals/{}", case.goal), For::Own),
        ("/mine/goals/{goal}/about", format!("/mine/goals/{}/about", case.goal), For::Own),
        ("/mine/goals/{goal}/edit", format!("/mine/goals/{}/edit", case.goal), For::Own),
        ("/mine/goals/{goal}/step", format!("/mine/goals/{}/step", case.goal), For::Own),
        ("/mine/goals/{goal}/when", format!("/mine/goals/{}/when", case.goal), For::Own),
        ("/mine/looked", "/mine/looked".into(), For::Own),
        ("/mine/school", "/mine/school".into(), For::Own),
        ("/mine/talk", "/mine/talk".into(), For::Own),
        ("/mine/work", "/mine/work".into(), For::Own),
        ("/mine/work/{placement}/more", format!("/mine/work/{}/more", case.at_work), For::Own),
        ("/mine/work/{placement}/{said}", format!("/mine/work/{}/safe", case.at_work), For::Own),
        ("/organisations", "/organisations".into(), For::Both),
        ("/organisations/{id}", format!("/organisations/{school}"), For::Both),
        ("/organisations/{id}/check", format!("/organisations/{school}/check"), For::Both),
        ("/organisations/{id}/edit", format!("/organisations/{school}/edit"), For::Both),
        ("/placements", "/placements".into(), For::Desk),
        ("/residents", "/residents".into(), For::Desk),
        ("/residents/new", "/residents/new".into(), For::Desk),
        ("/residents/{id}", format!("/residents/{her}"), For::Desk),
        ("/residents/{id}/assessments", format!("/residents/{her}/assessments"), For::Desk),
        ("/residents/{id}/assessments/{sitting}", format!("/residents/{her}/assessments/new"), For::Desk),
        ("/residents/{id}/barriers/{barrier}", format!("/residents/{her}/barriers/{}", case.barrier), For::Desk),
        ("/residents/{id}/changes", format!("/residents/{her}/changes"), For::Desk),
        ("/residents/{id}/choosing", format!("/residents/{her}/choosing"), For::Desk),
        ("/residents/{id}/choosing/{choosing}", format!("/residents/{her}/choosing/{}", case.choosing), For::Desk),
        ("/residents/{id}/choosing/{choosing}/edit", format!("/residents/{her}/choosing/{}/edit", case.choosing), For::Desk),
        ("/residents/{id}/contacts/{contact}", format!("/residents/{her}/contacts/new"), For::Desk),
        ("/residents/{id}/edit", format!("/residents/{her}/edit"), For::Desk),
        ("/residents/{id}/enrol", format!("/residents/{her}/enrol"), For::Desk),
        ("/residents/{id}/enrolments/{enrolment}/edit", format!("{enrolment}/edit"), For::Desk),
        ("/residents/{id}/enrolments/{enrolment}/move", format!("{enrolment}/move"), For::Desk),
        ("/residents/{id}/enrolments/{enrolment}/result", format!("{enrolment}/result"), For::Desk),
        ("/residents/{id}/enrolments/{enrolment}/week/{monday}", format!("{enrolment}/week/2026-11-23"), For::Desk),
        ("/residents/{id}/goals/new", format!("/residents/{her}/goals/new"), For::Desk),
        ("/residents/{id}/goals/{goal}/step", format!("/residents/{her}/goals/{}/step", case.goal), For::Desk),
        ("/residents/{id}/guardians/{guardian}", guardian.clone(), For::Desk),
        ("/residents/{id}/guardians/{guardian}/seeing", format!("{guardian}/seeing"), For::Desk),
        ("/residents/{id}/money/{funding}", format!("/residents/{her}/money/{}", case.funding), For::Desk),
        ("/residents/{id}/named", format!("/residents/{her}/named"), For::Desk),
        ("/residents/{id}/notes/{note}", format!("/residents/{her}/notes/new"), For::Desk),
        ("/residents/{id}/placements/{placement}/check-in", format!("{at_work}/check-in"), For::Desk),
        (
            "/residents/{id}/placements/{placement}/check-ins/{check_in}",
            format!("{at_work}/check-ins/{}", case.check_in),
            For::Desk,
        ),
        (
            "/residents/{id}/placements/{placement}/check-ins/{check_in}/edit",
            format!("{at_work}/check-ins/{}/edit", case.check_in),
            For::Desk,
        ),
        ("/residents/{id}/placements/{placement}/edit", format!("{at_work}/edit"), For::Desk),
        ("/residents/{id}/placements/{placement}/exception", format!("{at_work}/exception"), For::Desk),
        ("/residents/{id}/placements/{placement}/move", format!("{at_work}/move"), For::Desk),
        ("/residents/{id}/places/new", format!("/residents/{her}/places/new"), For::Desk),
        ("/residents/{id}/places/{place}/move", format!("/residents/{her}/places/{}/move", case.place), For::Desk),
        ("/residents/{id}/profile", format!("/residents/{her}/profile"), For::Desk),
        ("/residents/{id}/sign-in", format!("/residents/{her}/sign-in"), For::Desk),
        ("/residents/{id}/stay", format!("/residents/{her}/stay"), For::Desk),
        ("/residents/{id}/story", format!("/residents/{her}/story"), For::Desk),
        ("/residents/{id}/talks/{talk}", format!("/residents/{her}/talks/{}", case.talk), For::Desk),
        ("/residents/{id}/tasks/{task}", format!("/residents/{her}/tasks/{}", case.task), For::Desk),
        ("/sign-in", "/sign-in".into(), For::Anybody),
        ("/sites", "/sites".into(), For::Administrator),
        ("/sites/{site}", format!("/sites/{site}"), For::Administrator),
        ("/today", "/today".into(), For::Desk),
    ]
}

#[test]
fn every_tab_has_a_neutral_title() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        for path in ["/", "/help", "/privacy", "/accessibility", "/leave", "/nowhere"] {
            let body = web.get(path, None).await.body;
            assert!(body.contains("<title>Page</title>"), "{path}: {}", &body[..600.min(body.len())]);
        }
    });
}

#[test]
fn every_page_is_in_the_list_of_this_test() {
    on_sqlite(async |store: &Store| {
        let case = Case::make(store).await;
        let routes = leptos::prelude::Owner::new().with(|| generate_route_list(App));
        let mut there: Vec<String> = routes.iter().map(|route| route.path().to_owned()).collect();
        there.sort();
        let listed: Vec<&str> = pages(&case).into_iter().map(|(route, ..)| route).collect();
        assert_eq!(there, listed);
    });
}

#[test]
fn without_a_session_every_page_leads_to_the_door_and_back() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        for (route, path, who) in pages(&case) {
            let answer = web.get(&path, None).await;
            if who == For::Anybody {
                assert!(matches!(answer.status, 200 | 409), "{route}: {}", answer.status);
                continue;
            }
            assert_eq!(answer.location(), format!("/sign-in?at={path}"), "{route}");
            assert!(matches!(answer.status, 302 | 303), "{route}: {}", answer.status);
            assert!(!answer.body.contains("Марија"), "{route}");
        }
    });
}

#[test]
fn a_page_is_led_back_to_by_those_it_opens_for() {
    on_sqlite(async |store: &Store| {
        let case = Case::make(store).await;
        for (route, path, who) in pages(&case) {
            for &standing in StandingKind::VARIANTS {
                let theirs = match standing {
                    StandingKind::Coordinator | StandingKind::Lead => matches!(who, For::Desk | For::Both),
                    StandingKind::Administrator => matches!(who, For::Administrator | For::Both),
                    StandingKind::Guardian => who == For::Guardian,
                    StandingKind::Resident => who == For::Own,
                    _ => false,
                };
                assert_eq!(is_theirs(standing, &path), theirs || who == For::Everybody, "{route} for {standing:?}");
            }
        }
        assert!(PUBLIC.iter().all(|path| is_theirs(StandingKind::Guardian, path)));
    });
}

#[test]
fn every_page_opens_for_whom_it_is_and_for_nobody_else() {
    both_engines(async |store: &Store| {
        let (case, web, people) = (Case::make(store).await, Web::of(store), &store.people);
        store.sql.run("UPDATE account SET state = 'active' WHERE standing = 'guardian'", vec![]).await;
        let guardian = Actor { account: case.guardian_account, standing: Standing::Guardian, ..people.vera.clone() };
        let her = crate::goals::signed_in(store, case.resident).await;
        for (actor, sees) in [
            (&her, [For::Anybody, For::Everybody, For::Own].as_slice()),
            (&people.ana, &[For::Anybody, For::Everybody, For::Desk, For::Both]),
            (&people.administrator, &[For::Anybody, For::Everybody, For::Administrator, For::Both]),
            (&guardian, &[For::Anybody, For::Everybody, For::Guardian]),
        ] {
            let session = web.session(actor).await;
            for (route, path, who) in pages(&case).into_iter().filter(|(.., who)| *who != For::Anybody) {
                let answer = web.get(&path, Some(&session)).await;
                if sees.contains(&who) {
                    assert_eq!(answer.status, 200, "{route} for {}: {}", actor.name, answer.body);
                    assert!(answer.body.contains("<h1"), "{route}");
                } else {
                    assert!(matches!(answer.status, 403 | 404), "{route} for {}: {}", actor.name, answer.status);
                    assert!(!answer.body.contains("Марија") && !answer.body.contains("baker"), "{route}");
                }
            }
        }
    });
}

#[test]
fn a_standing_without_pages_yet_sees_its_own_account_and_nothing_else() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let vera = &store.people.vera;
        for standing in ["house_staff", "auditor"] {
            store.sql.run("UPDATE account SET standing = $1 WHERE user_name = 'vera'", vec![standing.into()]).await;
            let session = web.session(vera).await;
            for (route, path, who) in pages(&case).into_iter().filter(|(.., who)| *who != For::Anybody) {
                let answer = web.get(&path, Some(&session)).await;
                if who == For::Everybody {
                    assert_eq!(answer.status, 200, "{route} for {standing}");
                } else {
                    assert!(matches!(answer.status, 403 | 404), "{route} for {standing}: {}", answer.status);
                }
            }
        }
    });
}

#[test]
fn out_of_reach_and_unknown_are_the_same_page_byte_for_byte() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let vera = web.session(&store.people.vera).await;
        let nobody = case.of_nobody();
        let paths = pages(&case).into_iter().zip(pages(&nobody)).filter(|((route, ..), _)| route.starts_with("/residents/{id}"));
        for ((route, hers, _), (_, nobodys, _)) in paths {
            let (hers, nobodys) = (web.get(&hers, Some(&vera)).await, web.get(&nobodys, Some(&vera)).await);
            assert_eq!((hers.status, nobodys.status), (404, 404), "{route}");
            assert!(hers.without_nonce() == nobodys.without_nonce(), "{route}:\n{}\n{}", hers.body, nobodys.body);
            let names = |answer: &crate::support::web::Answer| answer.headers.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(&hers), names(&nobodys), "{route}");
        }
    });
}

#[test]
fn what_cannot_be_shown_keeps_the_frame_of_whoever_asks() {
    on_sqlite(async |store: &Store| {
        let (case, web, people) = (Case::make(store).await, Web::of(store), &store.people);
        store.sql.run("UPDATE account SET state = 'active' WHERE standing = 'guardian'", vec![]).await;
        let guardian = Actor { account: case.guardian_account, standing: Standing::Guardian, ..people.vera.clone() };
        let her = crate::goals::signed_in(store, case.resident).await;
        // Outside of every page, a page that is not theirs, and an id of nobody.
        let missing = format!("/residents/{}", case.of_nobody().resident);
        for (actor, frame, back) in [(&people.ana, "desk", "/today"), (&guardian, "door", "/home"), (&her, "own", "/mine")] {
            let session = web.session(actor).await;
            for path in ["/nowhere", "/sites", &missing] {
                let answer = web.get(path, Some(&session)).await;
                assert!(matches!(answer.status, 403 | 404), "{path}: {}", answer.status);
                let body = answer.body.split("<body").nth(1).and_then(|body| body.split('>').next()).unwrap_or_default();
                assert!(body.contains(&format!("class=\"{frame}\"")), "{path} for {frame}: {body}");
                assert!(answer.body.contains(&format!("href=\"{back}\"")), "{path} for {frame}");
                assert!(!answer.body.contains("/sign-in"), "{path} for {frame}");
                assert_eq!(answer.body.contains("administrator"), frame == "desk", "{path} for {frame}");
            }
        }
        let stranger = web.get("/nowhere", None).await;
        assert!(stranger.body.contains("This page is not here") && stranger.body.contains("/sign-in"), "{}", stranger.body);
    });
}

#[test]
fn an_address_that_only_takes_a_form_says_so_when_it_is_opened() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let her = web.session(&crate::goals::signed_in(store, case.resident).await).await;
        let ana = web.session(&store.people.ana).await;
        let said = "This page cannot be opened by itself";
        for (session, frame, way) in
            [(None, "door", "/help"), (Some(ana.as_str()), "desk", "/today"), (Some(her.as_str()), "own", "/mine/talk")]
        {
            for path in ["/do/record_task", "/do/ask_to_talk?wanted=true", "/do/sign_in", "/draft"] {
                let got = web.get(path, session).await;
                let put = asking("PUT", path, session).header(header::ORIGIN, ORIGIN).body(Body::empty()).unwrap();
                for answer in [got, web.send(put).await] {
                    let kept = (answer.status, answer.header("allow"), answer.header("cache-control"));
                    assert_eq!(kept, (405, "POST", "no-store"), "{path} for {frame}");
                    assert!(answer.body.contains(&format!("class=\"{frame}\"")) && answer.body.contains(said), "{}", answer.body);
                    assert!(answer.body.contains(&format!("href=\"{way}\"")), "{path} for {frame}");
                }
            }
        }
    });
}

#[test]
fn a_file_is_only_read_and_says_so_to_whoever_would_change_it() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        for path in ["/fledge.js", "/fledge.js?v=1", "/robots.txt", "/pkg/fledge.css", "/fonts/none.woff2"] {
            for method in ["PUT", "POST", "DELETE", "PATCH"] {
                let answer = web.send(asking(method, path, None).body(Body::empty()).unwrap()).await;
                let kept = (answer.status, answer.header("allow"), answer.header("cache-control"));
                assert_eq!(kept, (405, "GET,HEAD", "no-store"), "{method} {path}");
                assert!(answer.body.contains("This page cannot be opened by itself"), "{method} {path}: {}", answer.body);
            }
            assert_ne!(web.get(path, None).await.status, 405, "{path}");
        }
    });
}

#[test]
fn what_the_mark_of_a_day_says_stands_on_the_page_in_words() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let her = format!("/residents/{}", case.resident);
        let week = format!("{her}/enrolments/{}/week/2026-11-23", case.enrolment);
        for (path, counts) in [("/residents", false), (&her, false), (&week, true)] {
            let body = web.get(path, Some(&ana)).await.body;
            let key = body.split("<ul class=\"key\">").nth(1).and_then(|rest| rest.split("</ul>").next()).unwrap_or_default();
            for mark in ["There", "Late", "Missed", "Excused", "Not recorded"] {
                assert!(key.contains(&format!("<span>{mark}")), "{mark} on {path}: {key}");
            }
            assert_eq!(key.contains("held against nobody"), counts, "{path}: {key}");
        }
    });
}

#[test]
fn an_address_that_is_none_is_missing_too() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let ana = web.session(&store.people.ana).await;
        for path in [
            "/residents/1",
            "/residents/x/edit",
            "/organisations/x",
            "/nowhere",
            "/residents/%ff",
            "/do/none",
            "/.env",
            "/residents/../today/x",
        ] {
            let answer = web.get(path, Some(&ana)).await;
            assert_eq!(answer.status, 404, "{path}");
            assert!(answer.body.contains("<h1"), "{path}");
        }
    });
}
