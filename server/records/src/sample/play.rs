//! Plays a person's history through the use cases, as the one who works with her would have written it down.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};
use domain::{
    access::Actor,
    assessments::{Answer, Instrument, SittingForm},
    attendance::{DayForm, WeekForm, monday},
    barriers::BarrierForm,
    codes::{CalledBack, Code, Ending, Mark, Phase},
    contacts::{ContactForm, With},
    days::school_year,
    enrolments::{EnrolmentForm, MoveForm, StateCode},
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
    Made, ZONE, guardians,
    story::{Days5, Did, Known, NextStep, Person, To, When},
};
use crate::{Failed, Records};

/// Weeks of attendance that are written down, the one that runs included.
const WEEKS: u64 = 5;

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
    enrolment: Option<(Id<Enrolment>, i32)>,
    /// Her first day at that school.
    first: Option<NaiveDate>,
}

impl<'a> Player<'a> {
    pub fn new(records: &'a Records, made: &'a Made, seed: u64) -> Self {
        let today = records.clock().today(ZONE);
        Self { records, made, numbers: Numbers(seed), references: HashSet::new(), people: HashMap::new(), today }
    }

    /// The day a table means, as seen from today.
    pub fn day(&self, when: When) -> NaiveDate {
        let september = |back: i32| school_year(self.today) - back;
        let of = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(self.today);
        match when {
            When::Ago(days) => self.today - Days::new(days),
            When::BeforeSchool(back, days) => of(september(back), 9, 1) - Days::new(days),
            // In the first weeks of a school year it began a little earlier, so that there are always weeks to look at.
            When::September(back) => of(september(back), 9, 1).min(self.today - Days::new(7 * WEEKS)),
            When::January(back) => of(september(back) + 1, 1, 20),
            When::June(back) => of(september(back), 6, 10),
        }
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
            arrived: self.day(person.arrived).into(),
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
            Did::Enrols { at, on, begins, class, next } => {
                let day = self.day(*on);
                let (holder, next_what, next_due) = self.next(*next);
                let form = EnrolmentForm {
                    school: text(self.made.places.get(at)),
                    begins_as: begins.code().into(),
                    on: day.into(),
                    school_year: match on {
                        When::September(back) => (school_year(self.today) - back).to_string(),
                        _ => String::new(),
                    },
                    pathway: class.pathway.code().into(),
                    qualification: class.qualification.into(),
                    level: class.level.code().into(),
                    grade: text(Some(class.grade).filter(|grade| *grade > 0)),
                    language: class.language.code().into(),
                    supports: words(class.supports),
                    holder,
                    next_what,
                    next_due,
                    ..EnrolmentForm::default()
                };
                her.enrolment = Some((self.records.record_enrolment(her.worker, her.id, &form).await?, 1));
                her.first = begins.is_at_school().then_some(day);
                Ok(())
            }
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
                let Some(instrument) = Instrument::newest(*of) else { return Err(Problem::NotFound.into()) };
                let [yes, _, no] = Answer::of(instrument.rule);
                let skipped = |part, item| skips.contains(&part) || skips.contains(&item);
                let mut answers = std::collections::BTreeMap::new();
                for (place, part) in instrument.parts.iter().enumerate() {
                    // Not the same everywhere: every other part is a little behind.
                    let upto = upto.saturating_sub(place % 2);
                    for (n, item) in part.items.iter().enumerate().filter(|(_, item)| !skipped(part.key, item.key())) {
                        answers.insert(item.key().to_owned(), if n < upto { yes } else { no }.code().to_owned());
                    }
                }
                let form = SittingForm {
                    instrument: of.code().into(),
                    language: text(language.map(Code::code)),
                    on: self.day(*on).into(),
                    answers,
                    words: (*words).into(),
                    next_review: again.map(|days| self.today + Days::new(days)).into(),
                    done: "on".into(),
                    ..SittingForm::default()
                };
                self.records.record_sitting(her.worker, her.id, None, &form).await.map(drop)
            }
            Did::BeginsToLook { of, language, on, after, words } => {
                let Some(instrument) = Instrument::newest(*of) else { return Err(Problem::NotFound.into()) };
                let [yes, with_help, _] = Answer::of(instrument.rule);
                let items = instrument.parts.iter().flat_map(|part| part.items).take(*after);
                let answer = |n: usize| if n % 3 == 2 { with_help } else { yes };
                let form = SittingForm {
                    instrument: of.code().into(),
                    language: text(language.map(Code::code)),
                    on: self.day(*on).into(),
                    answers: items.enumerate().map(|(n, item)| (item.key().to_owned(), answer(n).code().to_owned())).collect(),
                    words: (*words).into(),
                    ..SittingForm::default()
                };
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
                let form = StayForm { site, phase: phase.code().into(), arrived: self.day(*on).into() };
                self.records.begin_stay(her.worker, her.id, &form).await
            }
        }
    }

    fn next(&self, next: NextStep) -> (String, String, domain::days::DayText) {
        let Some((holder, what, due)) = next else { return Default::default() };
        (holder.code().into(), what.into(), due.map(|days| self.today + Days::new(days)).into())
    }

    async fn moves(&self, her: &mut Her<'a>, to: &To, on: NaiveDate, next: NextStep) -> Result<(), Failed> {
        let Some((enrolment, version)) = her.enrolment else { return Err(Problem::NotFound.into()) };
        let (holder, next_what, next_due) = self.next(next);
        let mut form = MoveForm {
            version: version.to_string(),
            to: to.state().code().into(),
            on: on.into(),
            holder,
            next_what,
            next_due,
            ..MoveForm::default()
        };
        match to {
            To::Applied(at) => form.school = text(self.made.places.get(at)),
            To::Refused(reason, words) => {
                (form.reason, form.reason_words) = (reason.code().into(), (*words).into());
                form.in_writing = "on".into();
            }
            To::Interrupted(reason, words) | To::Stopped(reason, words) => {
                (form.reason, form.reason_words) = (reason.code().into(), (*words).into());
            }
            To::YearEnded(result) => form.year_result = result.code().into(),
            To::Transferred(at) => form.moved_to = text(self.made.places.get(at)),
            To::Guest | To::Enrolled | To::Attending | To::Completed => {}
        }
        self.records.move_enrolment(her.worker, her.id, enrolment, &form).await?;
        her.enrolment = Some((enrolment, version + 1));
        if her.first.is_none() && to.state().is_at_school() {
            her.first = Some(on);
        }
        Ok(())
    }

    /// The last weeks at school, up to yesterday.
    async fn attends(&mut self, her: &Her<'a>, how: Days5) -> Result<(), Failed> {
        let (Some((enrolment, _)), Some(first)) = (her.enrolment, her.first) else { return Err(Problem::NotFound.into()) };
        for back in (0..WEEKS).rev() {
            let start = monday(self.today) - Days::new(back * 7);
            let whole = first <= start;
            let marks = how.week(back, if whole { self.numbers.below(30) } else { u64::MAX });
            let mut any = false;
            let form = WeekForm::from_days(|place| {
                let day = start + Days::new(place as u64);
                let mark = marks[place].filter(|_| day >= first && day < self.today);
                any |= mark.is_some();
                DayForm { mark: text(mark.map(Code::code)), ..DayForm::default() }
            });
            if any {
                self.records.record_week(her.worker, her.id, enrolment, start, &form).await?;
            }
        }
        Ok(())
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

impl Days5 {
    /// The marks of the week so many weeks back; `number` decides what the table leaves open.
    fn week(self, back: u64, number: u64) -> [Option<Mark>; 5] {
        use Mark::{Absent, Excused, Late, Present};
        let mut week = [Some(Present); 5];
        let place = usize::try_from(number % 5).unwrap_or(0);
        match self {
            // At most one day a week, so that nobody looks missing who is not.
            Self::Mostly if number < 15 => week[place] = Some([Late, Absent, Excused][usize::try_from(number / 5).unwrap_or(0)]),
            Self::MissedLastWeek if back == 1 => [week[1], week[2], week[3]] = [Some(Absent); 3],
            Self::NotAllRecorded if back == 1 => [week[1], week[2]] = [None; 2],
            Self::NotAllRecorded if back == 3 => week[4] = None,
            Self::EveryDay | Self::Mostly | Self::MissedLastWeek | Self::NotAllRecorded => {}
        }
        week
    }
}

impl To {
    const fn state(&self) -> StateCode {
        match self {
            Self::Applied(_) => StateCode::Applied,
            Self::Refused(..) => StateCode::Refused,
            Self::Guest => StateCode::Guest,
            Self::Enrolled => StateCode::Enrolled,
            Self::Attending => StateCode::Attending,
            Self::Interrupted(..) => StateCode::Interrupted,
            Self::YearEnded(_) => StateCode::YearEnded,
            Self::Completed => StateCode::Completed,
            Self::Transferred(_) => StateCode::Transferred,
            Self::Stopped(..) => StateCode::Stopped,
        }
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

fn words<C: Code>(codes: &[C]) -> Vec<String> {
    codes.iter().map(|code| code.code().to_owned()).collect()
}
