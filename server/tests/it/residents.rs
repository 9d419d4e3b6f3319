//! Taking in, finding, listing, correcting, leaving and coming back.

use chrono::TimeDelta;
use domain::{
    access::Actor,
    codes::{Level, Phase},
    ids::{Id, Resident},
    problem::{Fault, FieldProblem, Problem, Rule},
    profiles::ProfileForm,
    residents::{IntakeForm, ListForm, ResidentForm},
    stays::{MoveStayForm, StayForm},
    tasks::What,
};
use records::Failed;

use crate::support::{
    forms::{find, name},
    people::{ago, bare, child, today},
    store::{Store, both_engines, on_sqlite},
    web::Web,
};

pub async fn found(store: &Store, actor: &Actor, asked: ListForm) -> Vec<Id<Resident>> {
    store.records.residents(actor, asked, None, true).await.unwrap().rows.iter().map(|row| row.case.id).collect()
}

#[test]
fn a_site_and_an_arrival_are_enough() {
    both_engines(async |store: &Store| {
        let her = store.people.arrival(&store.records, bare(store.people.east, 5)).await;
        let page = store.records.resident(&store.people.ana, her, None).await.unwrap();
        assert_eq!((page.resident.name_used, page.resident.birth, page.resident.reference.len()), (None, None, 7));
        assert_eq!((page.stays[0].arrived_on, page.stays[0].phase), (ago(5), Phase::InResidence));
    });
}

#[test]
fn a_name_says_what_language_it_is_read_in() {
    on_sqlite(async |store: &Store| {
        let (people, web) = (&store.people, Web::of(store));
        let ana = web.session(&people.ana).await;
        for (name, shown) in [("Мара", "<bdi lang=\"mk\">Мара</bdi>"), ("Elira", "<bdi>Elira</bdi>")] {
            let her = people.arrival(&store.records, child(people.east, name)).await;
            for page in [format!("/residents/{her}"), "/residents".to_owned(), "/today".to_owned()] {
                let body = web.get(&page, Some(&ana)).await.body;
                assert!(body.contains(shown), "{page}: {body}");
            }
        }
    });
}

#[test]
fn a_reference_is_random_or_the_one_typed_and_never_twice() {
    both_engines(async |store: &Store| {
        let (records, ana, east) = (&store.records, &store.people.ana, store.people.east);
        let typed = IntakeForm { reference: "k7q 42m".into(), ..bare(east, 5) };
        let her = store.people.arrival(records, typed.clone()).await;
        assert_eq!(records.resident(ana, her, None).await.unwrap().resident.reference, "K7Q-42M");
        let taken = Failed(Problem::Invalid(vec![FieldProblem::new("reference", Fault::Taken)]));
        assert_eq!(records.take_in(ana, &typed).await, Err(taken));
    });
}

#[test]
fn she_is_found_by_the_beginning_of_any_of_her_names_in_either_script() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        let form = IntakeForm { full_name: "Ана-Марија Петровска".into(), ..child(people.east, "Мара") };
        let her = people.arrival(&store.records, form).await;
        people.arrival(&store.records, child(people.east, "Shpresa")).await;
        for typed in ["Мара", "мар", "mara", "MAR", "petrov", "Петровска", "ana petro", "marija", " мара  "] {
            assert_eq!(found(store, &people.ana, find(typed)).await, [her], "{typed}");
        }
        for typed in ["ara", "ma", "mara shpresa", "тровска", "%", "<script>"] {
            assert!(!found(store, &people.ana, find(typed)).await.contains(&her), "{typed}");
        }
    });
}

#[test]
fn she_is_found_by_her_reference_however_it_is_typed() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        let her = people.arrival(&store.records, IntakeForm { reference: "K7Q-42M".into(), ..bare(people.east, 5) }).await;
        people.arrival(&store.records, bare(people.east, 4)).await;
        for typed in ["K7Q-42M", "k7q42m", "k7q 42m"] {
            assert_eq!(found(store, &people.ana, find(typed)).await, [her], "{typed}");
        }
    });
}

#[test]
fn nobody_is_found_outside_ones_reach() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        people.arrival(&store.records, IntakeForm { reference: "K7Q-42M".into(), ..child(people.east, "Мара") }).await;
        for typed in ["Мара", "K7Q-42M", ""] {
            assert_eq!(found(store, &people.vera, find(typed)).await, [], "{typed}");
        }
    });
}

#[test]
fn a_new_name_is_found_and_the_old_one_no_more() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        let her = people.arrival(&store.records, child(people.east, "Мара")).await;
        store.records.edit_resident(&people.ana, her, &name(1, "Љубица")).await.unwrap();
        assert_eq!(found(store, &people.ana, find("ljubica")).await, [her]);
        assert_eq!(found(store, &people.ana, find("мара")).await, []);
    });
}

