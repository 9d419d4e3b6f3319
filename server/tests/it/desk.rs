//! What the desk works from: the day's lines, and pages that ask as often for many people as for few.

use domain::{
    access::Actor,
    contacts::{ContactForm, With},
    enrolments::EnrolmentForm,
    funding::{FundingForm, Next},
    ids::{Id, Resident},
    residents::ListForm,
    talks::TalkedForm,
    tasks::{CourseLine, Group, TaskForm, What},
};
use records::{Records, clock::Clock, open::Place};

use crate::{
    residents::leaves,
    support::{
        case::Case,
        counted::Counted,
        doors::{Door, knock},
        forms,
        people::{ago, bare, child, enrolment, today},
        store::{Store, both_engines, now, on_postgres},
        web::Web,
    },
};

const PAGES: &[Door] = &[
    Door::ListResidents,
    Door::ViewToday,
    Door::ResidentPage,
    Door::EditResidentPage,
    Door::EnrolPage,
    Door::EnrolmentPage,
    Door::BarrierPage,
    Door::FundingPage,
    Door::TaskPage,
    Door::GuardianPage,
    Door::ContactPage,
    Door::NotePage,
    Door::SittingPage,
    Door::SignInPage,
    Door::TalkPage,
    Door::ProposalPage,
    Door::OrganisationPage,
    Door::PlaceFormPage,
    Door::PlacePage,
    Door::PlacementBoard,
    Door::PlacementFormPage,
    Door::PlacementPage,
    Door::CheckInPage,
    Door::VettingPage,
    Door::ChoosingPage,
    Door::ChoosingFormPage,
    Door::ListCourses,
    Door::CoursePage,
    Door::RunPage,
];

/// The pages that are opened all day: so many statements each, whatever they show.
const FIXED: [(Door, usize); 3] = [(Door::ListResidents, 51), (Door::ViewToday, 47), (Door::ResidentPage, 94)];

/// How many statements each page of the desk takes: the fewest of some rounds, since a connection that is new and the
/// lines of what was read take their own.
async fn statements(store: &Store, counted: &Counted, records: &Records, case: &Case) -> Vec<(Door, usize)> {
    let mut fewest: Vec<(Door, usize)> = PAGES.iter().map(|&door| (door, usize::MAX)).collect();
    for _ in 0..4 {
        for (door, least) in &mut fewest {
            counted.taken();
            knock(*door, records, &store.people.ana, case).await.unwrap();
            *least = counted.taken().min(*least);
        }
    }
    fewest
}

#[test]
fn a_page_asks_as_often_for_thirty_people_as_for_one() {
    on_postgres(async |store: &Store| {
        let counted = Counted::before(store.place.database_url.as_deref().unwrap()).await;
        let place = Place { database_url: Some(counted.url.clone()), ..store.place.clone() };
        let records = Records::open(&place, Clock::at(now())).await.unwrap();
        let case = Case::make(store).await;
        let few = statements(store, &counted, &records, &case).await;
        let of = |page: Door| few.iter().find(|(door, _)| *door == page).map(|(_, count)| *count);
        assert_eq!(FIXED.map(|(page, _)| (page, of(page).unwrap())), FIXED);
        let others = few.iter().filter(|(door, _)| FIXED.iter().all(|(page, _)| page != door));
        assert!(others.clone().all(|(_, count)| (3..=60).contains(count)), "{few:?}");
        for _ in 0..30 {
            let other = Case::make(store).await;
            knock(Door::RecordWeek, &store.records, &store.people.ana, &other).await.unwrap();
            let school = ContactForm { party: With::Organisation(other.school).value(), ..forms::call() };
            store.records.record_contact(&store.people.ana, other.resident, None, &school).await.unwrap();
        }
        // Of her, too, there is more than before.
        for door in [
            Door::RecordEnrolment,
            Door::RecordWeek,
            Door::RecordResult,
            Door::RecordBarrier,
            Door::RecordFunding,
            Door::RecordTask,
            Door::RecordGuardian,
            Door::RecordContact,
            Door::RecordNote,
            Door::RecordPlace,
            Door::RecordPlacement,
            Door::RecordCheckIn,
            Door::RecordChoosing,
            Door::RecordSitting,
            Door::ProposeGoal,
            Door::ProposeStep,
        ] {
            knock(door, &store.records, &store.people.ana, &case).await.unwrap();
        }
        let list = records.residents(&store.people.ana, ListForm::default(), None, false).await.unwrap();
        assert_eq!(list.rows.len(), 31);
        assert_eq!(statements(store, &counted, &records, &case).await, few);
        records.close().await;
    });
}

