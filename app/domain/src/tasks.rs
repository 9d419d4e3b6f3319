//! *Today*: what waits, is due, or is with someone else. A derived line is a query; only what somebody typed is ticked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    assessments::Key as Instrument,
    attendance,
    check::Checks,
    clocks::{Clock, Tone},
    codes::{BarrierKind, Holder, Mark, Relationship},
    days::{DayText, days_between},
    enrolments::{NextStep, StateCode},
    funding::{Next, SOON_DAYS, ends_within},
    guardians::{Answered, is_soon},
    ids::{
        Account, Barrier, CheckIn, Contact, Enrolment, Funding, Guardian, Id, Organisation, Place, Placement, Resident, Sitting,
        Task,
    },
    placements::{PlacementView, WorkLine, work_lines},
    places::PlaceCode,
    problem::FieldProblem,
    talks::Asked,
    text,
};

/// A task somebody typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskForm {
    pub version: String,
    pub what: String,
    pub due: DayText,
    pub assignee: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTask {
    what: String,
    due: NaiveDate,
    assignee: Id<Account>,
}

impl NewTask {
    pub fn what(&self) -> &str {
        &self.what
    }
    pub const fn due(&self) -> NaiveDate {
        self.due
    }
    pub const fn assignee(&self) -> Id<Account> {
        self.assignee
    }
}

impl TaskForm {
    /// Without a day it is due today; without an assignee it is one's own.
    pub fn check(&self, today: NaiveDate, own: Id<Account>) -> Result<NewTask, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let what = checks.needed_text("what", &self.what, text::LINE);
        let due = checks.day("due", &self.due).unwrap_or(today);
        let assignee = checks.id("assignee", &self.assignee).unwrap_or(own);
        checks.done(Some(NewTask { what, due, assignee }))
    }
}

/// A typed task as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskView {
    pub id: Id<Task>,
    pub what: String,
    pub due: NaiveDate,
    pub assignee: String,
    pub done_on: Option<NaiveDate>,
    pub version: i32,
}

/// What the queries fetched of one resident.
#[derive(Clone, Debug)]
pub struct Facts {
    pub resident: Id<Resident>,
    pub clock: Option<Clock>,
    pub enrolment: Option<EnrolmentFacts>,
    pub barriers: Vec<BarrierFacts>,
    pub fundings: Vec<(Id<Funding>, String, Option<NaiveDate>, Next)>,
    pub tasks: Vec<TaskView>,
    pub places: Vec<PlaceFacts>,
    /// Work that is not over.
    pub work: Vec<PlacementView>,
    /// Names, birth or school facts that are not known yet.
    pub missing: usize,
    pub guardians: GuardianFacts,
    /// Messages of guardians that nobody has answered.
    pub messages: Vec<(Id<Contact>, Relationship, NaiveDate)>,
    /// When to look again at what she can do.
    pub reviews: Vec<(Id<Sitting>, Instrument, NaiveDate)>,
    /// She wants to talk to someone.
    pub talk: Option<Asked>,
}

/// Who answers for her, and whose seeing ends when.
#[derive(Clone, Debug)]
pub struct GuardianFacts {
    pub answered: Answered,
    pub ending: Vec<(Id<Guardian>, Relationship, NaiveDate)>,
}

#[derive(Clone, Debug)]
pub struct EnrolmentFacts {
    pub id: Id<Enrolment>,
    pub school: Option<String>,
    pub state: StateCode,
    pub next: Option<NextStep>,
    /// Her first day there, as a guest or a pupil.
    pub first: Option<NaiveDate>,
    pub marks: Vec<(NaiveDate, Mark)>,
}

#[derive(Clone, Debug)]
pub struct BarrierFacts {
    pub id: Id<Barrier>,
    pub kind: BarrierKind,
    pub what: Option<String>,
    pub since: NaiveDate,
    pub holder: Option<Holder>,
    pub due: Option<NaiveDate>,
}

