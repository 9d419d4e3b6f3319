//! Sittings: scored when they are written, gone on with, read by the edition they were begun with.

use domain::{
    assessments::{Key, SittingForm},
    ids::{Id, Resident},
    problem::{Problem, Rule},
    tasks::What,
};
use records::Failed;

use crate::{
    goals::signed_in,
    support::{
        case::Case,
        forms::reading,
        people::{ago, today},
        store::{Store, both_engines},
        web::{Web, pairs},
    },
};

#[test]
fn between_two_questions_a_look_leads_to_itself_unfinished_and_at_the_end_to_all_looks() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let (her, day, year) = (case.resident.to_string(), today().format("%d %m").to_string(), today().format("%Y").to_string());
        let (day, month) = day.split_once(' ').unwrap();
        let send = async |sitting: &str, version: &str, go_on: &str| {
            let body = pairs(&[
                ("_form", &uuid::Uuid::new_v4().to_string()),
                ("resident", &her),
                ("sitting", sitting),
                ("form[version]", version),
                ("form[instrument]", "reading"),
                ("form[on][day]", day),
                ("form[on][month]", month),
                ("form[on][year]", &year),
                ("form[answers][text_1a]", "yes"),
                ("form[done]", "on"),
                ("form[go_on]", go_on),
            ]);
            web.post("/do/record_sitting", body, Some(&ana)).await.location().to_owned()
        };
        let looks = format!("/residents/{her}/assessments");
        let own = send("", "0", "on").await;
        let id = own.strip_prefix(&format!("{looks}/")).unwrap().to_owned();
        let done = async || store.records.resident(&store.people.ana, case.resident, None).await.unwrap().sittings[0].done;
        assert!(!done().await);
        assert_eq!(send(&id, "1", "on").await, own);
        assert_eq!((send(&id, "2", "").await, done().await), (format!("{looks}?saved=here#saved"), true));
    });
}

#[test]
fn a_look_that_is_gone_on_with_is_finished_at_its_end_as_one_that_is_begun() {
    both_engines(async |store: &Store| {
        let (case, web, ana) = (Case::make(store).await, Web::of(store), &store.people.ana);
        let half = SittingForm { done: String::new(), ..reading("", &[("text_1a", "yes")]) };
        let id = store.records.record_sitting(ana, case.resident, None, &half).await.unwrap();
        let (session, looks) = (web.session(ana).await, format!("/residents/{}/assessments", case.resident));
        for path in [format!("{looks}/new?of=reading"), format!("{looks}/{id}")] {
            let page = web.get(&path, Some(&session)).await.body;
            let tick = page.split("<input").find(|part| part.contains("id=\"f-done\"")).unwrap();
            assert!(tick.split('>').next().unwrap().contains(" checked"), "{path}: {tick}");
        }
    });
}

#[test]
fn a_half_done_sitting_is_kept_and_gone_on_with() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let half =
            SittingForm { done: String::new(), words: "Tomorrow more </textarea>".into(), ..reading("", &[("text_1a", "yes")]) };
        let id = records.record_sitting(ana, case.resident, None, &half).await.unwrap();
        let stands = records.sitting_page(ana, case.resident, Some(id), None).await.unwrap().stands.unwrap();
        assert_eq!((stands.done, stands.scores[0].value, stands.by.as_str()), (false, Some(1), "ana"));
        let rest = SittingForm { done: "on".into(), ..SittingForm::from(&stands) };
        let mut rest = SittingForm { answers: rest.answers.clone(), ..rest };
        rest.answers.insert("text_2a".into(), "yes".into());
        records.record_sitting(&store.people.bea, case.resident, Some(id), &rest).await.unwrap();
        let page = records.sitting_page(ana, case.resident, Some(id), None).await.unwrap();
        let stands = page.stands.unwrap();
        assert_eq!(
            (stands.done, stands.scores[0].value, stands.by.as_str(), page.changed.unwrap().by),
            (true, Some(2), "ana", "bea".to_owned())
        );
        let again = records.record_sitting(ana, case.resident, Some(id), &rest).await;
        assert_eq!(again, Err(Failed(Problem::Conflict(Rule::Changed))));
    });
}

