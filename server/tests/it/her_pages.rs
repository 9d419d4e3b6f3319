//! Her own pages: hers in every way, nothing typed becomes part of one, and as many questions for much as for little.

use app::shell::PUBLIC;
use domain::{
    access::Actor,
    barriers::BarrierForm,
    choosing::{ChoosingForm, DecideForm, WayForm},
    courses::{CourseForm, RunForm},
    dreams::{DrawingForm, DreamForm},
    goals::{ProposalForm, StepForm},
    guardians::{GuardianForm, SeeingForm},
    ids::{Goal, Id, Resident, Run},
};
use records::{Records, clock::Clock, open::Place};
use uuid::Uuid;

use crate::{
    goals::{one, private, signed_in},
    support::{
        case::{Case, herself},
        counted::Counted,
        forms::{self, goal},
        people::child,
        store::{Store, both_engines, now, on_postgres, on_sqlite},
        web::{Web, pairs},
    },
    typed::HOSTILE,
};

/// Her own pages, as they stand in the list of pages.
fn pages(id: Id<Goal>) -> Vec<String> {
    let own = [
        "/mine",
        "/mine/can",
        "/mine/courses",
        "/mine/dream",
        "/mine/dream/draw",
        "/mine/dream/write",
        "/mine/goals",
        "/mine/goals/new",
        "/mine/looked",
        "/mine/school",
        "/mine/talk",
        "/mine/work",
        "/me",
    ];
    let of_goal = ["", "/about", "/edit", "/step", "/when"].map(|end| format!("/mine/goals/{id}{end}"));
    own.map(str::to_owned).into_iter().chain(of_goal).collect()
}

/// Her pages of a seat that is offered to her and of what she chooses between, whatever was typed about them.
async fn on_offer(store: &Store, her: &Actor, resident: Id<Resident>, words: &str) -> Vec<String> {
    let (records, ana) = (&store.records, &store.people.ana);
    let words = || words.to_owned();
    let course = CourseForm { title: words(), body: words(), costs: words(), ..forms::course("", store.people.school) };
    let course = records.record_course(ana, None, &course).await.unwrap();
    let run = RunForm { times: words(), venue: words(), ..forms::run("", "") };
    let (one, two) =
        (records.record_run(ana, course, None, &run).await.unwrap(), records.record_run(ana, course, None, &run).await.unwrap());
    let place = records.record_place(ana, resident, &forms::place(one, "applied")).await.unwrap();
    records.move_place(ana, resident, place, &forms::move_place("offered", 1)).await.unwrap();
    let way = |run: Id<Run>| WayForm { run: run.to_string(), way: words(), money: words(), good: words(), not_yet: words() };
    let laid = ChoosingForm { said: words(), one: way(one), two: way(two), ..forms::choosing("", one, two) };
    let choosing = records.record_choosing(ana, resident, None, &laid).await.unwrap();
    let decided = DecideForm { why: words(), ..forms::decide(1, "try_first") };
    records.choose_course(her, choosing, &decided).await.unwrap();
    vec![format!("/mine/courses/{place}"), format!("/mine/courses/{place}?answer=no"), format!("/mine/choosing/{choosing}")]
}

#[test]
fn nothing_she_or_staff_typed_becomes_part_of_a_page() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let resident = people.arrival(records, child(people.east, HOSTILE)).await;
        let her = signed_in(store, resident).await;
        let id = records.keep_goal(&her, None, &goal(HOSTILE, "us")).await.unwrap();
        records.add_step(&her, id, &StepForm { words: HOSTILE.into() }).await.unwrap();
        let done = records.add_step(&her, id, &StepForm { words: HOSTILE.into() }).await.unwrap();
        records.mark_step(&her, done, &forms::mark(1, "done")).await.unwrap();
        records.keep_words(&her, &DreamForm { words: HOSTILE.into(), see: "us".into() }).await.unwrap();
        let drawing = DrawingForm { strokes: "1 1 5 5".into(), about: HOSTILE.into(), see: "us".into() };
        records.keep_drawing(&her, &drawing).await.unwrap();
        let form = ProposalForm { words: HOSTILE.into(), step: HOSTILE.into(), ..ProposalForm::default() };
        records.propose_goal(&people.ana, resident, &form).await.unwrap();
        let hers_to_do = BarrierForm { what: HOSTILE.into(), holder: "herself".into(), ..forms::barrier("") };
        records.record_barrier(&people.ana, resident, None, &hers_to_do).await.unwrap();
        store.sql.run("UPDATE account SET display_name = $1", vec![HOSTILE.into()]).await;
        let named = GuardianForm { name: HOSTILE.into(), ..forms::aunt("") };
        let guardian = records.record_guardian(&people.ana, resident, None, &named).await.unwrap();
        let seeing = SeeingForm { checked: HOSTILE.into(), she_words: HOSTILE.into(), ..forms::seeing("") };
        records.let_see(&people.ana, resident, guardian, &seeing).await.unwrap();
        let offered = on_offer(store, &her, resident, HOSTILE).await;
        let (hers, anas) = (web.session(&her).await, web.session(&people.ana).await);
        let mut seen = 0;
        let desk = [format!("/residents/{resident}"), format!("/residents/{resident}/goals/{id}/step"), "/today".to_owned()];
        let all = pages(id).into_iter().chain(offered).map(|path| (path, &hers)).chain(desk.map(|path| (path, &anas)));
        for (path, session) in all {
            let answer = web.get(&path, Some(session)).await;
            assert_eq!(answer.status, 200, "{path}");
            seen += usize::from(answer.body.contains("alert(1)"));
            for open in ["<img src=x", "<script>alert", "</title><script", "</textarea></title>"] {
                assert!(!answer.body.contains(open), "{path}: {open}\n{}", answer.body);
            }
        }
        assert!(seen >= 15, "what was typed is shown on {seen} pages");
    });
}

