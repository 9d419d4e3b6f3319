//! Every page: who gets it, what it carries in its headers, and that nothing typed becomes part of it.

use app::shell::{App, PUBLIC};
use domain::{
    access::{Actor, Standing},
    barriers::BarrierForm,
    choosing::{ChoosingForm, DecideForm, WayForm},
    courses::{CourseForm, RunForm},
    enrolments::EnrolmentForm,
    funding::FundingForm,
    guardians::{GuardianForm, SeeingForm},
    placements::{CheckInForm, FollowForm, MovePlacementForm, PlacementForm},
    places::MovePlaceForm,
    residents::IntakeForm,
    tasks::TaskForm,
    vettings::VettingForm,
};
use leptos_axum::generate_route_list;
use uuid::Uuid;

use crate::support::{
    doors::{self, Case},
    people::{ago, child, enrolment},
    store::{Store, both_engines, on_sqlite},
    web::Web,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum For {
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
fn pages(case: &Case) -> Vec<(&'static str, String, For)> {
    let (her, school, site) = (case.resident, case.school, case.site);
    let (course, run) = (case.course, case.run);
    let enrolment = format!("/residents/{her}/enrolments/{}", case.enrolment);
    let guardian = format!("/residents/{her}/guardians/{}", case.guardian);
    let at_work = format!("/residents/{her}/placements/{}", case.at_work);
    vec![
        ("/accounts", "/accounts".into(), For::Administrator),
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
        ("/residents/{id}/choosing", format!("/residents/{her}/choosing"), For::Desk),
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
        ("/residents/{id}/tasks/new", format!("/residents/{her}/tasks/new"), For::Desk),
        ("/sign-in", "/sign-in".into(), For::Anybody),
        ("/sites", "/sites".into(), For::Administrator),
        ("/sites/{site}", format!("/sites/{site}"), For::Administrator),
        ("/today", "/today".into(), For::Desk),
    ]
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

const HEADERS: &[(&str, &str)] = &[
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-robots-tag", "noindex, nofollow"),
];

#[test]
fn every_answer_carries_what_guards_it() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let own = pages(&case).into_iter().map(|(_, path, _)| path);
        let paths = own
            .chain(PUBLIC.iter().map(|&path| path.to_owned()))
            .chain(["/nowhere", "/fledge.js", "/pkg/none.css"].map(str::to_owned));
        for path in paths {
            let answer = web.get(&path, Some(&ana)).await;
            for (name, value) in HEADERS {
                assert_eq!(answer.header(name), *value, "{path} {name}");
            }
            let policy = answer.header("content-security-policy");
            assert!(
                policy.starts_with("default-src 'none'; script-src 'self'") && !policy.contains("unsafe-inline"),
                "{path}: {policy}"
            );
            assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{path}: {policy}");
            assert!(!policy.contains("'unsafe-eval'"), "{path}: {policy}");
        }
    });
}

#[test]
fn a_page_of_ones_own_is_kept_nowhere_and_has_a_nonce_of_its_own() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        for (route, path, _) in pages(&case) {
            let (one, other) = (web.get(&path, Some(&ana)).await, web.get(&path, Some(&ana)).await);
            assert_eq!(one.header("cache-control"), "no-store", "{route}");
            if one.status == 200 {
                let (one_nonce, other_nonce) = (one.nonce().unwrap(), other.nonce().unwrap());
                assert!(one_nonce.len() >= 16 && one_nonce != other_nonce, "{route}");
                let inline = one.body.matches("<script").count();
                let with_nonce = one.body.matches(&format!("nonce=\"{one_nonce}\"")).count();
                let from_file = one.body.matches("<script src=").count();
                assert!(
                    inline <= with_nonce + from_file,
                    "{route}: {inline} scripts, {with_nonce} with a nonce, {from_file} files"
                );
            }
        }
    });
}

#[test]
fn no_page_asks_anybody_else_for_anything() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        for path in pages(&case).into_iter().map(|(_, path, _)| path).chain(PUBLIC.iter().map(|&path| path.to_owned())) {
            let body = web.get(&path, Some(&ana)).await.body.replace("https://www.wikipedia.org/", "");
            let away = ["src=\"http", "href=\"http", "src=\"//", "href=\"//", "url(", "style=\"", " onclick=", " onload="];
            assert!(
                away.iter().all(|one| !body.contains(one)),
                "{path}: {:?}",
                away.iter().filter(|one| body.contains(**one)).collect::<Vec<_>>()
            );
        }
    });
}