#[test]
fn today_shows_who_waits_what_is_due_and_what_ends() {
    both_engines(async |store: &Store| {
        let (records, people, ana) = (&store.records, &store.people, &store.people.ana);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let due = EnrolmentForm {
            next_what: "Bring the papers".into(),
            next_due: ago(1).into(),
            ..enrolment(people.school, "applied", ago(9))
        };
        records.record_enrolment(ana, her, &due).await.unwrap();
        records
            .record_task(ana, her, None, &TaskForm { what: "Call".into(), due: today().into(), ..TaskForm::default() })
            .await
            .unwrap();
        let ends = FundingForm { until: (today() + chrono::Days::new(20)).into(), ..forms::funding("") };
        records.record_funding(ana, her, None, &ends).await.unwrap();
        let groups: Vec<Group> = records.today(ana, false).await.unwrap().lines.iter().map(|line| line.group).collect();
        assert!(groups.contains(&Group::HeldUp) && groups.contains(&Group::Due) && groups.contains(&Group::Soon), "{groups:?}");
        assert!(groups.is_sorted());
    });
}

/// The lines of one day about somebody: on *Today* of the one who asks, and on her record.
async fn of_her(store: &Store, whose: &Actor, her: Id<Resident>, team: bool) -> Vec<What> {
    let lines = store.records.today(whose, team).await.unwrap().lines.into_iter();
    lines.filter(|line| line.resident == her).map(|line| line.what).collect()
}

#[test]
fn a_task_is_on_the_desk_of_whoever_was_given_it_and_nothing_else_of_hers() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let form = TaskForm { what: "Ring the aunt".into(), assignee: people.bea.account.to_string(), ..forms::task() };
        records.record_task(&people.ana, her, None, &form).await.unwrap();
        let beas = of_her(store, &people.bea, her, false).await;
        assert!(matches!(beas.as_slice(), [What::Typed { task }] if task.what == "Ring the aunt"), "{beas:?}");
        assert!(of_her(store, &people.ana, her, false).await.contains(&beas[0]));
        let What::Typed { task } = &beas[0] else { unreachable!() };
        records.settle_task(&people.bea, her, task.id, true).await.unwrap();
        assert_eq!(of_her(store, &people.bea, her, false).await, []);
    });
}

#[test]
fn a_seat_that_is_offered_is_seen_also_after_support_ended() {
    both_engines(async |store: &Store| {
        let (records, people, ana) = (&store.records, &store.people, &store.people.ana);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let of = records.record_course(ana, None, &forms::course("", people.school)).await.unwrap();
        let run = records.record_run(ana, of, None, &forms::run("", "1")).await.unwrap();
        records.record_place(ana, her, &forms::place(run, "waiting")).await.unwrap();
        leaves(store, ana, her, today()).await;
        let lines = of_her(store, ana, her, false).await;
        assert!(matches!(lines.as_slice(), [What::Course { what: CourseLine::OfferEnds, .. }]), "{lines:?}");
    });
}

