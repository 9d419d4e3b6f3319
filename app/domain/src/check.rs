//! From typed text to something believed: every check of a form runs, so that all faults come back at once.

use chrono::NaiveDate;

use crate::{
    codes::{Alone, Code},
    days::DayText,
    problem::{Day, Fault, FieldProblem},
    text,
};

/// Collects the faults of one form.
#[derive(Default)]
pub struct Checks(Vec<FieldProblem>);

impl Checks {
    pub fn fault(&mut self, field: &str, fault: Fault) {
        self.0.push(FieldProblem::new(field, fault));
    }

    /// Something typed; `None` when nothing in it can be seen.
    pub fn text(&mut self, field: &str, typed: &str, limit: usize) -> Option<String> {
        if let Err(fault) = text::check(typed, limit) {
            self.fault(field, fault);
            return None;
        }
        Some(typed.to_owned()).filter(|text| text::is_seen(text))
    }

    pub fn needed_text(&mut self, field: &str, typed: &str, limit: usize) -> String {
        let before = self.0.len();
        let text = self.text(field, typed, limit);
        if text.is_none() && self.0.len() == before {
            self.fault(field, Fault::Missing);
        }
        text.unwrap_or_default()
    }

    pub fn day(&mut self, field: &str, typed: &DayText) -> Option<NaiveDate> {
        typed.read().unwrap_or_else(|fault| {
            self.fault(field, fault);
            None
        })
    }

    pub fn needed_day(&mut self, field: &str, typed: &DayText) -> Option<NaiveDate> {
        let before = self.0.len();
        let day = self.day(field, typed);
        if day.is_none() && self.0.len() == before {
            self.fault(field, Fault::Missing);
        }
        day
    }

    /// A day that is `today` or earlier.
    pub fn past_day(&mut self, field: &str, typed: &DayText, today: NaiveDate) -> Option<NaiveDate> {
        let day = self.day(field, typed)?;
        if day > today {
            self.fault(field, Fault::Future(day));
            return None;
        }
        Some(day)
    }

    /// `day` may not come before `other_day`.
    pub fn not_before(&mut self, field: &str, day: Option<NaiveDate>, other: Day, other_day: Option<NaiveDate>) {
        if let (Some(day), Some(other_day)) = (day, other_day)
            && day < other_day
        {
            self.fault(field, Fault::Before { day, other, other_day });
        }
    }

    /// `day` may not come before any of these; the nearest of them is said.
    pub fn not_before_any(
        &mut self,
        field: &str,
        day: Option<NaiveDate>,
        others: impl IntoIterator<Item = (Day, Option<NaiveDate>)>,
    ) {
        if let Some((other, other_day)) = others.into_iter().max_by_key(|(_, day)| *day) {
            self.not_before(field, day, other, other_day);
        }
    }

    /// `day` may not come after `other_day`.
    pub fn not_after(&mut self, field: &str, day: Option<NaiveDate>, other: Day, other_day: Option<NaiveDate>) {
        if let (Some(day), Some(other_day)) = (day, other_day)
            && day > other_day
        {
            self.fault(field, Fault::After { day, other, other_day });
        }
    }

    /// `day` may not come after any of these; the earliest of them is said.
    pub fn not_after_any(
        &mut self,
        field: &str,
        day: Option<NaiveDate>,
        others: impl IntoIterator<Item = (Day, Option<NaiveDate>)>,
    ) {
        let known = others.into_iter().filter_map(|(other, day)| Some((other, day?)));
        if let Some((other, other_day)) = known.min_by_key(|(_, day)| *day) {
            self.not_after(field, day, other, Some(other_day));
        }
    }

    /// A code, or `None` when nothing was chosen.
    pub fn code<C: Code>(&mut self, field: &str, typed: &str) -> Option<C> {
        if typed.is_empty() {
            return None;
        }
        let code = typed.parse().ok();
        if code.is_none() {
            self.fault(field, Fault::NotAnOption);
        }
        code
    }

    /// One of these of its list.
    pub fn code_of<C: Code + PartialEq>(&mut self, field: &str, typed: &str, of: &[C]) -> Option<C> {
        let code = self.code(field, typed)?;
        if !of.contains(&code) {
            self.fault(field, Fault::NotAnOption);
            return None;
        }
        Some(code)
    }

    pub fn needed_code<C: Code>(&mut self, field: &str, typed: &str) -> Option<C> {
        if typed.is_empty() {
            self.fault(field, Fault::Missing);
            return None;
        }
        self.code(field, typed)
    }

    pub fn codes<C: Code + PartialEq>(&mut self, field: &str, typed: &[String]) -> Vec<C> {
        let mut codes = Vec::new();
        for one in typed.iter().filter(|one| !one.is_empty()) {
            if let Some(code) = self.code(field, one)
                && !codes.contains(&code)
            {
                codes.push(code);
            }
        }
        codes
    }

    /// The same of a list that can say "none".
    pub fn codes_or_none<C: Alone>(&mut self, field: &str, typed: &[String]) -> Vec<C> {
        let codes = self.codes(field, typed);
        if codes.len() > 1 && codes.contains(&C::ALONE) {
            self.fault(field, Fault::Alone);
        }
        codes
    }

    /// A whole number within bounds (both allowed), or `None` when nothing was typed.
    pub fn number(&mut self, field: &str, typed: &str, least: i64, most: i64) -> Option<i64> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        match typed.parse::<i64>() {
            Ok(number) if (least..=most).contains(&number) => Some(number),
            Ok(_) => {
                self.fault(field, Fault::Range(least, most));
                None
            }
            Err(_) => {
                self.fault(field, Fault::NotANumber);
                None
            }
        }
    }

    /// A year within bounds (both taken), or `None` when nothing was typed.
    pub fn year(&mut self, field: &str, typed: &str, least: i32, most: i32) -> Option<i32> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let Ok(year) = typed.parse::<i64>() else {
            self.fault(field, Fault::NotANumber);
            return None;
        };
        let year = i32::try_from(year).ok().filter(|year| (least..=most).contains(year));
        if year.is_none() {
            self.fault(field, Fault::Years(least, most));
        }
        year
    }

    /// One box: "on" or nothing. Anything else is refused, so that no spelling of "yes" is taken for "no".
    pub fn tick(&mut self, field: &str, typed: &str) -> bool {
        if !matches!(typed, "" | "on") {
            self.fault(field, Fault::NotAnOption);
        }
        typed == "on"
    }

    /// Something chosen from what the page offered: an id as text.
    pub fn id<T>(&mut self, field: &str, typed: &str) -> Option<crate::ids::Id<T>> {
        if typed.is_empty() {
            return None;
        }
        let id = typed.parse().ok();
        if id.is_none() {
            self.fault(field, Fault::NotAnOption);
        }
        id
    }

    /// Whether nothing was found wrong with a field so far.
    pub fn is_clean(&self, field: &str) -> bool {
        !self.0.iter().any(|problem| problem.field == field)
    }

    pub fn needed<T>(&mut self, field: &str, value: Option<T>) -> Option<T> {
        if value.is_none() && self.is_clean(field) {
            self.fault(field, Fault::Missing);
        }
        value
    }

    /// What was checked, or every fault found. `value` is `None` only where a fault was noted.
    pub fn done<T>(self, value: Option<T>) -> Result<T, Vec<FieldProblem>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}
