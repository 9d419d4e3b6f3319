//! Guardians: nothing before a check and her own word, and only what was opened.

use domain::{
    access::{Actor, Standing},
    accounts::{Password, SignInForm},
    assessments::{Sentence, SittingForm},
    attendance::monday,
    barriers::BarrierForm,
    codes::{AccountState, FieldGroup, SeeingState},
    courses::{CourseForm, RunForm},
    guardians::{Answered, CourseWord, GuardianForm, SeeingForm, WorkWord, answered},
    ids::{Account, Id, Resident},
    placements::{CheckInForm, PlacementForm},
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::ResidentForm,
    results::ResultForm,
    tasks::What,
};
use records::Failed;

use crate::support::{
    case::Case,
    forms::{self, aunt, seeing, this_monday, week},
    people::{PASSWORD, ago, child, enrolment, moved, today},
    store::{Store, both_engines},
    web::Web,
};

/// The guardian of a case, as they come in.
pub fn guardian(store: &Store, case: &Case) -> Actor {
    Actor { account: case.guardian_account, standing: Standing::Guardian, ..store.people.vera.clone() }
}

pub async fn sees(store: &Store, case: &Case) -> usize {
    store.records.wards(&guardian(store, case)).await.unwrap().len()
}

pub async fn state(store: &Store, case: &Case) -> (SeeingState, AccountState) {
    let page = store.records.resident(&store.people.ana, case.resident, None).await.unwrap();
    let seeing = page.guardians[0].seeing.as_ref().unwrap();
    (seeing.state, seeing.account_state)
}

/// Lets a guardian's account be entered with everybody's password.
pub async fn enters(store: &Store, account: Id<Account>) -> String {
    let copy =
        "UPDATE account SET state = 'active', password = (SELECT password FROM account WHERE user_name = 'mira') WHERE id = $1";
    store.sql.run(copy, vec![account.raw().into()]).await;
    let user = "SELECT user_name FROM account WHERE id = $1";
    store.sql.rows(user, vec![account.raw().into()]).await[0][0].clone()
}

pub fn sign_in(user: &str) -> SignInForm {
    SignInForm { user: user.into(), pass: Password(PASSWORD.into()), ..SignInForm::default() }
}

#[test]
fn nothing_is_opened_to_whom_she_said_no_or_who_must_not_learn_where_she_is() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let her = case.resident;
        let other = records.record_guardian(ana, her, None, &aunt("")).await.unwrap();
        let no = SeeingForm { she_said: "no".into(), ..seeing("") };
        assert_eq!(records.let_see(ana, her, other, &no).await.err(), Some(Failed(Problem::Conflict(Rule::SheSaidNo))));
        let hidden = GuardianForm { contact: "must_not_learn".into(), ..aunt("1") };
        records.record_guardian(ana, her, Some(other), &hidden).await.unwrap();
        let answer = records.let_see(ana, her, other, &seeing("")).await.err();
        assert_eq!(answer, Some(Failed(Problem::Conflict(Rule::MustNotLearn))));
    });
}

/// Somebody looked at what she can do: what a guardian may be told, and what never.
async fn looked_at(store: &Store, her: Id<Resident>) {
    type Asked = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static str);
    let looks: [Asked; 5] = [
        ("reading", "", &[("text_2a", "yes")], "on"),
        ("language", "mk", &[("speaking_2a", "yes"), ("speaking_2b", "yes")], "on"),
        ("interests", "", &[("making_a", "like"), ("order_a", "not")], "on"),
        ("life_skills", "", &[("home_a", "yes"), ("travel_a", "yes"), ("help_c", "not_yet"), ("health_b", "yes")], "on"),
        // Left open: nobody is told of it yet.
        ("numbers", "", &[("counting_1a", "yes")], ""),
    ];
    for (instrument, language, answers, done) in looks {
        let form = SittingForm {
            instrument: instrument.into(),
            language: language.into(),
            words: "I was at PLANTED".into(),
            done: done.into(),
            ..forms::reading("", answers)
        };
        store.records.record_sitting(&store.people.ana, her, None, &form).await.unwrap();
    }
}