const CHANGED: Failed = Failed(Problem::Conflict(Rule::Changed));

#[test]
fn the_second_of_two_editors_is_told_and_the_words_of_the_first_stand() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        records.edit_resident(&people.bea, her, &name(1, "Марија")).await.unwrap();
        assert_eq!(records.edit_resident(&people.ana, her, &name(1, "Mirjana")).await, Err(CHANGED));
        let page = records.edit_resident_page(&people.ana, her, None).await.unwrap();
        assert_eq!((page.resident.name_used.as_deref(), page.resident.version), (Some("Марија"), 2));
        assert_eq!(page.changed.unwrap().by, "bea");
        assert_eq!(records.edit_resident(&people.ana, her, &name(2, "Mirjana")).await, Ok(()));
    });
}

#[test]
fn of_two_editors_at_once_one_wins() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let (one, other) = (name(1, "Марија"), name(1, "Mirjana"));
        let (one, other) =
            tokio::join!(records.edit_resident(&people.ana, her, &one), records.edit_resident(&people.bea, her, &other));
        let answers = [one, other];
        assert!(answers.contains(&Ok(())) && answers.contains(&Err(CHANGED)), "{answers:?}");
    });
}

#[test]
fn a_revision_holds_the_former_row_sealed() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        records.edit_resident(&people.ana, her, &name(1, "Марија")).await.unwrap();
        let values = vec![her.raw().into(), people.ana.account.raw().into()];
        let kept = "SELECT count(*) FROM revision WHERE kind = 'resident' AND row_id = $1 AND subject = $1 AND version = 1 AND account_id = $2 \
                    AND length(former) > 100";
        assert_eq!(store.sql.number(kept, values).await, 1);
        let readable =
            if store.sql.is_sqlite() { "former LIKE '%reference%'" } else { "encode(former, 'escape') LIKE '%reference%'" };
        assert_eq!(store.sql.number(&format!("SELECT count(*) FROM revision WHERE {readable}"), vec![]).await, 0);
    });
}

#[test]
fn a_profile_begins_unknown_and_is_corrected_by_version() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, bare(people.east, 5)).await;
        let form =
            |version: &str, level: &str| ProfileForm { version: version.into(), level: level.into(), ..ProfileForm::default() };
        assert_eq!(records.profile_page(&people.ana, her, None).await.unwrap().stands.version, 0);
        records.edit_profile(&people.ana, her, &form("0", "isced1")).await.unwrap();
        assert_eq!(records.edit_profile(&people.bea, her, &form("0", "isced3")).await, Err(CHANGED));
        records.edit_profile(&people.bea, her, &form("1", "isced2")).await.unwrap();
        let stands = records.profile_page(&people.ana, her, None).await.unwrap().stands;
        assert_eq!((stands.level, stands.version), (Some(Level::Isced2), 2));
    });
}

#[test]
fn that_she_has_no_papers_is_known_and_each_missing_thing_leads_to_its_form() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let her = people.arrival(records, bare(people.east, 5)).await;
        let none = || vec!["nothing".to_owned()];
        let form = ProfileForm { level: "isced1".into(), papers: none(), supports: none(), ..ProfileForm::default() };
        records.edit_profile(&people.ana, her, &form).await.unwrap();
        let both = ProfileForm { version: "1".into(), papers: vec!["identity".into(), "nothing".into()], ..form };
        let alone = Failed(Problem::Invalid(vec![FieldProblem::new("papers", Fault::Alone)]));
        assert_eq!(records.edit_profile(&people.ana, her, &both).await, Err(alone));
        let count = async || {
            let lines = records.today(&people.ana, false).await.unwrap().lines;
            lines.iter().find_map(|line| if let What::Missing { count, .. } = line.what { Some(count) } else { None })
        };
        assert_eq!(count().await, Some(3), "her name, her birth, her languages");
        let ana = web.session(&people.ana).await;
        let missing = async || {
            let page = web.get(&format!("/residents/{her}"), Some(&ana)).await.body;
            let (_, section) = page.split_once("id=\"missing\"").unwrap();
            section.split("</section>").next().unwrap().to_owned()
        };
        let section = missing().await;
        for said in
            ["<dd>None</dd>", "<dd>Nothing special</dd>", &format!("/residents/{her}/edit"), &format!("/residents/{her}/profile")]
        {
            assert!(section.contains(said), "{said} in {section}");
        }
        let known = ResidentForm {
            version: "1".into(),
            name_used: "Мара".into(),
            full_name: "Мара Илиева".into(),
            birth_year: "2012".into(),
            birth_source: "not_known".into(),
            languages: vec!["mk".into()],
            ..ResidentForm::default()
        };
        records.edit_resident(&people.ana, her, &known).await.unwrap();
        let section = missing().await;
        assert!(section.contains("2012 (source not known yet)") && !section.contains("/edit"), "{section}");
        assert_eq!(count().await, None);
    });
}