#[test]
fn a_public_page_has_no_inline_script_and_is_asked_for_once() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        for path in PUBLIC {
            let page = web.get(path, None).await;
            assert!(page.status == 200 && page.nonce().is_none() && page.body.matches("<script").count() == 1, "{path}");
            assert!(page.body.contains("<script src=\"/fledge.js?v=") && page.body.contains("Fledge"), "{path}");
            let tag = page.header("etag").to_owned();
            let again = crate::support::web::asking("GET", path, None).header("if-none-match", tag);
            assert_eq!(web.send(again.body(axum::body::Body::empty()).unwrap()).await.status, 304, "{path}");
        }
    });
}

/// Words that give the setting away to whoever looks over a shoulder, at a history or at a source.
const TELLING: &[&str] = &[
    "shelter",
    "traffick",
    "victim",
    "violence",
    "abuse",
    "засолниште",
    "жртв",
    "насилств",
    "трговија со",
    "strehim",
    "viktim",
    "dhun",
];

#[test]
fn nothing_a_stranger_is_sent_gives_the_setting_away() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        for path in PUBLIC.iter().chain(&["/sign-in", "/nowhere", "/choose-password/0000", "/today", "/robots.txt"]) {
            let answer = web.get(path, None).await;
            let sent = format!("{:?} {}", answer.headers, answer.body).to_lowercase();
            let told: Vec<_> = TELLING.iter().filter(|word| sent.contains(**word)).collect();
            assert!(told.is_empty(), "{path}: {told:?}");
        }
    });
}

#[test]
fn a_title_is_from_a_short_neutral_list() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let mut titles = std::collections::BTreeSet::new();
        for (route, path, _) in pages(&case) {
            let body = web.get(&path, Some(&ana)).await.body;
            let title =
                body.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map(|(title, _)| title.to_owned());
            titles.insert(title.unwrap_or_else(|| panic!("{route} has no title")));
        }
        assert!(titles.len() <= 6, "{titles:?}");
        assert!(titles.iter().all(|title| !title.contains("Марија") && !title.to_lowercase().contains("resident")), "{titles:?}");
    });
}

const HOSTILE: &str = "<img src=x onerror=alert(1)></textarea></title><script>alert(1)</script>\"'";