#[test]
fn skipping_everything_is_a_sitting_and_no_score() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        records.record_sitting(ana, case.resident, None, &reading("", &[])).await.unwrap();
        let sittings = records.resident(ana, case.resident, None).await.unwrap().sittings;
        assert_eq!((sittings.len(), sittings[0].scores[0].value, sittings[0].scores[0].answered), (1, None, 0));
    });
}

/// A page about her; `path` follows her address.
async fn read(web: &Web<'_>, session: &str, her: Id<Resident>, path: &str) -> String {
    web.get(&format!("/residents/{her}{path}"), Some(session)).await.body
}

fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    page.split_once(from).and_then(|(_, rest)| rest.split(to).next()).unwrap_or_else(|| panic!("{from}: {page}"))
}

#[test]
fn a_look_with_nothing_answered_says_so_and_leaves_what_she_can_do() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let skills = |days: u64, answers: &[(&str, &str)]| SittingForm {
            instrument: "life_skills".into(),
            on: ago(days).into(),
            ..reading("", answers)
        };
        let empty = SittingForm { instrument: "interests".into(), ..reading("", &[]) };
        let could = skills(60, &[("travel_a", "yes"), ("money_a", "help")]);
        let review = SittingForm { next_review: today().into(), ..skills(2, &[]) };
        for form in [could, review, empty] {
            records.record_sitting(ana, case.resident, None, &form).await.unwrap();
        }
        let web = Web::of(store);
        let session = web.session(ana).await;
        let record = read(&web, &session, case.resident, "").await;
        let section = between(&record, "id=\"skills\"", "</section>");
        for part in ["Getting around", "<b>Mostly alone</b>", "<b>With help</b>", "Look again by"] {
            assert!(section.contains(part), "{part}: {section}");
        }
        assert_eq!(section.matches("Nothing was answered").count(), 1, "the interests: {section}");
        let all = read(&web, &session, case.resident, "/assessments").await;
        let (now, looks) = all.split_once("id=\"looks\"").unwrap();
        for part in ["<b>Mostly alone</b>", "<b>With help</b>", ": nothing was answered"] {
            assert!(now.contains(part), "{part}: {now}");
        }
        assert_eq!(looks.matches("Nothing was answered").count(), 2, "{looks}");
        assert_eq!(looks.matches("What it came to").count(), 1, "{looks}");
    });
}

#[test]
fn what_she_could_do_before_stands_in_words_where_it_was_skipped_now() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        for (days, answers) in [(60, vec![("travel_a", "yes"), ("money_a", "help")]), (2, vec![("money_a", "yes")])] {
            let form = SittingForm { instrument: "life_skills".into(), on: ago(days).into(), ..reading("", &answers) };
            records.record_sitting(ana, case.resident, None, &form).await.unwrap();
        }
        let web = Web::of(store);
        let session = web.session(ana).await;
        let all = read(&web, &session, case.resident, "/assessments").await;
        let travel = between(&all, ">Getting around</span></th>", "</tr>");
        assert!(travel.contains("Mostly alone at the first look, skipped now"), "{travel}");
    });
}

#[test]
fn every_finished_look_says_in_words_what_it_came_to() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let look = |days: u64, item: &str| SittingForm { on: ago(days).into(), ..reading("", &[(item, "yes")]) };
        let half = SittingForm { done: String::new(), ..look(0, "text_4a") };
        let likes = SittingForm {
            instrument: "interests".into(),
            on: ago(90).into(),
            ..reading("", &[("making_a", "like"), ("order_a", "not")])
        };
        for form in [look(60, "text_1a"), look(30, "text_2a"), look(1, "text_3a"), half, likes] {
            records.record_sitting(ana, case.resident, None, &form).await.unwrap();
        }
        let web = Web::of(store);
        let session = web.session(ana).await;
        let all = read(&web, &session, case.resident, "/assessments").await;
        let (_, looks) = all.split_once("id=\"looks\"").unwrap();
        let said: Vec<&str> =
            looks.split("<details class=\"add fold\"").skip(1).map(|rest| rest.split("</details>").next().unwrap()).collect();
        assert_eq!(said.len(), 4, "the half of one is not there: {looks}");
        for (said, words) in
            said.iter().zip([&["A page"][..], &["Short texts"], &["Words"], &["Making things", "Not now: ", "Skipped: "]])
        {
            assert!(words.iter().all(|words| said.contains(words)), "{words:?}: {said}");
            assert!(!said.contains("<svg"), "{said}");
        }
    });
}

