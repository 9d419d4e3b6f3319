//! What each form of ours is sent with, and by whom.

use uuid::Uuid;

use super::{case::Case, web::pairs};

/// What each server function takes, beside its form, for somebody of a case. A door that is not here fails the test.
/// What names something of hers, and is hers to send, would stand: from another resident nothing is wrong with it but that.
pub fn bodies(case: &Case) -> Vec<(&'static str, String, Who)> {
    let (her, day) = (case.resident.to_string(), "2026-11-23");
    let about = |more: &[(&str, &str)]| pairs(&[&[("resident", her.as_str()), ("form[x]", "")], more].concat());
    vec![
        ("add_step", pairs(&[("goal", &case.goal.to_string()), ("form[words]", "x")]), Who::Own),
        (
            "answer_exception",
            about(&[
                ("placement", &case.placement.to_string()),
                ("exception", &case.placement.to_string()),
                ("form[agree]", "yes"),
            ]),
            Who::Hers,
        ),
        ("answer_seat", pairs(&[("place", &case.offered.to_string()), ("form[version]", "2"), ("form[answer]", "yes")]), Who::Own),
        ("ask_exception", about(&[("placement", &case.placement.to_string())]), Who::Hers),
        ("ask_to_talk", pairs(&[("wanted", "true")]), Who::Own),
        ("begin_stay", about(&[]), Who::Hers),
        ("change_password", pairs(&[("form[current]", "x")]), Who::SignedIn),
        (
            "choose_course",
            pairs(&[("choosing", &case.choosing.to_string()), ("form[version]", "1"), ("form[decision]", "try_first")]),
            Who::Own,
        ),
        ("choose_password", pairs(&[("form[token]", "x")]), Who::Anybody),
        ("close_account", pairs(&[("account", &case.account.to_string()), ("closed", "true")]), Who::Administrator),
        ("correct_enrolment", about(&[("enrolment", &case.enrolment.to_string())]), Who::Hers),
        ("correct_stay", about(&[("stay", &case.stay.to_string())]), Who::Hers),
        ("correct_step", about(&[("enrolment", &case.enrolment.to_string())]), Who::Hers),
        ("decide_choosing", about(&[("choosing", &case.choosing.to_string())]), Who::Hers),
        ("edit_profile", about(&[]), Who::Hers),
        ("edit_resident", about(&[("form[version]", "1")]), Who::Hers),
        ("find_residents", pairs(&[("form[find]", "x")]), Who::SignedIn),
        ("follow_check_in", about(&[("check_in", &case.check_in.to_string())]), Who::Hers),
        ("give_sign_in", about(&[]), Who::Hers),
        ("invite_account", pairs(&[("form[name]", "x")]), Who::Administrator),
        ("keep_drawing", pairs(&[("form[strokes]", "")]), Who::Own),
        ("keep_goal", pairs(&[("goal", ""), ("form[words]", "")]), Who::Own),
        ("keep_words", pairs(&[("form[words]", "")]), Who::Own),
        ("let_see", about(&[("guardian", &case.guardian.to_string())]), Who::Hers),
        ("mark_step", pairs(&[("step", &case.step.to_string()), ("form[mark]", "done")]), Who::Own),
        ("move_enrolment", about(&[("enrolment", &case.enrolment.to_string())]), Who::Hers),
        ("move_goal", pairs(&[("goal", &case.goal.to_string()), ("form[to]", "on_hold")]), Who::Own),
        ("move_place", about(&[("place", &case.place.to_string())]), Who::Hers),
        ("move_placement", about(&[("placement", &case.placement.to_string())]), Who::Hers),
        ("move_stay", about(&[("stay", &case.stay.to_string())]), Who::Hers),
        ("name_staff", about(&[("account", &case.account.to_string()), ("named", "true")]), Who::Hers),
        ("note_answer", about(&[("place", &case.answered.to_string())]), Who::Hers),
        ("note_reset", String::new(), Who::SignedIn),
        ("offer_seats", pairs(&[("course", &case.course.to_string()), ("run", &case.run.to_string())]), Who::SignedIn),
        ("propose_goal", about(&[]), Who::Hers),
        ("propose_step", about(&[("goal", &case.goal.to_string())]), Who::Hers),
        ("put_back", about(&[("what", &format!("funding.{}", case.funding))]), Who::Hers),
        ("record_barrier", about(&[("barrier", "")]), Who::Hers),
        ("record_check_in", about(&[("placement", &case.at_work.to_string()), ("check_in", "")]), Who::Hers),
        ("record_choosing", about(&[("choosing", "")]), Who::Hers),
        ("record_contact", about(&[("contact", "")]), Who::Hers),
        ("record_course", pairs(&[("course", ""), ("form[title]", "x")]), Who::SignedIn),
        ("record_enrolment", about(&[]), Who::Hers),
        ("record_funding", about(&[("funding", "")]), Who::Hers),
        ("record_guardian", about(&[("guardian", "")]), Who::Hers),
        ("record_note", about(&[("note", "")]), Who::Hers),
        ("record_organisation", pairs(&[("organisation", ""), ("form[name]", "x")]), Who::SignedIn),
        ("record_place", about(&[]), Who::Hers),
        ("record_placement", about(&[("placement", "")]), Who::Hers),
        ("record_result", about(&[("enrolment", &case.enrolment.to_string())]), Who::Hers),
        ("record_run", pairs(&[("course", &case.course.to_string()), ("run", ""), ("form[seats]", "x")]), Who::SignedIn),
        ("record_site", pairs(&[("site", ""), ("form[name]", "x")]), Who::Administrator),
        ("record_sitting", about(&[("sitting", "")]), Who::Hers),
        ("record_task", about(&[("task", "")]), Who::Hers),
        ("record_vetting", pairs(&[("organisation", &case.school.to_string()), ("form[reasons]", "x")]), Who::SignedIn),
        ("record_week", about(&[("enrolment", &case.enrolment.to_string()), ("monday", day)]), Who::Hers),
        ("remove", about(&[("what", &format!("funding.{}", case.funding)), ("version", "1")]), Who::Hers),
        ("remove_course", pairs(&[("course", &case.idle_course.to_string()), ("version", "1")]), Who::SignedIn),
        ("remove_organisation", pairs(&[("organisation", &case.idle.to_string()), ("version", "1")]), Who::SignedIn),
        (
            "remove_run",
            pairs(&[("course", &case.idle_course.to_string()), ("run", &case.idle_run.to_string()), ("version", "1")]),
            Who::SignedIn,
        ),
        ("renew_account_link", pairs(&[("account", &case.account.to_string())]), Who::Administrator),
        ("renew_guardian_link", about(&[("guardian", &case.guardian.to_string())]), Who::Hers),
        ("reset_sign_in", about(&[]), Who::Hers),
        ("say_about", pairs(&[("goal", &case.goal.to_string()), ("form[area]", "work")]), Who::Own),
        ("say_when", pairs(&[("goal", &case.goal.to_string()), ("form[by][day]", "")]), Who::Own),
        ("set_keys", pairs(&[("on", "true")]), Who::SignedIn),
        ("set_words", pairs(&[("bigger", "true")]), Who::SignedIn),
        ("settle_talk", about(&[("talk", &case.talk.to_string())]), Who::Hers),
        ("settle_task", about(&[("task", &case.task.to_string()), ("done", "true"), ("page", "/today")]), Who::Hers),
        ("share_dream", pairs(&[("kind", "words"), ("form[see]", "us")]), Who::Own),
        ("share_goal", pairs(&[("goal", &case.goal.to_string()), ("form[see]", "me")]), Who::Own),
        ("sign_in", pairs(&[("form[user]", "x")]), Who::Anybody),
        ("sign_out", String::new(), Who::Anybody),
        ("start_afresh", pairs(&[("draft", &Uuid::new_v4().to_string())]), Who::SignedIn),
        ("stop_access", pairs(&[("account", &case.guardian_account.to_string()), ("page", "/today")]), Who::Hers),
        ("stop_sign_in", about(&[("stopped", "true")]), Who::Hers),
        ("take_back_step", about(&[("enrolment", &case.enrolment.to_string()), ("version", "1")]), Who::Hers),
        ("take_in", pairs(&[("form[site]", "")]), Who::SignedIn),
        ("tell_more_of_work", pairs(&[("placement", &case.at_work.to_string()), ("form[words]", "x")]), Who::Own),
        (
            "tell_of_work",
            pairs(&[("placement", &case.at_work.to_string()), ("form[said]", "safe"), ("form[answer]", "yes")]),
            Who::Own,
        ),
        ("try_first", about(&[("choosing", &case.choosing.to_string()), ("run", &case.run.to_string())]), Who::Hers),
        ("write_message", pairs(&[("ward", &case.resident.to_string()), ("form[message]", "")]), Who::Hers),
    ]
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Anybody,
    /// For whoever works at the desk.
    SignedIn,
    /// About one resident: missing for whoever does not reach her.
    Hers,
    Administrator,
    /// A resident's own.
    Own,
}
