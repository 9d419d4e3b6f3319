//! Her goals and her dream: what she keeps to herself is seen by nobody, what she shares by whom she said, and every
//! change is hers.

use domain::{
    access::Actor,
    codes::{AccountState, DreamKind, GoalState, StepState},
    dreams::{DrawingForm, DreamForm},
    goals::{AboutForm, ProposalForm, StepForm, WhenForm, finished, next_steps},
    ids::{Goal, Id, Resident},
    problem::{Problem, Rule},
    residents::ListForm,
    sharing::Sharing,
    sign_ins::SignInGivenForm,
};
use records::{Failed, Records};
use strum::VariantArray;
use uuid::Uuid;

use crate::support::{
    case::{Case, herself},
    doors::{Door, knock},
    forms::{goal, mark, move_goal, see},
    people::{child, today},
    store::{Store, both_engines, on_sqlite},
    web::Web,
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

pub async fn one(store: &Store) -> (Id<Resident>, Actor) {
    let her = store.people.arrival(&store.records, child(store.people.east, "Марија")).await;
    (her, herself(store, her))
}

const SECRET: &str = "QuinceSecret";

fn secret(what: &str) -> String {
    format!("{SECRET} {what}")
}

/// Everything private that she can have: a goal with steps, a dream in words and in a drawing, each also in a former version.
pub async fn private(records: &Records, her: &Actor) -> Id<Goal> {
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
            for end in ["", "/edit", "/profile", "/sign-in", "/goals/new", "/tasks/new", "/story", "/changes"] {
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
        assert_eq!(seen().await, (0, false, false));
        records.share_goal(&her, id, &see(3, "us")).await.unwrap();
        records.share_dream(&her, DreamKind::Drawing, &see(1, "us")).await.unwrap();
        assert_eq!(seen().await, (1, false, true));
        // A new version is as private as she says it is; the one before it is not shown in its place.
        let drawing = DrawingForm { strokes: "1 1 5 5".into(), ..DrawingForm::default() };
        records.keep_drawing(&her, &drawing).await.unwrap();
        records.share_goal(&her, id, &see(4, "me")).await.unwrap();
        records.share_dream(&her, DreamKind::Words, &see(1, "us")).await.unwrap();
        assert_eq!(seen().await, (0, true, false));
        let hers = records.mine(&her, None).await.unwrap();
        assert_eq!((hers.dreams.words.len(), hers.dreams.drawings.len(), hers.goals.len()), (1, 2, 1));
        assert_eq!(hers.dreams.drawings[0].body.drawing.text(), "1 1 5 5");
    });
}