/// She works somewhere whose every word would say where she is, and has a job of her own besides.
async fn at_work(store: &Store, her: Id<Resident>) {
    let (records, ana) = (&store.records, &store.people.ana);
    let shadowing = forms::placement("", "shadowing", Some(store.people.school));
    let form = PlacementForm { what: "PLANTED oven".into(), pay: "PLANTED pay".into(), ..shadowing };
    let id = records.record_placement(ana, her, &form).await.unwrap();
    for (version, to) in [(1, "agreed"), (2, "started")] {
        records.move_placement(ana, her, id, &forms::move_placement(to, version)).await.unwrap();
    }
    let told = CheckInForm { words: "PLANTED words".into(), ..forms::check_in("no") };
    records.record_check_in(ana, her, id, None, &told).await.unwrap();
}

/// Two courses of a provider whose every word would say where she is, and one she only thinks about.
async fn on_a_course(store: &Store, her: Id<Resident>) {
    let (records, ana) = (&store.records, &store.people.ana);
    let teaches = CourseForm { title: "PLANTED dance".into(), ..forms::course("", store.people.school) };
    let course = records.record_course(ana, None, &teaches).await.unwrap();
    for state in ["applied", "attending", "interested"] {
        let run = RunForm { times: "PLANTED times".into(), venue: "PLANTED venue".into(), ..forms::run("", "") };
        let run = records.record_run(ana, course, None, &run).await.unwrap();
        records.record_place(ana, her, &forms::place(run, state)).await.unwrap();
    }
}

#[test]
fn a_guardian_sees_only_the_groups_opened_and_no_place() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let her = case.resident;
        records.record_week(ana, her, case.enrolment, this_monday(), &week("present", 0)).await.unwrap();
        let result = ResultForm {
            term: "first".into(),
            outcome: "passed".into(),
            on: ago(1).into(),
            words: "Seen at PLANTED".into(),
            ..ResultForm::default()
        };
        records.record_result(ana, her, case.enrolment, &result).await.unwrap();
        let barrier = BarrierForm { holder: "guardian".into(), what: "Brings it to PLANTED".into(), ..forms::barrier("") };
        records.record_barrier(ana, her, None, &barrier).await.unwrap();
        looked_at(store, her).await;
        on_a_course(store, her).await;
        at_work(store, her).await;
        let whole = records.ward(&guardian(store, &case), her, None).await.unwrap().ward;
        assert!(whole.school.is_some() && whole.results.len() == 1 && whole.asked.len() == 1, "{whole:?}");
        let told: Vec<&str> = whole.skills.iter().map(Sentence::name).collect();
        assert_eq!(
            (told, whole.courses.clone(), whole.work.clone()),
            (vec!["text-2", "making", "home-2"], vec![CourseWord::Waiting, CourseWord::OnIt], vec![WorkWord::AtWork])
        );
        let sent = serde_json::to_string(&whole).unwrap();
        for planted in ["PLANTED", "School One", "East", "Europe", "Bakery", "mk", "travel", "help", "health", "speaking", "order"]
        {
            assert!(!sent.contains(planted), "{planted} in {sent}");
        }
        let only = SeeingForm { groups: vec!["results".into()], called: "Мими".into(), ..seeing("1") };
        records.let_see(ana, her, case.guardian, &only).await.unwrap();
        let part = records.ward(&guardian(store, &case), her, None).await.unwrap().ward;
        assert_eq!((part.school, part.results.len(), part.called.as_str()), (None, 1, "Мими"));
        assert!(part.skills.is_empty() && part.courses.is_empty() && part.work.is_empty());
        for (group, told) in [("assessments", (3, 0, 0)), ("courses", (0, 2, 0)), ("work", (0, 0, 1))] {
            let page = records.guardian_page(ana, her, Some(case.guardian), None, None).await.unwrap();
            let version = page.stands.unwrap().seeing.unwrap().version.to_string();
            let one = SeeingForm { groups: vec![group.into()], ..seeing(&version) };
            records.let_see(ana, her, case.guardian, &one).await.unwrap();
            let ward = records.ward(&guardian(store, &case), her, None).await.unwrap().ward;
            assert_eq!((ward.skills.len(), ward.courses.len(), ward.work.len()), told, "{group}");
            assert!(ward.results.is_empty());
        }
    });
}