#[test]
fn money_that_ends_with_nobody_after_it_is_seen_also_after_support_ended() {
    both_engines(async |store: &Store| {
        let (records, people, ana) = (&store.records, &store.people, &store.people.ana);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        records.record_task(ana, her, None, &forms::task()).await.unwrap();
        let money = |what: &str, after: &str, days: u64| FundingForm {
            what: what.into(),
            until: (today() + chrono::Days::new(days)).into(),
            after: after.into(),
            after_words: if after == "agreed" { "The agency".into() } else { String::new() },
            ..forms::funding("")
        };
        for (what, after, days) in [
            ("Room", "nobody", 20),
            ("Bus pass", "asked", 20),
            ("Fee", "agreed", 20),
            ("Books", "not_needed", 20),
            ("Food", "nobody", 61),
        ] {
            records.record_funding(ana, her, None, &money(what, after, days)).await.unwrap();
        }
        assert!(of_her(store, ana, her, false).await.len() > 4);
        leaves(store, ana, her, today()).await;
        let fundings = records.resident(ana, her, None).await.unwrap().fundings;
        let room = fundings.iter().find(|one| one.what == "Room").unwrap();
        let line = What::Money { funding: room.id, words: "Room".into(), until: room.until.unwrap(), next: Next::Nobody };
        let pass = fundings.iter().find(|one| one.what == "Bus pass").unwrap();
        let asked = Next::Asked { words: None };
        let lines = [line, What::Money { funding: pass.id, words: "Bus pass".into(), until: pass.until.unwrap(), next: asked }];
        assert_eq!(of_her(store, ana, her, false).await, lines);
        assert_eq!(of_her(store, &people.bea, her, true).await, lines);
        assert_eq!(of_her(store, &people.bea, her, false).await, []);
        let record = records.resident(ana, her, None).await.unwrap().lines;
        assert_eq!(record.into_iter().map(|line| line.what).collect::<Vec<_>>(), lines);
        let web = Web::of(store);
        let page = web.get("/today", Some(&web.session(ana).await)).await.body;
        let form = format!("/residents/{her}/money/{}", room.id);
        assert!(
            page.contains(&form) && page.contains("Bus pass") && !page.contains("Books") && !page.contains(&forms::task().what),
            "{page}"
        );
        let named = FundingForm { version: "1".into(), ..money("Room", "agreed", 20) };
        records.record_funding(ana, her, Some(room.id), &named).await.unwrap();
        assert_eq!(of_her(store, ana, her, true).await, lines[1..]);
        let answered = FundingForm { version: "1".into(), ..money("Bus pass", "agreed", 20) };
        records.record_funding(ana, her, Some(pass.id), &answered).await.unwrap();
        assert_eq!(of_her(store, ana, her, true).await, []);
        assert!(!records.today(ana, true).await.unwrap().people.contains_key(&her));
    });
}

#[test]
fn money_that_ended_with_nobody_after_it_stays_until_somebody_answered_also_after_support_ended() {
    both_engines(async |store: &Store| {
        let (records, people, ana) = (&store.records, &store.people, &store.people.ana);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let money = |what: &str, after: &str| FundingForm {
            what: what.into(),
            until: ago(3).into(),
            after: after.into(),
            after_words: if after == "agreed" { "The agency".into() } else { String::new() },
            ..forms::funding("")
        };
        for (what, after) in [("Room", "nobody"), ("Bus pass", "asked"), ("Fee", "agreed"), ("Books", "not_needed")] {
            records.record_funding(ana, her, None, &money(what, after)).await.unwrap();
        }
        let fundings = records.resident(ana, her, None).await.unwrap().fundings;
        let of = |what: &str| fundings.iter().find(|one| one.what == what).unwrap().id;
        let (room, pass) = (of("Room"), of("Bus pass"));
        let ended = async || {
            let lines = records.today(ana, false).await.unwrap().lines.into_iter();
            let money = lines.filter(|line| matches!(line.what, What::Money { .. }));
            money.map(|line| (line.group, line.what)).collect::<Vec<_>>()
        };
        let ends = |funding, words: &str, next| What::Money { funding, words: words.into(), until: ago(3), next };
        let (room_ends, pass_ends) = (ends(room, "Room", Next::Nobody), ends(pass, "Bus pass", Next::Asked { words: None }));
        assert_eq!(ended().await, [(Group::Now, room_ends.clone()), (Group::Now, pass_ends.clone())]);
        let web = Web::of(store);
        let session = web.session(ana).await;
        let said = "Money ended 21 November. Nobody named after.";
        let page = web.get("/today", Some(&session)).await.body;
        assert!(page.contains(said) && page.contains(&format!("/residents/{her}/money/{room}")), "{page}");
        let record = web.get(&format!("/residents/{her}"), Some(&session)).await.body;
        assert_eq!(record.matches(said).count(), 2, "as what is next, and with the money: {record}");
        let (_, section) = record.split_once("id=\"money\"").unwrap();
        let (open, over) = section.split_once("2 that have ended").unwrap();
        assert!(["Room", "Bus pass"].iter().all(|what| open.contains(what)) && !open.contains("<svg class=\"stretch"), "{open}");
        assert!(["Fee", "Books"].iter().all(|what| !open.contains(what) && over.contains(what)), "{open}");
        leaves(store, ana, her, today()).await;
        assert_eq!(of_her(store, ana, her, false).await, [room_ends, pass_ends.clone()]);
        let settled = FundingForm { version: "1".into(), ..money("Room", "not_needed") };
        records.record_funding(ana, her, Some(room), &settled).await.unwrap();
        assert_eq!(of_her(store, ana, her, true).await, [pass_ends]);
        let agreed = FundingForm { version: "1".into(), ..money("Bus pass", "agreed") };
        records.record_funding(ana, her, Some(pass), &agreed).await.unwrap();
        assert_eq!(of_her(store, ana, her, true).await, []);
    });
}

