//! How it goes at work: check-ins, what the desk hears of a worry, and what she says herself.

use chrono::Days;
use domain::{
    codes::{Answer, ToldBy},
    ids::{CheckIn, Id, Placement, Resident},
    placements::{CheckInForm, CheckInStep, FollowForm, PlacementForm, Said, TellForm, TellMoreForm, WorkLine},
    problem::{Problem, Rule},
    stays::MoveStayForm,
    tasks::{Line, What},
    vettings::VettingForm,
};
use records::Failed;
use uuid::Uuid;

use crate::{
    goals::signed_in,
    placements::{aged, checked, employer, job, lines, one, refused, walk},
    support::{
        case::{Case, herself},
        doors::{Door, knock},
        forms::{self, check_in, move_placement, passed},
        people::{ago, today},
        store::{Store, both_engines},
        web::{Web, pairs},
    },
};

async fn told(store: &Store, her: Id<Resident>, id: Id<Placement>, form: &CheckInForm) -> Result<Id<CheckIn>, Failed> {
    store.records.record_check_in(&store.people.ana, her, id, None, form).await
}

#[test]
fn a_worrying_answer_is_on_today_until_somebody_did_something_even_when_it_ended() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        let id = walk(store, her, job(bakery), &["checking", "agreed", "started"]).await.unwrap();
        assert_eq!(lines(store, ana).await, [WorkLine::CheckIn]);
        let check_in = told(store, her, id, &CheckInForm { step: "week1".into(), ..check_in("no") }).await.unwrap();
        assert_eq!(lines(store, ana).await, [WorkLine::Worry]);
        records.move_placement(ana, her, id, &move_placement("ended", 3)).await.unwrap();
        assert_eq!(lines(store, ana).await, [WorkLine::Worry]);
        assert_eq!(records.placement_board(ana).await.unwrap().cards.len(), 1);
        let form = FollowForm { version: "1".into(), on: today().into(), words: "Went there with her".into() };
        records.follow_check_in(ana, her, check_in, &form).await.unwrap();
        assert_eq!(lines(store, ana).await, []);
        let again = records.follow_check_in(ana, her, check_in, &form).await;
        assert_eq!(again, Err(refused(Rule::Changed)), "the second sees that somebody was faster");
    });
}

#[test]
fn the_employer_is_asked_only_with_her_yes_and_nobody_before_she_began() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        let id = walk(store, her, job(bakery), &["checking", "agreed"]).await.unwrap();
        assert_eq!(told(store, her, id, &check_in("yes")).await.err(), Some(refused(Rule::NoSuchStep)));
        records.move_placement(ana, her, id, &move_placement("started", 2)).await.unwrap();
        let by_employer = CheckInForm { told_by: "employer".into(), ..check_in("yes") };
        assert_eq!(told(store, her, id, &by_employer).await.err(), Some(refused(Rule::NoYesToCall)));
        let yes = PlacementForm { version: "3".into(), may_call: "yes".into(), ..job(bakery) };
        records.edit_placement(ana, her, id, &yes).await.unwrap();
        assert!(told(store, her, id, &by_employer).await.is_ok());
        assert_eq!(one(store, her, id).await.terms.starts, Some(ago(2)), "her first day is the one she began on");
    });
}

#[test]
fn a_planned_end_that_passed_is_asked_about_and_asks_on() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        let id = walk(store, her, job(bakery), &["checking", "agreed", "started"]).await.unwrap();
        told(store, her, id, &CheckInForm { step: "week1".into(), ..check_in("yes") }).await.unwrap();
        let ends = PlacementForm { version: "3".into(), ends: ago(1).into(), ..job(bakery) };
        records.edit_placement(ana, her, id, &ends).await.unwrap();
        assert_eq!(lines(store, ana).await, [WorkLine::PlannedEnd]);
        let dots = one(store, her, id).await.dots(today() + Days::new(40));
        assert!(domain::placements::due(&dots).is_some(), "the month is asked about all the same");
    });
}

