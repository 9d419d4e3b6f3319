//! One line a change in its own transaction, one line a read; and whatever is done to them afterwards shows.

use domain::{
    access::Actor,
    contacts::{ContactForm, With},
    ids::Id,
    problem::{Problem, Rule},
};
use records::{Failed, audit::Verdict};
use strum::VariantArray;
use uuid::Uuid;

use crate::support::{
    case::Case,
    doors::{Door, knock},
    forms::{barrier, call, name},
    people::{ago, bare, moved},
    store::{Store, both_engines, on_sqlite},
};

#[test]
fn every_write_adds_exactly_one_line_and_the_chain_is_whole() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        store.records.close().await;
        for &door in Door::VARIANTS {
            let Some(action) = door.writes().filter(|_| !door.is_for_adults()) else { continue };
            let actor = case.whoever_may(action, &store.people);
            let before = store.sql.last_line().await;
            knock(door, &store.records, &actor, &case).await.unwrap_or_else(|error| panic!("{door:?}: {error}"));
            assert_eq!(store.sql.last_line().await, before + 1, "{door:?}");
            assert_eq!(last(store).await, <&str>::from(action), "{door:?}");
        }
        assert_eq!(store.records.verify_audit().await, Ok(Verdict::Whole(store.sql.count("audit").await)));
    });
}

#[test]
fn a_check_of_the_trail_beside_others_who_write_is_no_false_alarm() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let (records, ana) = (&store.records, &store.people.ana);
        let write = async || {
            for done in [true, false].repeat(20) {
                records.settle_task(ana, case.resident, case.task, done).await.unwrap();
            }
        };
        let check = async || {
            for _ in 0..40 {
                let verdict = records.verify_audit().await;
                assert!(matches!(verdict, Ok(Verdict::Whole(_))), "{verdict:?}");
            }
        };
        tokio::join!(write(), check());
    });
}

#[test]
fn a_line_names_who_on_whom_and_what_by_id_only() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let session = Uuid::now_v7();
        let ana = Actor { session: Some(Id::new(session)), ..store.people.ana.clone() };
        store.records.edit_resident(&ana, case.resident, &name(1, "Mara")).await.unwrap();
        let said =
            "SELECT detail FROM audit WHERE action = 'edit_resident' AND account_id = $1 AND session_id = $2 AND subject = $3";
        let values = vec![ana.account.raw().into(), session.into(), case.resident.raw().into()];
        let lines = store.sql.rows(said, values).await;
        assert_eq!(lines.len(), 1);
        assert!(!lines[0][0].contains("Mara"), "{}", lines[0][0]);
    });
}

#[test]
fn a_write_that_is_refused_or_rolled_back_adds_no_line_and_no_revision() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        store.records.close().await;
        let (lines, revisions) = (store.sql.last_line().await, store.sql.count("revision").await);
        for &door in Door::VARIANTS.iter().filter(|door| door.writes().is_some() && door.is_hers()) {
            assert!(knock(door, &store.records, &store.people.vera, &case).await.is_err(), "{door:?}");
        }
        let (records, ana) = (&store.records, &store.people.ana);
        let stale = records.edit_resident(ana, case.resident, &name(7, "Mara")).await;
        assert_eq!(stale, Err(Failed(Problem::Conflict(Rule::Changed))));
        // The former row is kept before the diagram is asked: it must go with the rest.
        let no_step = records.move_enrolment(ana, case.resident, case.enrolment, &moved("applied", 1, ago(1))).await;
        assert_eq!(no_step, Err(Failed(Problem::Conflict(Rule::NoSuchStep))));
        let mut wrong = barrier("");
        wrong.kind = "none such".into();
        assert!(records.record_barrier(ana, case.resident, None, &wrong).await.is_err());
        assert_eq!((store.sql.last_line().await, store.sql.count("revision").await), (lines, revisions));
    });
}

#[test]
fn a_form_written_twice_is_written_once() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let ana = Actor { form: Some(Uuid::now_v7()), ..store.people.ana.clone() };
        let (records, before) = (&store.records, store.sql.count("task").await);
        assert_eq!(knock(Door::RecordTask, records, &ana, &case).await, Ok(()));
        assert_eq!(knock(Door::RecordTask, records, &ana, &case).await, Err(Failed(Problem::AlreadySent)));
        assert_eq!(store.sql.count("task").await, before + 1);
    });
}

