//! The one invented person who signs in: her dream, her drawing, and goals in every state.

use domain::{
    access::Actor,
    codes::{Code, GoalState},
    dreams::{DrawingForm, DreamForm},
    goals::{AboutForm, GoalForm, MarkForm, MoveGoalForm, ProposalForm, StepForm, WhenForm},
    ids::{Goal, Id, Resident},
    problem::Problem,
    residents::ListForm,
    sharing::SeeForm,
    sign_ins::SignInGivenForm,
};

use super::{BILJANA, Made, SignIn, choose};
use crate::{Failed, Records};

pub const RESIDENT: SignIn = SignIn { who: "resident", user: "kite-garden-17", password: "warm-bread-window-36" };
/// Who she is among the people of the site.
const NAME: &str = "Весна";

/// Drawn with a finger, as the pad keeps it.
const PINK_HOUSE: &str = include_str!("pink_house.txt");
const FIRST_SKETCH: &str =
    "11 2 300 180 300 330 500 330 500 180 300 180.2 1 280 190 400 90 520 190.8 1 370 330 372 260 430 260 430 330";

/// Every version of her dream, and how many days ago she kept it.
const WORDS: &[(u64, &str)] =
    &[(128, "A house. It is pink."), (41, "My pink house. A garden, a kitchen, a big oven. I bake for people who come home late.")];
const DRAWINGS: &[(u64, &str, &str, &str)] =
    &[(127, FIRST_SKETCH, "", ""), (40, PINK_HOUSE, "A pink house with a red roof, smoke and a sun, on green grass", "us")];

/// A goal as a table has it: her words, what it is about, who may see it (`guardian` is the one she has), where it stands, how
/// many days ago she wrote it, and its steps with what she said and how many days ago.
struct Wish {
    words: &'static str,
    area: &'static str,
    see: &'static str,
    state: GoalState,
    by_in_days: Option<u64>,
    ago: u64,
    steps: &'static [(&'static str, &'static str, u64)],
}

// One line a goal, however long.
#[rustfmt::skip]
const WISHES: &[Wish] = &[
    Wish { words: "Go to school every day", area: "learning", see: "us", state: GoalState::Completed, by_in_days: None, ago: 130, steps: &[("Finish grade 9", "done", 118), ("Start at the new school", "done", 90)] },
    Wish { words: "Become a baker", area: "work", see: "guardian", state: GoalState::Active, by_in_days: Some(200), ago: 70, steps: &[("Work two days in a bakery", "done", 44), ("Visit a bakery and ask", "", 0), ("Read my plan once more", "", 0)] },
    Wish { words: "Go where I want, alone", area: "joy", see: "us", state: GoalState::Active, by_in_days: None, ago: 33, steps: &[("Take the bus alone", "done", 12), ("Try the way to class", "not_yet", 3)] },
    Wish { words: "A room with a blue door", area: "home", see: "me", state: GoalState::Accepted, by_in_days: None, ago: 101, steps: &[] },
    Wish { words: "Learn to swim", area: "health", see: "me", state: GoalState::OnHold, by_in_days: None, ago: 60, steps: &[("Ask where the pool is", "", 0)] },
    Wish { words: "Sing in the choir", area: "joy", see: "us", state: GoalState::Cancelled, by_in_days: None, ago: 80, steps: &[] },
];

/// What Biljana proposed, how many days ago, and what she answered.
const PROPOSED: &[(&str, &str, &str, u64, &str)] = &[
    ("Open a bank account of your own", "money", "Bring your identity card", 5, ""),
    ("Come to the homework club", "learning", "", 50, "cancelled"),
];