#[test]
fn a_sitting_of_an_earlier_edition_is_read_by_it_and_stays_of_it() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let digital = |edition: &str, item: &str| SittingForm {
            instrument: "digital".into(),
            edition: edition.into(),
            ..reading("", &[(item, "yes")])
        };
        let id = records.record_sitting(ana, case.resident, None, &digital("1", "digital_1a")).await.unwrap();
        let newer = SittingForm { version: "1".into(), ..digital("2", "digital_1d") };
        assert_eq!(records.record_sitting(ana, case.resident, Some(id), &newer).await, Err(Failed(Problem::NotFound)));
        let not_in_it = records.record_sitting(ana, case.resident, None, &digital("1", "digital_1d")).await;
        assert!(matches!(not_in_it, Err(Failed(Problem::Invalid(_)))));
        let stands = records.sitting_page(ana, case.resident, Some(id), None).await.unwrap().stands.unwrap();
        assert_eq!((stands.instrument, stands.edition, stands.scores[0].value), (Key::Digital, 1, Some(1)));
    });
}

#[test]
fn the_day_to_look_again_stands_on_today_until_there_is_a_new_look() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let due = async || {
            let lines = records.today(ana, false).await.unwrap().lines;
            lines.iter().filter(|line| matches!(line.what, What::Review { .. })).count()
        };
        let old = SittingForm { on: ago(90).into(), next_review: today().into(), ..reading("", &[]) };
        records.record_sitting(ana, case.resident, None, &old).await.unwrap();
        assert_eq!(due().await, 1);
        records.record_sitting(ana, case.resident, None, &reading("", &[("text_1a", "yes")])).await.unwrap();
        assert_eq!(due().await, 0);
    });
}

#[test]
fn a_look_at_one_language_does_not_become_one_at_another() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let look = |version: &str, language: &str| SittingForm {
            instrument: "language".into(),
            language: language.into(),
            ..reading(version, &[])
        };
        let id = records.record_sitting(ana, case.resident, None, &look("", "mk")).await.unwrap();
        let other = records.record_sitting(ana, case.resident, Some(id), &look("1", "sq")).await;
        assert_eq!(other, Err(Failed(Problem::NotFound)));
    });
}

#[test]
fn a_look_left_open_settles_nothing_on_today() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let old = SittingForm { on: ago(90).into(), next_review: today().into(), ..reading("", &[]) };
        records.record_sitting(ana, case.resident, None, &old).await.unwrap();
        let half = SittingForm { done: String::new(), ..reading("", &[("text_1a", "yes")]) };
        records.record_sitting(ana, case.resident, None, &half).await.unwrap();
        let lines = records.today(ana, false).await.unwrap().lines;
        assert_eq!(lines.iter().filter(|line| matches!(line.what, What::Review { .. })).count(), 1);
    });
}

#[test]
fn somebody_elses_sitting_is_missing_from_hers() {
    both_engines(async |store: &Store| {
        let (one, other, records, ana) = (Case::make(store).await, Case::make(store).await, &store.records, &store.people.ana);
        let id = records.record_sitting(ana, other.resident, None, &reading("", &[])).await.unwrap();
        let missing = Some(Failed(Problem::NotFound));
        assert_eq!(records.sitting_page(ana, one.resident, Some(id), None).await.err(), missing);
        assert_eq!(records.record_sitting(ana, one.resident, Some(id), &reading("1", &[])).await.err(), missing);
    });
}

