//! In which group of *Today* a line stands, what it says and what settles it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{BarrierFacts, CourseLine, Facts, TaskView, courses::course_lines};
use crate::{
    assessments::Key as Instrument,
    attendance::{self, Missed},
    choosing::Waits,
    clocks::{Clock, Tone},
    codes::{BarrierKind, Holder, Relationship},
    days::days_between,
    enrolments::{NextStep, StateCode},
    funding::{Next, SOON_DAYS, ends_within},
    guardians::{Answered, is_soon},
    ids::{
        Barrier, CheckIn, Choosing, Contact, Enrolment, Funding, Guardian, Id, Organisation, Place, Placement, Resident, Sitting,
    },
    placements::{WorkLine, work_lines},
    problem::Rule,
    talks::Asked,
};

/// In which group of *Today* a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Now,
    HeldUp,
    Due,
    WithOthers,
    Soon,
}

/// One line, and what settles it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// She wants to talk to someone: settled by talking with her.
    Talk {
        asked: Asked,
    },
    /// Nobody has begun with school: settled by an enrolment.
    School {
        days: i64,
        tone: Tone,
    },
    /// The next step of an enrolment: settled by moving it on.
    SchoolStep {
        enrolment: Id<Enrolment>,
        state: StateCode,
        school: Option<String>,
        step: NextStep,
        waiting: Option<(i64, Tone)>,
        /// What is in the way and waits for the same: no lines of their own.
        in_the_way: Vec<(BarrierKind, Option<String>)>,
    },
    /// Weeks that she missed: settled by writing down what was said with her school.
    MissedWeeks {
        enrolment: Id<Enrolment>,
        school: Option<Id<Organisation>>,
        /// The earliest first.
        weeks: Vec<Missed>,
    },
    Gap {
        enrolment: Id<Enrolment>,
        days: Vec<NaiveDate>,
        monday: NaiveDate,
    },
    Barrier {
        barrier: Id<Barrier>,
        kind: BarrierKind,
        words: Option<String>,
        holder: Option<Holder>,
        since: NaiveDate,
        due: Option<NaiveDate>,
    },
    /// Money that ends, or has ended and nobody said yes to paying after it: settled by naming who does, or that it is not needed.
    Money {
        funding: Id<Funding>,
        words: String,
        until: NaiveDate,
        next: Next,
    },
    /// Where a place in a course stands, and the day it is about: settled by moving it on.
    Course {
        place: Id<Place>,
        course: String,
        what: CourseLine,
        day: NaiveDate,
    },
    /// She decided between courses: settled by keeping the decision, or a day to try.
    Decided {
        choosing: Id<Choosing>,
        waits: Waits,
        on: NaiveDate,
    },
    /// Where a placement stands: settled by moving it on, a check-in, or what was done.
    Work {
        placement: Id<Placement>,
        /// In a few words, and where.
        words: String,
        employer: Option<(Id<Organisation>, String)>,
        line: WorkLine,
        day: NaiveDate,
        check_in: Option<Id<CheckIn>>,
        /// What stands against it.
        rule: Option<Rule>,
    },
    Typed {
        task: TaskView,
    },
    /// Facts still missing of a record: about herself, or only of her profile.
    Missing {
        count: usize,
        herself: bool,
    },
    /// Nothing waits, and nothing goes on: settled by whatever comes next.
    NothingPlanned,
    /// The day to look again has come: settled by a new look, or by another day.
    Review {
        sitting: Id<Sitting>,
        instrument: Instrument,
        on: NaiveDate,
    },
    /// A guardian wrote: settled by writing down the answer.
    Message {
        contact: Id<Contact>,
        relation: Relationship,
        on: NaiveDate,
    },
    /// Nobody answers for her in law: settled by writing down who does.
    NobodyAnswers,
    /// The last who answers for her stops on this day.
    LawEnds {
        until: NaiveDate,
    },
    /// From this day a guardian sees nothing more: settled by asking her anew.
    SeeingEnds {
        guardian: Id<Guardian>,
        relation: Relationship,
        on: NaiveDate,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub resident: Id<Resident>,
    pub group: Group,
    pub what: What,
    /// What it sorts by within its group: the earlier day first.
    pub day: NaiveDate,
}