#[test]
fn who_is_only_enrolled_has_a_place_and_does_not_go_to_school_yet() {
    both_engines(async |store: &Store| {
        let (people, records, ana, web) = (&store.people, &store.records, &store.people.ana, Web::of(store));
        let her = people.arrival(records, child(people.east, "Весна")).await;
        let id = records.record_enrolment(ana, her, &enrolment(people.school, "guest", ago(20))).await.unwrap();
        // One guest day is recorded, and four are not.
        records.record_week(ana, her, id, monday(ago(7)), &week("present", 0)).await.unwrap();
        records.move_enrolment(ana, her, id, &moved("enrolled", 1, today())).await.unwrap();
        let kin = records.record_guardian(ana, her, None, &aunt("")).await.unwrap();
        records.let_see(ana, her, kin, &seeing("")).await.unwrap();
        let account = records.resident(ana, her, None).await.unwrap().guardians[0].seeing.as_ref().unwrap().account;
        enters(store, account).await;
        let them = web.session(&Actor { account, standing: Standing::Guardian, ..people.vera.clone() }).await;
        let home = async || web.get("/home", Some(&them)).await.body;
        let page = home().await;
        assert!(page.contains("Весна has a place at school and begins there.") && !page.contains("goes to school"), "{page}");
        assert!(page.contains("Of last week we can tell of 1 of 5 days: at school on 1 of them."), "{page}");
        assert!(page.contains("Her first day at school comes next.") && !page.contains("every day"), "{page}");
        records.move_enrolment(ana, her, id, &moved("attending", 2, today())).await.unwrap();
        assert!(home().await.contains("Весна goes to school."));
    });
}

#[test]
fn seeing_runs_only_within_its_days_and_ends_when_she_comes_of_age() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let her = case.resident;
        let mut version = 1;
        let mut with = async |change: &dyn Fn(SeeingForm) -> SeeingForm| {
            let form = change(seeing(&version.to_string()));
            version += 1;
            records.let_see(ana, her, case.guardian, &form).await.unwrap();
            sees(store, &case).await
        };
        let tomorrow = today().succ_opt().unwrap();
        assert_eq!(with(&|form| SeeingForm { from: tomorrow.into(), ..form }).await, 0);
        assert_eq!(with(&|form| SeeingForm { from: ago(9).into(), until: ago(1).into(), ..form }).await, 0);
        assert_eq!(with(&|form| SeeingForm { from: ago(9).into(), until: today().into(), ..form }).await, 1);
        assert_eq!(with(&|form| SeeingForm { state: "paused".into(), ..form }).await, 0);
        assert_eq!(with(&|form| SeeingForm { state: "ended".into(), ..form }).await, 0);
        assert_eq!(with(&|form| SeeingForm { said_on: ago(40).into(), ..form }).await, 1);
        // November 2026: she turns 18 this month, and said yes before it.
        let born = ResidentForm {
            version: "1".into(),
            birth_year: "2008".into(),
            birth_month: "11".into(),
            birth_source: "document".into(),
            ..ResidentForm::default()
        };
        records.edit_resident(ana, her, &born).await.unwrap();
        assert_eq!(sees(store, &case).await, 0);
        let answer = records.ward(&guardian(store, &case), her, None).await.err();
        assert_eq!(answer, Some(Failed(Problem::NotFound)));
        assert_eq!(with(&|form| form).await, 1);
        assert!(answered([], records.resident(ana, her, None).await.unwrap().resident.birth, today()) == Answered::ByHerself);
    });
}