#[test]
fn her_record_shows_a_small_line_beside_each_part_and_says_it_in_words() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let speaks = SittingForm {
            instrument: "language".into(),
            language: "mk".into(),
            ..reading("", &[("speaking_1a", "yes"), ("speaking_1b", "yes")])
        };
        let likes = SittingForm { instrument: "interests".into(), ..reading("", &[("making_a", "like")]) };
        let before = SittingForm { on: ago(90).into(), ..reading("", &[("text_1a", "yes")]) };
        for form in [before, reading("", &[("text_3a", "yes")]), speaks, likes] {
            records.record_sitting(ana, case.resident, None, &form).await.unwrap();
        }
        let web = Web::of(store);
        let page = web.get(&format!("/residents/{}", case.resident), Some(&web.session(ana).await)).await.body;
        let skills = page.split("id=\"skills\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap();
        let lines: Vec<&str> = skills.split("<tr>").filter(|line| line.contains("scope=\"row\"")).collect();
        assert_eq!(lines.len(), 2, "what was skipped has no line: {skills}");
        for (part, words) in [("Speaking", "A1"), ("Reading", "A page")] {
            let line = lines.iter().find(|line| line.contains(&format!(">{part}</span></th>"))).expect(skills);
            assert!(line.contains("<svg") && line.contains("aria-hidden") && line.contains(&format!("<b>{words}</b>")), "{line}");
        }
        assert!(skills.contains("Words") && skills.contains("Making things"), "{skills}");
        // The look at reading is called as its only part is: its title says it to the eye.
        assert!(skills.contains("<th scope=\"row\"><span class=\"vh\">Reading</span></th>"), "{skills}");
    });
}

#[test]
fn what_was_asked_no_further_says_so_beside_its_value_and_only_there() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let answers = [("listening_0a", "yes"), ("reading_0a", "not_yet"), ("speaking_1a", "yes"), ("speaking_2a", "not_yet")];
        let form = SittingForm { instrument: "language".into(), language: "mk".into(), ..reading("", &answers) };
        records.record_sitting(ana, case.resident, None, &form).await.unwrap();
        let web = Web::of(store);
        let session = web.session(ana).await;
        for path in ["", "/assessments"] {
            let page = web.get(&format!("/residents/{}{path}", case.resident), Some(&session)).await.body;
            let lines: Vec<&str> = page.split("<tr>").filter(|line| line.starts_with("<th scope=\"row\">")).collect();
            for (part, value, no_further) in
                [("Listening", "Pre-A1", true), ("Reading", "Pre-A1", false), ("Speaking", "A1", false)]
            {
                let line = lines.iter().find(|line| line.contains(&format!(">{part}<"))).expect(&page);
                let line = line.split("</tr>").next().unwrap();
                assert!(line.contains(&format!("<b>{value}</b>")), "{line}");
                assert_eq!(line.contains("Not asked further"), no_further, "{line}");
            }
        }
    });
}

#[test]
fn she_reads_what_she_can_do_in_sentences_of_finished_looks_alone() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let her = signed_in(store, case.resident).await;
        assert_eq!(records.what_i_can(&her).await.unwrap().0, []);
        let look = |on: u64, item: &str, done: &str| SittingForm {
            on: ago(on).into(),
            done: done.into(),
            words: "Written down".into(),
            ..reading("", &[(item, "yes")])
        };
        for form in [look(90, "text_1a", "on"), look(9, "text_3a", "on"), look(1, "text_4a", "")] {
            records.record_sitting(ana, case.resident, None, &form).await.unwrap();
        }
        let (looks, _) = records.what_i_can(&her).await.unwrap();
        assert_eq!(looks.iter().map(|one| one.says[0].name()).collect::<Vec<_>>(), ["text-3"]);
        let web = Web::of(store);
        let session = web.session(&her).await;
        let page = web.get("/mine/can", Some(&session)).await.body;
        let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        assert!(main.contains("You read a whole page."), "{main}");
        for not_hers in ["Reading 3", "of 4", "text-3", "Written down", "ana", "You read words"] {
            assert!(!main.contains(not_hers), "{not_hers} in {main}");
        }
    });
}
