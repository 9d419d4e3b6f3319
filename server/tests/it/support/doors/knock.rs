//! How each door is tried: with a form that stands.

use domain::{
    access::Actor,
    codes::DreamKind,
    contacts::MessageForm,
    courses::Asked,
    dreams::{DrawingForm, DreamForm},
    enrolments::EnrolmentForm,
    goals::{AboutForm, GoalForm, ProposalForm, StepForm, WhenForm},
    organisations::OrganisationForm,
    placements::{AnswerExceptionForm, CheckInForm, ExceptionForm, FollowForm, TellForm, TellMoreForm},
    places::SeatForm,
    profiles::ProfileForm,
    removals::{Removable, RemovableKind, Unused, UnusedKind},
    residents::ListForm,
    results::ResultForm,
    sign_ins::SignInGivenForm,
    sites::SiteForm,
    stays::{CorrectStayForm, MoveSiteForm, MoveStayForm, StayForm},
    steps::StepDayForm,
    talks::TalkedForm,
    tasks::TaskForm,
};
use records::{Failed, Records};
use uuid::Uuid;

use super::Door;
use crate::support::{
    case::Case,
    forms::{
        account, aunt, barrier, call, check_in, choosing, course, decide, facts, funding, goal, mark, move_goal, move_place,
        move_placement, name, note, passed, place, placement, reading, run, see, seeing, task, this_monday, unused, week,
    },
    people::{ago, child, enrolment, invitation, moved, today},
};