#[test]
fn a_form_sent_twice_at_once_is_written_once() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let ana = Actor { form: Some(Uuid::now_v7()), ..store.people.ana.clone() };
        let (records, before) = (&store.records, store.sql.count("task").await);
        let (one, other) =
            tokio::join!(knock(Door::RecordTask, records, &ana, &case), knock(Door::RecordTask, records, &ana, &case));
        let answers = [one, other];
        assert!(answers.contains(&Ok(())) && answers.contains(&Err(Failed(Problem::AlreadySent))), "{answers:?}");
        assert_eq!(store.sql.count("task").await, before + 1);
    });
}

#[test]
fn many_writers_at_once_leave_one_whole_chain() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let knocks = (0..12).map(|_| {
            let (records, ana) = (store.records.clone(), store.people.ana.clone());
            tokio::spawn(async move { knock(Door::RecordTask, &records, &ana, &case).await })
        });
        for done in knocks.collect::<Vec<_>>() {
            assert_eq!(done.await.unwrap(), Ok(()));
        }
        assert!(matches!(store.records.verify_audit().await, Ok(Verdict::Whole(_))));
    });
}

async fn last(store: &Store) -> String {
    store.sql.rows("SELECT action FROM audit ORDER BY seq DESC LIMIT 1", vec![]).await[0][0].clone()
}

/// Lines of reads, as action and detail.
async fn reads(store: &Store) -> Vec<Vec<String>> {
    store.sql.rows("SELECT action, detail FROM audit WHERE detail LIKE '{\"read\"%' ORDER BY seq", vec![]).await
}

#[test]
fn reading_a_name_leaves_one_line_and_the_same_read_again_leaves_none() {
    both_engines(async |store: &Store| {
        let her = store.people.arrival(&store.records, crate::support::people::child(store.people.east, "Марија")).await;
        for _ in 0..3 {
            store.records.resident(&store.people.ana, her, None).await.unwrap();
        }
        store.records.close().await;
        let line = vec!["view_resident".to_owned(), format!("{{\"read\":[\"{her}\"]}}")];
        assert_eq!(reads(store).await, [line]);
        assert!(matches!(store.records.verify_audit().await, Ok(Verdict::Whole(_))));
    });
}

#[test]
fn another_person_or_another_session_reading_the_same_is_another_line() {
    both_engines(async |store: &Store| {
        let her = store.people.arrival(&store.records, crate::support::people::child(store.people.east, "Марија")).await;
        let again = Actor { session: Some(Id::new(Uuid::now_v7())), ..store.people.ana.clone() };
        for actor in [&store.people.ana, &again, &store.people.lead] {
            store.records.resident(actor, her, None).await.unwrap();
        }
        store.records.close().await;
        assert_eq!(reads(store).await.len(), 3);
    });
}

#[test]
fn a_list_leaves_one_line_with_everybody_whose_name_it_showed() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let one = people.arrival(records, crate::support::people::child(people.east, "Марија")).await;
        people.arrival(records, bare(people.east, 3)).await;
        records.residents(&people.ana, domain::residents::ListForm::default(), None, false).await.unwrap();
        records.close().await;
        assert_eq!(reads(store).await, [vec!["list_residents".to_owned(), format!("{{\"read\":[\"{one}\"]}}")]]);
    });
}

#[test]
fn an_organisation_leaves_a_line_with_everybody_whose_name_stood_with_a_contact() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let one = people.arrival(records, crate::support::people::child(people.east, "Марија")).await;
        let nameless = people.arrival(records, bare(people.east, 3)).await;
        let school = ContactForm { party: With::Organisation(people.school).value(), ..call() };
        for her in [one, nameless] {
            records.record_contact(&people.ana, her, None, &school).await.unwrap();
        }
        records.organisation(&people.ana, people.school).await.unwrap();
        records.close().await;
        assert_eq!(reads(store).await, [vec!["view_organisation".to_owned(), format!("{{\"read\":[\"{one}\"]}}")]]);
    });
}

#[test]
fn reading_what_is_not_sealed_leaves_no_line() {
    both_engines(async |store: &Store| {
        let her = store.people.arrival(&store.records, bare(store.people.east, 3)).await;
        store.records.resident(&store.people.ana, her, None).await.unwrap();
        store.records.close().await;
        assert_eq!(reads(store).await, Vec::<Vec<String>>::new());
    });
}

/// Six lines and more, then what somebody with the database could do to them, and the first line that does not follow.
fn tampered(with: &[&str], broken_at: i64) {
    both_engines(async |store: &Store| {
        Case::make(store).await;
        store.records.close().await;
        assert!(store.sql.last_line().await > 8);
        for sql in with {
            assert!(store.sql.run(sql, vec![]).await > 0, "{sql}");
        }
        assert_eq!(store.records.verify_audit().await, Ok(Verdict::BrokenAt(broken_at)));
    });
}

