//! Plays a person's history through the use cases, as the one who works with her would have written it down.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};
use domain::{
    access::Actor,
    assessments::SittingForm,
    barriers::BarrierForm,
    codes::{CalledBack, Code, Ending, Phase},
    contacts::{ContactForm, With},
    funding::FundingForm,
    ids::{Enrolment, Id, Resident},
    notes::NoteForm,
    problem::Problem,
    profiles::ProfileForm,
    reference,
    residents::IntakeForm,
    results::ResultForm,
    stays::{MoveStayForm, StayForm},
    tasks::TaskForm,
};

use super::{
    Made, ZONE, days, guardians, sittings,
    story::{Did, Known, Person, When},
};
use crate::{Failed, Records};

/// The numbers of `SplitMix64` (Steele, Lea and Flood 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

pub struct Player<'a> {
    pub(super) records: &'a Records,
    pub(super) made: &'a Made,
    numbers: Numbers,
    references: HashSet<String>,
    pub people: super::courses::People<'a>,
    pub today: NaiveDate,
}

/// Somebody whose history is being played, and her enrolment of the moment.
pub(super) struct Her<'a> {
    pub(super) id: Id<Resident>,
    pub(super) worker: &'a Actor,
    site: &'static str,
    pub(super) enrolment: Option<(Id<Enrolment>, i32)>,
    /// Her first day at that school.
    pub(super) first: Option<NaiveDate>,
}

impl<'a> Player<'a> {
    pub fn new(records: &'a Records, made: &'a Made, seed: u64) -> Self {
        let today = records.clock().today(ZONE);
        Self { records, made, numbers: Numbers(seed), references: HashSet::new(), people: HashMap::new(), today }
    }

    /// The day a table means, for what is done on a working day.
    pub fn day(&self, when: When) -> NaiveDate {
        days::workday(days::any(self.today, when))
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.numbers.below(limit)
    }

