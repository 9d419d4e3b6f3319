//! What the tables of invented people are written in.

use domain::{
    assessments::Key as Instrument,
    codes::{
        After, BarrierKind, Basis, BirthSource, ContactKind, Direction, Ending, Holder, Language, Level, MayContact, Paper,
        Pathway, Payer, Phase, Reason, Relationship, Support, Term, YearResult,
    },
    enrolments::StateCode,
};

use super::SignIn;

/// A day as seen from today. School years begin in the first days of September; 0 is the one that runs.
#[derive(Clone, Copy)]
pub enum When {
    /// So many days ago.
    Ago(u64),
    /// So many days before a school year began.
    BeforeSchool(i32, u64),
    September(i32),
    /// The end of its first term; it may not be there yet for 0.
    January(i32),
    /// The June before it began.
    June(i32),
}

/// Who takes the next step, what it is, and in how many days it is due.
pub type NextStep = Option<(Holder, &'static str, Option<u64>)>;

#[derive(Clone, Copy)]
pub struct Born {
    /// How old she gets this calendar year.
    pub turns: i32,
    /// 0 where it is not known.
    pub month: u32,
    pub source: BirthSource,
}

pub struct Known {
    pub level: Level,
    pub years_out: u8,
    pub taught: &'static [Language],
    pub papers: &'static [Paper],
    pub supports: &'static [Support],
}

#[derive(Clone, Copy)]
pub struct Class {
    pub pathway: Pathway,
    pub level: Level,
    /// 0 where there is none.
    pub grade: u8,
    pub language: Language,
    pub qualification: &'static str,
    pub supports: &'static [Support],
}

pub enum To {
    Applied(&'static str),
    Refused(Reason, &'static str),
    Guest,
    Enrolled,
    Attending,
    Interrupted(Reason, &'static str),
    YearEnded(YearResult),
    Completed,
    Transferred(&'static str),
    Stopped(Reason, &'static str),
}

/// How the last weeks at school went.
#[derive(Clone, Copy)]
pub enum Days5 {
    EveryDay,
    /// Late, absent or excused on a day here and there.
    Mostly,
    MissedLastWeek,
    NotAllRecorded,
}

/// One thing that happened. Attendance, results and moves belong to the enrolment before them.
pub enum Did {
    Enrols {
        at: &'static str,
        on: When,
        begins: StateCode,
        class: Class,
        next: NextStep,
    },
    Moves {
        to: To,
        on: When,
        next: NextStep,
    },
    Attends(Days5),
    Result {
        term: Term,
        outcome: YearResult,
        average: &'static str,
        on: When,
        words: &'static str,
    },
    Barrier {
        kind: BarrierKind,
        what: &'static str,
        since: When,
        until: Option<When>,
        holder: Holder,
        due: Option<u64>,
    },
    Money {
        what: &'static str,
        payer: Payer,
        from: When,
        days_left: Option<u64>,
        after: After,
        whom: &'static str,
    },
    Task {
        what: &'static str,
        in_days: u64,
    },
    Guardian(Kin),
    /// With the organisation of that name, or herself where it is empty.
    Contact {
        kind: ContactKind,
        by: Direction,
        with: &'static str,
        on: When,
        they: &'static str,
        we: &'static str,
    },
    /// A finished look at what she can do: "yes" to so many items of each part, "not yet" after, and some skipped.
    Looks {
        of: Instrument,
        language: Option<Language>,
        on: When,
        upto: usize,
        /// Items, or whole parts.
        skips: &'static [&'static str],
        words: &'static str,
        again: Option<u64>,
    },
    /// A look that was left after so many questions, to go on another day.
    BeginsToLook {
        of: Instrument,
        language: Option<Language>,
        on: When,
        after: usize,
        words: &'static str,
    },
    Note {
        on: When,
        words: &'static str,
        restricted: bool,
    },
    Leaves(When),
    Ends(When, Ending),
    Returns(When, Phase),
}

/// Somebody of hers, or an office, by the three facts.
#[derive(Clone, Copy)]
pub struct Kin {
    pub who: Relationship,
    pub name: &'static str,
    /// On what they answer for her in law, since when, and until when.
    pub law: Option<(Basis, When, Option<When>)>,
    pub contact: MayContact,
    pub how: &'static str,
    pub sees: Option<Sees>,
}

/// By which account a guardian comes in, and how far they got.
#[derive(Clone, Copy)]
pub enum Sees {
    Invited(&'static str),
    Active(SignIn),
    Stopped(&'static str),
}

pub struct Person<'a> {
    pub used: &'static str,
    pub full: &'static str,
    pub born: Option<Born>,
    pub speaks: &'a [Language],
    pub worker: &'static str,
    pub site: &'static str,
    pub phase: Phase,
    pub arrived: When,
    pub restricted: bool,
    pub known: Option<Known>,
    pub story: &'a [Did],
}

pub const fn turns(turns: i32, month: u32, source: BirthSource) -> Born {
    Born { turns, month, source }
}

pub const fn class(level: Level, grade: u8, language: Language) -> Class {
    Class { pathway: Pathway::Regular, level, grade, language, qualification: "", supports: &[] }
}

pub const fn trade(grade: u8, qualification: &'static str) -> Class {
    let language = Language::Mk;
    Class { pathway: Pathway::Vocational, level: Level::Isced3, grade, language, qualification, supports: &[] }
}
