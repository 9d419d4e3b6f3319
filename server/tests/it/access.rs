//! Reach and may: whose business it is, and whose to do.

use domain::{
    access::{Actor, Standing, StandingKind},
    ids::Id,
    problem::{Problem, Rule},
    residents::ListForm,
};
use records::Failed;
use strum::VariantArray;
use uuid::Uuid;

use crate::support::{
    case::Case,
    doors::{Door, knock},
    people::child,
    store::{Store, both_engines},
    web::Web,
};

#[test]
fn out_of_reach_answers_as_missing_at_every_door_about_a_resident() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        for &door in Door::VARIANTS.iter().filter(|door| door.is_hers()) {
            let hers = knock(door, &store.records, &store.people.vera, &case).await;
            let nobodys = knock(door, &store.records, &store.people.vera, &case.of_nobody()).await;
            assert_eq!((hers, nobodys), (Err(Failed(Problem::NotFound)), Err(Failed(Problem::NotFound))), "{door:?}");
        }
    });
}

#[test]
fn what_belongs_to_another_resident_is_missing_from_hers() {
    both_engines(async |store: &Store| {
        let (one, other) = (Case::make(store).await, Case::make(store).await);
        let mixed = Case { resident: one.resident, ..other };
        for door in [
            Door::EnrolmentPage,
            Door::BarrierPage,
            Door::FundingPage,
            Door::RecordWeek,
            Door::RecordResult,
            Door::CorrectEnrolment,
            Door::MoveEnrolment,
            Door::CorrectStep,
            Door::TakeBackStep,
            Door::EditBarrier,
            Door::EditFunding,
            Door::Remove,
            Door::PutBack,
            Door::TaskPage,
            Door::EditTask,
            Door::SettleTask,
            Door::PlacePage,
            Door::ChoosingPage,
            Door::ChoosingFormPage,
            Door::MovePlace,
            Door::CorrectPlaceStep,
            Door::TakeBackPlaceStep,
            Door::PlacementFormPage,
            Door::PlacementPage,
            Door::CheckInPage,
            Door::EditPlacement,
            Door::MovePlacement,
            Door::CorrectPlacementStep,
            Door::TakeBackPlacementStep,
            Door::AskException,
            Door::RecordCheckIn,
            Door::FollowCheckIn,
            Door::TryFirst,
            Door::DecideChoosing,
            Door::ProposalPage,
            Door::ProposeStep,
            Door::SettleTalk,
            Door::MoveStay,
            Door::CorrectStay,
            Door::GuardianPage,
            Door::EditGuardian,
            Door::LetSee,
            Door::RenewLink,
        ] {
            let answer = knock(door, &store.records, &store.people.ana, &mixed).await;
            assert_eq!(answer, Err(Failed(Problem::NotFound)), "{door:?}");
        }
    });
}

#[test]
fn a_restricted_record_is_missing_for_a_colleague_who_is_not_named_and_open_to_a_lead() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        let mut form = child(people.east, "Марија");
        form.restricted = "on".into();
        let her = people.arrival(&store.records, form).await;
        let seen = async |actor: &Actor| store.records.resident(actor, her, None).await.map(|page| page.resident.id);
        assert_eq!(seen(&people.bea).await, Err(Failed(Problem::NotFound)));
        assert_eq!((seen(&people.ana).await, seen(&people.lead).await), (Ok(her), Ok(her)));
        let listed = async |actor: &Actor| store.records.residents(actor, ListForm::default(), None, false).await.unwrap().total;
        assert_eq!((listed(&people.bea).await, listed(&people.ana).await, listed(&people.lead).await), (0, 1, 1));
        let today = store.records.today(&people.bea, true).await.unwrap();
        assert_eq!(today.people.len(), 0);
    });
}

