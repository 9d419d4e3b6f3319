//! Somebody about whom everything that can be typed is hostile.

use std::{collections::BTreeSet, fs, path::Path};

use domain::{
    access::{Actor, Standing},
    choosing::ChoosingForm,
    contacts::{ContactForm, MessageForm},
    dreams::{DrawingForm, DreamForm},
    enrolments::EnrolmentForm,
    funding::FundingForm,
    goals::{ProposalForm, StepForm},
    ids::{Id, Resident},
    organisations::OrganisationForm,
    placements::{AnswerExceptionForm, ExceptionForm, FollowForm, TellMoreForm},
    results::ResultForm,
    sites::SiteForm,
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    goals::signed_in,
    placements::aged,
    support::{
        case::Case,
        forms,
        people::{ago, child, enrolment, invitation, moved, today},
        store::Store,
    },
    typed::HOSTILE,
};

/// Named like free text, and none: a code, or picked from a list. The first administrator's name is a display name, as
/// everybody's.
const OTHERS: [&str; 10] = [
    "CheckInForm.step",
    "ChooseForm.name",
    "CourseForm.isced_f",
    "EnrolmentForm.field",
    "FactsForm.field",
    "GuardianForm.contact",
    "MoveForm.reason",
    "MovePlaceForm.reason",
    "MovePlacementForm.reason",
    "TellForm.said",
];

/// Which fields take free text, and into which of them something hostile was typed.
pub struct Typed {
    takes: BTreeSet<String>,
    typed: BTreeSet<String>,
}

impl Typed {
    fn new() -> Self {
        let mut takes = free_text(&sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../app/domain/src"))));
        for other in OTHERS {
            assert!(takes.remove(other), "{other} is not named like free text");
        }
        Self { takes, typed: BTreeSet::new() }
    }

    /// The form with what is hostile in every field that takes free text.
    fn fill<F: Serialize + DeserializeOwned>(&mut self, form: F) -> F {
        let name = std::any::type_name::<F>().rsplit("::").next().unwrap();
        let mut fields = serde_json::to_value(form).unwrap();
        for (field, value) in fields.as_object_mut().unwrap() {
            let field = format!("{name}.{field}");
            if self.takes.contains(&field) {
                *value = HOSTILE.into();
                self.typed.insert(field);
            }
        }
        serde_json::from_value(fields).unwrap()
    }

    pub fn left(&self) -> Vec<&String> {
        self.takes.difference(&self.typed).collect()
    }
}

fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        all.push_str(&if path.is_dir() { sources(&path) } else { fs::read_to_string(&path).unwrap() });
    }
    all
}

/// Every field of a form whose name is one that is believed as text anywhere: `NoteForm.words`. Nothing is believed but by
/// `Checks`, and no text but by its `text` and `needed_text`.
fn free_text(source: &str) -> BTreeSet<String> {
    let names: Vec<&str> = source.split("checks.").filter_map(named).collect();
    // Of `{field}_words` the end is known.
    let is_text = |field: &str| names.iter().any(|name| field == *name || (name.starts_with('_') && field.ends_with(*name)));
    let mut found = BTreeSet::new();
    for part in source.split("pub struct ").skip(1) {
        let Some((form, fields)) = part.split_once(" {\n").filter(|(form, _)| form.ends_with("Form")) else { continue };
        let lines = fields.split("\n}").next().unwrap_or_default().lines();
        let typed = lines.filter_map(|line| line.trim().strip_prefix("pub ")?.strip_suffix(": String,"));
        found.extend(typed.filter(|field| is_text(field)).map(|field| format!("{form}.{field}")));
    }
    found
}

/// What a call of `Checks` says the text is named.
fn named(call: &str) -> Option<&str> {
    let first = call.strip_prefix("needed_").unwrap_or(call).strip_prefix("text(")?.split(',').next()?;
    first.split('"').nth(1)?.rsplit('}').next()
}