#[test]
fn what_she_says_of_work_goes_on_through_the_day_until_somebody_acted() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        let id = walk(store, her, job(bakery), &["checking", "agreed", "started"]).await.unwrap();
        let herself = signed_in(store, her).await;
        let tell = async |said: &str, answer: &str| {
            let form = TellForm { said: said.into(), answer: answer.into() };
            records.tell_of_work(&herself, id, &form).await.unwrap();
            one(store, her, id).await.check_ins
        };
        tell("working", "yes").await;
        tell("safe", "yes").await;
        let said = tell("safe", "no").await;
        assert_eq!(said.len(), 1, "one day's words are one check-in");
        assert_eq!((said[0].answer(Said::Working), said[0].answer(Said::Safe)), (Answer::Yes, Answer::No));
        assert_eq!((said[0].told_by, said[0].step), (ToldBy::Her, CheckInStep::Week1));
        assert_eq!(lines(store, ana).await, [WorkLine::Worry]);
        records.tell_more_of_work(&herself, id, &TellMoreForm { words: "He shouts".into() }).await.unwrap();
        let worry = one(store, her, id).await.check_ins.remove(0);
        assert_eq!(worry.words.as_deref(), Some("He shouts"));
        let follow = FollowForm { version: worry.version.to_string(), on: today().into(), words: "Talked".into() };
        records.follow_check_in(ana, her, worry.id, &follow).await.unwrap();
        let again = tell("safe", "no").await;
        assert_eq!(again.len(), 2, "what somebody acted on is not written over");
        assert_eq!(again[1].step, CheckInStep::Extra);
        let seen = records.my_work(&herself, None).await.unwrap().work.remove(0);
        assert_eq!(seen.said.iter().filter(|(_, answer)| *answer == Answer::No).count(), 1);
    });
}

#[test]
fn that_it_is_not_safe_stays_with_the_desk_whatever_she_says_after_it() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        let id = walk(store, her, job(bakery), &["checking", "agreed", "started"]).await.unwrap();
        let herself = signed_in(store, her).await;
        for (answer, rows, hers) in [
            ("no", 1, Answer::No),
            ("not_known", 1, Answer::No),
            ("yes", 2, Answer::Yes),
            ("yes", 2, Answer::Yes),
            ("no", 2, Answer::No),
        ] {
            let form = TellForm { said: "safe".into(), answer: answer.into() };
            records.tell_of_work(&herself, id, &form).await.unwrap();
            let said = one(store, her, id).await.check_ins;
            assert_eq!((said.len(), said[0].answer(Said::Safe)), (rows, Answer::No), "{answer}");
            assert!(lines(store, ana).await.contains(&WorkLine::Worry), "{answer}");
            let seen = records.my_work(&herself, None).await.unwrap().work.remove(0).said;
            assert!(seen.contains(&(Said::Safe, hers)), "{answer}: {seen:?}");
        }
    });
}

#[test]
fn she_says_nothing_of_work_that_is_not_hers_not_begun_or_over() {
    both_engines(async |store: &Store| {
        let (her, other, bakery) = (aged(store, 20).await, aged(store, 21).await, checked(store).await);
        let herself = signed_in(store, her).await;
        let form = TellForm { said: "safe".into(), answer: "no".into() };
        let theirs = walk(store, other, job(bakery), &["checking", "agreed", "started"]).await.unwrap();
        assert_eq!(store.records.tell_of_work(&herself, theirs, &form).await.err(), Some(Failed(Problem::NotFound)));
        for way in [&["checking", "agreed"][..], &["checking", "agreed", "started", "ended"]] {
            let id = walk(store, her, job(bakery), way).await.unwrap();
            let more = store.records.tell_more_of_work(&herself, id, &TellMoreForm { words: "So".into() }).await;
            assert_eq!(
                (store.records.tell_of_work(&herself, id, &form).await.err(), more.err()),
                (Some(refused(Rule::NoSuchStep)), Some(refused(Rule::NoSuchStep)))
            );
        }
    });
}

#[test]
fn her_pages_of_work_say_what_was_promised_and_nothing_the_team_weighs() {
    both_engines(async |store: &Store| {
        let (records, ana, web) = (&store.records, &store.people.ana, Web::of(store));
        let (her, bakery) = (aged(store, 20).await, employer(store).await);
        let check = VettingForm { reasons: "PLANTED reasons".into(), ..passed() };
        records.record_vetting(ana, bakery, &check).await.unwrap();
        let form = PlacementForm { what: "Morning bread".into(), pay: "18,000 den".into(), ..job(bakery) };
        let id = walk(store, her, form, &["checking", "agreed", "started"]).await.unwrap();
        let told = CheckInForm { words: "PLANTED words".into(), told_by: "her".into(), ..check_in("no") };
        told_and_followed(store, her, id, &told).await;
        let herself = signed_in(store, her).await;
        let session = web.session(&herself).await;
        let mut sent = String::new();
        for path in ["/mine".to_owned(), "/mine/work".into(), format!("/mine/work/{id}/safe"), format!("/mine/work/{id}/more")] {
            let answer = web.get(&path, Some(&session)).await;
            assert_eq!(answer.status, 200, "{path}");
            sent.push_str(&answer.body);
        }
        assert!(!sent.contains("PLANTED"), "{sent}");
        for promised in ["Morning bread", "Bakery", "18,000 den", "Your team reads this. Your employer does not."] {
            assert!(sent.contains(promised), "{promised}");
        }
        records.tell_of_work(&herself, id, &TellForm { said: "safe".into(), answer: "no".into() }).await.unwrap();
        let page = web.get(&format!("/mine/work/{id}/more"), Some(&session)).await.body;
        assert!(page.contains("will talk with you") && page.matches("I want to talk to someone").count() == 1, "{page}");
        assert_eq!(web.get(&format!("/mine/work/{id}/pretty"), Some(&session)).await.status, 404);
    });
}