/// A place in a course that is not over.
#[derive(Clone, Debug)]
pub struct PlaceFacts {
    pub id: Id<Place>,
    pub course: String,
    pub state: PlaceCode,
    pub since: NaiveDate,
    pub taster_day: Option<NaiveDate>,
    pub offered_until: Option<NaiveDate>,
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
}

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
    },
    MissedWeek {
        enrolment: Id<Enrolment>,
        days: u32,
        monday: NaiveDate,
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
    /// Where a placement stands: settled by moving it on, a check-in, or what was done.
    Work {
        placement: Id<Placement>,
        /// In a few words, and where.
        words: String,
        employer: Option<(Id<Organisation>, String)>,
        line: WorkLine,
        day: NaiveDate,
        check_in: Option<Id<CheckIn>>,
    },
    Typed {
        task: TaskView,
    },
    /// Facts still missing of a record.
    Missing {
        count: usize,
    },
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

/// What there is to do about a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CourseLine {
    /// An offer ran out; the seat is free for somebody else until this is settled.
    OfferLapsed,
    OfferEnds,
    /// A day to try comes up.
    TasterAhead,
    /// The day to try is behind her: how was it?
    TasterWas,
    /// The provider has not answered.
    NoAnswer,
    Waiting,
    BeginsSoon,
    /// It has begun, and nobody said that she did.
    HasBegun,
    /// It is over, and nobody said how it ended for her.
    IsOver,
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
                };
                push(group, what, step.due.unwrap_or(step.since));
            }
            if let (Some(first), StateCode::Guest | StateCode::Enrolled | StateCode::Attending) = (enrolment.first, enrolment.state)
            {
                if let Some((monday, days)) = attendance::missed_week(&enrolment.marks, today) {
                    push(Group::Now, What::MissedWeek { enrolment: enrolment.id, days, monday }, monday);
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
    for barrier in &facts.barriers {
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
    for (id, words, until, next) in &facts.fundings {
        if let Some(until) = until.filter(|_| ends_within(*until, today, SOON_DAYS)) {
            push(Group::Soon, What::Money { funding: *id, words: words.clone(), until, next: next.clone() }, until);
        }
    }
    for place in &facts.places {
        if let Some((group, what, day)) = course_line(place, today) {
            push(group, What::Course { place: place.id, course: place.course.clone(), what, day }, day);
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
            };
            push(due.group, what, due.day);
        }
    }
    for task in facts.tasks.iter().filter(|task| task.done_on.is_none()) {
        let group = if task.due <= today { Group::Due } else { Group::Soon };
        push(group, What::Typed { task: task.clone() }, task.due);
    }
    if facts.missing > 0 && facts.clock.is_some() {
        push(Group::Soon, What::Missing { count: facts.missing }, today);
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
    lines
}

/// A day to try, an offer or a first day is on the desk so many days ahead.
const COURSE_DAYS: i64 = 14;

/// What there is to do about a place, where anything is, and the day it is about.
fn course_line(place: &PlaceFacts, today: NaiveDate) -> Option<(Group, CourseLine, NaiveDate)> {
    let soon = |day: &NaiveDate| days_between(today, *day) <= COURSE_DAYS;
    match place.state {
        PlaceCode::Offered => {
            let until = place.offered_until.unwrap_or(place.since);
            Some(match days_between(today, until) {
                ..0 => (Group::Now, CourseLine::OfferLapsed, until),
                0..=1 => (Group::Due, CourseLine::OfferEnds, until),
                _ => (Group::Soon, CourseLine::OfferEnds, until),
            })
        }
        PlaceCode::Taster => match place.taster_day {
            Some(day) if day < today => Some((Group::Due, CourseLine::TasterWas, day)),
            Some(day) => soon(&day).then_some((Group::Soon, CourseLine::TasterAhead, day)),
            None => None,
        },
        PlaceCode::Applied => {
            let held = days_between(place.since, today) >= 30;
            Some((if held { Group::HeldUp } else { Group::WithOthers }, CourseLine::NoAnswer, place.since))
        }
        PlaceCode::Waiting => Some((Group::WithOthers, CourseLine::Waiting, place.since)),
        PlaceCode::Accepted => match place.starts {
            Some(starts) if starts <= today => Some((Group::Due, CourseLine::HasBegun, starts)),
            Some(starts) => soon(&starts).then_some((Group::Soon, CourseLine::BeginsSoon, starts)),
            None => None,
        },
        PlaceCode::Attending => place.ends.filter(|ends| *ends < today).map(|ends| (Group::Due, CourseLine::IsOver, ends)),
        PlaceCode::Interested | PlaceCode::Completed | PlaceCode::Left | PlaceCode::NotThisTime => None,
    }
}

/// Ours: due by its day, or now where it has none. Someone else's: with them until its day, or until she waits too long.
fn step_group(holder: Holder, since: NaiveDate, due: Option<NaiveDate>, waiting: Option<(i64, Tone)>, today: NaiveDate) -> Group {
    if matches!(waiting, Some((_, Tone::Long))) {
        return Group::HeldUp;
    }
    match (holder, due) {
        (Holder::Us, Some(due)) if due > today => Group::Soon,
        (Holder::Us, _) => Group::Due,
        (_, Some(due)) if due <= today => Group::Due,
        (_, None) if days_between(since, today) >= 30 => Group::HeldUp,
        _ => Group::WithOthers,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clocks;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    const TODAY: (u32, u32) = (11, 24);

    fn facts() -> Facts {
        Facts {
            resident: Id::new(uuid::Uuid::nil()),
            clock: None,
            enrolment: None,
            barriers: vec![],
            fundings: vec![],
            tasks: vec![],
            places: vec![],
            work: vec![],
            missing: 0,
            guardians: GuardianFacts { answered: Answered::Yes, ending: vec![] },
            messages: vec![],
            reviews: vec![],
            talk: None,
        }
    }

    #[test]
    fn nobody_who_answers_is_due_and_what_ends_soon_is_soon() {
        let guardians = |answered, ending| Facts { guardians: GuardianFacts { answered, ending }, ..facts() };
        let ends = |on| vec![(Id::new(uuid::Uuid::nil()), Relationship::Aunt, on)];
        let far = NaiveDate::from_ymd_opt(2027, 6, 1).unwrap();
        let cases = [
            (guardians(Answered::NobodyYet, vec![]), vec![Group::Due]),
            (guardians(Answered::ByHerself, vec![]), vec![]),
            (guardians(Answered::Until(day(12, 1)), vec![]), vec![Group::Soon]),
            (guardians(Answered::Until(far), ends(far)), vec![]),
            (guardians(Answered::Yes, ends(day(12, 1))), vec![Group::Soon]),
        ];
        for (facts, expected) in cases {
            assert_eq!(groups(&facts), expected, "{:?}", facts.guardians);
        }
    }

    fn clock(since: NaiveDate) -> Clock {
        let facts = clocks::Facts { since, guest_on: None, school_on: None, ended_on: None };
        clocks::read(facts, day(TODAY.0, TODAY.1), clocks::Limits::default())
    }

    fn enrolment(state: StateCode, holder: Holder, due: Option<NaiveDate>) -> EnrolmentFacts {
        let next = Some(NextStep { holder, what: None, since: day(11, 2), due });
        EnrolmentFacts { id: Id::new(uuid::Uuid::nil()), school: None, state, next, first: None, marks: vec![] }
    }

    fn groups(facts: &Facts) -> Vec<Group> {
        lines(facts, day(TODAY.0, TODAY.1)).into_iter().map(|line| line.group).collect()
    }

    #[test]
    fn a_line_stands_where_its_holder_and_its_day_put_it() {
        let cases = [
            (Some(clock(day(11, 12))), None, vec![Group::Due]),
            (Some(clock(day(8, 1))), None, vec![Group::HeldUp]),
            (Some(clock(day(10, 14))), Some(enrolment(StateCode::Applied, Holder::School, None)), vec![Group::WithOthers]),
            (Some(clock(day(10, 14))), Some(enrolment(StateCode::Applied, Holder::School, Some(day(11, 24)))), vec![Group::Due]),
            (Some(clock(day(10, 14))), Some(enrolment(StateCode::Applied, Holder::Us, Some(day(11, 26)))), vec![Group::Soon]),
            (Some(clock(day(8, 22))), Some(enrolment(StateCode::Applied, Holder::Office, None)), vec![Group::HeldUp]),
            (None, None, vec![]),
        ];
        for (clock, enrolment, expected) in cases {
            assert_eq!(groups(&Facts { clock, enrolment: enrolment.clone(), ..facts() }), expected, "{enrolment:?}");
        }
    }

    #[test]
    fn a_missed_week_is_for_a_person_now_and_days_nobody_recorded_are_not() {
        let marks = [16, 17, 18].map(|d| (day(11, d), Mark::Absent)).to_vec();
        let school =
            EnrolmentFacts { first: Some(day(9, 1)), next: None, marks, ..enrolment(StateCode::Attending, Holder::Us, None) };
        assert_eq!(groups(&Facts { enrolment: Some(school.clone()), ..facts() }), [Group::Now, Group::Due]);
        let silent = EnrolmentFacts { marks: vec![], ..school };
        assert_eq!(groups(&Facts { enrolment: Some(silent), ..facts() }), [Group::Due]);
    }

    #[test]
    fn money_shows_sixty_days_ahead() {
        let money =
            |until| Facts { fundings: vec![(Id::new(uuid::Uuid::nil()), "Bus pass".into(), Some(until), Next::Nobody)], ..facts() };
        assert_eq!(groups(&money(day(12, 31))), [Group::Soon]);
        assert_eq!(groups(&money(NaiveDate::from_ymd_opt(2027, 3, 1).unwrap())), []);
    }

    #[test]
    fn a_course_is_on_the_desk_when_somebody_must_say_something() {
        use CourseLine::{BeginsSoon, HasBegun, IsOver, NoAnswer, OfferEnds, OfferLapsed, TasterAhead, TasterWas, Waiting};
        let place = |state| PlaceFacts {
            id: Id::new(uuid::Uuid::nil()),
            course: "Bakery".into(),
            state,
            since: day(11, 2),
            taster_day: None,
            offered_until: None,
            starts: None,
            ends: None,
        };
        let offered = |until| PlaceFacts { offered_until: Some(until), ..place(PlaceCode::Offered) };
        let taster = |day| PlaceFacts { taster_day: Some(day), ..place(PlaceCode::Taster) };
        let accepted = |starts| PlaceFacts { starts: Some(starts), ..place(PlaceCode::Accepted) };
        let attending = |ends| PlaceFacts { ends: Some(ends), ..place(PlaceCode::Attending) };
        let cases = [
            (offered(day(11, 23)), Some((Group::Now, OfferLapsed))),
            (offered(day(11, 24)), Some((Group::Due, OfferEnds))),
            (offered(day(11, 26)), Some((Group::Soon, OfferEnds))),
            (taster(day(11, 23)), Some((Group::Due, TasterWas))),
            (taster(day(12, 3)), Some((Group::Soon, TasterAhead))),
            (taster(day(12, 9)), None),
            (place(PlaceCode::Taster), None),
            (place(PlaceCode::Applied), Some((Group::WithOthers, NoAnswer))),
            (PlaceFacts { since: day(10, 1), ..place(PlaceCode::Applied) }, Some((Group::HeldUp, NoAnswer))),
            (place(PlaceCode::Waiting), Some((Group::WithOthers, Waiting))),
            (accepted(day(11, 24)), Some((Group::Due, HasBegun))),
            (accepted(day(12, 8)), Some((Group::Soon, BeginsSoon))),
            (accepted(day(12, 9)), None),
            (attending(day(11, 23)), Some((Group::Due, IsOver))),
            (attending(day(11, 24)), None),
            (place(PlaceCode::Interested), None),
            (place(PlaceCode::Completed), None),
        ];
        for (place, expected) in cases {
            let said = format!("{place:?}");
            let found = lines(&Facts { places: vec![place], ..facts() }, day(TODAY.0, TODAY.1));
            let found = found.first().map(|line| match &line.what {
                What::Course { what, .. } => (line.group, *what),
                other => panic!("{other:?}"),
            });
            assert_eq!(found, expected, "{said}");
        }
    }
}
