//! The list of residents: its orders, its filters, its pages, and its ready questions.

use std::collections::BTreeSet;

use domain::{
    codes::Code,
    enrolments::{EnrolmentForm, StateCode},
    ids::{Id, Resident, Site},
    problem::{Fault, FieldProblem, Problem},
    residents::{IntakeForm, ListForm, View},
};
use records::{
    Failed,
    residents::{List, ListRow},
};
use strum::VariantArray;
use uuid::Uuid;

use crate::{
    places,
    residents::leaves,
    support::{
        forms::find,
        people::{ago, bare, child, enrolment, moved, today},
        store::{Store, both_engines},
        web::{Web, pairs},
    },
};

fn over(days: &str) -> ListForm {
    ListForm { over: days.into(), ..ListForm::default() }
}

fn ids(list: &List) -> Vec<Id<Resident>> {
    list.rows.iter().map(|row| row.case.id).collect()
}

/// One who is of school age.
fn young(site: Id<Site>, arrived: u64) -> IntakeForm {
    IntakeForm { birth_year: "2014".into(), ..bare(site, arrived) }
}

/// 120 people who arrived on 40 days, three on each.
async fn many(store: &Store) -> BTreeSet<Id<Resident>> {
    let mut all = BTreeSet::new();
    for number in 0..120_u64 {
        all.insert(store.people.arrival(&store.records, young(store.people.east, number % 40)).await);
    }
    all
}

/// What was asked, page after page to the last.
async fn turned(store: &Store, asked: &ListForm, total: usize) -> Vec<ListRow> {
    let (mut after, mut rows) = (None, Vec::new());
    for _ in 0..4 {
        let list = store.records.residents(&store.people.ana, asked.clone(), after, false).await.unwrap();
        assert_eq!(list.total, total, "{asked:?}");
        rows.extend(list.rows);
        after = list.more;
        if after.is_none() {
            return rows;
        }
    }
    panic!("no end of {asked:?}");
}

#[test]
fn turning_pages_shows_everybody_once_in_every_order() {
    both_engines(async |store: &Store| {
        let all = many(store).await;
        for sort in ["", "arrived", "waiting", "reference"] {
            let rows = turned(store, &ListForm { sort: sort.into(), ..ListForm::default() }, 120).await;
            let seen: BTreeSet<_> = rows.iter().map(|row| row.case.id).collect();
            assert!(rows.len() == 120 && seen == all, "{sort}: {} rows", rows.len());
            let in_order = match sort {
                "reference" => rows.is_sorted_by_key(|row| row.case.reference.clone()),
                "waiting" => rows.is_sorted_by_key(|row| row.case.arrived_on),
                _ => rows.is_sorted_by_key(|row| std::cmp::Reverse(row.case.arrived_on)),
            };
            assert!(in_order, "by {sort}");
        }
    });
}

#[test]
fn to_go_on_after_somebody_out_of_reach_answers_as_after_nobody() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let earlier = people.arrival(records, young(people.east, 50)).await;
        let later = people.arrival(records, young(people.east, 30)).await;
        let theirs = records.take_in(&people.vera, &young(people.west, 40)).await.unwrap();
        for (sort, all) in [("", [later, earlier]), ("waiting", [earlier, later])] {
            let asked = ListForm { sort: sort.into(), ..ListForm::default() };
            for after in [theirs, Id::new(Uuid::now_v7())] {
                let list = records.residents(&people.ana, asked.clone(), Some(after), false).await.unwrap();
                assert_eq!(ids(&list), all, "{sort}");
            }
            let list = records.residents(&people.ana, asked, Some(all[0]), false).await.unwrap();
            assert_eq!(ids(&list), [all[1]], "{sort}");
        }
    });
}

#[test]
fn a_list_by_name_reads_as_an_alphabet_with_the_nameless_last() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        for one in ["Vesna", "Ана", "", "Mara"] {
            people.arrival(&store.records, child(people.east, one)).await;
        }
        let asked = ListForm { sort: "name".into(), ..ListForm::default() };
        let rows = store.records.residents(&people.ana, asked, None, false).await.unwrap().rows;
        let names: Vec<_> = rows.into_iter().map(|row| row.case.name.unwrap_or_default()).collect();
        assert_eq!(names, ["Ана", "Mara", "Vesna", ""]);
    });
}