async fn told_and_followed(store: &Store, her: Id<Resident>, id: Id<Placement>, form: &CheckInForm) {
    let check_in = told(store, her, id, form).await.unwrap();
    let follow = FollowForm { version: "1".into(), on: today().into(), words: "PLANTED follow".into() };
    store.records.follow_check_in(&store.people.ana, her, check_in, &follow).await.unwrap();
}

#[test]
fn what_was_written_down_is_put_right_by_version_and_her_own_words_by_nobody() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        let id = walk(store, her, job(bakery), &["checking", "agreed", "started"]).await.unwrap();
        let check_in = told(store, her, id, &check_in("no")).await.unwrap();
        let correct = async |form: CheckInForm| records.record_check_in(ana, her, id, Some(check_in), &form).await;
        let version = |version: i32, form: CheckInForm| CheckInForm { version: version.to_string(), ..form };
        let form = FollowForm { version: "1".into(), on: today().into(), words: "The pay came".into() };
        records.follow_check_in(ana, her, check_in, &form).await.unwrap();
        let stale = correct(version(1, forms::check_in("yes"))).await;
        assert_eq!(stale.err(), Some(refused(Rule::Changed)));
        correct(version(2, forms::check_in("yes"))).await.unwrap();
        let stands = one(store, her, id).await.check_ins.remove(0);
        assert_eq!((stands.answer(Said::PaidAsPromised), stands.followed.is_some()), (Answer::Yes, true));
        correct(version(3, CheckInForm { safe: "no".into(), ..forms::check_in("yes") })).await.unwrap();
        let stands = one(store, her, id).await.check_ins.remove(0);
        assert!(stands.followed.is_none() && stands.needs_a_person(), "another worry needs a person again");
        assert_eq!(store.sql.count("revision WHERE kind = 'check_in'").await, 3);
        let herself = signed_in(store, her).await;
        records.tell_of_work(&herself, id, &TellForm { said: "safe".into(), answer: "yes".into() }).await.unwrap();
        let hers = one(store, her, id).await.check_ins.into_iter().find(|one| one.made_by == herself.account).unwrap();
        let change = records.record_check_in(ana, her, id, Some(hers.id), &version(1, forms::check_in("yes"))).await;
        assert_eq!(change.err(), Some(refused(Rule::HerWords)));
        let elsewhere = walk(store, her, job(bakery), &["checking", "agreed", "started"]).await.unwrap();
        let other = records.record_check_in(ana, her, elsewhere, Some(check_in), &version(4, forms::check_in("yes"))).await;
        assert_eq!(other.err(), Some(Failed(Problem::NotFound)));
    });
}

#[test]
fn of_two_who_write_down_the_same_check_in_the_second_is_told_and_what_comes_between_is_written() {
    both_engines(async |store: &Store| {
        let (records, ana, bea) = (&store.records, &store.people.ana, &store.people.bea);
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        let id = walk(store, her, job(bakery), &["checking", "agreed", "started"]).await.unwrap();
        let form = |step: &str, seen: &str| CheckInForm { step: step.into(), version: seen.into(), ..check_in("yes") };
        let week = form("week1", "0");
        let at_once =
            tokio::join!(records.record_check_in(ana, her, id, None, &week), records.record_check_in(bea, her, id, None, &week));
        let answers = [at_once.0.err(), at_once.1.err()];
        assert!(answers.contains(&None) && answers.contains(&Some(refused(Rule::Changed))), "{answers:?}");
        for form in [form("day1", "0"), form("extra", "0"), form("extra", "0"), form("week1", "4")] {
            assert!(told(store, her, id, &form).await.is_ok(), "{form:?}");
        }
        assert_eq!(told(store, her, id, &form("day1", "")).await.err(), Some(refused(Rule::Changed)), "nothing was read");
        let steps: Vec<_> = one(store, her, id).await.check_ins.into_iter().map(|one| one.step).collect();
        let all = [CheckInStep::Week1, CheckInStep::Day1, CheckInStep::Extra, CheckInStep::Extra, CheckInStep::Week1];
        assert_eq!(steps, all);
    });
}