#[test]
fn the_desk_is_not_told_that_she_changed_what_is_hers() {
    both_engines(async |store: &Store| {
        let (resident, her) = one(store).await;
        let id = private(&store.records, &her).await;
        store.records.move_goal(&her, id, &move_goal(3, "on_hold")).await.unwrap();
        store.records.ask_to_talk(&her, true).await.unwrap();
        store.records.ask_to_talk(&her, false).await.unwrap();
        assert!(store.sql.count("revision").await >= 3);
        let page = store.records.changes(&store.people.lead, resident, None).await.unwrap();
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
        let marked = async |step: usize, version, said: &str| records.mark_step(&her, steps[step], &mark(version, said)).await;
        let next = async || {
            let goals = records.mine(&her, None).await.unwrap().goals;
            next_steps(&goals).iter().map(|step| step.words.clone()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(next().await, "one two three");
        marked(0, 1, "not_yet").await.unwrap();
        assert_eq!(next().await, "two three four");
        marked(1, 1, "done").await.unwrap();
        marked(1, 1, "done").await.unwrap();
        assert_eq!(next().await, "three four one");
        records.move_goal(&her, id, &move_goal(2, "cancelled")).await.unwrap();
        let goals = records.mine(&her, None).await.unwrap().goals;
        assert_eq!((next().await, finished(&goals).len()), (String::new(), 1));
        // And back, by one tap each.
        records.move_goal(&her, id, &move_goal(3, "active")).await.unwrap();
        marked(1, 2, "open").await.unwrap();
        marked(0, 2, "open").await.unwrap();
        assert_eq!(next().await, "one two three");
        assert_eq!(marked(0, 3, "not_this").await, Err(Failed(Problem::Conflict(Rule::NoSuchStep))));
        let again = records.move_goal(&her, id, &move_goal(4, "accepted")).await;
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
        records.move_goal(&her, goals[0].id, &move_goal(1, "accepted")).await.unwrap();
        records.move_goal(&her, goals[1].id, &move_goal(1, "cancelled")).await.unwrap();
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
        records.mark_step(&her, asked.id, &mark(asked.version, "not_this")).await.unwrap();
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
            Door::MarkSchoolStep,
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
fn a_tab_of_hers_that_was_left_open_undoes_nothing_she_said_since() {
    both_engines(async |store: &Store| {
        let (_, her) = one(store).await;
        let (records, changed) = (&store.records, Err(Failed(Problem::Conflict(Rule::Changed))));
        let id = records.keep_goal(&her, None, &goal("First", "us")).await.unwrap();
        let when = |version: &str| WhenForm { version: version.into(), by: today().into() };
        records.say_when(&her, id, &when("1")).await.unwrap();
        records.share_goal(&her, id, &see(2, "me")).await.unwrap();
        let left = AboutForm { version: "2".into(), area: "work".into() };
        assert_eq!(records.say_when(&her, id, &when("2")).await, changed);
        assert_eq!(records.say_about(&her, id, &left).await, changed);
        assert_eq!(records.share_goal(&her, id, &see(2, "us")).await, changed);
        assert_eq!(records.move_goal(&her, id, &move_goal(2, "cancelled")).await, changed);
        assert_eq!(records.move_goal(&her, id, &move_goal(0, "accepted")).await, Ok(()), "so it stands already");

        let step = records.add_step(&her, id, &StepForm { words: "Ask".into() }).await.unwrap();
        records.mark_step(&her, step, &mark(1, "done")).await.unwrap();
        assert_eq!(records.mark_step(&her, step, &mark(1, "done")).await.map(drop), Ok(()), "pressed twice it is done once");
        assert_eq!(records.mark_step(&her, step, &mark(1, "open")).await.map(drop), changed);
        let stands = records.my_goal(&her, id, None).await.unwrap().goal;
        assert_eq!((stands.sharing, stands.area, stands.steps[0].state), (Sharing::Me, None, StepState::Done));

        let wrote = DreamForm { words: "A garden".into(), see: "us".into() };
        records.keep_words(&her, &wrote).await.unwrap();
        records.share_dream(&her, DreamKind::Words, &see(1, "me")).await.unwrap();
        assert_eq!(records.share_dream(&her, DreamKind::Words, &see(1, "us")).await, changed);
        records.keep_words(&her, &DreamForm { see: "me".into(), ..wrote }).await.unwrap();
        assert_eq!(records.share_dream(&her, DreamKind::Words, &see(2, "us")).await, changed, "another is the last by now");
        records.share_dream(&her, DreamKind::Words, &see(3, "us")).await.unwrap();
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
            let share = store.records.share_dream(&store.people.lead, kind, &see(1, "us")).await;
            assert_eq!(share, Err(Failed(Problem::NotAllowed)));
        }
    });
}

#[test]
fn on_its_day_a_goal_is_for_today() {
    on_sqlite(async |store: &Store| {
        let (records, web) = (&store.records, Web::of(store));
        let (resident, _) = one(store).await;
        let her = signed_in(store, resident).await;
        let id = records.keep_goal(&her, None, &goal("Ride a bike", "me")).await.unwrap();
        records.say_when(&her, id, &WhenForm { version: "1".into(), by: today().into() }).await.unwrap();
        let page = web.get(&format!("/mine/goals/{id}"), Some(&web.session(&her).await)).await.body;
        assert!(page.contains(". Today</span>") && !page.contains("By 24 November"), "{page}");
    });
}
