//! What happened, on a page of its own: what she shares of her goals is in it for as long as she shares it.
//! And what her page says after something was kept.

use domain::{
    attendance::{WeekForm, monday},
    goals::StepForm,
    notes::NoteForm,
    placements::{AnswerExceptionForm, ExceptionForm, PlacementForm},
    tasks::TaskForm,
};

use crate::{
    placements::{aged, employer, job, now, one},
    support::{
        case::herself,
        forms::{goal, mark, see, task, week},
        people::{ago, child, enrolment, today},
        store::{Store, both_engines},
        web::Web,
    },
};

#[test]
fn a_goal_she_shares_is_in_her_story_by_her_own_words_until_she_takes_it_back() {
    both_engines(async |store: &Store| {
        let (people, records, web) = (&store.people, &store.records, Web::of(store));
        let resident = people.arrival(records, child(people.east, "Марија")).await;
        let (her, ana) = (herself(store, resident), web.session(&people.ana).await);
        let story = async |kind: &str| web.get(&format!("/residents/{resident}/story{kind}"), Some(&ana)).await.body;
        assert!(!story("").await.contains("Goals she shares"), "there is no such kind yet");
        let shared = records.keep_goal(&her, None, &goal("Become a baker", "us")).await.unwrap();
        let step = records.add_step(&her, shared, &StepForm { words: "Visit the class".into() }).await.unwrap();
        records.mark_step(&her, step, &mark(1, "done")).await.unwrap();
        records.keep_goal(&her, None, &goal("Only mine", "me")).await.unwrap();
        let lines = story("?kind=goals").await;
        assert!(lines.contains("Become a baker") && lines.contains("Her goal: ") && lines.contains("She did a step"), "{lines}");
        assert!(lines.contains("Visit the class") && !lines.contains("Only mine"), "{lines}");
        let page = web.get(&format!("/residents/{resident}"), Some(&ana)).await.body;
        let (_, section) = page.split_once("id=\"story\"").unwrap();
        assert!(section.contains("Become a baker"));
        records.share_goal(&her, shared, &see(2, "me")).await.unwrap();
        let lines = story("").await;
        assert!(!lines.contains("baker") && !lines.contains("Visit the class") && !lines.contains("Goals she shares"), "{lines}");
    });
}

#[test]
fn a_week_in_which_she_missed_a_day_is_one_line_on_the_last_of_them() {
    both_engines(async |store: &Store| {
        let (people, records, web) = (&store.people, &store.records, Web::of(store));
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let id = records.record_enrolment(&people.ana, her, &enrolment(people.school, "attending", ago(30))).await.unwrap();
        let day = |mark| week(mark, 0).d1;
        let (missed, well) = (monday(ago(7)), monday(ago(14)));
        let form = WeekForm { d2: day("absent"), d3: day("late"), d4: day("absent"), d5: day("present"), ..week("absent", 0) };
        records.record_week(&people.ana, her, id, missed, &form).await.unwrap();
        records.record_week(&people.ana, her, id, well, &week("late", 0)).await.unwrap();
        let page = web.get(&format!("/residents/{her}/story?kind=school"), Some(&web.session(&people.ana).await)).await.body;
        let lines: Vec<&str> = page.split("<li").filter(|line| line.contains("Week of")).collect();
        let last = format!("datetime=\"{}\"", missed + chrono::Days::new(3));
        assert!(lines.len() == 1 && lines[0].contains(&last), "{lines:?}");
        assert!(lines[0].contains("3 days missed, 1 late"), "{lines:?}");
    });
}

#[test]
fn a_task_is_told_on_the_day_it_was_written_and_again_once_it_is_done() {
    both_engines(async |store: &Store| {
        let (people, records, web) = (&store.people, &store.records, Web::of(store));
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let ana = web.session(&people.ana).await;
        records.record_task(&people.ana, her, None, &TaskForm { due: ago(5).into(), ..task() }).await.unwrap();
        let told = async || {
            let page = web.get(&format!("/residents/{her}/story?kind=tasks"), Some(&ana)).await.body;
            let (_, story) = page.split_once("class=\"story\"").unwrap();
            let (story, _) = story.split_once("</ol>").unwrap();
            story.split("<li").skip(1).map(str::to_owned).collect::<Vec<_>>()
        };
        let open = told().await;
        let on = format!("datetime=\"{}\"", today());
        assert!(open.len() == 1 && open[0].contains(&on) && open[0].contains("To do: Call the school"), "{open:?}");
        let task = records.resident(&people.ana, her, None).await.unwrap().tasks[0].id;
        records.settle_task(&people.ana, her, task, true).await.unwrap();
        let done = told().await;
        assert!(done.len() == 2 && done[0].contains("Done: Call the school") && done[1] == open[0], "{done:?}");
    });
}