#[test]
fn a_filter_narrows_the_list_and_counts_what_it_shows() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let waits = people.arrival(records, young(people.east, 95)).await;
        let new = people.arrival(records, young(people.east, 5)).await;
        let outside = people.arrival(records, IntakeForm { phase: "supported_outside".into(), ..bare(people.east, 4) }).await;
        let pupil = records.take_in(&people.bea, &young(people.east, 99)).await.unwrap();
        records.record_enrolment(&people.bea, pupil, &enrolment(people.school, "attending", ago(30))).await.unwrap();
        for (asked, expected) in [
            (over("90"), vec![waits]),
            (ListForm { school: "attending".into(), ..ListForm::default() }, vec![pupil]),
            (ListForm { phase: "supported_outside".into(), ..ListForm::default() }, vec![outside]),
            (ListForm { coordinator: people.bea.account.to_string(), ..ListForm::default() }, vec![pupil]),
            (ListForm { site: people.west.to_string(), ..ListForm::default() }, vec![]),
            (ListForm { site: people.east.to_string(), ..ListForm::default() }, vec![outside, new, waits, pupil]),
        ] {
            let list = records.residents(&people.ana, asked.clone(), None, false).await.unwrap();
            assert_eq!(ids(&list), expected, "{asked:?}");
            assert_eq!(list.total, expected.len(), "{asked:?}");
        }
    });
}

#[test]
fn the_school_state_asked_for_is_where_she_stands_now_as_her_row_has_it() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (_, run) = places::course(store, "").await;
        let her = async |ways: &[(i32, &[&str])]| {
            let id = people.arrival(records, child(people.east, "")).await;
            for (year, way) in ways {
                let form = EnrolmentForm { school_year: year.to_string(), ..enrolment(people.school, way[0], ago(20)) };
                let enrolment = records.record_enrolment(&people.ana, id, &form).await.unwrap();
                for (version, to) in (1..).zip(&way[1..]) {
                    records.move_enrolment(&people.ana, id, enrolment, &moved(to, version, ago(20))).await.unwrap();
                }
            }
            id
        };
        let needs_next = her(&[(2027, &["enrolled", "year_ended"])]).await;
        let on_course = her(&[(2027, &["enrolled", "year_ended"])]).await;
        places::at(store, on_course, run, &["attending"]).await;
        let went_on = her(&[(2026, &["attending", "year_ended"]), (2027, &["enrolled"])]).await;
        let told_later = her(&[(2027, &["enrolled"]), (2026, &["attending", "year_ended"])]).await;
        let open_before = her(&[(2026, &["attending", "interrupted"]), (2027, &["enrolled", "year_ended"])]).await;
        let looks_again = her(&[(2026, &["attending", "year_ended"]), (2027, &["applied"])]).await;
        let twice_in_a_year = her(&[(2027, &["applied", "stopped"]), (2027, &["enrolled", "year_ended", "completed"])]).await;
        let none = her(&[]).await;
        let everybody = records.residents(&people.ana, ListForm::default(), None, false).await.unwrap();
        for (state, expected) in [
            ("year_ended", vec![needs_next, on_course]),
            ("enrolled", vec![went_on, told_later]),
            ("interrupted", vec![open_before]),
            ("applied", vec![looks_again]),
            ("completed", vec![twice_in_a_year]),
            ("stopped", vec![]),
        ] {
            let asked = ListForm { school: state.into(), ..ListForm::default() };
            let list = records.residents(&people.ana, asked, None, false).await.unwrap();
            assert_eq!(ids(&list).into_iter().collect::<BTreeSet<_>>(), expected.iter().copied().collect(), "{state}");
            assert_eq!((list.total, &list.counts), (expected.len(), &everybody.counts), "{state}");
        }
        for &state in StateCode::VARIANTS {
            let asked = ListForm { school: state.code().into(), ..ListForm::default() };
            let list = records.residents(&people.ana, asked, None, false).await.unwrap();
            let rows = everybody.rows.iter().filter(|row| row.case.school.as_ref().is_some_and(|school| school.state == state));
            assert_eq!(ids(&list), rows.map(|row| row.case.id).collect::<Vec<_>>(), "{state:?}");
        }
        assert!(everybody.rows.iter().any(|row| row.case.id == none && row.case.school.is_none()));
        for row in &everybody.rows {
            let enrolments = records.resident(&people.ana, row.case.id, None).await.unwrap().enrolments;
            let current = records::enrolments::current(&enrolments).map(|one| one.id);
            assert_eq!(current, row.case.school.as_ref().map(|school| school.id));
        }
    });
}