#[test]
fn whoever_comes_second_sees_who_wrote_the_check_in_down_and_loses_no_word() {
    both_engines(async |store: &Store| {
        let (records, bea, web) = (&store.records, &store.people.bea, Web::of(store));
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        let id = walk(store, her, job(bakery), &["checking", "agreed", "started"]).await.unwrap();
        let ana = web.session(&store.people.ana).await;
        let (at, draft) = (format!("/residents/{her}/placements/{id}/check-in"), Uuid::new_v4().to_string());
        let read = |page: &str| page.split("name=\"form[version]\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let seen = read(&web.get(&at, Some(&ana)).await.body);
        assert_eq!(seen, "0");
        let theirs = CheckInForm { step: "week1".into(), words: "All is well".into(), ..check_in("yes") };
        records.record_check_in(bea, her, id, None, &theirs).await.unwrap();
        let (resident, placement, on) = (her.to_string(), id.to_string(), today().to_string());
        let send = async |form: &str, seen: &str| {
            let mut on = on.split('-');
            let mut part = || on.next().unwrap().to_owned();
            let (year, month, day) = (part(), part(), part());
            let body = [
                ("_form", form),
                ("_at", &at),
                ("_about", &resident),
                ("resident", &resident),
                ("placement", &placement),
                ("check_in", ""),
                ("form[version]", seen),
                ("form[step]", "week1"),
                ("form[on][day]", &day),
                ("form[on][month]", &month),
                ("form[on][year]", &year),
                ("form[told_by]", "her"),
                ("form[words]", "She wants more hours"),
            ];
            web.post("/do/record_check_in", pairs(&body), Some(&ana)).await.location().to_owned()
        };
        let back = send(&draft, &seen).await;
        assert_eq!(back, format!("{at}?draft={draft}"));
        let page = web.get(&back, Some(&ana)).await.body;
        for said in ["bea changed this while you were typing", "All is well", "She wants more hours"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let again = send(&Uuid::new_v4().to_string(), &read(&page)).await;
        assert_eq!((again, one(store, her, id).await.check_ins.len()), (format!("/residents/{her}?saved=work#saved"), 2));
    });
}

#[test]
fn a_place_she_called_not_safe_says_so_beside_its_check_until_that_was_followed_up() {
    both_engines(async |store: &Store| {
        let (records, ana, web) = (&store.records, &store.people.ana, Web::of(store));
        let (her, bakery) = (aged(store, 20).await, checked(store).await);
        let id = walk(store, her, job(bakery), &["checking", "agreed", "started"]).await.unwrap();
        let session = web.session(ana).await;
        let said = async || {
            let mut said = Vec::new();
            for path in [format!("/residents/{her}"), "/placements".into(), "/placements?view=list".into()] {
                let page = web.get(&path, Some(&session)).await.body;
                assert!(page.contains("Checked until"), "{path}: {page}");
                said.push(page.contains("She says it is not safe"));
            }
            said
        };
        assert_eq!(said().await, [false; 3]);
        let check_in = told(store, her, id, &CheckInForm { safe: "no".into(), ..check_in("yes") }).await.unwrap();
        assert_eq!(said().await, [true; 3]);
        let page = web.get(&format!("/residents/{her}/placements/{id}/check-ins/{check_in}"), Some(&session)).await.body;
        let anew = format!("href=\"/organisations/{bakery}/check\"");
        assert!(page.contains(&anew) && page.contains("Record a new check of"), "{page}");
        let form = FollowForm { version: "1".into(), on: today().into(), words: "Went there with her".into() };
        records.follow_check_in(ana, her, check_in, &form).await.unwrap();
        assert_eq!(said().await, [false; 3]);
    });
}

/// She may still be asked how work is, and say that it is not safe: that is heard as before.
#[test]
fn what_worries_is_heard_also_after_her_support_ended() {
    both_engines(async |store: &Store| {
        let (case, records, people) = (Case::make(store).await, &store.records, &store.people);
        let (ana, her) = (&people.ana, herself(store, case.resident));
        knock(Door::FollowCheckIn, records, ana, &case).await.unwrap();
        knock(Door::SettleTalk, records, ana, &case).await.unwrap();
        let end = MoveStayForm { version: "1".into(), phase: "ended".into(), on: today().into(), ending: "planned".into() };
        records.move_stay(ana, case.resident, case.stay, &end).await.unwrap();
        // The seat she is offered stays, too.
        let but_seats = |lines: Vec<Line>| {
            lines.into_iter().map(|line| line.what).filter(|what| !matches!(what, What::Course { .. })).collect::<Vec<_>>()
        };
        let lines = async |team| but_seats(records.today(ana, team).await.unwrap().lines);
        assert_eq!(lines(true).await, []);
        let not_safe = TellForm { said: "safe".into(), answer: "no".into() };
        records.tell_of_work(&her, case.at_work, &not_safe).await.unwrap();
        let record = records.resident(ana, case.resident, None).await.unwrap().lines;
        for lines in [lines(true).await, lines(false).await, but_seats(record)] {
            assert!(matches!(lines.as_slice(), [What::Work { line: WorkLine::Worry, .. }]), "{lines:?}");
        }
    });
}