#[test]
fn whoever_restricts_a_record_stays_on_it_and_others_lose_it() {
    both_engines(async |store: &Store| {
        let people = &store.people;
        let her = people.arrival(&store.records, child(people.east, "Марија")).await;
        let mut form = crate::support::forms::name(1, "Марија");
        form.restricted = "on".into();
        store.records.edit_resident(&people.bea, her, &form).await.unwrap();
        assert!(store.records.resident(&people.bea, her, None).await.is_ok());
    });
}

#[test]
fn her_coordinator_or_a_lead_names_somebody_and_reach_follows_at_once() {
    both_engines(async |store: &Store| {
        let (people, records) = (&store.people, &store.records);
        let mut form = child(people.east, "Марија");
        form.restricted = "on".into();
        let her = people.arrival(records, form).await;
        let bea = people.bea.account;
        let reads = async || records.resident(&people.bea, her, None).await.is_ok();
        for named_by in [&people.ana, &people.lead] {
            assert!(!reads().await);
            records.name_staff(named_by, her, bea, true).await.unwrap();
            assert!(reads().await);
            records.name_staff(named_by, her, bea, false).await.unwrap();
        }
        assert!(!reads().await);
        assert_eq!(store.sql.count("assignment").await, 1, "her coordinator stays");
        let lines = "SELECT count(*) FROM audit WHERE action = 'name_staff' AND subject = $1";
        assert_eq!(store.sql.number(lines, vec![her.raw().into()]).await, 4);
    });
}

#[test]
fn nobody_names_themselves_on_or_others_off_who_is_not_hers() {
    both_engines(async |store: &Store| {
        let (people, records) = (&store.people, &store.records);
        let mut form = child(people.east, "Марија");
        form.restricted = "on".into();
        let her = people.arrival(records, form).await;
        let name = async |by: &Actor, whom: &Actor, named| records.name_staff(by, her, whom.account, named).await;
        assert_eq!(name(&people.bea, &people.bea, true).await, Err(Failed(Problem::NotFound)));
        name(&people.ana, &people.bea, true).await.unwrap();
        assert_eq!(name(&people.bea, &people.bea, false).await, Err(Failed(Problem::NotAllowed)));
        // Her coordinator and a lead stay; somebody of another site, or who is no coordinator, is nobody to be named.
        for (whom, named) in [(&people.ana, false), (&people.lead, false), (&people.vera, true), (&people.administrator, true)] {
            assert!(matches!(name(&people.lead, whom, named).await, Err(Failed(Problem::Invalid(_)))), "{}", whom.name);
        }
    });
}

#[test]
fn who_can_see_this_names_those_who_can() {
    both_engines(async |store: &Store| {
        let (people, records, web) = (&store.people, &store.records, Web::of(store));
        let mut form = child(people.east, "Марија");
        form.restricted = "on".into();
        let her = people.arrival(records, form).await;
        let ana = web.session(&people.ana).await;
        let page = async || web.get(&format!("/residents/{her}"), Some(&ana)).await.body;
        let before = page().await;
        assert!(before.contains("lena, ana.") && !before.contains("Seen by your team"), "{before}");
        records.name_staff(&people.ana, her, people.bea.account, true).await.unwrap();
        assert!(page().await.contains("lena, ana, bea."));
        let named = web.get(&format!("/residents/{her}/named"), Some(&web.session(&people.bea).await)).await.body;
        assert!(named.contains("bea") && !named.contains("/do/name_staff"), "{named}");
        let open = people.arrival(records, child(people.east, "Ана")).await;
        assert!(web.get(&format!("/residents/{open}"), Some(&ana)).await.body.contains("Seen by your team"));
    });
}

#[test]
fn a_school_page_names_only_those_within_reach() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let there = async |actor: &Actor| store.records.organisation(actor, case.school).await.unwrap().there.len();
        assert_eq!(
            (there(&store.people.ana).await, there(&store.people.vera).await, there(&store.people.administrator).await),
            (1, 0, 0)
        );
    });
}