#[test]
fn no_day_is_missing_while_school_is_interrupted() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let ana = web.session(&people.ana).await;
        let her = people.arrival(records, child(people.east, "")).await;
        let id = records.record_enrolment(&people.ana, her, &enrolment(people.school, "attending", ago(25))).await.unwrap();
        let first = async || {
            let list = records.residents(&people.ana, ListForm::default(), None, false).await.unwrap();
            list.rows[0].case.school.as_ref().unwrap().first
        };
        let read = async || {
            let [list, record] = ["/residents".to_owned(), format!("/residents/{her}")];
            [web.get(&list, Some(&ana)).await.body, web.get(&record, Some(&ana)).await.body]
        };
        assert_eq!(first().await, Some(ago(25)));
        for page in read().await {
            assert!(page.contains(" not recorded") && !page.contains("Not at school"), "{page}");
        }
        records.move_enrolment(&people.ana, her, id, &moved("interrupted", 1, ago(20))).await.unwrap();
        assert_eq!(first().await, None);
        for page in read().await {
            assert!(page.contains("Not at school") && !page.contains(" not recorded"), "{page}");
        }
        records.move_enrolment(&people.ana, her, id, &moved("attending", 2, ago(1))).await.unwrap();
        assert_eq!(first().await, Some(ago(1)));
    });
}

#[test]
fn the_days_waited_are_any_number_and_join_every_other_filter() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        people.arrival(records, young(people.east, 0)).await;
        let waits = people.arrival(records, young(people.east, 95)).await;
        let outside = people.arrival(records, IntakeForm { phase: "supported_outside".into(), ..young(people.east, 4) }).await;
        let asks = people.arrival(records, young(people.east, 50)).await;
        records.record_enrolment(&people.ana, asks, &enrolment(people.school, "applied", ago(30))).await.unwrap();
        let pupil = records.take_in(&people.bea, &young(people.east, 99)).await.unwrap();
        records.record_enrolment(&people.bea, pupil, &enrolment(people.school, "attending", ago(30))).await.unwrap();
        for (asked, expected) in [
            (over("0"), vec![outside, asks, waits]),
            (over("49"), vec![asks, waits]),
            (over("50"), vec![waits]),
            (over("95"), vec![]),
            (over("1000"), vec![]),
            (ListForm { school: "applied".into(), ..over("0") }, vec![asks]),
            (ListForm { school: "applied".into(), ..over("50") }, vec![]),
            (ListForm { school: "attending".into(), ..over("0") }, vec![]),
            (ListForm { phase: "supported_outside".into(), ..over("3") }, vec![outside]),
            (ListForm { site: people.west.to_string(), ..over("0") }, vec![]),
            (ListForm { coordinator: people.bea.account.to_string(), ..over("0") }, vec![]),
            (
                ListForm {
                    site: people.east.to_string(),
                    phase: "in_residence".into(),
                    school: "applied".into(),
                    coordinator: people.ana.account.to_string(),
                    sort: "waiting".into(),
                    ..over("7")
                },
                vec![asks],
            ),
        ] {
            let list = records.residents(&people.ana, asked.clone(), None, false).await.unwrap();
            assert_eq!(ids(&list), expected, "{asked:?}");
            assert_eq!(list.total, expected.len(), "{asked:?}");
        }
    });
}