    fn reference(&mut self) -> String {
        loop {
            let bytes = self.numbers.next().to_le_bytes();
            let made = reference::reference([bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5]]);
            if self.references.insert(made.clone()) {
                return made;
            }
        }
    }

    pub async fn person(&mut self, person: &Person<'_>) -> Result<(), Failed> {
        let worker = self.made.team.get(person.worker).ok_or(Failed(Problem::NotFound))?;
        let born = person.born;
        let form = IntakeForm {
            site: text(self.made.sites.get(person.site)),
            phase: person.phase.code().into(),
            arrived: days::any(self.today, person.arrived).into(),
            reference: self.reference(),
            name_used: person.used.into(),
            full_name: person.full.into(),
            birth_year: text(born.map(|born| self.today.year() - born.turns)),
            birth_month: text(born.map(|born| born.month).filter(|month| *month > 0)),
            birth_source: text(born.map(|born| born.source.code())),
            languages: words(person.speaks),
            restricted: if person.restricted { "on".into() } else { String::new() },
        };
        let id = self.records.take_in(worker, &form).await?;
        if let Some(known) = &person.known {
            self.records.edit_profile(worker, id, &profile(known)).await?;
        }
        if !person.used.is_empty() {
            self.people.entry(person.used).or_insert((id, worker));
        }
        let mut her = Her { id, worker, site: person.site, enrolment: None, first: None };
        // Somebody answers for a child from the day she came, unless her story says who or that nobody does.
        let told = person.story.iter().any(|did| matches!(did, Did::Guardian(_)));
        if !told && born.is_some_and(|born| born.turns <= 18) {
            self.guardian(&her, &guardians::office(person.arrived)).await?;
        }
        for did in person.story {
            self.play(&mut her, did).await?;
        }
        Ok(())
    }

    async fn play(&mut self, her: &mut Her<'a>, did: &Did) -> Result<(), Failed> {
        match did {
            Did::Enrols { at, on, begins, class, next } => self.enrols(her, at, *on, *begins, class, *next).await,
            Did::Moves { to, on, next } => self.moves(her, to, self.day(*on), *next).await,
            Did::Attends(days) => self.attends(her, *days).await,
            Did::Result { term, outcome, average, on, words } => {
                let Some((enrolment, _)) = her.enrolment else { return Err(Problem::NotFound.into()) };
                let form = ResultForm {
                    version: String::new(),
                    term: term.code().into(),
                    outcome: outcome.code().into(),
                    average: (*average).into(),
                    on: self.day(*on).into(),
                    words: (*words).into(),
                };
                self.records.record_result(her.worker, her.id, enrolment, &form).await
            }
            Did::Barrier { kind, what, since, until, holder, due } => {
                let form = BarrierForm {
                    version: String::new(),
                    kind: kind.code().into(),
                    what: (*what).into(),
                    since: self.day(*since).into(),
                    until: until.map(|until| self.day(until)).into(),
                    holder: holder.code().into(),
                    due: due.map(|days| self.today + Days::new(days)).into(),
                };
                self.records.record_barrier(her.worker, her.id, None, &form).await
            }
            Did::Money { what, payer, from, days_left, after, whom } => {
                let form = FundingForm {
                    version: String::new(),
                    what: (*what).into(),
                    payer: payer.code().into(),
                    payer_words: String::new(),
                    from: self.day(*from).into(),
                    until: days_left.map(|days| self.today + Days::new(days)).into(),
                    after: after.code().into(),
                    after_words: (*whom).into(),
                    place: String::new(),
                };
                self.records.record_funding(her.worker, her.id, None, &form).await
            }
            Did::Task { what, in_days } => {
                let due = (self.today + Days::new(*in_days)).into();
                let form = TaskForm { what: (*what).into(), due, ..TaskForm::default() };
                self.records.record_task(her.worker, her.id, None, &form).await
            }
            Did::Contact { kind, by, with, on, they, we } => {
                let party = self.made.places.get(with).map_or(With::Herself, |id| With::Organisation(*id));
                let form = ContactForm {
                    kind: kind.code().into(),
                    direction: by.code().into(),
                    on: self.day(*on).into(),
                    party: party.value(),
                    called_back: CalledBack::Yes.code().into(),
                    they_said: (*they).into(),
                    we_said: (*we).into(),
                    ..ContactForm::default()
                };
                self.records.record_contact(her.worker, her.id, None, &form).await
            }
            Did::Looks { of, language, on, upto, skips, words, again } => {
                let form = SittingForm {
                    answers: sittings::whole(*of, *upto, skips),
                    next_review: again.map(|days| self.today + Days::new(days)).into(),
                    done: "on".into(),
                    ..sittings::form(*of, *language, self.day(*on), words)
                };
                self.records.record_sitting(her.worker, her.id, None, &form).await.map(drop)
            }
            Did::BeginsToLook { of, language, on, after, words } => {
                let answers = sittings::begun(*of, *after);
                let form = SittingForm { answers, ..sittings::form(*of, *language, self.day(*on), words) };
                self.records.record_sitting(her.worker, her.id, None, &form).await.map(drop)
            }
            Did::Note { on, words, restricted } => {
                let restricted = if *restricted { "on".into() } else { String::new() };
                let form = NoteForm { on: self.day(*on).into(), words: (*words).into(), restricted, ..NoteForm::default() };
                self.records.record_note(her.worker, her.id, None, &form).await
            }
            Did::Guardian(kin) => self.guardian(her, kin).await,
            Did::Leaves(on) => self.move_stay(her, Phase::SupportedAfter, *on, None).await,
            Did::Ends(on, ending) => self.move_stay(her, Phase::Ended, *on, Some(*ending)).await,
            Did::Returns(on, phase) => {
                let site = text(self.made.sites.get(her.site));
                let form = StayForm { site, phase: phase.code().into(), arrived: days::any(self.today, *on).into() };
                self.records.begin_stay(her.worker, her.id, &form).await
            }
        }
    }

    async fn move_stay(&self, her: &Her<'a>, phase: Phase, on: When, ending: Option<Ending>) -> Result<(), Failed> {
        let page = self.records.resident(her.worker, her.id, None).await?;
        let stay = page.stays.first().ok_or(Failed(Problem::NotFound))?;
        let form = MoveStayForm {
            version: stay.version.to_string(),
            phase: phase.code().into(),
            on: self.day(on).into(),
            ending: text(ending.map(Code::code)),
        };
        self.records.move_stay(her.worker, her.id, stay.id, &form).await
    }
}

fn profile(known: &Known) -> ProfileForm {
    ProfileForm {
        version: String::new(),
        level: known.level.code().into(),
        years_out: known.years_out.to_string(),
        teaching_languages: words(known.taught),
        papers: words(known.papers),
        supports: words(known.supports),
    }
}

/// What a form holds: nothing where nothing is known.
pub(super) fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

pub(super) fn words<C: Code>(codes: &[C]) -> Vec<String> {
    codes.iter().map(|code| code.code().to_owned()).collect()
}