#[test]
fn an_exception_of_one_day_stands_between_the_check_and_what_followed() {
    both_engines(async |store: &Store| {
        let (people, records, web) = (&store.people, &store.records, Web::of(store));
        let (her, bakery) = (aged(store, 20).await, employer(store).await);
        let form = PlacementForm { on: today().into(), ..job(bakery) };
        let id = records.record_placement(&people.ana, her, &form).await.unwrap();
        let ask = ExceptionForm { version: "1".into(), reason: "The visit is next week".into() };
        records.ask_exception(&people.ana, her, id, &ask).await.unwrap();
        let asked = one(store, her, id).await.exceptions[0].id;
        let yes = AnswerExceptionForm { agree: "yes".into(), words: String::new() };
        records.answer_exception(&people.lead, her, id, asked, &yes).await.unwrap();
        for (version, to) in [(1, "agreed"), (2, "started")] {
            records.move_placement(&people.ana, her, id, &now(to, version)).await.unwrap();
        }
        let page = web.get(&format!("/residents/{her}/story?kind=work"), Some(&web.session(&people.ana).await)).await.body;
        let (_, story) = page.split_once("class=\"story\"").unwrap();
        let (story, _) = story.split_once("</ol>").unwrap();
        let lines: Vec<&str> = story.split("<li").skip(1).collect();
        let order = [": Started", ": Agreed", "agreed that she starts", "asked a lead", ": Checking"];
        assert_eq!(lines.len(), order.len(), "{lines:?}");
        for (line, said) in lines.iter().zip(order) {
            assert!(line.contains(said), "{said}: {lines:?}");
        }
    });
}

#[test]
fn what_was_kept_is_said_above_its_section_and_an_address_can_say_nothing_else() {
    both_engines(async |store: &Store| {
        let (people, web) = (&store.people, Web::of(store));
        let her = people.arrival(&store.records, child(people.east, "Марија")).await;
        let ana = web.session(&people.ana).await;
        let page = async |saved: &str| web.get(&format!("/residents/{her}{saved}"), Some(&ana)).await.body;
        let work = page("?saved=work").await;
        let (before, after) = work.split_once("id=\"saved\"").unwrap();
        assert!(before.contains("id=\"courses\"") && after.contains("id=\"work\"") && !before.contains("id=\"work\""), "{work}");
        for nothing in ["", "?saved=", "?saved=Work", "?saved=anything"] {
            assert!(!page(nothing).await.contains("id=\"saved\""), "{nothing}");
        }
    });
}

#[test]
fn paper_says_how_old_it_is_and_who_printed_it_and_holds_no_note_for_named_staff() {
    both_engines(async |store: &Store| {
        let (people, records, web) = (&store.people, &store.records, Web::of(store));
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let note =
            |words: &str, restricted: &str| NoteForm { words: words.into(), restricted: restricted.into(), ..NoteForm::default() };
        records.record_note(&people.ana, her, None, &note("For named staff", "on")).await.unwrap();
        records.record_note(&people.ana, her, None, &note("For the team", "")).await.unwrap();
        let ana = web.session(&people.ana).await;
        for path in [
            format!("/residents/{her}"),
            format!("/residents/{her}/story"),
            "/residents?view=all&print=1".into(),
            "/placements".into(),
        ] {
            let page = web.get(&path, Some(&ana)).await.body;
            let (_, head) = page.split_once("class=\"print-head\"").expect(&path);
            assert!(head.contains("Printed by") && head.contains("As it stood on"), "{path}");
            for line in page.split("<li").filter(|line| line.contains("For named staff")) {
                assert!(line.starts_with(" class=\"no-print\""), "{path}: {line}");
            }
            assert!(!page.split("<li").any(|line| line.contains("For the team") && line.contains("no-print")), "{path}");
        }
        let page = web.get(&format!("/residents/{her}"), Some(&ana)).await.body;
        let (before, _) = page.split_once("Hand over or put right").unwrap();
        assert!(before.rsplit("<p").next().unwrap().starts_with(" class=\"small no-print\""), "paper cannot be clicked: {page}");
    });
}