/// Every line of one resident.
pub fn lines(facts: &Facts, today: NaiveDate) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut push = |group, what, day| lines.push(Line { resident: facts.resident, group, what, day });
    if let Some(asked) = facts.talk {
        push(Group::Now, What::Talk { asked }, asked.at.date_naive());
    }
    let waiting = facts.clock.filter(|clock| clock.running);
    let step = facts.enrolment.as_ref().and_then(|enrolment| enrolment.next.as_ref());
    let (of_step, barriers): (Vec<_>, Vec<_>) =
        facts.barriers.iter().partition(|barrier| step.is_some_and(|step| is_waited_for(barrier, step, waiting, today)));
    match (&facts.enrolment, waiting) {
        (None, Some(clock)) => {
            let group = if clock.tone == Tone::Long { Group::HeldUp } else { Group::Due };
            push(group, What::School { days: clock.days, tone: clock.tone }, clock.since);
        }
        (Some(enrolment), waiting) => {
            if let Some(step) = &enrolment.next {
                let waiting = waiting.map(|clock| (clock.days, clock.tone));
                let group = step_group(step.holder, step.since, step.due, waiting, today);
                let what = What::SchoolStep {
                    enrolment: enrolment.id,
                    state: enrolment.state,
                    school: enrolment.school.clone(),
                    step: step.clone(),
                    waiting,
                    in_the_way: of_step.iter().map(|barrier| (barrier.kind, barrier.what.clone())).collect(),
                };
                push(group, what, step.due.unwrap_or(step.since));
            }
            if let (Some(first), StateCode::Guest | StateCode::Enrolled | StateCode::Attending) = (enrolment.first, enrolment.state)
            {
                let weeks = enrolment.weeks_to_call(facts.spoken, today);
                if let Some(monday) = weeks.first().map(|week| week.monday) {
                    push(Group::Now, What::MissedWeeks { enrolment: enrolment.id, school: enrolment.at, weeks }, monday);
                }
                let gaps = attendance::gaps(&enrolment.marks, first, today);
                if let Some(&oldest) = gaps.first() {
                    let monday = attendance::monday(oldest);
                    push(Group::Due, What::Gap { enrolment: enrolment.id, days: gaps, monday }, oldest);
                }
            }
        }
        (None, None) => {}
    }
    for barrier in barriers {
        let holder = barrier.holder.unwrap_or(Holder::Us);
        let what = What::Barrier {
            barrier: barrier.id,
            kind: barrier.kind,
            words: barrier.what.clone(),
            holder: barrier.holder,
            since: barrier.since,
            due: barrier.due,
        };
        push(step_group(holder, barrier.since, barrier.due, None, today), what, barrier.due.unwrap_or(barrier.since));
    }
    for place in &facts.places {
        for (group, what, day) in course_lines(place, today) {
            push(group, What::Course { place: place.id, course: place.course.clone(), what, day }, day);
        }
    }
    for decided in &facts.decided {
        if let Some(waits) = decided.waits() {
            push(Group::Due, What::Decided { choosing: decided.id, waits, on: decided.on }, decided.on);
        }
    }
    for one in &facts.work {
        for due in work_lines(one, today) {
            let what = What::Work {
                placement: one.id,
                words: one.terms.what.clone(),
                employer: one.terms.employer.clone(),
                line: due.line,
                day: due.day,
                check_in: due.check_in,
                rule: due.rule,
            };
            push(due.group, what, due.day);
        }
    }
    for (id, words, until, next) in &facts.fundings {
        let Some(until) = *until else { continue };
        let what = || What::Money { funding: *id, words: words.clone(), until, next: next.clone() };
        if ends_within(Some(until), today, SOON_DAYS) {
            push(Group::Soon, what(), until);
        } else if until < today && next.is_open() {
            // However long ago: after everything else that needs a person.
            push(Group::Now, what(), today);
        }
    }
    for task in facts.tasks.iter().filter(|task| task.done_on.is_none()) {
        let group = if task.due <= today { Group::Due } else { Group::Soon };
        push(group, What::Typed { task: task.clone() }, task.due);
    }
    let (herself, of_profile) = facts.missing;
    if herself + of_profile > 0 && facts.clock.is_some() {
        push(Group::Soon, What::Missing { count: herself + of_profile, herself: herself > 0 }, today);
    }
    for &(sitting, instrument, on) in facts.reviews.iter().filter(|(.., on)| *on <= today) {
        push(Group::Due, What::Review { sitting, instrument, on }, on);
    }
    for &(contact, relation, on) in &facts.messages {
        push(Group::Due, What::Message { contact, relation, on }, on);
    }
    match facts.guardians.answered {
        Answered::NobodyYet => push(Group::Due, What::NobodyAnswers, today),
        Answered::Until(until) if is_soon(until, today) => push(Group::Soon, What::LawEnds { until }, until),
        Answered::Until(_) | Answered::Yes | Answered::ByHerself => {}
    }
    for &(guardian, relation, on) in facts.guardians.ending.iter().filter(|(.., on)| is_soon(*on, today)) {
        push(Group::Soon, What::SeeingEnds { guardian, relation, on }, on);
    }
    if lines.is_empty() && !facts.goes_on() {
        lines.push(Line { resident: facts.resident, group: Group::Soon, what: What::NothingPlanned, day: today });
    }
    lines
}

/// What is in the way is what a step waits for: with the same holder, by no other day, and no more urgent by itself.
fn is_waited_for(barrier: &BarrierFacts, step: &NextStep, waiting: Option<Clock>, today: NaiveDate) -> bool {
    let group = |since, due, waiting| step_group(step.holder, since, due, waiting, today);
    let waiting = waiting.map(|clock| (clock.days, clock.tone));
    barrier.holder == Some(step.holder)
        && barrier.due.is_none_or(|due| step.due == Some(due))
        && group(barrier.since, barrier.due, None) >= group(step.since, step.due, waiting)
}

/// Ours: due by its day, or now where it has none, or where she did hers. Someone else's: with them until its day, or until she waits too long.
fn step_group(holder: Holder, since: NaiveDate, due: Option<NaiveDate>, waiting: Option<(i64, Tone)>, today: NaiveDate) -> Group {
    if matches!(waiting, Some((_, Tone::Long))) {
        return Group::HeldUp;
    }
    match (holder, due) {
        (Holder::Us, Some(due)) if due > today => Group::Soon,
        (Holder::Us | Holder::SheDid, _) => Group::Due,
        (_, Some(due)) if due <= today => Group::Due,
        (_, None) if days_between(since, today) >= 30 => Group::HeldUp,
        _ => Group::WithOthers,
    }
}

#[cfg(test)]
mod tests;