#[test]
fn today_is_ones_own_people_or_the_whole_teams_within_reach() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        people.arrival(records, bare(people.east, 3)).await;
        records.take_in(&people.bea, &bare(people.east, 4)).await.unwrap();
        records.take_in(&people.vera, &bare(people.west, 5)).await.unwrap();
        let seen = async |team: bool| records.today(&people.ana, team).await.unwrap().people.len();
        assert_eq!((seen(false).await, seen(true).await), (1, 2));
    });
}

#[test]
fn a_task_done_leaves_today_and_comes_back_when_the_tick_is_taken_away() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let open = async || {
            let lines = records.today(ana, false).await.unwrap().lines;
            lines.iter().filter(|line| matches!(&line.what, What::Typed { task } if task.id == case.task)).count()
        };
        assert_eq!(open().await, 1);
        let done = async |whose: &Actor| {
            let done = records.today(whose, false).await.unwrap().done;
            done.into_iter().map(|(her, task)| (her, task.id)).collect::<Vec<_>>()
        };
        assert_eq!(done(ana).await, []);
        records.settle_task(ana, case.resident, case.task, true).await.unwrap();
        assert_eq!(done(ana).await, [(case.resident, case.task)]);
        assert_eq!(done(&store.people.bea).await, []);
        assert_eq!((open().await, records.resident(ana, case.resident, None).await.unwrap().tasks[0].done_on), (0, Some(today())));
        records.settle_task(ana, case.resident, case.task, false).await.unwrap();
        assert_eq!(done(ana).await, []);
        assert_eq!((open().await, records.resident(ana, case.resident, None).await.unwrap().tasks[0].done_on), (1, None));
    });
}

#[test]
fn the_list_and_her_record_begin_with_what_is_most_urgent_about_her() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let first = async || {
            let lines = records.today(ana, false).await.unwrap().lines;
            lines.into_iter().find(|line| line.resident == case.resident).unwrap()
        };
        let shown = async || {
            let list = records.residents(ana, ListForm::default(), None, false).await.unwrap();
            let row = list.rows.into_iter().find(|row| row.case.id == case.resident).unwrap();
            (row.next.unwrap(), records.resident(ana, case.resident, None).await.unwrap().lines.remove(0))
        };
        let talk = first().await;
        assert!(talk.group == Group::Now && matches!(talk.what, What::Talk { .. }));
        assert_eq!(shown().await, (talk.clone(), talk));
        records.settle_talk(ana, case.resident, case.talk, &TalkedForm { version: "1".into(), on: today().into() }).await.unwrap();
        let next = first().await;
        assert!(!matches!(next.what, What::Talk { .. }));
        assert_eq!(shown().await, (next.clone(), next));
    });
}
