//! The one invented person who signs in: her dream, her drawing, and goals in every state.

use domain::{
    access::Actor,
    codes::{Code, GoalState},
    dreams::{DrawingForm, DreamForm},
    goals::{AboutForm, GoalForm, MarkForm, MoveGoalForm, ProposalForm, StepForm, WhenForm},
    ids::{Goal, Id, Resident},
    problem::Problem,
    residents::ListForm,
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

/// A goal as a table has it: her words, what it is about, who may see it (`guardian` is the one she has), where it stands, and its steps with what she said.
struct Wish {
    words: &'static str,
    area: &'static str,
    see: &'static str,
    state: GoalState,
    by_in_days: Option<u64>,
    steps: &'static [(&'static str, &'static str)],
}

// One line a goal, however long.
#[rustfmt::skip]
const WISHES: &[Wish] = &[
    Wish { words: "Go to school every day", area: "learning", see: "us", state: GoalState::Completed, by_in_days: None, steps: &[("Start at the new school", "done"), ("Finish grade 9", "done")] },
    Wish { words: "Become a baker", area: "work", see: "guardian", state: GoalState::Active, by_in_days: Some(200), steps: &[("Work two days in a bakery", "done"), ("Say yes to the baking class", ""), ("Read my plan with Biljana", "")] },
    Wish { words: "Go where I want, alone", area: "joy", see: "us", state: GoalState::Active, by_in_days: None, steps: &[("Take the bus alone", "done"), ("Try the way to class", "not_yet")] },
    Wish { words: "A room with a blue door", area: "home", see: "me", state: GoalState::Accepted, by_in_days: None, steps: &[] },
    Wish { words: "Learn to swim", area: "health", see: "me", state: GoalState::OnHold, by_in_days: None, steps: &[("Ask where the pool is", "")] },
    Wish { words: "Sing in the choir", area: "joy", see: "us", state: GoalState::Cancelled, by_in_days: None, steps: &[] },
];

/// What Biljana proposed, and what she answered.
const PROPOSED: &[(&str, &str, &str, &str)] = &[
    ("Open a bank account of your own", "money", "Bring your identity card", ""),
    ("Come to the homework club", "learning", "", "cancelled"),
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
    let words = |words: &str, see: &str| DreamForm { words: words.into(), see: see.into() };
    records.keep_words(&actor, &words("A house. It is pink.", "")).await?;
    let second = "My pink house. A garden, a kitchen, a big oven. I bake for people who come home late.";
    records.keep_words(&actor, &words(second, "")).await?;
    let drawn =
        |strokes: &str, about: &str, see: &str| DrawingForm { strokes: strokes.into(), about: about.into(), see: see.into() };
    records.keep_drawing(&actor, &drawn(FIRST_SKETCH, "", "")).await?;
    let about = "A pink house with a red roof, smoke and a sun, on green grass";
    records.keep_drawing(&actor, &drawn(PINK_HOUSE.trim(), about, "us")).await?;
    Ok((RESIDENT, session))
}

async fn wishes(records: &Records, actor: &Actor, wish: &Wish, see: &str) -> Result<(), Failed> {
    let form = GoalForm { words: wish.words.into(), see: see.into(), ..GoalForm::default() };
    let id = records.keep_goal(actor, None, &form).await?;
    records.say_about(actor, id, &AboutForm { area: wish.area.into() }).await?;
    if let Some(days) = wish.by_in_days {
        let by = (records.clock().today(super::ZONE) + chrono::Days::new(days)).into();
        records.say_when(actor, id, &WhenForm { by }).await?;
    }
    for (words, mark) in wish.steps {
        let step = records.add_step(actor, id, &StepForm { words: (*words).into() }).await?;
        if !mark.is_empty() {
            records.mark_step(actor, step, &MarkForm { mark: (*mark).into() }).await?;
        }
    }
    move_to(records, actor, id, wish.state).await
}

/// From where a new goal stands, or where its first step put it.
async fn move_to(records: &Records, actor: &Actor, id: Id<Goal>, state: GoalState) -> Result<(), Failed> {
    if matches!(state, GoalState::Accepted) {
        return Ok(());
    }
    records.move_goal(actor, id, &MoveGoalForm { to: state.code().into() }).await
}

async fn proposes(
    records: &Records,
    worker: &Actor,
    her: Id<Resident>,
    actor: &Actor,
    (words, area, step, answer): &(&str, &str, &str, &str),
) -> Result<(), Failed> {
    let form = ProposalForm { words: (*words).into(), area: (*area).into(), step: (*step).into() };
    records.propose_goal(worker, her, &form).await?;
    if !answer.is_empty() {
        let goals = records.mine(actor, None).await?.goals;
        let id = goals.iter().find(|goal| goal.words == *words).map(|goal| goal.id).ok_or(Failed(Problem::NotFound))?;
        records.move_goal(actor, id, &MoveGoalForm { to: (*answer).into() }).await?;
    }
    Ok(())
}
