//! What each column is called, and how what it holds is said. What is not here does not show: ids, and what follows from the rest.

/// How a value is said.
#[derive(Clone, Copy, Debug)]
pub enum Say {
    AsItIs,
    /// By the words of a list of codes.
    Code(&'static str),
    /// Several codes, parted by spaces.
    Codes(&'static str),
    Day,
    Month,
    /// By the year it begins in.
    SchoolYear,
    YesNo,
    /// Somebody who answers for her, by their id.
    Guardian,
    /// Hundredths.
    Average,
    /// That it changed, and not what it holds.
    Nothing,
}
use Say::{AsItIs, Average, Code, Codes, Day, Guardian, Month, Nothing, SchoolYear, YesNo};

/// A column, the key of its label, and how it is said.
pub type Column = (&'static str, &'static str, Say);

/// A kind of rows that are corrected: what tells one row from the others, and what shows of it.
pub type Kind = (&'static str, &'static [(&'static str, Say)], &'static [Column]);

pub const KINDS: &[Kind] = &[
    (
        "attendance",
        &[("enrolment_id", AsItIs), ("day", Day)],
        &[
            ("mark", "field-mark", Code("mark")),
            ("lessons_missed", "field-missed", AsItIs),
            ("lessons_held", "field-held", AsItIs),
            ("said_by", "field-said-by", Code("said-by")),
            ("reason", "field-absence-reason", AsItIs),
        ],
    ),
    (
        "barrier",
        &[("kind", Code("barrier"))],
        &[
            ("kind", "field-kind", Code("barrier")),
            ("what", "field-what", AsItIs),
            ("since", "field-since", Day),
            ("until", "field-barrier-until", Day),
            ("holder", "field-holder", Code("holder")),
            ("due", "field-due", Day),
        ],
    ),
    (
        "check_in",
        &[("placement_id", AsItIs), ("step", Code("check-in"))],
        &[
            ("step", "field-check-in-step", Code("check-in")),
            ("on_day", "field-check-in-on", Day),
            ("told_by", "field-told-by", Code("told-by")),
            ("working", "field-working", Code("answer")),
            ("paid_as_promised", "field-paid-as-promised", Code("answer")),
            ("free_to_leave", "field-free-to-leave", Code("answer")),
            ("keeps_papers", "field-keeps-papers", Code("answer")),
            ("safe", "field-safe", Code("answer")),
            ("words", "field-check-in-words", AsItIs),
            ("followed_on", "field-follow-on", Day),
            ("followed_words", "field-follow-words", AsItIs),
        ],
    ),
    (
        "choosing",
        &[("on_day", Day)],
        &[
            ("on_day", "field-choosing-on", Day),
            ("said", "said", AsItIs),
            ("decision", "decision", Code("decision")),
            ("run_id", "field-run", AsItIs),
            ("whose", "field-whose", Code("chooser")),
            ("why", "field-reason", AsItIs),
            ("by_her", "changed-by-her", YesNo),
            ("her_word_on", "changed-her-word", Day),
            ("decided_on", "changed-decided", Day),
        ],
    ),
    (
        "contact",
        &[("on_day", Day), ("kind", Code("contact-kind"))],
        &[
            ("kind", "field-contact-kind", Code("contact-kind")),
            ("direction", "field-direction", Code("direction")),
            ("on_day", "field-contact-on", Day),
            ("party", "field-party", Code("party")),
            ("guardian_id", "changed-guardian", Guardian),
            ("organisation_id", "changed-organisation", AsItIs),
            ("party_words", "field-party-words", AsItIs),
            ("called_back", "field-called-back", Code("called-back")),
            ("they_said", "field-they-said", AsItIs),
            ("we_said", "field-we-said", AsItIs),
            ("answered_on", "changed-answered", Day),
        ],
    ),
    (
        "course_place",
        &[("run_id", AsItIs)],
        &[
            ("run_id", "field-run", AsItIs),
            ("state", "field-state", Code("place")),
            ("state_on", "field-on", Day),
            ("taster_on", "field-taster-day", Day),
            ("offered_until", "field-offer-until", Day),
            ("completion", "field-completion", Code("completion")),
            ("reason", "field-reason", Code("reason")),
            ("reason_words", "field-reason-words", AsItIs),
            ("her_answer_on", "changed-her-answer", Day),
        ],
    ),
    (
        "enrolment",
        &[("organisation_id", AsItIs)],
        &[
            ("organisation_id", "field-school", AsItIs),
            ("school_year", "field-school-year", SchoolYear),
            ("pathway", "field-pathway", Code("pathway")),
            ("field", "field-field", AsItIs),
            ("qualification", "field-qualification", AsItIs),
            ("level", "field-level", Code("level")),
            ("grade", "field-grade", AsItIs),
            ("language", "field-language", Code("language")),
            ("supports", "field-supports", Codes("support")),
            ("state", "field-state", Code("state")),
            ("state_on", "field-on", Day),
            ("reason", "field-reason", Code("reason")),
            ("reason_words", "field-reason-words", AsItIs),
            ("in_writing", "field-in-writing", YesNo),
            ("moved_to", "field-moved-to", AsItIs),
            ("year_result", "field-year-result", Code("year-result")),
            ("holder", "field-holder", Code("holder")),
            ("next_what", "field-next-what", AsItIs),
            ("next_since", "field-since", Day),
            ("next_due", "field-next-due", Day),
        ],
    ),
    (
        "funding",
        &[("what", AsItIs)],
        &[
            ("what", "field-money-what", AsItIs),
            ("payer", "field-payer", Code("payer")),
            ("payer_words", "field-payer-words", AsItIs),
            ("from_on", "field-from", Day),
            ("until_on", "field-until", Day),
            ("after", "field-after", Code("after")),
            ("after_words", "field-after-words", AsItIs),
        ],
    ),
    (
        "guardian",
        &[("id", Guardian)],
        &[
            ("kind", "field-guardian-kind", Code("guardian-kind")),
            ("relation", "field-relation", Code("relation")),
            ("name", "field-guardian-name", AsItIs),
            ("office_id", "field-office", AsItIs),
            ("in_law", "field-in-law", Code("in-law")),
            ("basis", "field-basis", Code("basis")),
            ("law_from", "field-law-from", Day),
            ("law_until", "field-law-until", Day),
            ("contact", "field-may-contact", Code("may-contact")),
            ("contact_how", "field-contact-how", AsItIs),
        ],
    ),
    (
        "note",
        &[("on_day", Day)],
        &[("on_day", "field-note-on", Day), ("words", "field-note-words", AsItIs), ("restricted", "field-note-restricted", YesNo)],
    ),
    (
        "placement",
        &[("what", AsItIs)],
        &[
            ("kind", "field-placement-kind", Code("placement-kind")),
            ("source", "field-source", Code("source")),
            ("organisation_id", "field-employer", AsItIs),
            ("what", "field-placement-what", AsItIs),
            ("isco", "field-isco", AsItIs),
            ("hours", "field-placement-hours", AsItIs),
            ("nights", "field-nights", Code("answer")),
            ("pay", "field-pay", AsItIs),
            ("starts_on", "field-placement-starts", Day),
            ("ends_on", "field-placement-ends", Day),
            ("first_pay_on", "field-first-pay", Day),
            ("contract", "field-contract", Code("answer")),
            ("may_call", "field-may-call", Code("answer")),
            ("state", "field-state", Code("placement")),
            ("state_on", "field-on", Day),
            ("decider", "field-by", Code("decider")),
            ("reason", "field-reason", Code("work-reason")),
            ("reason_words", "field-reason-words", AsItIs),
        ],
    ),
    (
        "profile",
        &[],
        &[
            ("level", "field-level", Code("level")),
            ("years_out", "field-years-out", AsItIs),
            ("teaching_languages", "field-teaching-languages", Codes("language")),
            ("papers", "field-papers", Codes("paper")),
            ("supports", "field-supports", Codes("support")),
        ],
    ),
    (
        "resident",
        &[],
        &[
            ("reference", "field-reference", AsItIs),
            ("name_used", "field-name-used", AsItIs),
            ("full_name", "field-full-name", AsItIs),
            ("birth_year", "field-birth-year", AsItIs),
            ("birth_month", "field-birth-month", Month),
            ("birth_source", "field-birth-source", Code("birth-source")),
            ("languages", "field-languages", Codes("language")),
            ("restricted", "field-restricted", YesNo),
        ],
    ),
    (
        "seeing",
        &[("guardian_id", Guardian)],
        &[
            ("state", "field-seeing-state", Code("seeing-state")),
            ("field_groups", "field-groups", Codes("field-group")),
            ("called", "field-called", AsItIs),
            ("from_on", "field-seeing-from", Day),
            ("until_on", "field-seeing-until", Day),
            ("checked_on", "field-checked-on", Day),
            ("checked", "field-checked", AsItIs),
            ("she_said", "field-she-said", Code("she-said")),
            ("said_on", "field-said-on", Day),
            ("said_months", "changed-said-months", AsItIs),
            ("she_words", "field-she-words", AsItIs),
        ],
    ),
    (
        "sitting",
        &[("instrument", Code("instrument")), ("on_day", Day)],
        &[
            ("language", "field-sitting-language", Code("language")),
            ("on_day", "field-sitting-on", Day),
            ("done", "field-done", YesNo),
            ("answers", "changed-answers", Nothing),
            ("words", "field-words-hers", AsItIs),
            ("next_review", "field-next-review", Day),
        ],
    ),
    (
        "stay",
        &[("site_id", AsItIs)],
        &[
            ("coordinator_id", "field-coordinator", AsItIs),
            ("site_id", "field-site", AsItIs),
            ("began_on", "stay-first", Day),
            ("arrived_on", "field-arrived", Day),
            ("phase", "field-phase", Code("phase")),
            ("phase_on", "field-on", Day),
            ("ending", "field-ending", Code("ending")),
        ],
    ),
    (
        "task",
        &[("what", AsItIs)],
        &[
            ("what", "field-task-what", AsItIs),
            ("assignee_id", "field-assignee", AsItIs),
            ("due_on", "field-due", Day),
            ("done_on", "changed-done", Day),
        ],
    ),
    (
        "term_result",
        &[("enrolment_id", AsItIs), ("term", Code("term"))],
        &[
            ("term", "field-term", Code("term")),
            ("outcome", "field-outcome", Code("year-result")),
            ("average", "field-average", Average),
            ("words", "field-words", AsItIs),
            ("on_day", "field-result-on", Day),
        ],
    ),
];

/// What shows of each way of a choice.
pub const WAY: &[Column] = &[
    ("run_id", "field-run", AsItIs),
    ("way", "choosing-way", AsItIs),
    ("money", "section-money", AsItIs),
    ("good", "field-good", AsItIs),
    ("not_yet", "field-not-yet", AsItIs),
];
