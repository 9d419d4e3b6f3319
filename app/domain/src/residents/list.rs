//! What is asked of the list of residents: ready questions, and a form of one's own.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    access::Actor,
    check::Checks,
    clocks::Limits,
    codes::{Code, Phase},
    problem::FieldProblem,
};

/// What a coordinator asks of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListForm {
    /// Part of a name, or a reference.
    pub find: String,
    pub site: String,
    pub phase: String,
    /// Where she stands now in school: the state of her current enrolment (the latest that is open, else the latest), also
    /// where a course or work goes before it in her row. What she left behind is not asked: "year ended" finds who needs the next one.
    pub school: String,
    /// Waiting for school for more than so many days.
    pub over: String,
    pub coordinator: String,
    /// `arrived`, `waiting`, `reference` or `name`.
    pub sort: String,
}

impl ListForm {
    /// Beside the phases: everybody whose support has not ended.
    pub const SUPPORTED: &'static str = "supported";

    /// For more than how many days she has waited, where that is asked. The rest is chosen: what is no choice asks nothing.
    pub fn check(&self) -> Result<Option<u64>, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let over = checks.number("over", &self.over, 0, Limits::MOST).and_then(|days| u64::try_from(days).ok());
        checks.done(Some(over))
    }

    /// Searches kept before a number could be typed name a limit as a state of school. It becomes its number; of sites
    /// that differ the smallest, so that nobody drops out of sight.
    #[must_use]
    pub fn renewed(self, limits: &[Limits]) -> Self {
        let over = match self.school.as_str() {
            "waiting_0" => Some(0),
            "waiting_warn" => limits.iter().map(|limits| limits.warn).min(),
            "waiting_long" => limits.iter().map(|limits| limits.long).min(),
            _ => return self,
        };
        let over = if self.over.is_empty() { over.map(|days| days.to_string()).unwrap_or_default() } else { self.over };
        Self { school: String::new(), over, ..self }
    }
}

/// A ready question: a code in the address, and nothing typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum View {
    Here,
    Mine,
    Waiting,
    All,
}

impl View {
    pub const EACH: &'static [Self] = Self::VARIANTS;

    pub fn asks(self, actor: &Actor) -> ListForm {
        let asked = ListForm::default();
        match self {
            Self::Here => ListForm { phase: Phase::InResidence.code().to_owned(), ..asked },
            Self::Mine => ListForm { coordinator: actor.account.to_string(), phase: ListForm::SUPPORTED.to_owned(), ..asked },
            Self::Waiting => ListForm { over: "0".to_owned(), sort: "waiting".to_owned(), ..asked },
            Self::All => asked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    #[test]
    fn days_waited_are_a_whole_number_up_to_a_thousand_or_not_asked() {
        let range = || Fault::Range(0, 1_000);
        for (typed, expected) in [
            ("", Ok(None)),
            ("  ", Ok(None)),
            ("0", Ok(Some(0))),
            (" 60 ", Ok(Some(60))),
            ("007", Ok(Some(7))),
            ("1000", Ok(Some(1_000))),
            ("1001", Err(range())),
            ("-1", Err(range())),
            ("6o", Err(Fault::NotANumber)),
            ("1.5", Err(Fault::NotANumber)),
            ("sixty", Err(Fault::NotANumber)),
            ("99999999999999999999", Err(Fault::NotANumber)),
        ] {
            let form = ListForm { over: typed.into(), school: "applied".into(), ..ListForm::default() };
            assert_eq!(form.check(), expected.map_err(|fault| vec![FieldProblem::new("over", fault)]), "{typed}");
        }
    }

    #[test]
    fn a_limit_kept_as_a_state_of_school_becomes_its_number() {
        let usual = Limits::default();
        let own = Limits { warn: 20, long: 100, ..usual };
        for (school, limits, expected) in [
            ("waiting_0", vec![usual], ("", "0")),
            ("waiting_warn", vec![usual], ("", "60")),
            ("waiting_long", vec![usual], ("", "90")),
            ("waiting_warn", vec![usual, own], ("", "20")),
            ("waiting_long", vec![usual, own], ("", "90")),
            ("waiting_long", vec![], ("", "")),
            ("attending", vec![usual], ("attending", "")),
            ("", vec![usual], ("", "")),
        ] {
            let kept = format!(r#"{{"find":"mara","site":"","phase":"","school":"{school}","coordinator":"","sort":"name"}}"#);
            let form = serde_json::from_str::<ListForm>(&kept).unwrap().renewed(&limits);
            assert_eq!((form.school.as_str(), form.over.as_str()), expected, "{school} {limits:?}");
            assert_eq!((form.find.as_str(), form.sort.as_str()), ("mara", "name"));
        }
    }

    #[test]
    fn a_number_typed_beside_a_state_stays_as_it_is() {
        let form = ListForm { school: "applied".into(), over: "30".into(), ..ListForm::default() };
        assert_eq!(form.clone().renewed(&[Limits::default()]), form);
    }
}