/// Ends her stay on a day.
pub async fn leaves(store: &Store, actor: &Actor, her: Id<Resident>, on: chrono::NaiveDate) {
    let stay = &store.records.resident(actor, her, None).await.unwrap().stays[0];
    let form = MoveStayForm { version: stay.version.to_string(), phase: "ended".into(), on: on.into(), ending: "planned".into() };
    store.records.move_stay(actor, her, stay.id, &form).await.unwrap();
}

#[test]
fn she_comes_back_after_her_stay_has_ended_and_not_before() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let back = StayForm { site: people.east.to_string(), arrived: ago(2).into(), ..StayForm::default() };
        let running = Failed(Problem::Conflict(Rule::StayRunning));
        assert_eq!(records.begin_stay(&people.ana, her, &back).await, Err(running.clone()));
        leaves(store, &people.ana, her, ago(10)).await;
        records.begin_stay(&people.ana, her, &back).await.unwrap();
        assert_eq!(records.begin_stay(&people.ana, her, &back).await, Err(running));
        let page = records.resident(&people.ana, her, None).await.unwrap();
        assert_eq!(page.stays.iter().map(|stay| stay.phase).collect::<Vec<_>>(), [Phase::InResidence, Phase::Ended]);
        assert_eq!(page.clock.map(|clock| clock.days), Some(2));
        assert_eq!(found(store, &people.ana, ListForm::default()).await, [her]);
    });
}

#[test]
fn two_new_stays_at_once_are_one() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        leaves(store, &people.ana, her, ago(10)).await;
        let back = StayForm { site: people.east.to_string(), arrived: ago(2).into(), ..StayForm::default() };
        let (one, other) = tokio::join!(records.begin_stay(&people.ana, her, &back), records.begin_stay(&people.bea, her, &back));
        let answers = [one, other];
        assert!(answers.contains(&Ok(())) && answers.contains(&Err(Failed(Problem::Conflict(Rule::StayRunning)))), "{answers:?}");
    });
}

/// Lena works at both sites from now on.
pub async fn lead_of_both(store: &Store) -> Actor {
    let people = &store.people;
    let values = vec![people.lead.account.raw().into(), people.west.raw().into()];
    store.sql.run("INSERT INTO account_site (account_id, site_id) VALUES ($1, $2)", values).await;
    people.lead.clone()
}

#[test]
fn at_another_site_she_is_that_sites_and_found_there_by_name() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let lead = lead_of_both(store).await;
        leaves(store, &lead, her, ago(10)).await;
        let west = StayForm { site: people.west.to_string(), arrived: ago(2).into(), ..StayForm::default() };
        records.begin_stay(&lead, her, &west).await.unwrap();
        assert_eq!(records.resident(&people.ana, her, None).await.err(), Some(Failed(Problem::NotFound)));
        assert!(records.resident(&people.vera, her, None).await.is_ok());
        assert_eq!(found(store, &people.vera, ListForm::default()).await, [her]);
        assert_eq!(found(store, &people.vera, find("mara")).await, [her]);
    });
}

#[test]
fn at_another_site_on_the_very_day_she_is_that_sites_only() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, bare(people.east, 3)).await;
        let lead = lead_of_both(store).await;
        leaves(store, &lead, her, ago(3)).await;
        let west = StayForm { site: people.west.to_string(), arrived: ago(3).into(), ..StayForm::default() };
        records.begin_stay(&lead, her, &west).await.unwrap();
        assert!(records.resident(&people.vera, her, None).await.is_ok());
        assert_eq!(records.resident(&people.ana, her, None).await.err(), Some(Failed(Problem::NotFound)));
    });
}

#[test]
fn today_is_a_day_where_the_site_is() {
    both_engines(async |store: &Store| {
        // 23:30 in Skopje, then half past midnight: UTC still has the day before.
        let (late, after) = (store.later(TimeDelta::minutes(690)).await, store.later(TimeDelta::minutes(750)).await);
        let day = async |records: &records::Records| records.today(&store.people.ana, false).await.unwrap().today;
        assert_eq!((day(&late).await, day(&after).await), (today(), today().succ_opt().unwrap()));
    });
}

#[test]
fn nobody_is_taken_in_at_a_site_that_is_not_ones_own() {
    both_engines(async |store: &Store| {
        let answer = store.records.take_in(&store.people.ana, &child(store.people.west, "Vesna")).await;
        assert!(matches!(answer, Err(Failed(Problem::Invalid(_)))), "{answer:?}");
    });
}