#[test]
fn nothing_typed_becomes_part_of_a_page() {
    both_engines(async |store: &Store| {
        let (records, people, ana, web) = (&store.records, &store.people, &store.people.ana, Web::of(store));
        let form = IntakeForm { full_name: HOSTILE.into(), ..child(people.east, HOSTILE) };
        let her = people.arrival(records, form).await;
        let school = EnrolmentForm {
            next_what: HOSTILE.into(),
            qualification: HOSTILE.into(),
            barrier: "other".into(),
            barrier_what: HOSTILE.into(),
            ..enrolment(people.school, "applied", ago(20))
        };
        let enrolment = records.record_enrolment(ana, her, &school).await.unwrap();
        records.record_barrier(ana, her, None, &BarrierForm { what: HOSTILE.into(), ..doors::barrier("") }).await.unwrap();
        let money = FundingForm {
            what: HOSTILE.into(),
            payer_words: HOSTILE.into(),
            after_words: HOSTILE.into(),
            until: (crate::support::people::today() + chrono::Days::new(9)).into(),
            ..doors::funding("")
        };
        records.record_funding(ana, her, None, &money).await.unwrap();
        records.record_task(ana, her, &TaskForm { what: HOSTILE.into(), ..TaskForm::default() }).await.unwrap();
        let kin = GuardianForm { name: HOSTILE.into(), contact_how: HOSTILE.into(), ..doors::aunt("") };
        let guardian = records.record_guardian(ana, her, None, &kin).await.unwrap();
        let open = SeeingForm { called: HOSTILE.into(), checked: HOSTILE.into(), she_words: HOSTILE.into(), ..doors::seeing("") };
        records.let_see(ana, her, guardian, &open).await.unwrap();
        let page = records.resident(ana, her, None).await.unwrap();
        let organisation = domain::organisations::OrganisationForm {
            version: "1".into(),
            kind: "school".into(),
            name: HOSTILE.into(),
            municipality: HOSTILE.into(),
            phone: HOSTILE.into(),
            contact: HOSTILE.into(),
            note: HOSTILE.into(),
            ..domain::organisations::OrganisationForm::default()
        };
        records.record_organisation(ana, Some(people.school), &organisation).await.unwrap();
        let course = CourseForm {
            title: HOSTILE.into(),
            needs: HOSTILE.into(),
            body: HOSTILE.into(),
            costs: HOSTILE.into(),
            ..doors::course("", people.school)
        };
        let course = records.record_course(ana, None, &course).await.unwrap();
        let form = RunForm { times: HOSTILE.into(), venue: HOSTILE.into(), ..doors::run("", "") };
        let run = records.record_run(ana, course, None, &form).await.unwrap();
        let other_run = records.record_run(ana, course, None, &form).await.unwrap();
        let place = records.record_place(ana, her, &doors::place(run, "applied")).await.unwrap();
        let no = MovePlaceForm { reason_words: HOSTILE.into(), ..doors::move_place("not_this_time", 1) };
        records.move_place(ana, her, place, &no).await.unwrap();
        let way = |way: WayForm| WayForm {
            way: HOSTILE.into(),
            money: HOSTILE.into(),
            good: HOSTILE.into(),
            not_yet: HOSTILE.into(),
            ..way
        };
        let form = doors::choosing("", run, other_run);
        let form = ChoosingForm { one: way(form.one), two: way(form.two), said: HOSTILE.into(), ..form };
        let choosing = records.record_choosing(ana, her, None, &form).await.unwrap();
        let why = DecideForm { why: HOSTILE.into(), ..doors::decide(1, "not_now") };
        records.decide_choosing(ana, her, choosing, &why).await.unwrap();
        let words = HOSTILE.to_owned();
        let check =
            VettingForm { lodging_words: words.clone(), visited_words: words.clone(), reasons: words.clone(), ..doors::passed() };
        records.record_vetting(ana, people.school, &check).await.unwrap();
        let work =
            PlacementForm { what: words.clone(), pay: words.clone(), ..doors::placement("", "shadowing", Some(people.school)) };
        let placement = records.record_placement(ana, her, &work).await.unwrap();
        let no = MovePlacementForm { reason_words: words.clone(), ..doors::move_placement("not_taken", 1) };
        records.move_placement(ana, her, placement, &no).await.unwrap();
        let at_work = records.record_placement(ana, her, &work).await.unwrap();
        for (version, to) in [(1, "agreed"), (2, "started")] {
            records.move_placement(ana, her, at_work, &doors::move_placement(to, version)).await.unwrap();
        }
        let told = CheckInForm { words: words.clone(), ..doors::check_in("no") };
        let check_in = records.record_check_in(ana, her, at_work, &told).await.unwrap();
        let done = FollowForm { version: "1".into(), on: crate::support::people::today().into(), words };
        records.follow_check_in(ana, her, check_in, &done).await.unwrap();
        store.sql.run("UPDATE account SET display_name = $1", vec![HOSTILE.into()]).await;
        store.sql.run("UPDATE site SET name = $1", vec![HOSTILE.into()]).await;
        let case = Case {
            resident: her,
            stay: page.stays[0].id,
            enrolment,
            barrier: page.barriers[0].id,
            funding: page.fundings[0].id,
            guardian,
            guardian_account: page.guardians[0].seeing.as_ref().unwrap().account,
            task: page.tasks[0].id,
            course,
            run,
            other_run,
            spare_run: other_run,
            place,
            choosing,
            placement,
            at_work,
            check_in,
            goal: domain::ids::Id::new(Uuid::now_v7()),
            step: domain::ids::Id::new(Uuid::now_v7()),
            talk: domain::ids::Id::new(Uuid::now_v7()),
            site: people.east,
            school: people.school,
            other_school: people.other_school,
            account: people.bea.account,
        };
        store.sql.run("UPDATE account SET state = 'active' WHERE standing = 'guardian'", vec![]).await;
        let theirs = Actor { account: case.guardian_account, standing: Standing::Guardian, ..people.vera.clone() };
        for (actor, least) in [(ana, 5), (&people.administrator, 5), (&theirs, 2)] {
            let session = web.session(actor).await;
            let mut seen = 0;
            for (route, path, _) in pages(&case) {
                let body = web.get(&path, Some(&session)).await.body;
                seen += usize::from(body.contains("alert(1)"));
                for open in ["<img src=x", "<script>alert", "</title><script", "</textarea></title>"] {
                    assert!(!body.contains(open), "{route}: {open}\n{body}");
                }
            }
            assert!(seen >= least, "what was typed is shown on {seen} pages");
        }
    });
}

#[test]
fn an_opaque_id_of_nothing_changes_nothing() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let ana = web.session(&store.people.ana).await;
        for query in [
            format!("search={}", Uuid::now_v7()),
            format!("after={}", Uuid::now_v7()),
            "draft=x".to_owned(),
            "view=%3Cscript%3E".to_owned(),
        ] {
            let page = web.get(&format!("/residents?{query}"), Some(&ana)).await;
            assert!(page.status == 200 && !page.body.contains("<script>"), "{query}");
        }
    });
}
