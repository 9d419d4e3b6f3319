//! Playing an invented enrolment: how it began, how it went on, and the weeks of attendance.

use chrono::{Days, NaiveDate};
use domain::{
    attendance::{DayForm, WeekForm, monday},
    codes::{Code, Mark},
    days::{DayText, school_year},
    enrolments::{EnrolmentForm, MoveForm, StateCode},
    problem::Problem,
};

use super::{
    days::WEEKS,
    play::{Her, Player, text, words},
    story::{Class, Days5, NextStep, To, When},
};
use crate::Failed;

impl Player<'_> {
    pub(super) async fn enrols(
        &self,
        her: &mut Her<'_>,
        at: &str,
        on: When,
        begins: StateCode,
        class: &Class,
        next: NextStep,
    ) -> Result<(), Failed> {
        let day = self.day(on);
        let (holder, next_what, next_due) = self.next(next);
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

    pub(super) async fn moves(&self, her: &mut Her<'_>, to: &To, on: NaiveDate, next: NextStep) -> Result<(), Failed> {
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

    /// The last weeks at school, up to yesterday, each written down on its Friday.
    pub(super) async fn attends(&mut self, her: &Her<'_>, how: Days5) -> Result<(), Failed> {
        let (Some((enrolment, _)), Some(first)) = (her.enrolment, her.first) else { return Err(Problem::NotFound.into()) };
        for back in (0..WEEKS).rev() {
            let start = monday(self.today) - Days::new(back * 7);
            let whole = first <= start;
            let marks = how.week(back, if whole { self.below(30) } else { u64::MAX });
            let mut any = false;
            let form = WeekForm::from_days(|place| {
                let day = start + Days::new(place as u64);
                let mark = marks[place].filter(|_| day >= first && day < self.today);
                any |= mark.is_some();
                DayForm { mark: text(mark.map(Code::code)), ..DayForm::default() }
            });
            if any {
                let written = (start + Days::new(4)).min(self.today);
                let then = self.records.days_ago((self.today - written).num_days().unsigned_abs());
                then.record_week(her.worker, her.id, enrolment, start, &form).await?;
                then.close().await;
            }
        }
        Ok(())
    }

    fn next(&self, next: NextStep) -> (String, String, DayText) {
        let Some((holder, what, due)) = next else { return Default::default() };
        (holder.code().into(), what.into(), due.map(|days| self.today + Days::new(days)).into())
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
