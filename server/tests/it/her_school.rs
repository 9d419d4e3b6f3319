//! Her own school: what she reads of it, what is hers to do next, and what is to come.

use chrono::Days;
use domain::{
    access::Actor,
    attendance::WeekForm,
    barriers::BarrierForm,
    courses::RunForm,
    enrolments::{EnrolmentForm, MoveForm, STAYS},
    goals::StepForm,
    ids::{Id, Resident, Run},
    problem::{Fault, Problem, Rule},
    residents::IntakeForm,
    results::ResultForm,
    stays::MoveStayForm,
};
use records::Failed;

use crate::{
    goals::{one, signed_in},
    placements::{aged, checked, job, walk},
    support::{
        forms::{self, barrier, goal, mark, move_place, note, place, this_monday, week},
        people::{ago, child, enrolment, moved, today},
        store::{Store, both_engines},
        web::Web,
    },
};

/// An enrolment of hers whose next step somebody takes.
fn begun(store: &Store, begins_as: &str, holder: &str, what: &str) -> EnrolmentForm {
    EnrolmentForm {
        holder: holder.into(),
        next_what: what.into(),
        next_due: (today() + Days::new(5)).into(),
        grade: "7".into(),
        ..enrolment(store.people.school, begins_as, ago(20))
    }
}

async fn reads(store: &Store, her: &Actor, path: &str) -> String {
    let web = Web::of(store);
    let answer = web.get(path, Some(&web.session(her).await)).await;
    assert_eq!(answer.status, 200, "{path}");
    answer.body
}

/// Something of everything that staff write about her school, `words` in what is theirs alone.
async fn written(store: &Store, her: Id<Resident>, words: &str) {
    let (records, ana) = (&store.records, &store.people.ana);
    let id = records.record_enrolment(ana, her, &begun(store, "attending", "guardian", words)).await.unwrap();
    let missed = WeekForm { reason: words.into(), ..week("absent", 0) };
    records.record_week(ana, her, id, this_monday() - Days::new(7), &missed).await.unwrap();
    let result = ResultForm {
        term: "first".into(),
        outcome: "passed".into(),
        average: "4.25".into(),
        on: ago(2).into(),
        words: "She reads aloud".into(),
        ..ResultForm::default()
    };
    records.record_result(ana, her, id, &result).await.unwrap();
    let office = BarrierForm { what: "One paper is missing".into(), ..barrier("") };
    records.record_barrier(ana, her, None, &office).await.unwrap();
    let gone = BarrierForm { what: "The bus".into(), until: ago(1).into(), ..barrier("") };
    records.record_barrier(ana, her, None, &gone).await.unwrap();
    records.record_note(ana, her, None, &note("", words)).await.unwrap();
}

#[test]
fn she_reads_of_her_school_what_is_written_for_her_and_nothing_that_is_for_staff() {
    both_engines(async |store: &Store| {
        let (her, _) = one(store).await;
        written(store, her, "PLANTED").await;
        let (other, _) = one(store).await;
        let herself = signed_in(store, other).await;
        store.records.record_barrier(&store.people.ana, other, None, &barrier("")).await.unwrap();
        let page = reads(store, &signed_in(store, her).await, "/mine/school").await;
        for said in [
            "grade 7",
            "You go to school.",
            "Your guardian does the next thing.",
            "First term: passed, 4.25",
            "She reads aloud",
            "One paper is missing",
            "An office does the next thing.",
        ] {
            assert!(page.contains(said), "{said} in {page}");
        }
        for kept in ["PLANTED", "The bus", "School report"] {
            assert!(!page.contains(kept), "{kept} in {page}");
        }
        let others = reads(store, &herself, "/mine/school").await;
        assert!(others.contains("School report") && !others.contains("One paper is missing"), "{others}");
    });
}

#[test]
fn every_sentence_about_her_school_has_its_pictogram() {
    both_engines(async |store: &Store| {
        let (her, _) = one(store).await;
        written(store, her, "PLANTED").await;
        let page = reads(store, &signed_in(store, her).await, "/mine/school").await;
        let before = |words: &str| page.split(words).next().unwrap().rsplit("#i-").next().unwrap().to_owned();
        for (words, icon) in [
            ("You go to school.", "school"),
            ("Your guardian does the next thing.", "person"),
            ("You were not there", "today"),
            ("First term: passed", "book"),
            ("One paper is missing", "paper"),
            ("An office does the next thing.", "paper"),
        ] {
            assert!(before(words).starts_with(&format!("{icon}\"")), "{words} {icon} in {page}");
        }
    });
}