#[test]
fn what_somebody_asks_her_is_said_once() {
    on_sqlite(async |store: &Store| {
        let (resident, _) = one(store).await;
        let her = signed_in(store, resident).await;
        let form = ProposalForm { words: "A library card".into(), ..ProposalForm::default() };
        store.records.propose_goal(&store.people.ana, resident, &form).await.unwrap();
        let web = Web::of(store);
        let page = web.get("/mine/goals", Some(&web.session(&her).await)).await.body;
        assert_eq!(page.matches("Someone asks you").count(), 1, "{page}");
    });
}

#[test]
fn her_pages_are_hers_in_every_way() {
    on_sqlite(async |store: &Store| {
        let (resident, _) = one(store).await;
        let her = signed_in(store, resident).await;
        let id = private(&store.records, &her).await;
        let web = Web::of(store);
        let session = web.session(&her).await;
        let offered = on_offer(store, &her, resident, "Baking").await;
        let public = PUBLIC.iter().map(|&path| path.to_owned());
        for path in pages(id).into_iter().chain(offered).chain(public) {
            let answer = web.get(&path, Some(&session)).await;
            let body = answer.body.as_str();
            assert_eq!(answer.status, 200, "{path}");
            assert!(body.contains("class=\"own\""), "{path}");
            assert!(body.contains("action=\"/do/ask_to_talk\""), "{path}: someone to talk to");
            assert!(body.contains("<title>Page</title>"), "{path}");
            assert!(!body.contains('⟦') && !body.contains("style=\""), "{path}: {body}");
            // The one page that may need WASM.
            let live = path == "/mine/dream/draw";
            assert_eq!((body.contains(".wasm"), body.contains("<leptos-island")), (live, live), "{path}");
            assert_eq!(body.matches("hydrateIslands(").count() > 0, live, "{path}");
        }
        let write = web.get("/mine/goals/new", Some(&session)).await.body;
        for said in [
            "Only you will see this.",
            "Only you can read this. Staff do not check it.",
            "If you need help, tap here.",
            "You can change your mind.",
        ] {
            assert!(write.contains(said), "{said}");
        }
    });
}

#[test]
fn a_refused_form_of_hers_comes_back_with_every_word() {
    both_engines(async |store: &Store| {
        let (resident, _) = one(store).await;
        let her = signed_in(store, resident).await;
        let web = Web::of(store);
        let session = web.session(&her).await;
        let form = Uuid::now_v7().to_string();
        let about = resident.to_string();
        let long = format!("Дом {}", "ж".repeat(1_000));
        let sent = [
            ("_form", form.as_str()),
            ("_at", "/mine/goals/new"),
            ("_about", &about),
            ("goal", ""),
            ("form[words]", &long),
            ("form[see]", "us"),
        ];
        let answer = web.post("/do/keep_goal", pairs(&sent), Some(&session)).await;
        assert_eq!((answer.status, answer.location()), (303, format!("/mine/goals/new?draft={form}").as_str()));
        let again = web.get(answer.location(), Some(&session)).await.body;
        assert!(again.contains(&long) && again.contains("at most 1000"), "{again}");
        // A coordinator with the same opaque id reads nothing.
        let ana = web.session(&store.people.ana).await;
        let other = web.get(&format!("/residents/{resident}/goals/new?draft={form}"), Some(&ana)).await.body;
        assert!(!other.contains("жжж"));
        // Sent twice it is written once.
        let good = [
            ("_form", "0192f0c1-0000-7000-8000-000000000009"),
            ("_at", "/mine/goals/new"),
            ("goal", ""),
            ("form[words]", "A door"),
        ];
        let first = web.post("/do/keep_goal", pairs(&good), Some(&session)).await.location().to_owned();
        let second = web.post("/do/keep_goal", pairs(&good), Some(&session)).await.location().to_owned();
        assert_eq!((first, store.records.mine(&her, None).await.unwrap().goals.len()), (second, 1));
    });
}

#[test]
fn her_pages_ask_as_often_for_many_goals_as_for_few() {
    on_postgres(async |store: &Store| {
        let counted = Counted::before(store.place.database_url.as_deref().unwrap()).await;
        let place = Place { database_url: Some(counted.url.clone()), ..store.place.clone() };
        let records = Records::open(&place, Clock::at(now())).await.unwrap();
        let case = Case::make(store).await;
        let her = herself(store, case.resident);
        let ask = async || {
            let mut least = usize::MAX;
            for _ in 0..4 {
                counted.taken();
                records.mine(&her, None).await.unwrap();
                least = counted.taken().min(least);
            }
            least
        };
        let few = ask().await;
        for words in ["one", "two", "three", "four", "five"] {
            let id = store.records.keep_goal(&her, None, &goal(words, "")).await.unwrap();
            store.records.add_step(&her, id, &StepForm { words: words.into() }).await.unwrap();
            store.records.keep_words(&her, &DreamForm { words: words.into(), ..DreamForm::default() }).await.unwrap();
        }
        assert_eq!(ask().await, few);
        assert!(few < 30, "{few}");
        records.close().await;
    });
}