#[test]
fn turning_pages_of_those_who_wait_long_shows_each_once() {
    both_engines(async |store: &Store| {
        many(store).await;
        for sort in ["", "waiting", "reference"] {
            let rows = turned(store, &ListForm { sort: sort.into(), ..over("19") }, 60).await;
            let seen: BTreeSet<_> = rows.iter().map(|row| row.case.id).collect();
            assert_eq!((rows.len(), seen.len()), (60, 60), "{sort}");
            assert!(rows.iter().all(|row| row.case.clock.unwrap().days > 19), "{sort}");
        }
    });
}

#[test]
fn a_number_that_is_none_is_not_kept_as_a_search_and_finds_nobody() {
    both_engines(async |store: &Store| {
        store.people.arrival(&store.records, young(store.people.east, 95)).await;
        let before = store.sql.count("search").await;
        for (typed, fault) in [("6o", Fault::NotANumber), ("-1", Fault::Range(0, 1_000)), ("1001", Fault::Range(0, 1_000))] {
            let asked = ListForm { over: typed.into(), ..find("Мара") };
            let refused = Failed(Problem::Invalid(vec![FieldProblem::new("over", fault)]));
            assert_eq!(store.records.ask_list(&store.people.ana, &asked).await, Err(refused), "{typed}");
            let list = store.records.residents(&store.people.ana, over(typed), None, false).await.unwrap();
            assert_eq!((list.rows.len(), list.total), (0, 0), "{typed}");
        }
        assert_eq!(store.sql.count("search").await, before);
    });
}

#[test]
fn a_search_kept_before_a_number_could_be_typed_still_opens() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        people.arrival(records, young(people.east, 0)).await;
        let new = people.arrival(records, young(people.east, 5)).await;
        let warned = people.arrival(records, young(people.east, 70)).await;
        let long = people.arrival(records, young(people.east, 95)).await;
        for (school, days, expected) in [
            ("waiting_0", "0", vec![long, warned, new]),
            ("waiting_warn", "60", vec![long, warned]),
            ("waiting_long", "90", vec![long]),
        ] {
            let kept = format!(r#"{{"find":"","site":"","phase":"","school":"{school}","coordinator":"","sort":"waiting"}}"#);
            let id = records.keep_search(&people.ana, &kept).await.unwrap();
            let asked = records.asked_list(&people.ana, id).await.unwrap();
            let list = records.residents(&people.ana, asked, None, false).await.unwrap();
            assert_eq!(ids(&list), expected, "{school}");
            assert_eq!((list.asked.over.as_str(), list.asked.school.as_str()), (days, ""));
        }
    });
}

#[test]
fn each_ready_question_says_how_many_it_finds() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        people.arrival(records, young(people.east, 95)).await;
        people.arrival(records, young(people.east, 0)).await;
        let outside = IntakeForm { phase: "supported_outside".into(), birth_year: "1990".into(), ..bare(people.east, 9) };
        people.arrival(records, outside).await;
        records.take_in(&people.bea, &young(people.east, 20)).await.unwrap();
        let pupil = records.take_in(&people.bea, &young(people.east, 99)).await.unwrap();
        records.record_enrolment(&people.bea, pupil, &enrolment(people.school, "attending", ago(30))).await.unwrap();
        records.take_in(&people.vera, &young(people.west, 40)).await.unwrap();
        let gone = people.arrival(records, bare(people.east, 300)).await;
        leaves(store, &people.ana, gone, today()).await;
        let list = records.residents(&people.ana, find("nobody"), None, false).await.unwrap();
        assert_eq!(
            list.counts,
            [(View::Here, 4), (View::Mine, 3), (View::Waiting, 2), (View::All, 6)],
            "whose support ended is among everyone only"
        );
        for (view, count) in list.counts {
            let total = records.residents(&people.ana, view.asks(&people.ana), None, false).await.unwrap().total;
            assert_eq!(i64::try_from(total), Ok(count), "{view:?}");
        }
        let web = Web::of(store);
        let ana = web.session(&people.ana).await;
        let page = web.get("/residents?view=waiting", Some(&ana)).await.body;
        let (_, pills) = page.split_once("class=\"pills\"").unwrap();
        let numbers: Vec<&str> = pills.split("class=\"num\">").skip(1).take(4).map(|rest| &rest[..1]).collect();
        assert_eq!(numbers, ["4", "3", "2", "6"]);
    });
}