#[test]
fn an_edited_detail_shows() {
    tampered(&["UPDATE audit SET detail = '{}' WHERE seq = 5"], 5);
}

#[test]
fn an_edited_action_shows() {
    tampered(&["UPDATE audit SET action = 'sign_out' WHERE seq = 6"], 6);
}

#[test]
fn a_line_made_somebody_elses_shows() {
    tampered(&["UPDATE audit SET account_id = (SELECT id FROM account WHERE user_name = 'vera') WHERE seq = 6"], 6);
}

#[test]
fn a_line_taken_out_of_the_middle_shows() {
    tampered(&["DELETE FROM audit WHERE seq = 5"], 6);
}

#[test]
fn a_line_taken_out_and_the_gap_closed_shows() {
    tampered(&["DELETE FROM audit WHERE seq = 5", "UPDATE audit SET seq = 5 WHERE seq = 6"], 5);
}

#[test]
fn two_lines_swapped_show() {
    let swap = [
        "UPDATE audit SET seq = -5 WHERE seq = 5",
        "UPDATE audit SET seq = 5 WHERE seq = 6",
        "UPDATE audit SET seq = 6 WHERE seq = -5",
    ];
    tampered(&swap, 5);
}

#[test]
fn a_line_put_in_shows() {
    let put = "INSERT INTO audit (seq, at, account_id, session_id, action, subject, detail, mac) \
               SELECT (SELECT max(seq) + 1 FROM audit), at, account_id, session_id, action, subject, detail, mac FROM audit WHERE seq = 5";
    both_engines(async |store: &Store| {
        let last = store.sql.last_line().await;
        store.sql.run(put, vec![]).await;
        assert_eq!(store.records.verify_audit().await, Ok(Verdict::BrokenAt(last + 1)));
    });
}

#[test]
fn a_line_put_in_before_the_first_shows() {
    let put = "INSERT INTO audit (seq, at, account_id, session_id, action, subject, detail, mac) \
               SELECT $1, at, account_id, session_id, action, subject, detail, mac FROM audit WHERE seq = 5";
    for seq in [0_i64, -5] {
        both_engines(async |store: &Store| {
            store.sql.run(put, vec![seq.into()]).await;
            assert_eq!(store.records.verify_audit().await, Ok(Verdict::BrokenAt(0)));
        });
    }
}

#[test]
fn a_line_that_cannot_be_read_any_more_is_named() {
    on_sqlite(async |store: &Store| {
        Case::make(store).await;
        store.records.close().await;
        // The last first: the earliest is the one that is named.
        for (seq, wrong) in
            [(8, "detail = x'ff'"), (7, "at = 'then'"), (6, "account_id = 'nobody'"), (5, "session_id = 'no session'")]
        {
            assert_eq!(store.sql.run(&format!("UPDATE audit SET {wrong} WHERE seq = {seq}"), vec![]).await, 1);
            assert_eq!(store.records.verify_audit().await, Ok(Verdict::BrokenAt(seq)), "{wrong}");
        }
    });
    on_sqlite(async |store: &Store| {
        let last = store.sql.last_line().await;
        store.sql.run("UPDATE audit_head SET mac = 'text'", vec![]).await;
        assert_eq!(store.records.verify_audit().await, Ok(Verdict::BrokenAt(last + 1)));
    });
}

#[test]
fn the_head_taken_away_shows() {
    both_engines(async |store: &Store| {
        let last = store.sql.last_line().await;
        store.sql.run("DELETE FROM audit_head", vec![]).await;
        assert_eq!(store.records.verify_audit().await, Ok(Verdict::BrokenAt(last + 1)));
    });
}

#[test]
fn the_last_line_taken_away_shows_against_the_head() {
    both_engines(async |store: &Store| {
        let last = store.sql.last_line().await;
        store.sql.run("DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)", vec![]).await;
        assert_eq!(store.records.verify_audit().await, Ok(Verdict::BrokenAt(last)));
    });
}

#[test]
fn signing_in_and_out_are_lines_too() {
    both_engines(async |store: &Store| {
        let form = crate::sign_in::form("ana");
        let before = store.sql.last_line().await;
        let begun = store.records.sign_in(&form, None).await.unwrap();
        store.records.sign_out(&begun.token).await.unwrap();
        let lines = store.sql.rows("SELECT action FROM audit WHERE seq > $1 ORDER BY seq", vec![before.into()]).await.concat();
        assert_eq!(lines, ["sign_in", "sign_out"]);
    });
}
