//! Her goals and her dream: what she keeps to herself is seen by nobody, what she shares by whom she said, and every
//! change is hers.

use domain::{
    access::{Actor, Standing},
    codes::{AccountState, DreamKind, GoalState, StepState},
    dreams::{DrawingForm, DreamForm},
    goals::{MarkForm, MoveGoalForm, ProposalForm, StepForm, finished, next_steps},
    guardians::SeeingForm,
    ids::{Goal, Id, Resident},
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::ListForm,
    sharing::{SeeForm, Sharing},
    sign_ins::SignInGivenForm,
};
use records::{Failed, Records, clock::Clock, goals::Deed, open::Place};
use strum::VariantArray;
use uuid::Uuid;

use crate::support::{
    counted::Counted,
    doors::{Case, Door, aunt, goal, herself, knock, seeing},
    people::child,
    store::{Store, both_engines, now, on_postgres, on_sqlite},
    web::{Web, pairs},
};

/// Her with an account of her own that works, its password a copy.
pub async fn signed_in(store: &Store, resident: Id<Resident>) -> Actor {
    let user = format!("u{}", &Uuid::now_v7().simple().to_string()[20..]);
    store.records.give_sign_in(&store.people.ana, resident, &SignInGivenForm { user: user.clone() }).await.unwrap();
    let copy = "UPDATE account SET state = 'active', password = (SELECT password FROM account WHERE user_name = 'mira') WHERE user_name = $1";
    store.sql.run(copy, vec![user.clone().into()]).await;
    let page = store.records.sign_in_page(&store.people.ana, resident, None, None).await.unwrap().sign_in.unwrap();
    assert_eq!((page.user.as_str(), page.state), (user.as_str(), AccountState::Active));
    let id = crate::support::people::account(&store.sql, &user).await;
    Actor { account: Id::new(id), name: user, ..herself(store, resident) }
}

async fn one(store: &Store) -> (Id<Resident>, Actor) {
    let her = store.people.arrival(&store.records, child(store.people.east, "Марија")).await;
    (her, herself(store, her))
}

const SECRET: &str = "QuinceSecret";

fn secret(what: &str) -> String {
    format!("{SECRET} {what}")
}

/// Everything private that she can have: a goal with steps, a dream in words and in a drawing, each also in a former version.
async fn private(records: &Records, her: &Actor) -> Id<Goal> {
    let id = records.keep_goal(her, None, &goal(&secret("goal"), "")).await.unwrap();
    records.add_step(her, id, &StepForm { words: secret("step") }).await.unwrap();
    let again = domain::goals::GoalForm { version: "2".into(), ..goal(&secret("again"), "me") };
    records.keep_goal(her, Some(id), &again).await.unwrap();
    let words = DreamForm { words: secret("dream"), ..DreamForm::default() };
    records.keep_words(her, &words).await.unwrap();
    let drawing = DrawingForm { strokes: "3 1 7 77 177 277".into(), about: secret("drawing"), ..DrawingForm::default() };
    records.keep_drawing(her, &drawing).await.unwrap();
    id
}

#[test]
fn what_is_hers_alone_reaches_nobody_at_the_desk() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let case = Case::make(store).await;
        let her = herself(store, case.resident);
        let id = private(records, &her).await;
        for actor in [&people.ana, &people.lead, &people.administrator] {
            let session = web.session(actor).await;
            let lists = ["/today", "/today?whose=team", "/residents?view=all", "/accounts", "/organisations", "/me"];
            let mut paths = lists.map(str::to_owned).to_vec();
            for end in ["", "/edit", "/profile", "/sign-in", "/goals/new", "/tasks/new", "/story"] {
                paths.push(format!("/residents/{}{end}", case.resident));
            }
            paths.push(format!("/residents/{}/goals/{id}/step", case.resident));
            paths.extend(["/mine", "/mine/dream", "/mine/goals"].map(str::to_owned));
            paths.push(format!("/mine/goals/{id}"));
            for path in &paths {
                let answer = web.get(path, Some(&session)).await;
                let sent = format!("{:?}{}", answer.headers, answer.body);
                assert!(!sent.contains(SECRET) && !sent.contains("177 277"), "{path} for {}", actor.name);
            }
        }
        // Nor can anybody propose a step for it: to the desk it does not exist.
        let step = StepForm { words: "Try".into() };
        let answer = records.propose_step(&people.ana, case.resident, id, &step).await;
        assert_eq!(answer, Err(Failed(Problem::NotFound)));
        let page = records.resident(&people.lead, case.resident, None).await.unwrap();
        assert!(page.shared.goals.iter().all(|goal| goal.id != id) && page.shared.dream.words.is_none());
        records.close().await;
        let lines = store.sql.rows("SELECT detail, action FROM audit", vec![]).await.concat().concat();
        assert!(!lines.contains(SECRET) && lines.contains(&id.to_string()));
    });
}