#[test]
fn a_record_for_named_staff_is_hers_to_read_all_the_same() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let form = IntakeForm { restricted: "on".into(), ..child(people.east, "Марија") };
        let her = people.arrival(records, form).await;
        written(store, her, "PLANTED").await;
        let page = reads(store, &signed_in(store, her).await, "/mine/school").await;
        assert!(page.contains("You go to school.") && !page.contains("PLANTED"), "{page}");
        let missing = Some(Failed(Problem::NotFound));
        assert_eq!(records.enrolments(&people.bea, her).await.err(), missing);
    });
}

#[test]
fn where_nobody_wrote_of_school_she_is_asked_whether_she_wants_to_go() {
    both_engines(async |store: &Store| {
        let herself = signed_in(store, one(store).await.0).await;
        let page = reads(store, &herself, "/mine/school").await;
        assert!(page.contains("Nobody has written about school yet."), "{page}");
        let home = reads(store, &herself, "/mine").await;
        assert!(home.contains("You have no next step now.") && home.contains("My school"), "{home}");
    });
}

#[test]
fn what_was_asked_and_what_was_said_no_to_is_told_in_words_for_her() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, _) = one(store).await;
        let herself = signed_in(store, her).await;
        let id = records.record_enrolment(ana, her, &begun(store, "applied", "school", "PLANTED")).await.unwrap();
        let asked = reads(store, &herself, "/mine/school").await;
        assert!(asked.contains("The school says yes or no by ") && !asked.contains("PLANTED"), "{asked}");
        assert!(!asked.contains("does the next thing"), "{asked}");
        let no = MoveForm { reason_words: "The class is full".into(), ..moved("refused", 1, ago(1)) };
        records.move_enrolment(ana, her, id, &no).await.unwrap();
        let refused = reads(store, &herself, "/mine/school").await;
        for said in ["This school said no.", "The class is full", "Your team does the next thing."] {
            assert!(refused.contains(said), "{said} in {refused}");
        }
    });
}

#[test]
fn a_step_for_school_that_is_hers_is_among_her_next_steps() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, _) = one(store).await;
        let herself = signed_in(store, her).await;
        let id = records.record_enrolment(ana, her, &begun(store, "needed", "herself", "Bring two photos")).await.unwrap();
        let home = reads(store, &herself, "/mine").await;
        assert!(home.contains("Bring two photos") && home.contains("See my school"), "{home}");
        assert!(!home.contains("You have no next step now."), "{home}");
        let school = reads(store, &herself, "/mine/school").await;
        assert!(school.contains("You:") && school.contains("Bring two photos"), "{school}");
        let mine = records.keep_goal(&herself, None, &goal("Bake", "")).await.unwrap();
        for words in ["Step 1", "Step 2", "Step 3"] {
            records.add_step(&herself, mine, &StepForm { words: words.into() }).await.unwrap();
        }
        let home = reads(store, &herself, "/mine").await;
        assert_eq!(home.matches("action=\"/do/mark_step\"").count(), 2, "three steps at most");
        records.move_enrolment(ana, her, id, &moved("applied", 1, ago(1))).await.unwrap();
        let home = reads(store, &herself, "/mine").await;
        assert!(!home.contains("Bring two photos"), "settled on the desk: {home}");
    });
}

