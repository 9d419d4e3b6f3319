//! Everything that can go wrong, as codes: never what was typed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One enum crosses every boundary; the transport is chosen last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Nobody is signed in, or the session ended.
    SignedOut,
    /// Missing or out of reach: the two answer alike.
    NotFound,
    NotAllowed,
    /// What was typed cannot stand; one entry a field.
    Invalid(Vec<FieldProblem>),
    /// What was typed is well formed, and a rule of the record forbids it now.
    Conflict(Rule),
    /// The form with this id was written already.
    AlreadySent,
    /// The body is larger than the limit.
    TooBig,
    /// The body is not a form in UTF-8, or holds what is no text; the field that could not be read, where one is known.
    Unreadable(Option<String>),
    /// The body says it is of a kind that is not taken here.
    WrongKind,
    /// The one writer is taken, or too many passwords are being checked.
    Busy,
    Internal,
}

/// One field that cannot stand. `field` is the form's own name for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    pub field: String,
    pub fault: Fault,
}

impl FieldProblem {
    pub fn new(field: impl Into<String>, fault: Fault) -> Self {
        Self { field: field.into(), fault }
    }
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    Missing,
    /// Longer than so many characters.
    TooLong(usize),
    TooShort(usize),
    /// Control or direction characters, or a pile of combining marks.
    Characters,
    NotADay,
    /// A day of a year outside these, both taken.
    Years(i32, i32),
    NotANumber,
    /// Outside these bounds, both allowed.
    Range(i64, i64),
    NotAnOption,
    /// A check cannot pass with this answer.
    CannotPass,
    /// A day without school, and lessons of it.
    NoLessons,
    /// A day that lies after today.
    Future(NaiveDate),
    /// This day is before another that must come first.
    Before {
        day: NaiveDate,
        other: Day,
        other_day: NaiveDate,
    },
    /// This day is after another that must come last.
    After {
        day: NaiveDate,
        other: Day,
        other_day: NaiveDate,
    },
    Taken,
    /// One like it stands in the list already.
    ThereAlready,
    /// The same was chosen before it.
    Twice,
    /// "None" is chosen, and something beside it.
    Alone,
    /// A password that everybody tries first.
    TooCommon,
    /// Wrong user name or password; never which.
    NoMatch,
}

/// Days that a fault can name beside the one it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Day {
    Arrival,
    Birth,
    /// The day of a check, and a year after it.
    Check,
    CheckYear,
    CheckIn,
    /// A week before a check-in is due.
    CheckInDue,
    Contact,
    End,
    /// Her first step towards school in this stay.
    FirstStep,
    /// What was done about a worrying answer.
    FollowUp,
    /// The first day of what is kept of her.
    Kept,
    LastStep,
    /// She went on at another site of ours.
    Move,
    /// The last day she can say yes to a seat.
    OfferEnd,
    /// The planned last day of work.
    PlannedEnd,
    RunEnd,
    RunStart,
    SchoolYear,
    SchoolYearEnd,
    Sitting,
    Start,
    /// The step that the latest one followed.
    StepBefore,
}

/// Rules of the record that a well-formed form can still meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Someone else changed it since it was read; both are kept.
    Changed,
    /// The diagram has no such step from where it stands.
    NoSuchStep,
    /// One enrolment a school year and school.
    AlreadyEnrolled,
    /// Days at school are recorded that would lie before she was there.
    DaysRecorded,
    /// A stay is running; it ends before the next begins.
    StayRunning,
    UserNameTaken,
    /// Another form, or another request, was sent under that id.
    SentOther,
    ReferenceTaken,
    /// Too many wrong passwords; wait a few minutes.
    TooManyTries,
    /// The link was used, or is too old.
    LinkSpent,
    /// Nobody closes their own account.
    OwnAccount,
    /// She has a sign-in already.
    HasSignIn,
    /// Something still points at it.
    InUse,
    /// A stay still runs at this site.
    SiteInUse,
    /// No stay runs at a site that is closed.
    SiteClosed,
    /// Somebody at a site that is taken away is still in their hands.
    CoordinatesThere,
    /// It was moved on since it began: what is removed wholly has its first step alone.
    MovedOn,
    /// It began before she arrived, as her arrival stands by now.
    BeforeArrival,
    /// What it names is no longer there, so it does not come back.
    NamesGone,
    // guardians
    /// Must not learn where she is, so nothing is shown to them.
    MustNotLearn,
    /// She said no, so nothing is shown to them.
    SheSaidNo,
    /// A guardian's access was stopped; one person does not open it again.
    AccessStopped,
    /// Their messages wait to be read; more are not taken.
    MessagesWait,
    /// A guardian wrote it and waits for an answer: it is answered first.
    NotAnswered,
    // courses
    /// Every seat is taken, or promised to somebody who waits longer.
    NoSeat,
    /// More seats are taken than that.
    SeatsTaken,
    /// She has a place in this run that is not over.
    AlreadyOnCourse,
    /// What was chosen between is decided already.
    Decided,
    /// She waits longest for a seat that is free: an offer taken back would come again at once.
    FirstInLine,
    // work
    /// Who is the employer is not known.
    NoEmployer,
    EmployerNotChecked,
    CheckLapsed,
    CheckNotPassed,
    /// Too young for this kind of work where she is.
    TooYoung,
    /// Compulsory school is not done.
    SchoolFirst,
    /// The employer was checked only after that day.
    CheckedLater,
    /// Under 18, and more than 40 hours a week.
    TooManyHours,
    /// Under 18, and there are nights, or nobody asked.
    NoNights,
    /// Her age is not known.
    AgeNotKnown,
    /// Under 18 it cannot be her own job.
    OwnNeedsAdult,
    /// It came through us: then it is not hers alone.
    NotHerOwn,
    /// An exception is for an adult, and for a check that is missing or lapsed.
    NoException,
    /// It was answered, asked anew, or asked about something else, since.
    ExceptionMoved,
    /// The same person asked for it.
    TwoPeople,
    /// She did not say yes to calling her employer.
    NoYesToCall,
    /// She said it herself: nobody else changes it.
    HerWords,
    /// Check-ins lean on her first day as it stands.
    CheckInsRecorded,
}