#[test]
fn what_she_wrote_and_drew_lies_open_nowhere() {
    both_engines(async |store: &Store| {
        let (_, her) = one(store).await;
        private(&store.records, &her).await;
        store.records.keep_draft(her.account, Uuid::now_v7(), None, "/mine/goals/new", &secret("draft"), None).await.unwrap();
        for table in store.sql.tables().await {
            let text = if store.sql.is_sqlite() { "quote(body)" } else { "body::text" };
            let columns = match table.as_str() {
                "dream" => vec![("dream", text)],
                _ => continue,
            };
            for (table, column) in columns {
                let rows = store.sql.rows(&format!("SELECT {column} FROM {table}"), vec![]).await.concat().concat();
                assert!(rows.len() > 80 && !rows.contains("177 277") && !rows.contains(SECRET), "{table}");
            }
        }
        if store.sql.is_sqlite() {
            for file in std::fs::read_dir(&store.place.data_dir).unwrap().flatten() {
                let bytes = std::fs::read(file.path()).unwrap();
                for word in [SECRET, "177 277"] {
                    assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word} in {:?}", file.file_name());
                }
            }
        }
    });
}

#[test]
fn what_she_shares_is_seen_by_the_team_until_she_changes_her_mind() {
    both_engines(async |store: &Store| {
        let (resident, her) = one(store).await;
        let (records, ana) = (&store.records, &store.people.ana);
        let id = private(records, &her).await;
        let seen = async || {
            let shared = records.resident(ana, resident, None).await.unwrap().shared;
            (shared.goals.len(), shared.dream.words.is_some(), shared.dream.picture.is_some())
        };
        let see = |see: &str| SeeForm { see: see.into() };
        assert_eq!(seen().await, (0, false, false));
        records.share_goal(&her, id, &see("us")).await.unwrap();
        records.share_dream(&her, DreamKind::Drawing, &see("us")).await.unwrap();
        assert_eq!(seen().await, (1, false, true));
        // A new version is as private as she says it is; the one before it is not shown in its place.
        let drawing = DrawingForm { strokes: "1 1 5 5".into(), ..DrawingForm::default() };
        records.keep_drawing(&her, &drawing).await.unwrap();
        records.share_goal(&her, id, &see("me")).await.unwrap();
        records.share_dream(&her, DreamKind::Words, &see("us")).await.unwrap();
        assert_eq!(seen().await, (0, true, false));
        let hers = records.mine(&her, None).await.unwrap();
        assert_eq!((hers.dreams.words.len(), hers.dreams.drawings.len(), hers.goals.len()), (1, 2, 1));
        assert_eq!(hers.dreams.drawings[0].body.drawing.text(), "1 1 5 5");
    });
}

#[test]
fn only_a_guardian_of_hers_can_be_named() {
    both_engines(async |store: &Store| {
        let (_, her) = one(store).await;
        let nobody = Failed(Problem::Invalid(vec![FieldProblem::new("see", Fault::NotAnOption)]));
        for account in [store.people.ana.account, store.people.administrator.account, Id::new(Uuid::now_v7())] {
            let answer = store.records.keep_goal(&her, None, &goal("A door", &account.to_string())).await;
            assert_eq!(answer.err(), Some(nobody.clone()));
        }
    });
}

/// A guardian of hers who sees her here, and as whom she would come.
async fn guardian(store: &Store, resident: Id<Resident>, user: &str) -> (Actor, Id<domain::ids::Guardian>) {
    let (records, ana) = (&store.records, &store.people.ana);
    let id = records.record_guardian(ana, resident, None, &aunt("")).await.unwrap();
    let form = SeeingForm { user: user.into(), ..seeing("") };
    records.let_see(ana, resident, id, &form).await.unwrap();
    let account = Id::new(crate::support::people::account(&store.sql, user).await);
    (Actor { account, standing: Standing::Guardian, ..store.people.vera.clone() }, id)
}