/// One line a door, one column a standing: `+` it opens, `!` not theirs to do, `.` missing.
#[test]
fn every_door_answers_every_standing_as_reviewed() {
    both_engines(async |store: &Store| {
        let mut table = String::new();
        let mut columns = Vec::new();
        for &kind in StandingKind::VARIANTS {
            // A fresh person for each: what one may do must not stand in the way of the next.
            let case = Case::make(store).await;
            let actor = somebody(store, kind, &case);
            let mut column = Vec::new();
            for &door in Door::VARIANTS {
                let version_held = matches!(door, Door::EditOrganisation | Door::EditSite);
                column.push(match knock(door, &store.records, &actor, &case).await {
                    Ok(()) => '+',
                    // Another standing changed it before; it opened.
                    Err(Failed(Problem::Conflict(_))) if version_held => '+',
                    Err(Failed(Problem::Conflict(Rule::NoException))) if door.is_for_adults() => '+',
                    Err(Failed(Problem::NotAllowed)) => '!',
                    Err(Failed(Problem::NotFound)) => '.',
                    Err(other) => panic!("{kind:?} at {door:?}: {other}"),
                });
            }
            columns.push(column);
        }
        for (place, &door) in Door::VARIANTS.iter().enumerate() {
            let answers: String = columns.iter().map(|column| column[place]).collect();
            table.extend([answers.as_str(), " ", door.into(), "\n"]);
        }
        assert_eq!(table, POLICY, "review the change, then write it down:\n{table}");
    });
}

/// Coordinator, lead, house staff, resident (herself), guardian, school, provider (their own), administrator, auditor.
pub const POLICY: &str = "\
++!!!!!!! list_residents
++!!!!!!! view_today
++!!!!!!! intake_page
++.!!.... resident_page
++.!!.... edit_resident_page
++.!!.... named_page
++.!!.... changes_page
++.!!.... profile_page
++.!!.... enrol_page
++.!!.... enrolment_page
++.!!.... barrier_page
++.!!.... funding_page
++.!!.... task_page
++!!!!!!! take_in
++.!!.... edit_resident
++.!!.... name_staff
++.!!.... edit_profile
++.!!.... record_enrolment
++.!!.... record_week
++.!!.... record_result
++.!!.... correct_enrolment
++.!!.... move_enrolment
++.!!.... correct_step
++.!!.... take_back_step
++.!!.... record_barrier
++.!!.... edit_barrier
++.!!.... record_funding
++.!!.... edit_funding
++.!!.... remove
++.!!.... put_back
++.!!.... record_task
++.!!.... edit_task
++.!!.... settle_task
++.!!.... place_form_page
++.!!.... place_page
++.!!.... choosing_page
++.!!.... choosing_form_page
++.!!.... record_place
++.!!.... move_place
++.!!.... correct_place_step
++.!!.... take_back_place_step
++.!!.... note_answer
++!!!!!!! placement_board
++.!!.... placement_form_page
++.!!.... placement_page
++.!!.... check_in_page
++.!!.... record_placement
++.!!.... edit_placement
++.!!.... move_placement
++.!!.... ask_exception
!+.!!.... answer_exception
++.!!.... correct_placement_step
++.!!.... take_back_placement_step
++.!!.... record_check_in
++.!!.... follow_check_in
++.!!.... correct_check_in
++.!!.... record_choosing
++.!!.... try_first
++.!!.... decide_choosing
++.!!.... sign_in_page
++.!!.... talk_page
++.!!.... proposal_page
++.!!.... give_sign_in
++.!!.... reset_sign_in
++.!!.... stop_sign_in
++.!!.... propose_goal
++.!!.... propose_step
++.!!.... settle_talk
!!!+!!!!! mine_page
!!!+!!!!! my_goal_page
!!!+!!!!! what_i_can
!!!+!!!!! my_school
!!!+!!!!! my_work
!!!+!!!!! tell_of_work
!!!+!!!!! tell_more_of_work
!!!+!!!!! my_courses
!!!+!!!!! my_seat
!!!+!!!!! my_choosing
!!!+!!!!! choose_course
!!!+!!!!! answer_seat
!!!+!!!!! who_sees
!!!+!!!!! edit_goal
!!!+!!!!! keep_goal
!!!+!!!!! say_about
!!!+!!!!! say_when
!!!+!!!!! share_goal
!!!+!!!!! add_step
!!!+!!!!! mark_step
!!!+!!!!! mark_school_step
!!!+!!!!! move_goal
!!!+!!!!! keep_words
!!!+!!!!! keep_drawing
!!!+!!!!! share_dream
!!!+!!!!! ask_to_talk
++!+!!!+! note_reset
++.!!.... move_stay
++.!!.... correct_stay
++.!!.... begin_stay
++.!!.... guardian_page
++.!!.... record_guardian
++.!!.... edit_guardian
++.!!.... let_see
++.!!.... renew_link
!!!!+!!!! wards
!!.!+.... ward_page
!!.!+.... write_message
++..!..+. stop_access
++.!!.... contact_page
++.!!.... record_contact
++.!!.... note_page
++.!!.... record_note
++!!!!!+! list_courses
++!!!!!+! course_page
++!!!!!+! course_form_page
++!!!!!+! run_page
++!!!!!+! run_form_page
++!!!!!+! record_course
++!!!!!+! edit_course
++!!!!!+! record_run
++!!!!!+! edit_run
++!!!!!!! offer_seats
++!!!!!+! remove_run
++!!!!!+! remove_course
++.!!.... sitting_page
++.!!.... record_sitting
++!!!!!+! list_organisations
++...!!+. organisation_page
++!!!!!+! organisation_form
++!!!!!+! record_organisation
++!!!!!+! edit_organisation
++!!!!!+! remove_organisation
++!!!!!+! put_back_unused
++...!!+. vetting_page
++...!!!. record_vetting
!!!!!!!+! accounts_page
!!!!!!!+! account_page
!!!!!!!+! sites_page
!!!!!!!+! invite
!!!!!!!+! correct_account
.......+. renew_account_link
.......+. close_account
!!!!!!!+! record_site
!!!!!!!+! edit_site
!!!!!!!+! close_site
+++++++++ own_account
+++++++++ set_keys
+++++++++ set_words
++.!!.... hand_over
++.!!.... move_site
";