/// Tries a door. What it shows is tested elsewhere.
pub async fn knock(door: Door, records: &Records, actor: &Actor, case: &Case) -> Result<(), Failed> {
    let her = case.resident;
    match door {
        Door::ListResidents => records.residents(actor, ListForm::default(), None, false).await.map(drop),
        Door::ViewToday => records.today(actor, true).await.map(drop),
        Door::IntakePage => records.intake(actor, None).await.map(drop),
        Door::ResidentPage => records.resident(actor, her, None).await.map(drop),
        Door::EditResidentPage => records.edit_resident_page(actor, her, None).await.map(drop),
        Door::NamedPage => records.named_page(actor, her).await.map(drop),
        Door::ChangesPage => records.changes(actor, her, None).await.map(drop),
        Door::ProfilePage => records.profile_page(actor, her, None).await.map(drop),
        Door::EnrolPage => records.enrol_page(actor, her, None).await.map(drop),
        Door::EnrolmentPage => records.enrolment_page(actor, her, case.enrolment, None).await.map(drop),
        Door::BarrierPage => records.barrier_page(actor, her, Some(case.barrier), None).await.map(drop),
        Door::FundingPage => records.funding_page(actor, her, Some(case.funding), None).await.map(drop),
        Door::TaskPage => records.task_page(actor, her, Some(case.task), None).await.map(drop),
        Door::TakeIn => records.take_in(actor, &child(case.site, "Vesna")).await.map(drop),
        Door::EditResident => records.edit_resident(actor, her, &name(1, "Mara")).await,
        Door::NameStaff => records.name_staff(actor, her, case.account, true).await,
        Door::EditProfile => {
            records.edit_profile(actor, her, &ProfileForm { level: "isced2".into(), ..ProfileForm::default() }).await
        }
        Door::RecordEnrolment => {
            let form = EnrolmentForm { barrier: "language".into(), ..enrolment(case.other_school, "applied", ago(9)) };
            records.record_enrolment(actor, her, &form).await.map(drop)
        }
        Door::RecordWeek => records.record_week(actor, her, case.enrolment, this_monday(), &week("present", 0)).await,
        Door::RecordResult => {
            let form = ResultForm { term: "first".into(), outcome: "passed".into(), on: ago(1).into(), ..ResultForm::default() };
            records.record_result(actor, her, case.enrolment, &form).await
        }
        Door::CorrectEnrolment => records.correct_enrolment(actor, her, case.enrolment, &facts(1, case.school)).await,
        Door::MoveEnrolment => records.move_enrolment(actor, her, case.enrolment, &moved("interrupted", 2, ago(2))).await,
        Door::CorrectStep => records.correct_step(actor, her, case.enrolment, &StepDayForm::of(3, ago(1))).await,
        Door::TakeBackStep => records.take_back_step(actor, her, case.enrolment, 4).await,
        Door::RecordBarrier => records.record_barrier(actor, her, None, &barrier("")).await,
        Door::EditBarrier => records.record_barrier(actor, her, Some(case.barrier), &barrier("1")).await,
        Door::RecordFunding => records.record_funding(actor, her, None, &funding("")).await,
        Door::EditFunding => records.record_funding(actor, her, Some(case.funding), &funding("1")).await,
        Door::Remove => records.remove(actor, her, money(case), 2).await,
        Door::PutBack => records.put_back(actor, her, money(case)).await,
        Door::RecordTask => records.record_task(actor, her, None, &task()).await,
        Door::EditTask => records.record_task(actor, her, Some(case.task), &TaskForm { version: "1".into(), ..task() }).await,
        Door::SettleTask => records.settle_task(actor, her, case.task, true).await,
        Door::PlaceFormPage => records.place_form(actor, her, None).await.map(drop),
        Door::PlacePage => records.place(actor, her, case.place, None).await.map(drop),
        Door::ChoosingPage => records.choosing(actor, her, Some(case.choosing), None).await.map(drop),
        Door::ChoosingFormPage => records.choosing_form(actor, her, Some(case.choosing), None).await.map(drop),
        Door::RecordPlace => records.record_place(actor, her, &place(case.spare_run, "applied")).await.map(drop),
        Door::MovePlace => records.move_place(actor, her, case.place, &move_place("accepted", 1)).await,
        Door::CorrectPlaceStep => records.correct_place_step(actor, her, case.place, &StepDayForm::of(2, ago(1))).await,
        Door::TakeBackPlaceStep => records.take_back_place_step(actor, her, case.place, 3).await,
        Door::NoteAnswer => records.note_answer(actor, her, case.answered).await,
        Door::PlacementBoard => records.placement_board(actor).await.map(drop),
        Door::PlacementFormPage => records.placement_form(actor, her, Some(case.placement), None).await.map(drop),
        Door::PlacementPage => records.placement(actor, her, case.placement, None).await.map(drop),
        Door::CheckInPage => records.check_in_page(actor, her, case.at_work, Some(case.check_in), None).await.map(drop),
        Door::RecordPlacement => {
            records.record_placement(actor, her, &placement("", "shadowing", Some(case.school))).await.map(drop)
        }
        Door::EditPlacement => {
            records.edit_placement(actor, her, case.placement, &placement("1", "shadowing", Some(case.school))).await
        }
        Door::MovePlacement => records.move_placement(actor, her, case.placement, &move_placement("agreed", 2)).await,
        Door::AskException => {
            let form = ExceptionForm { version: "3".into(), reason: "The visit is next week".into() };
            records.ask_exception(actor, her, case.placement, &form).await
        }
        Door::AnswerException => {
            let form = AnswerExceptionForm { agree: "yes".into(), words: String::new() };
            records.answer_exception(actor, her, case.placement, domain::ids::Id::new(case.placement.raw()), &form).await
        }
        Door::CorrectPlacementStep => records.correct_placement_step(actor, her, case.placement, &StepDayForm::of(3, ago(1))).await,
        Door::TakeBackPlacementStep => records.take_back_placement_step(actor, her, case.placement, 4).await,
        Door::RecordCheckIn => {
            let form = CheckInForm { step: "extra".into(), ..check_in("yes") };
            records.record_check_in(actor, her, case.at_work, None, &form).await.map(drop)
        }
        Door::CorrectCheckIn => {
            let form = CheckInForm { version: "2".into(), ..check_in("yes") };
            records.record_check_in(actor, her, case.at_work, Some(case.check_in), &form).await.map(drop)
        }
        Door::FollowCheckIn => {
            let form = FollowForm { version: "1".into(), on: today().into(), words: "Talked with her".into() };
            records.follow_check_in(actor, her, case.check_in, &form).await
        }
        Door::RecordChoosing => records.record_choosing(actor, her, None, &choosing("", case.run, case.other_run)).await.map(drop),
        Door::TryFirst => records.try_first(actor, her, case.choosing, case.other_run).await.map(drop),
        Door::DecideChoosing => records.decide_choosing(actor, her, case.choosing, &decide(1, "not_now")).await,
        Door::ListCourses => records.courses(actor, Asked::default()).await.map(drop),
        Door::CoursePage => records.course(actor, case.course).await.map(drop),
        Door::CourseFormPage => records.course_form(actor, Some(case.course), None).await.map(drop),
        Door::RunPage => records.run(actor, case.course, case.run).await.map(drop),
        Door::RunFormPage => records.run_form(actor, case.course, Some(case.run), None).await.map(drop),
        Door::RecordCourse => records.record_course(actor, None, &course("", case.school)).await.map(drop),
        Door::EditCourse => records.record_course(actor, Some(case.course), &course("1", case.school)).await.map(drop),
        Door::RecordRun => records.record_run(actor, case.course, None, &run("", "")).await.map(drop),
        Door::EditRun => records.record_run(actor, case.course, Some(case.run), &run("1", "")).await.map(drop),
        Door::OfferSeats => records.offer_seats(actor, case.course, case.run).await.map(drop),
        Door::RemoveRun => records.remove_run(actor, case.idle_course, case.idle_run, 1).await,
        Door::RemoveCourse => records.remove_course(actor, case.idle_course, 1).await,
        Door::SignInPage => records.sign_in_page(actor, her, None, None).await.map(drop),
        Door::TalkPage => records.talk_page(actor, her, case.talk, None).await.map(drop),
        Door::ProposalPage => records.proposal_page(actor, her, Some(case.goal), None).await.map(drop),
        Door::GiveSignIn => {
            let user = format!("u{}", &Uuid::now_v7().simple().to_string()[20..]);
            records.give_sign_in(actor, her, &SignInGivenForm { user }).await.map(drop)
        }
        Door::ResetSignIn => records.reset_sign_in(actor, her).await.map(drop),
        Door::StopSignIn => records.stop_sign_in(actor, her, true).await,
        Door::ProposeGoal => {
            let form = ProposalForm { words: "A library card".into(), step: "Ask at the desk".into(), ..ProposalForm::default() };
            records.propose_goal(actor, her, &form).await
        }
        Door::ProposeStep => records.propose_step(actor, her, case.goal, &StepForm { words: "Try the bus".into() }).await,
        Door::SettleTalk => {
            records.settle_talk(actor, her, case.talk, &TalkedForm { version: "1".into(), on: today().into() }).await
        }
        Door::MinePage => records.mine(actor, None).await.map(drop),
        Door::MyGoalPage => records.my_goal(actor, case.goal, None).await.map(drop),
        Door::WhatICan => records.what_i_can(actor).await.map(drop),
        Door::MySchool => records.my_school(actor).await.map(drop),
        Door::MyWork => records.my_work(actor, None).await.map(drop),
        Door::TellOfWork => {
            let form = TellForm { said: "safe".into(), answer: "yes".into() };
            records.tell_of_work(actor, case.at_work, &form).await.map(drop)
        }
        Door::TellMoreOfWork => records.tell_more_of_work(actor, case.at_work, &TellMoreForm { words: "Fine".into() }).await,
        Door::MyCourses => records.my_courses(actor).await.map(drop),
        Door::MySeat => records.my_seat(actor, case.offered).await.map(drop),
        Door::MyChoosing => records.my_choosing(actor, case.choosing, None).await.map(drop),
        Door::ChooseCourse => records.choose_course(actor, case.laid_out, &decide(1, "try_first")).await,
        Door::AnswerSeat => records.answer_seat(actor, case.offered, &SeatForm { version: "2".into(), answer: "yes".into() }).await,
        Door::WhoSees => records.who_sees(actor).await.map(drop),
        Door::EditGoal => {
            let form = GoalForm { version: "2".into(), ..goal("Become the best baker", "us") };
            records.keep_goal(actor, Some(case.goal), &form).await.map(drop)
        }
        Door::KeepGoal => records.keep_goal(actor, None, &goal("A blue door", "")).await.map(drop),
        Door::SayAbout => records.say_about(actor, case.goal, &AboutForm { version: "3".into(), area: "work".into() }).await,
        Door::SayWhen => records.say_when(actor, case.goal, &WhenForm { version: "4".into(), by: today().into() }).await,
        Door::ShareGoal => records.share_goal(actor, case.goal, &see(5, "me")).await,
        Door::AddStep => records.add_step(actor, case.goal, &StepForm { words: "Ask the baker".into() }).await.map(drop),
        Door::MarkStep => records.mark_step(actor, case.step, &mark(1, "done")).await.map(drop),
        Door::MarkSchoolStep => records.mark_school_step(actor, case.own_school, &mark(1, "done")).await,
        Door::MoveGoal => records.move_goal(actor, case.goal, &move_goal(6, "on_hold")).await,
        Door::KeepWords => records.keep_words(actor, &DreamForm { words: "A garden".into(), ..DreamForm::default() }).await,
        Door::KeepDrawing => {
            records.keep_drawing(actor, &DrawingForm { strokes: "12 1 10 10 20 20".into(), ..DrawingForm::default() }).await
        }
        Door::ShareDream => records.share_dream(actor, DreamKind::Words, &see(2, "us")).await,
        Door::AskToTalk => records.ask_to_talk(actor, true).await,
        Door::NoteReset => records.note_reset(actor).await,
        Door::MoveStay => {
            let form = MoveStayForm { version: "1".into(), phase: "ended".into(), on: ago(1).into(), ending: "planned".into() };
            records.move_stay(actor, her, case.stay, &form).await
        }
        Door::CorrectStay => {
            let (came, since) = (ago(99).into(), ago(1).into());
            let form = CorrectStayForm { version: "2".into(), came, since, ended: "planned".into(), ..CorrectStayForm::default() };
            records.correct_stay(actor, her, case.stay, &form).await
        }
        Door::BeginStay => {
            let form = StayForm { site: case.site.to_string(), arrived: today().into(), ..StayForm::default() };
            records.begin_stay(actor, her, &form).await
        }
        Door::GuardianPage => records.guardian_page(actor, her, Some(case.guardian), None, None).await.map(drop),
        Door::RecordGuardian => records.record_guardian(actor, her, None, &aunt("")).await.map(drop),
        Door::EditGuardian => records.record_guardian(actor, her, Some(case.guardian), &aunt("1")).await.map(drop),
        Door::LetSee => records.let_see(actor, her, case.guardian, &seeing("1")).await.map(drop),
        Door::RenewLink => records.renew_link(actor, her, case.guardian).await.map(drop),
        Door::Wards => records.wards(actor).await.map(drop),
        Door::WardPage => records.ward(actor, her, None).await.map(drop),
        Door::WriteMessage => records.write_message(actor, her, &MessageForm { message: "When may I call?".into() }).await,
        Door::ContactPage => records.contact_page(actor, her, None, None).await.map(drop),
        Door::RecordContact => records.record_contact(actor, her, None, &call()).await,
        Door::SittingPage => records.sitting_page(actor, her, None, None).await.map(drop),
        Door::RecordSitting => records.record_sitting(actor, her, None, &reading("", &[("text_1a", "yes")])).await.map(drop),
        Door::NotePage => records.note_page(actor, her, None, None).await.map(drop),
        Door::RecordNote => records.record_note(actor, her, None, &note("", "Likes mornings")).await,
        Door::StopAccess => records.stop_access(actor, case.guardian_account).await,
        Door::ListOrganisations => records.organisations(actor, None).await.map(drop),
        Door::OrganisationPage => records.organisation(actor, case.school).await.map(drop),
        Door::OrganisationForm => records.organisation_form(actor, Some(case.school), None).await.map(drop),
        Door::RecordOrganisation => records.record_organisation(actor, None, &organisation("", &unused())).await.map(drop),
        Door::EditOrganisation => {
            records.record_organisation(actor, Some(case.school), &organisation("1", "School Three")).await.map(drop)
        }
        Door::RemoveOrganisation => records.remove_organisation(actor, case.idle, 1).await,
        Door::PutBackUnused => {
            let gone = Unused { kind: UnusedKind::Organisation, id: case.idle.raw() };
            records.put_back_unused(actor, gone).await.map(drop)
        }
        Door::VettingPage => records.vetting_page(actor, case.school, None).await.map(drop),
        Door::RecordVetting => records.record_vetting(actor, case.school, &passed()).await.map(drop),
        Door::AccountsPage => records.accounts(actor, None, None).await.map(drop),
        Door::AccountPage => records.account_page(actor, case.account, None).await.map(drop),
        Door::SitesPage => records.sites(actor, None).await.map(drop),
        Door::Invite => records.invite(actor, &invitation(&unused(), "coordinator", &case.site.to_string())).await.map(drop),
        Door::CorrectAccount => {
            records.correct_account(actor, case.account, &account("1", "bea", "coordinator", &[case.site])).await
        }
        Door::RenewAccountLink => records.renew_account_link(actor, case.account).await.map(drop),
        Door::CloseAccount => records.close_account(actor, case.account, true).await,
        Door::RecordSite => records.record_site(actor, None, &site("")).await.map(drop),
        Door::EditSite => records.record_site(actor, Some(case.site), &site("1")).await.map(drop),
        // People stay there.
        Door::CloseSite => records.close_site(actor, case.site, false).await,
        Door::OwnAccount => records.own_account(actor).await.map(drop),
        Door::SetKeys => records.set_keys(actor, false).await,
        Door::SetWords => records.set_words(actor, true).await,
        Door::HandOver => records.hand_over(actor, her).await.map(drop),
        Door::MoveSite => {
            let stands = records.hand_over(actor, her).await.map(|found| (found.stay, found.elsewhere[0].choice()));
            let (stay, there) = stands.unwrap_or((case.stay, String::new()));
            let form = MoveSiteForm { version: "1".into(), to: there, moved: today().into() };
            records.move_site(actor, her, stay, &form).await.map(drop)
        }
    }
}

fn money(case: &Case) -> Removable {
    Removable { kind: RemovableKind::Funding, id: case.funding.raw() }
}

fn organisation(version: &str, name: &str) -> OrganisationForm {
    OrganisationForm { version: version.into(), kind: "school".into(), name: name.into(), ..OrganisationForm::default() }
}

fn site(version: &str) -> SiteForm {
    SiteForm { version: version.into(), name: "North".into(), time_zone: "Europe/Skopje".into(), ..SiteForm::default() }
}