pub async fn play(records: &Records, made: &Made) -> Result<(SignIn, String), Failed> {
    let worker = made.team.get(BILJANA).ok_or(Failed(Problem::NotFound))?;
    let asked = ListForm { find: NAME.into(), ..ListForm::default() };
    let list = records.residents(worker, asked, None, false).await?;
    let her = list
        .rows
        .iter()
        .find(|row| row.case.name.as_deref() == Some(NAME))
        .map(|row| row.case.id)
        .ok_or(Failed(Problem::NotFound))?;
    let shown = records.give_sign_in(worker, her, &SignInGivenForm { user: RESIDENT.user.into() }).await?;
    let token = records.search(worker, shown).await?.ok_or(Failed(Problem::NotFound))?;
    let (actor, session) = choose(records, token, &RESIDENT, NAME).await?;
    let readers = records.mine(&actor, None).await?.mine.readers;
    let guardian = readers.first().map_or_else(|| "us".to_owned(), |one| one.account.to_string());
    for wish in WISHES {
        let see = if wish.see == "guardian" { guardian.as_str() } else { wish.see };
        wishes(records, &actor, wish, see).await?;
    }
    for proposed in PROPOSED {
        proposes(records, worker, her, &actor, proposed).await?;
    }
    for (ago, words) in WORDS {
        let then = records.days_ago(*ago);
        then.keep_words(&actor, &DreamForm { words: (*words).into(), see: String::new() }).await?;
        then.close().await;
    }
    for (ago, strokes, about, see) in DRAWINGS {
        let then = records.days_ago(*ago);
        let form = DrawingForm { strokes: strokes.trim().into(), about: (*about).into(), see: (*see).into() };
        then.keep_drawing(&actor, &form).await?;
        then.close().await;
    }
    Ok((RESIDENT, session))
}

async fn wishes(records: &Records, actor: &Actor, wish: &Wish, see: &str) -> Result<(), Failed> {
    let then = records.days_ago(wish.ago);
    let form = GoalForm { words: wish.words.into(), see: if wish.see == "me" { "me" } else { "us" }.into(), ..GoalForm::default() };
    let id = then.keep_goal(actor, None, &form).await?;
    then.say_about(actor, id, &AboutForm { version: read_at(&then, actor, id).await?, area: wish.area.into() }).await?;
    if let Some(days) = wish.by_in_days {
        let by = (records.clock().today(super::ZONE) + chrono::Days::new(days)).into();
        then.say_when(actor, id, &WhenForm { version: read_at(&then, actor, id).await?, by }).await?;
    }
    let mut steps = Vec::new();
    for (words, ..) in wish.steps {
        steps.push(then.add_step(actor, id, &StepForm { words: (*words).into() }).await?);
    }
    then.close().await;
    let mut last = wish.ago;
    for (step, (_, mark, ago)) in steps.into_iter().zip(wish.steps).filter(|(_, (_, mark, _))| !mark.is_empty()) {
        let then = records.days_ago(*ago);
        then.mark_step(actor, step, &MarkForm { version: "1".into(), mark: (*mark).into() }).await?;
        then.close().await;
        last = *ago;
    }
    // Whom she has now could see nothing then.
    if wish.see == "guardian" {
        let form = SeeForm { version: read_at(records, actor, id).await?, see: see.into() };
        records.share_goal(actor, id, &form).await?;
    }
    let then = records.days_ago(last);
    move_to(&then, actor, id, wish.state).await?;
    then.close().await;
    Ok(())
}

/// From where a new goal stands, or where its first step put it.
async fn move_to(records: &Records, actor: &Actor, id: Id<Goal>, state: GoalState) -> Result<(), Failed> {
    if matches!(state, GoalState::Accepted) {
        return Ok(());
    }
    let form = MoveGoalForm { version: read_at(records, actor, id).await?, to: state.code().into() };
    records.move_goal(actor, id, &form).await
}

async fn read_at(records: &Records, actor: &Actor, id: Id<Goal>) -> Result<String, Failed> {
    Ok(records.my_goal(actor, id, None).await?.goal.version.to_string())
}

async fn proposes(
    records: &Records,
    worker: &Actor,
    her: Id<Resident>,
    actor: &Actor,
    (words, area, step, ago, answer): &(&str, &str, &str, u64, &str),
) -> Result<(), Failed> {
    let form = ProposalForm { words: (*words).into(), area: (*area).into(), step: (*step).into() };
    let then = records.days_ago(*ago);
    then.propose_goal(worker, her, &form).await?;
    if !answer.is_empty() {
        let goals = then.mine(actor, None).await?.goals;
        let id = goals.iter().find(|goal| goal.words == *words).map(|goal| goal.id).ok_or(Failed(Problem::NotFound))?;
        let form = MoveGoalForm { version: read_at(&then, actor, id).await?, to: (*answer).into() };
        then.move_goal(actor, id, &form).await?;
    }
    then.close().await;
    Ok(())
}