#[test]
fn of_somebody_of_age_it_is_not_said_that_another_answers_for_her() {
    both_engines(async |store: &Store| {
        let (case, records, ana, web) = (Case::make(store).await, &store.records, &store.people.ana, Web::of(store));
        let session = web.session(ana).await;
        let page = async || web.get(&format!("/residents/{}", case.resident), Some(&session)).await.body;
        assert!(page().await.contains("Yes: By court decision, from"));
        // Her papers say that she is older than was thought.
        let born = ResidentForm {
            version: "1".into(),
            birth_year: "2005".into(),
            birth_source: "document".into(),
            ..ResidentForm::default()
        };
        records.edit_resident(ana, case.resident, &born).await.unwrap();
        let page = page().await;
        assert!(page.contains("No longer: By court decision, until she was 18"), "{page}");
        assert!(!page.contains("Yes: By court decision"), "{page}");
    });
}

#[test]
fn whoever_must_not_learn_where_she_is_loses_sight_in_the_same_moment() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let hidden = GuardianForm { contact: "must_not_learn".into(), ..aunt("1") };
        records.record_guardian(ana, case.resident, Some(case.guardian), &hidden).await.unwrap();
        assert_eq!((sees(store, &case).await, state(store, &case).await), (0, (SeeingState::Stopped, AccountState::Stopped)));
    });
}

#[test]
fn an_account_out_of_reach_is_neither_offered_nor_taken() {
    both_engines(async |store: &Store| {
        let (case, records, people) = (Case::make(store).await, &store.records, &store.people);
        let far = records.take_in(&people.vera, &crate::support::people::child(people.west, "Vesna")).await.unwrap();
        let uncle = records.record_guardian(&people.vera, far, None, &aunt("")).await.unwrap();
        assert!(records.guardian_page(&people.vera, far, Some(uncle), None, None).await.unwrap().accounts.is_empty());
        let same = SeeingForm { account: case.guardian_account.to_string(), ..seeing("") };
        let answer = records.let_see(&people.vera, far, uncle, &same).await;
        let not_an_option = Failed(Problem::Invalid(vec![FieldProblem::new("account", Fault::NotAnOption)]));
        assert_eq!(answer, Err(not_an_option));
        assert_eq!(records.stop_access(&people.vera, case.guardian_account).await, Err(Failed(Problem::NotFound)));
    });
}

#[test]
fn today_says_that_nobody_answers_and_whose_seeing_ends() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let about = async |her: Id<Resident>| -> Vec<What> {
            let page = records.today(ana, false).await.unwrap();
            page.lines.into_iter().filter(|line| line.resident == her).map(|line| line.what).collect()
        };
        assert!(!about(case.resident).await.contains(&What::NobodyAnswers));
        let gone = GuardianForm { law_until: ago(1).into(), ..aunt("1") };
        records.record_guardian(ana, case.resident, Some(case.guardian), &gone).await.unwrap();
        assert!(about(case.resident).await.contains(&What::NobodyAnswers));
        let soon = SeeingForm { until: (today() + chrono::Days::new(10)).into(), ..seeing("1") };
        records.let_see(ana, case.resident, case.guardian, &soon).await.unwrap();
        assert!(about(case.resident).await.iter().any(|what| matches!(what, What::SeeingEnds { .. })));
    });
}