#[test]
fn a_list_by_waiting_counts_only_those_it_shows() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        people.arrival(records, young(people.east, 95)).await;
        let pupil = people.arrival(records, young(people.east, 99)).await;
        records.record_enrolment(&people.ana, pupil, &enrolment(people.school, "attending", ago(30))).await.unwrap();
        let asked = ListForm { sort: "waiting".into(), ..ListForm::default() };
        let list = records.residents(&people.ana, asked, None, false).await.unwrap();
        assert_eq!((list.rows.len(), list.total), (1, 1));
    });
}

#[test]
fn what_was_searched_for_is_ones_own() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        let id = store.records.ask_list(&people.ana, &find("Мара")).await.unwrap();
        assert_eq!(store.records.asked_list(&people.ana, id).await, Ok(find("Мара")));
        assert_eq!(store.records.asked_list(&people.bea, id).await, Ok(ListForm::default()));
    });
}

#[test]
fn a_search_by_a_number_that_is_none_keeps_everything_and_shows_nobody() {
    both_engines(async |store: &Store| {
        let web = Web::of(store);
        store.people.arrival(&store.records, child(store.people.east, "Љубица")).await;
        let (ana, bea) = (web.session(&store.people.ana).await, web.session(&store.people.bea).await);
        let form = Uuid::new_v4().to_string();
        let asked = |over| {
            let typed = [("form[find]", "ljubica"), ("form[school]", "applied"), ("form[over]", over)];
            pairs(&[[("_form", form.as_str()), ("_at", "/residents"), ("of", "task")].as_slice(), &typed].concat())
        };
        let answer = web.post("/do/find_residents", asked("6o"), Some(&ana)).await;
        assert_eq!(answer.location(), format!("/residents?draft={form}"));
        let page = web.get(answer.location(), Some(&ana)).await;
        for part in ["href=\"#f-over\"", "id=\"f-over-x\"", "value=\"6o\"", "value=\"ljubica\"", "value=\"task\"", "about whom"] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        let (_, applied) = page.body.split_once("<option value=\"applied\"").unwrap();
        assert!(applied.split('>').next().unwrap().contains("selected"));
        assert!(!page.body.contains("Љубица") && !page.body.contains("<tbody"));
        assert!(!web.get(answer.location(), Some(&bea)).await.body.contains("value=\"6o\""));
        let mended = web.post("/do/find_residents", asked("60"), Some(&ana)).await;
        assert!(mended.location().starts_with("/residents?search=") && mended.location().ends_with("&for=task"));
        let page = web.get(mended.location(), Some(&ana)).await.body;
        let field = page.split('<').find(|tag| tag.contains("id=\"f-over\"")).unwrap();
        assert!(field.contains("value=\"60\"") && !page.contains("f-over-x"), "{field}");
    });
}

#[test]
fn choosing_her_name_for_a_task_or_for_work_leads_to_its_form() {
    both_engines(async |store: &Store| {
        store.people.arrival(&store.records, young(store.people.east, 5)).await;
        let web = Web::of(store);
        let ana = web.session(&store.people.ana).await;
        for (whom, form) in [("task", "record_task"), ("work", "record_placement")] {
            let list = web.get(&format!("/residents?for={whom}"), Some(&ana)).await.body;
            let (_, row) = list.split_once("data-row=\"\"").unwrap();
            let to = row.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            let page = web.get(to, Some(&ana)).await;
            assert!(page.body.contains(&format!("action=\"/do/{form}\"")), "{whom} leads to {to}: {}", page.body);
        }
    });
}
