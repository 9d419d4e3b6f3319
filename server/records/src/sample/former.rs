//! The invented people whose support has ended: one line each, and the few ways it can go.

use domain::{
    codes::{BirthSource, Ending, Language, Level, Paper, Phase, Reason, Term, YearResult},
    enrolments::StateCode,
};

use super::{
    ARBEN, BILJANA, LINDEN, MIRKO, QUAY,
    places::{BREZA, ISKRA, IZVOR, ZORA},
    play::Player,
    story::{Did, Known, Person, To, When, class, trade, turns},
};
use crate::Failed;

/// How school went while she was here.
enum Way {
    Finished(&'static str),
    Trade(&'static str),
    YearPassed,
    ExamsLeft,
    WentOn(&'static str),
    Stopped(Reason),
    Refused,
    /// A grown woman who looked for work; or nobody wrote it down.
    NoSchool,
}

pub struct Former {
    used: &'static str,
    full: &'static str,
    turns: i32,
    month: u32,
    speaks: Language,
    worker: &'static str,
    site: &'static str,
    /// How many school years ago she came, at least one.
    years: i32,
    way: Way,
    ending: Ending,
}

#[expect(clippy::too_many_arguments, reason = "a line of the list below")]
const fn f(
    used: &'static str,
    full: &'static str,
    (turns, month): (i32, u32),
    speaks: Language,
    (worker, site): (&'static str, &'static str),
    years: i32,
    way: Way,
    ending: Ending,
) -> Former {
    Former { used, full, turns, month, speaks, worker, site, years, way, ending }
}

use Ending::{HerDecision, Moved, NotKnown, Planned, ToFamily};
use Language::{Bs, Mk, Rom, Sq, Sr, Tr, Uk};
use Way::{ExamsLeft, Finished, NoSchool, Refused, Stopped, Trade, WentOn, YearPassed};

// One line a person.
#[rustfmt::skip]
pub const FORMER: &[Former] = &[
    f("Ivana", "Ivana Javorova", (20, 4), Sr, (BILJANA, LINDEN), 2, Finished(IZVOR), Planned),
    f("Фатиме", "Фатиме Модра", (21, 9), Sq, (BILJANA, LINDEN), 3, Trade("Hairdresser"), Planned),
    f("Elena", "Elena Borova", (17, 1), Mk, (BILJANA, LINDEN), 1, YearPassed, ToFamily),
    f("Дафина", "Дафина Сива", (19, 6), Mk, (ARBEN, LINDEN), 2, Trade("Tailor"), Planned),
    f("Shpresa", "Shpresa Bilbili", (23, 2), Sq, (ARBEN, LINDEN), 3, NoSchool, Moved),
    f("Рубина", "Рубина Црвена", (16, 11), Rom, (BILJANA, QUAY), 1, WentOn(ZORA), ToFamily),
    f("Ayla", "Ayla Çınar", (18, 7), Tr, (MIRKO, QUAY), 2, YearPassed, Moved),
    f("Кристина", "Кристина Чавка", (22, 3), Mk, (BILJANA, LINDEN), 4, Finished(BREZA), Planned),
    f("Oksana", "Oksana Kalyna", (19, 5), Uk, (ARBEN, LINDEN), 2, WentOn(IZVOR), Moved),
    f("Емина", "Емина Орлова", (24, 8), Bs, (MIRKO, QUAY), 3, NoSchool, HerDecision),
    f("Blerta", "Blerta Ahu", (15, 10), Sq, (BILJANA, LINDEN), 1, Refused, ToFamily),
    f("Сања", "Сања Плава", (20, 12), Sr, (MIRKO, QUAY), 2, Stopped(Reason::Moved), Moved),
    f("Lirije", "Lirije Lisi", (18, 1), Sq, (BILJANA, LINDEN), 1, ExamsLeft, Planned),
    f("Магда", "Магда Даб", (26, 2), Mk, (ARBEN, LINDEN), 4, Trade("Baker"), Planned),
    f("Teuta", "Teuta Shqiponja", (21, 4), Sq, (ARBEN, QUAY), 3, Finished(IZVOR), Planned),
    f("Вера", "Вера Габер", (19, 9), Mk, (MIRKO, QUAY), 2, Stopped(Reason::Work), HerDecision),
    f("Sabina", "Sabina Bukva", (17, 6), Bs, (MIRKO, QUAY), 1, YearPassed, Moved),
    f("Жана", "Жана Синица", (25, 7), Mk, (BILJANA, LINDEN), 4, NoSchool, NotKnown),
    f("Arta", "Arta Mëllenja", (16, 3), Sq, (BILJANA, QUAY), 1, Stopped(Reason::Family), ToFamily),
    f("", "", (0, 0), Mk, (MIRKO, QUAY), 1, NoSchool, NotKnown),
];

impl Player<'_> {
    /// Plays one line: she came in the summer before a school year, and support ended when the next one began.
    pub async fn former(&mut self, one: &Former) -> Result<(), Failed> {
        let years = one.years;
        let arrived = When::BeforeSchool(years, 20 + self.below(60));
        let mut story = one.way.story(years);
        let left = if years > 1 { When::June(years - 1) } else { When::June(0) };
        story.push(Did::Leaves(left));
        story.push(Did::Ends(if years > 1 { When::September(years - 1) } else { When::June(0) }, one.ending));
        let known = !one.used.is_empty();
        let level = if one.turns > 19 { Level::Isced3 } else { Level::Isced2 };
        let out = u8::try_from(self.below(4)).unwrap_or(0);
        self.person(&Person {
            used: one.used,
            full: one.full,
            born: known.then_some(turns(one.turns, one.month, BirthSource::Document)),
            speaks: if known { std::slice::from_ref(&one.speaks) } else { &[] },
            worker: one.worker,
            site: one.site,
            phase: Phase::InResidence,
            arrived,
            restricted: false,
            known: known.then_some(Known { level, years_out: out, taught: &[], papers: &[Paper::Identity], supports: &[] }),
            story: &story,
        })
        .await
    }
}

impl Way {
    fn story(&self, years: i32) -> Vec<Did> {
        let begins = |at, begins, class| Did::Enrols { at, on: When::September(years), begins, class, next: None };
        let ends = |to| Did::Moves { to, on: When::June(years - 1), next: None };
        let result = |outcome, average| Did::Result { term: Term::Year, outcome, average, on: When::June(years - 1), words: "" };
        let attending = StateCode::Attending;
        let lower = class(Level::Isced2, 9, Language::Mk);
        match self {
            Self::Finished(at) => {
                vec![begins(at, attending, lower), result(YearResult::Passed, "4,20"), ends(To::Completed)]
            }
            Self::Trade(name) => {
                vec![begins(ISKRA, attending, trade(3, name)), result(YearResult::Passed, "3,90"), ends(To::Completed)]
            }
            Self::YearPassed => {
                vec![begins(IZVOR, attending, class(Level::Isced3, 1, Language::Mk)), ends(To::YearEnded(YearResult::Passed))]
            }
            Self::ExamsLeft => {
                vec![begins(IZVOR, attending, trade(2, "Cook")), ends(To::YearEnded(YearResult::ExamsLeft))]
            }
            Self::WentOn(to) => vec![begins(BREZA, attending, lower), ends(To::Transferred(to))],
            Self::Stopped(reason) => vec![begins(ZORA, attending, lower), ends(To::Stopped(*reason, ""))],
            Self::Refused => vec![
                Did::Enrols {
                    at: ZORA,
                    on: When::September(years),
                    begins: StateCode::Applied,
                    class: lower,
                    next: Some((domain::codes::Holder::School, "Answers by letter", None)),
                },
                Did::Moves {
                    to: To::Refused(Reason::NoPlace, "No free place that year."),
                    on: When::January(years),
                    next: Some((domain::codes::Holder::Us, "Ask at another school", None)),
                },
                ends(To::Stopped(Reason::NoPlace, "")),
            ],
            Self::NoSchool => Vec::new(),
        }
    }
}