#[test]
fn two_editors_of_what_a_guardian_sees_both_hear_of_it() {
    both_engines(async |store: &Store| {
        let (case, records, people) = (Case::make(store).await, &store.records, &store.people);
        records.let_see(&people.bea, case.resident, case.guardian, &seeing("1")).await.unwrap();
        let answer = records.let_see(&people.ana, case.resident, case.guardian, &seeing("1")).await;
        assert_eq!(answer, Err(Failed(Problem::Conflict(Rule::Changed))));
        let page = records.guardian_page(&people.ana, case.resident, Some(case.guardian), None, None).await.unwrap();
        assert_eq!(page.seeing_changed.unwrap().by, "bea");
    });
}

#[test]
fn the_guardians_pages_hold_no_word_that_gives_the_setting_away() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let (her, web) = (case.resident, Web::of(store));
        let hidden = GuardianForm { name: "PLANTED kin".into(), contact_how: "PLANTED how".into(), ..aunt("1") };
        records.record_guardian(ana, her, Some(case.guardian), &hidden).await.unwrap();
        let noted = SeeingForm { checked: "PLANTED check".into(), she_words: "PLANTED words".into(), ..seeing("1") };
        records.let_see(ana, her, case.guardian, &noted).await.unwrap();
        looked_at(store, her).await;
        on_a_course(store, her).await;
        at_work(store, her).await;
        enters(store, case.guardian_account).await;
        let session = web.session(&guardian(store, &case)).await;
        for path in
            ["/home".to_owned(), format!("/home/{her}"), "/me".to_owned(), format!("/residents/{her}"), "/nowhere".to_owned()]
        {
            let answer = web.get(&path, Some(&session)).await;
            let sent = format!("{:?}{}", answer.headers, answer.body);
            for place in ["School One", "East", "Europe/Skopje", "Bakery", "Macedonian"] {
                assert!(!sent.contains(place), "{place} at {path}: {sent}");
            }
            let sent = sent.to_lowercase();
            for word in ["planted", "shelter", "traffick", "victim", "refuge", "resident", "засолн", "жртв", "strehim", "viktim"]
            {
                // An address that was asked for is echoed by nothing.
                assert!(!sent.contains(word), "{word} at {path}: {sent}");
            }
        }
        let home = web.get("/home", Some(&session)).await.body;
        for told in ["Марија", "She reads short texts.", "She likes making things.", "She is on a course now.", "She works now."]
        {
            assert!(home.contains(told), "{told} in {home}");
        }
        let after = |heading: &str| home.split_once(heading).map(|(_, after)| after.split("</section>").next().unwrap()).unwrap();
        for (heading, told) in [
            ("id=\"well\"", "She works now."),
            ("id=\"next\"", "Term results come in January."),
            ("id=\"next\"", "She waits for a course to begin."),
            ("id=\"learns\"", "She is on a course now."),
        ] {
            assert!(after(heading).contains(told) && home.matches(told).count() == 1, "{told} at {heading} in {home}");
        }
    });
}

#[test]
fn of_a_guardian_written_down_twice_what_was_paused_or_ended_opens_nothing() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let again = records.record_guardian(ana, case.resident, None, &forms::aunt("")).await.unwrap();
        let account = case.guardian_account.to_string();
        let second =
            SeeingForm { groups: vec!["results".into()], account, user: String::new(), called: "Мара".into(), ..seeing("") };
        records.let_see(ana, case.resident, again, &second).await.unwrap();
        let theirs = guardian(store, &case);
        assert!(records.ward(&theirs, case.resident, None).await.unwrap().ward.school.is_some());
        for (version, state) in [("1", "paused"), ("2", "ended")] {
            let form = SeeingForm { state: state.into(), called: "First".into(), ..seeing(version) };
            records.let_see(ana, case.resident, case.guardian, &form).await.unwrap();
            let ward = records.ward(&theirs, case.resident, None).await.unwrap().ward;
            assert_eq!((ward.groups, ward.school, ward.called.as_str()), (vec![FieldGroup::Results], None, "Мара"), "{state}");
            assert_eq!(records.wards(&theirs).await.unwrap()[0].called, "Мара");
        }
    });
}