/// The case, somebody grown up for whom an exception is asked, herself, and what was typed.
pub async fn plant(store: &Store) -> (Case, Id<Resident>, Actor, Typed) {
    let (records, people, ana) = (&store.records, &store.people, &store.people.ana);
    let mut typed = Typed::new();

    let her = people.arrival(records, typed.fill(child(people.east, ""))).await;
    records.edit_resident(ana, her, &typed.fill(forms::name(1, ""))).await.unwrap();
    records.record_barrier(ana, her, None, &typed.fill(forms::barrier(""))).await.unwrap();
    let money = FundingForm { until: (today() + chrono::Days::new(9)).into(), ..forms::funding("") };
    records.record_funding(ana, her, None, &typed.fill(money)).await.unwrap();
    records.record_task(ana, her, None, &typed.fill(forms::task())).await.unwrap();
    let call = ContactForm { party: "other".into(), ..forms::call() };
    records.record_contact(ana, her, None, &typed.fill(call)).await.unwrap();
    records.record_note(ana, her, None, &typed.fill(forms::note("", ""))).await.unwrap();
    records.record_sitting(ana, her, None, &typed.fill(forms::reading("", &[("text_1a", "yes")]))).await.unwrap();
    let guardian = records.record_guardian(ana, her, None, &typed.fill(forms::aunt(""))).await.unwrap();
    records.let_see(ana, her, guardian, &typed.fill(forms::seeing(""))).await.unwrap();

    // school
    let attends = records.record_enrolment(ana, her, &enrolment(people.school, "attending", ago(30))).await.unwrap();
    records.record_week(ana, her, attends, forms::this_monday(), &typed.fill(forms::week("absent", 0))).await.unwrap();
    let term = ResultForm { term: "first".into(), outcome: "passed".into(), on: ago(1).into(), ..ResultForm::default() };
    records.record_result(ana, her, attends, &typed.fill(term)).await.unwrap();
    records.correct_enrolment(ana, her, attends, &typed.fill(forms::facts(1, people.school))).await.unwrap();
    let applied = EnrolmentForm { barrier: "other".into(), ..enrolment(people.other_school, "applied", ago(20)) };
    let applied = records.record_enrolment(ana, her, &typed.fill(applied)).await.unwrap();
    records.move_enrolment(ana, her, applied, &typed.fill(moved("refused", 1, ago(2)))).await.unwrap();

    // what is hers
    let herself = signed_in(store, her).await;
    let goal = records.keep_goal(&herself, None, &typed.fill(forms::goal("", "us"))).await.unwrap();
    let done = records.add_step(&herself, goal, &typed.fill(StepForm::default())).await.unwrap();
    records.mark_step(&herself, done, &forms::mark(1, "done")).await.unwrap();
    let step = records.add_step(&herself, goal, &typed.fill(StepForm::default())).await.unwrap();
    let dream = DreamForm { see: "us".into(), ..DreamForm::default() };
    records.keep_words(&herself, &typed.fill(dream)).await.unwrap();
    let drawing = DrawingForm { strokes: "1 1 5 5".into(), see: "us".into(), ..DrawingForm::default() };
    records.keep_drawing(&herself, &typed.fill(drawing)).await.unwrap();
    records.propose_goal(ana, her, &typed.fill(ProposalForm::default())).await.unwrap();
    records.ask_to_talk(&herself, true).await.unwrap();

    // courses
    let course = records.record_course(ana, None, &typed.fill(forms::course("", people.school))).await.unwrap();
    let form = typed.fill(forms::run("", ""));
    let run = records.record_run(ana, course, None, &form).await.unwrap();
    let other_run = records.record_run(ana, course, None, &form).await.unwrap();
    let place = records.record_place(ana, her, &forms::place(run, "applied")).await.unwrap();
    records.move_place(ana, her, place, &typed.fill(forms::move_place("not_this_time", 1))).await.unwrap();
    let offered = records.record_place(ana, her, &forms::place(other_run, "applied")).await.unwrap();
    records.move_place(ana, her, offered, &forms::move_place("offered", 1)).await.unwrap();
    let form = typed.fill(forms::choosing("", run, other_run));
    let form = ChoosingForm { one: typed.fill(form.one), two: typed.fill(form.two), ..form };
    let choosing = records.record_choosing(ana, her, None, &form).await.unwrap();
    records.decide_choosing(ana, her, choosing, &typed.fill(forms::decide(1, "not_now"))).await.unwrap();
    let laid_out = records.record_choosing(ana, her, None, &form).await.unwrap();
    records.choose_course(&herself, laid_out, &typed.fill(forms::decide(1, "try_first"))).await.unwrap();

    // work
    records.record_vetting(ana, people.school, &typed.fill(forms::passed())).await.unwrap();
    let work = typed.fill(forms::placement("", "shadowing", Some(people.school)));
    let placement = records.record_placement(ana, her, &work).await.unwrap();
    records.move_placement(ana, her, placement, &typed.fill(forms::move_placement("not_taken", 1))).await.unwrap();
    let at_work = records.record_placement(ana, her, &work).await.unwrap();
    for (version, to) in [(1, "agreed"), (2, "started")] {
        records.move_placement(ana, her, at_work, &forms::move_placement(to, version)).await.unwrap();
    }
    let check_in = records.record_check_in(ana, her, at_work, None, &typed.fill(forms::check_in("no"))).await.unwrap();
    let follow = FollowForm { version: "1".into(), on: today().into(), ..FollowForm::default() };
    records.follow_check_in(ana, her, check_in, &typed.fill(follow)).await.unwrap();
    records.tell_more_of_work(&herself, at_work, &typed.fill(TellMoreForm::default())).await.unwrap();
    let grown = aged(store, 20).await;
    let unchecked = forms::placement("", "shadowing", Some(people.other_school));
    let unchecked = records.record_placement(ana, grown, &unchecked).await.unwrap();
    let exception = ExceptionForm { version: "1".into(), ..ExceptionForm::default() };
    records.ask_exception(ana, grown, unchecked, &typed.fill(exception)).await.unwrap();
    let asked = records.placements(ana, grown).await.unwrap()[0].exceptions[0].id;
    let refusal = typed.fill(AnswerExceptionForm { agree: "no".into(), ..AnswerExceptionForm::default() });
    records.answer_exception(&people.lead, grown, unchecked, asked, &refusal).await.unwrap();

    // the house
    let page = records.resident(ana, her, None).await.unwrap();
    let guardian_account = page.guardians[0].seeing.as_ref().unwrap().account;
    let theirs = Actor { account: guardian_account, standing: Standing::Guardian, ..people.vera.clone() };
    records.write_message(&theirs, her, &typed.fill(MessageForm::default())).await.unwrap();
    let school = OrganisationForm { version: "1".into(), kind: "school".into(), ..OrganisationForm::default() };
    records.record_organisation(ana, Some(people.school), &typed.fill(school)).await.unwrap();
    let site = SiteForm { version: "1".into(), time_zone: "Europe/Skopje".into(), ..SiteForm::default() };
    records.record_site(&people.administrator, Some(people.east), &typed.fill(site)).await.unwrap();
    let invited = invitation(&forms::unused(), "coordinator", &people.east.to_string());
    records.invite(&people.administrator, &typed.fill(invited)).await.unwrap();
    let right = forms::account("1", "bea", "coordinator", &[people.east]);
    records.correct_account(&people.administrator, people.bea.account, &typed.fill(right)).await.unwrap();
    store.sql.run("UPDATE account SET display_name = $1", vec![HOSTILE.into()]).await;

    let case = Case {
        resident: her,
        stay: page.stays[0].id,
        enrolment: attends,
        own_school: attends,
        barrier: page.barriers[0].id,
        funding: page.fundings[0].id,
        task: page.tasks[0].id,
        guardian,
        guardian_account,
        course,
        run,
        other_run,
        spare_run: other_run,
        idle: people.other_school,
        idle_course: course,
        idle_run: run,
        place,
        offered,
        answered: place,
        choosing,
        laid_out,
        placement,
        at_work,
        check_in,
        goal,
        step,
        talk: page.asked.as_ref().unwrap().id,
        site: people.east,
        school: people.school,
        other_school: people.other_school,
        account: people.bea.account,
    };
    (case, grown, herself, typed)
}