#[test]
fn she_says_that_she_did_her_step_and_the_desk_hears_it_until_somebody_goes_on() {
    both_engines(async |store: &Store| {
        let (records, ana, web) = (&store.records, &store.people.ana, Web::of(store));
        let (her, _) = one(store).await;
        let herself = signed_in(store, her).await;
        let id = records.record_enrolment(ana, her, &begun(store, "needed", "herself", "Bring two photos")).await.unwrap();
        assert!(reads(store, &herself, "/mine").await.contains("action=\"/do/mark_school_step\""));
        let says = async |version, said: &str| records.mark_school_step(&herself, id, &mark(version, said)).await;
        for _ in 0..2 {
            says(1, "done").await.unwrap();
        }
        assert_eq!(store.sql.count("revision WHERE kind = 'enrolment'").await, 1, "said once");
        let school = reads(store, &herself, "/mine/school").await;
        assert!(school.contains("You said that you did it.") && school.contains("Not done after all"), "{school}");
        assert!(!reads(store, &herself, "/mine").await.contains("Bring two photos"));
        let session = web.session(ana).await;
        let desk = async |path: &str| web.get(path, Some(&session)).await.body;
        let today = desk("/today").await;
        assert!(today.contains("Bring two photos") && today.contains("She says that she did it"), "{today}");
        assert!(desk(&format!("/residents/{her}/changes")).await.contains("She herself: she says that she did it"));
        says(2, "open").await.unwrap();
        assert!(reads(store, &herself, "/mine").await.contains("Bring two photos"));
        says(3, "done").await.unwrap();
        let version = records.enrolment_page(ana, her, id, None).await.unwrap().enrolment.version;
        let on = MoveForm { version: version.to_string(), to: STAYS.into(), holder: "us".into(), ..MoveForm::default() };
        let her_word = MoveForm { holder: "she_did".into(), ..on.clone() };
        let answer = records.move_enrolment(ana, her, id, &her_word).await;
        assert!(matches!(&answer, Err(Failed(Problem::Invalid(faults))) if faults[0].fault == Fault::NotAnOption), "{answer:?}");
        records.move_enrolment(ana, her, id, &on).await.unwrap();
        assert_eq!(says(4, "open").await, Err(Failed(Problem::Conflict(Rule::NoSuchStep))), "taken up it is the team's");
        // What a tab that was left open shows is another step than the one she has now.
        let another = MoveForm { version: "5".into(), holder: "herself".into(), next_what: "Sign the paper".into(), ..on };
        records.move_enrolment(ana, her, id, &another).await.unwrap();
        assert_eq!(says(1, "done").await, Err(Failed(Problem::Conflict(Rule::Changed))));
        assert!(reads(store, &herself, "/mine/school").await.contains("name=\"form[version]\" value=\"6\""));
        says(6, "done").await.unwrap();
    });
}

#[test]
fn where_her_support_ended_nobody_is_told_that_she_did_a_step() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, _) = one(store).await;
        let herself = signed_in(store, her).await;
        let id = records.record_enrolment(ana, her, &begun(store, "needed", "herself", "Bring two photos")).await.unwrap();
        let stay = records.resident(ana, her, None).await.unwrap().stays[0].id;
        let end = MoveStayForm { version: "1".into(), phase: "ended".into(), on: today().into(), ending: "planned".into() };
        records.move_stay(ana, her, stay, &end).await.unwrap();
        let answer = records.mark_school_step(&herself, id, &mark(1, "done")).await;
        assert_eq!(answer, Err(Failed(Problem::Conflict(Rule::NoSuchStep))));
        let school = reads(store, &herself, "/mine/school").await;
        assert!(school.contains("Bring two photos") && !school.contains("/do/mark_school_step"), "{school}");
    });
}

#[test]
fn her_first_page_says_which_course_or_work_she_goes_to_or_begins() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let her = aged(store, 20).await;
        let herself = signed_in(store, her).await;
        let run = run(store, &RunForm { starts: (today() + Days::new(9)).into(), ..forms::run("", "") }).await;
        let going = self::run(store, &forms::run("", "")).await;
        let id = records.record_place(ana, her, &place(run, "applied")).await.unwrap();
        records.move_place(ana, her, id, &move_place("accepted", 1)).await.unwrap();
        let home = reads(store, &herself, "/mine").await;
        assert!(home.contains(" begins on ") && !home.contains("You have no next step now."), "{home}");
        let id = records.record_place(ana, her, &place(going, "applied")).await.unwrap();
        for (version, to) in [(1, "accepted"), (2, "attending")] {
            records.move_place(ana, her, id, &move_place(to, version)).await.unwrap();
        }
        walk(store, her, job(checked(store).await), &["checking", "agreed", "started"]).await.unwrap();
        let home = reads(store, &herself, "/mine").await;
        assert!(home.contains("You are on the course ") && home.contains("You work: "), "{home}");
        let courses = reads(store, &herself, "/mine/courses").await;
        assert_eq!(courses.matches("You said yes. You can change your mind: tell us.").count(), 2, "{courses}");
    });
}

async fn run(store: &Store, form: &RunForm) -> Id<Run> {
    let (records, ana) = (&store.records, &store.people.ana);
    let course = records.record_course(ana, None, &forms::course("", store.people.school)).await.unwrap();
    records.record_run(ana, course, None, form).await.unwrap()
}