#[test]
fn a_guardian_sees_what_she_shows_that_one_while_their_seeing_runs() {
    both_engines(async |store: &Store| {
        let (resident, her) = one(store).await;
        let records = &store.records;
        let (aunt, _) = guardian(store, resident, "aunt-one").await;
        let (uncle, _) = guardian(store, resident, "aunt-two").await;
        let id = private(records, &her).await;
        let shown = async |who: &Actor| {
            let shared = records.ward(who, resident, None).await.unwrap().shared;
            (shared.goals.len(), shared.dream.words.is_some(), shared.dream.picture.is_some())
        };
        let readers = records.mine(&her, None).await.unwrap().mine.readers;
        assert_eq!(readers.iter().map(|one| one.account).collect::<Vec<_>>(), [aunt.account, uncle.account]);
        records.share_goal(&her, id, &SeeForm { see: "us".into() }).await.unwrap();
        assert_eq!(shown(&aunt).await, (0, false, false));
        let also = SeeForm { see: aunt.account.to_string() };
        records.share_goal(&her, id, &also).await.unwrap();
        records.share_dream(&her, DreamKind::Drawing, &also).await.unwrap();
        assert_eq!((shown(&aunt).await, shown(&uncle).await), ((1, false, true), (0, false, false)));
        // What is shown to a guardian is known to the team as well.
        assert_eq!(records.resident(&store.people.ana, resident, None).await.unwrap().shared.goals.len(), 1);
        // Another's guardian can never be named, nor one whose seeing was stopped.
        let (other, other_her) = one(store).await;
        let (stranger, _) = guardian(store, other, "aunt-three").await;
        let refused = |answer: Result<(), Failed>| matches!(answer, Err(Failed(Problem::Invalid(_))));
        let theirs = SeeForm { see: stranger.account.to_string() };
        assert!(refused(records.share_goal(&her, id, &theirs).await));
        assert!(!refused(records.keep_goal(&other_her, None, &goal("A door", &theirs.see)).await.map(drop)));
        records.stop_access(&store.people.ana, aunt.account).await.unwrap();
        assert!(refused(records.share_goal(&her, id, &also).await));
        assert_eq!(records.ward(&aunt, resident, None).await.err(), Some(Failed(Problem::NotFound)));
        let readers = records.mine(&her, None).await.unwrap().mine.readers;
        assert_eq!(readers.iter().map(|one| one.account).collect::<Vec<_>>(), [uncle.account]);
    });
}

#[test]
fn the_desk_is_not_told_that_she_changed_what_is_hers() {
    both_engines(async |store: &Store| {
        let (resident, her) = one(store).await;
        let id = private(&store.records, &her).await;
        store.records.move_goal(&her, id, &MoveGoalForm { to: "on_hold".into() }).await.unwrap();
        store.records.ask_to_talk(&her, true).await.unwrap();
        store.records.ask_to_talk(&her, false).await.unwrap();
        assert!(store.sql.count("revision").await >= 3);
        let page = store.records.resident(&store.people.lead, resident, None).await.unwrap();
        assert_eq!(page.changes, []);
    });
}