pub fn somebody(store: &Store, kind: StandingKind, case: &Case) -> Actor {
    let people = &store.people;
    let with = |standing| Actor { standing, ..people.vera.clone() };
    match kind {
        StandingKind::Coordinator => people.ana.clone(),
        StandingKind::Lead => people.lead.clone(),
        StandingKind::Administrator => people.administrator.clone(),
        StandingKind::HouseStaff => with(Standing::HouseStaff),
        StandingKind::Resident => with(Standing::Resident(case.resident)),
        StandingKind::Guardian => Actor { account: case.guardian_account, ..with(Standing::Guardian) },
        StandingKind::School => with(Standing::School(case.school)),
        StandingKind::Provider => with(Standing::Provider(case.school)),
        StandingKind::Auditor => with(Standing::Auditor),
    }
}

#[test]
fn a_resident_reaches_herself_and_nobody_else() {
    both_engines(async |store: &Store| {
        let (own, other) = (Case::make(store).await, Case::make(store).await);
        let her = Actor { standing: Standing::Resident(own.resident), ..store.people.vera.clone() };
        let answer = async |of| store.records.resident(&her, of, None).await.map(drop);
        assert_eq!(answer(own.resident).await, Err(Failed(Problem::NotAllowed)));
        assert_eq!(answer(other.resident).await, Err(Failed(Problem::NotFound)));
        assert_eq!(answer(Id::new(Uuid::now_v7())).await, Err(Failed(Problem::NotFound)));
    });
}

#[test]
fn nobody_is_given_a_task_who_does_not_work_there() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let mut form = crate::support::forms::task();
        form.assignee = store.people.vera.account.to_string();
        let answer = store.records.record_task(&store.people.ana, case.resident, None, &form).await;
        assert!(matches!(answer, Err(Failed(Problem::Invalid(_)))), "{answer:?}");
    });
}