#[test]
fn three_steps_are_next_and_what_is_done_stays() {
    both_engines(async |store: &Store| {
        let (_, her) = one(store).await;
        let records = &store.records;
        let id = records.keep_goal(&her, None, &goal("Bake", "")).await.unwrap();
        let mut steps = Vec::new();
        for words in ["one", "two", "three", "four"] {
            steps.push(records.add_step(&her, id, &StepForm { words: words.into() }).await.unwrap());
        }
        let mark = async |step: usize, mark: &str| records.mark_step(&her, steps[step], &MarkForm { mark: mark.into() }).await;
        let next = async || {
            let goals = records.mine(&her, None).await.unwrap().goals;
            next_steps(&goals).iter().map(|step| step.words.clone()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(next().await, "one two three");
        mark(0, "not_yet").await.unwrap();
        assert_eq!(next().await, "two three four");
        mark(1, "done").await.unwrap();
        mark(1, "done").await.unwrap();
        assert_eq!(next().await, "three four one");
        records.move_goal(&her, id, &MoveGoalForm { to: "cancelled".into() }).await.unwrap();
        let goals = records.mine(&her, None).await.unwrap().goals;
        assert_eq!((next().await, finished(&goals).len()), (String::new(), 1));
        // And back, by one tap each.
        records.move_goal(&her, id, &MoveGoalForm { to: "active".into() }).await.unwrap();
        mark(1, "open").await.unwrap();
        mark(0, "open").await.unwrap();
        assert_eq!(next().await, "one two three");
        assert_eq!(mark(0, "not_this").await, Err(Failed(Problem::Conflict(Rule::NoSuchStep))));
        let again = records.move_goal(&her, id, &MoveGoalForm { to: "accepted".into() }).await;
        assert_eq!(again, Err(Failed(Problem::Conflict(Rule::NoSuchStep))));
    });
}

#[test]
fn what_is_proposed_is_hers_to_choose() {
    both_engines(async |store: &Store| {
        let (resident, her) = one(store).await;
        let (records, ana) = (&store.records, &store.people.ana);
        let form = ProposalForm { words: "A library card".into(), step: "Ask at the desk".into(), ..ProposalForm::default() };
        records.propose_goal(ana, resident, &form).await.unwrap();
        records.propose_goal(ana, resident, &ProposalForm { words: "A choir".into(), ..form.clone() }).await.unwrap();
        let goals = records.mine(&her, None).await.unwrap().goals;
        assert!(next_steps(&goals).is_empty() && goals.iter().all(|one| one.state == GoalState::Proposed));
        assert!(goals.iter().all(|one| one.proposed_by.as_deref() == Some("ana") && one.sharing == Sharing::Us));
        records.move_goal(&her, goals[0].id, &MoveGoalForm { to: "accepted".into() }).await.unwrap();
        records.move_goal(&her, goals[1].id, &MoveGoalForm { to: "cancelled".into() }).await.unwrap();
        let goals = records.mine(&her, None).await.unwrap().goals;
        assert_eq!(next_steps(&goals).len(), 1);
        let shared = records.resident(ana, resident, None).await.unwrap().shared.goals;
        let stand: Vec<_> = shared.iter().map(|one| (one.state, one.chosen)).collect();
        assert_eq!(stand, [(GoalState::Accepted, true), (GoalState::Cancelled, false)]);
        // A step is proposed for what is on its way, and answered.
        records.propose_step(ana, resident, goals[0].id, &StepForm { words: "Bring a photo".into() }).await.unwrap();
        let closed = records.propose_step(ana, resident, goals[1].id, &StepForm { words: "Sing".into() }).await;
        assert_eq!(closed, Err(Failed(Problem::Conflict(Rule::NoSuchStep))));
        let goals = records.mine(&her, None).await.unwrap().goals;
        let asked = goals[0].steps.iter().find(|step| step.state == StepState::Proposed).unwrap();
        records.mark_step(&her, asked.id, &MarkForm { mark: "not_this".into() }).await.unwrap();
        assert_eq!(next_steps(&records.mine(&her, None).await.unwrap().goals).len(), 1);
    });
}

#[test]
fn what_is_another_persons_is_missing_from_hers() {
    both_engines(async |store: &Store| {
        let (one, other) = (Case::make(store).await, Case::make(store).await);
        let her = herself(store, one.resident);
        let mixed = Case { resident: one.resident, ..other };
        for door in [
            Door::MyGoalPage,
            Door::EditGoal,
            Door::SayAbout,
            Door::SayWhen,
            Door::ShareGoal,
            Door::AddStep,
            Door::MarkStep,
            Door::MoveGoal,
        ] {
            assert_eq!(knock(door, &store.records, &her, &mixed).await, Err(Failed(Problem::NotFound)), "{door:?}");
        }
    });
}

#[test]
fn of_two_tabs_the_second_is_shown_both_and_loses_nothing() {
    both_engines(async |store: &Store| {
        let (_, her) = one(store).await;
        let records = &store.records;
        let id = records.keep_goal(&her, None, &goal("First", "")).await.unwrap();
        let edit = |words: &str| domain::goals::GoalForm { version: "1".into(), ..goal(words, "") };
        let (a, b) = (edit("Second"), edit("Third"));
        let (one, other) = tokio::join!(records.keep_goal(&her, Some(id), &a), records.keep_goal(&her, Some(id), &b));
        let answers = [one.map(drop), other.map(drop)];
        assert!(answers.contains(&Ok(())) && answers.contains(&Err(Failed(Problem::Conflict(Rule::Changed)))), "{answers:?}");
    });
}

#[test]
fn she_sees_who_looked_by_name_and_day_and_nothing_else() {
    both_engines(async |store: &Store| {
        let (resident, _) = one(store).await;
        let her = signed_in(store, resident).await;
        store.records.resident(&store.people.ana, resident, None).await.unwrap();
        store.records.resident(&store.people.lead, resident, None).await.unwrap();
        store.records.keep_goal(&her, None, &goal("Mine", "")).await.unwrap();
        // The lines of reads are written within a second.
        for _ in 0..40 {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            let seen = store
                .sql
                .number("SELECT count(*) FROM audit WHERE action = 'view_resident' AND subject = $1", vec![resident.raw().into()]);
            if seen.await >= 2 {
                break;
            }
        }
        let (_, looked) = store.records.who_looked(&her).await.unwrap();
        let mut found: Vec<_> = looked.iter().map(|one| (one.name.as_str(), one.deeds.contains(&Deed::Looked))).collect();
        found.sort_unstable();
        assert_eq!(found, [("ana", true), ("lena", true)]);
        assert!(looked.iter().find(|one| one.name == "ana").unwrap().deeds.contains(&Deed::SignIn));
        let web = Web::of(store);
        let session = web.session(&her).await;
        let body = web.get("/mine/looked", Some(&session)).await.body;
        assert!(body.contains("ana looked at your page.") && !body.contains(&store.people.ana.account.to_string()), "{body}");
    });
}

/// Her own pages, as they stand in the list of pages.
fn pages(id: Id<Goal>) -> Vec<String> {
    let own = [
        "/mine",
        "/mine/can",
        "/mine/dream",
        "/mine/dream/draw",
        "/mine/dream/write",
        "/mine/goals",
        "/mine/goals/new",
        "/mine/looked",
        "/mine/talk",
        "/mine/work",
        "/me",
    ];
    let of_goal = ["", "/about", "/edit", "/step", "/when"].map(|end| format!("/mine/goals/{id}{end}"));
    own.map(str::to_owned).into_iter().chain(of_goal).collect()
}

const HOSTILE: &str = "<img src=x onerror=alert(1)></textarea></title><script>alert(1)</script>\"'";

#[test]
fn nothing_she_or_staff_typed_becomes_part_of_a_page() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let resident = people.arrival(records, child(people.east, HOSTILE)).await;
        let her = signed_in(store, resident).await;
        let id = records.keep_goal(&her, None, &goal(HOSTILE, "us")).await.unwrap();
        records.add_step(&her, id, &StepForm { words: HOSTILE.into() }).await.unwrap();
        let done = records.add_step(&her, id, &StepForm { words: HOSTILE.into() }).await.unwrap();
        records.mark_step(&her, done, &MarkForm { mark: "done".into() }).await.unwrap();
        records.keep_words(&her, &DreamForm { words: HOSTILE.into(), see: "us".into() }).await.unwrap();
        let drawing = DrawingForm { strokes: "1 1 5 5".into(), about: HOSTILE.into(), see: "us".into() };
        records.keep_drawing(&her, &drawing).await.unwrap();
        let form = ProposalForm { words: HOSTILE.into(), step: HOSTILE.into(), ..ProposalForm::default() };
        records.propose_goal(&people.ana, resident, &form).await.unwrap();
        store.sql.run("UPDATE account SET display_name = $1", vec![HOSTILE.into()]).await;
        let (hers, anas) = (web.session(&her).await, web.session(&people.ana).await);
        let mut seen = 0;
        let desk = [format!("/residents/{resident}"), format!("/residents/{resident}/goals/{id}/step"), "/today".to_owned()];
        let all = pages(id).into_iter().map(|path| (path, &hers)).chain(desk.map(|path| (path, &anas)));
        for (path, session) in all {
            let answer = web.get(&path, Some(session)).await;
            assert_eq!(answer.status, 200, "{path}");
            seen += usize::from(answer.body.contains("alert(1)"));
            for open in ["<img src=x", "<script>alert", "</title><script", "</textarea></title>"] {
                assert!(!answer.body.contains(open), "{path}: {open}\n{}", answer.body);
            }
        }
        assert!(seen >= 10, "what was typed is shown on {seen} pages");
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
        for path in pages(id) {
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

#[test]
fn no_list_and_no_search_knows_her_goals() {
    both_engines(async |store: &Store| {
        let (_, her) = one(store).await;
        private(&store.records, &her).await;
        let asked = ListForm { find: SECRET.into(), ..ListForm::default() };
        assert_eq!(store.records.residents(&store.people.lead, asked, None, false).await.unwrap().rows.len(), 0);
        for &kind in DreamKind::VARIANTS {
            let share = store.records.share_dream(&store.people.lead, kind, &SeeForm { see: "us".into() }).await;
            assert_eq!(share, Err(Failed(Problem::NotAllowed)));
        }
    });
}
