//! Nothing typed becomes part of a page.

use domain::{
    access::{Actor, Standing},
    barriers::BarrierForm,
    choosing::{ChoosingForm, DecideForm, WayForm},
    courses::{CourseForm, RunForm},
    enrolments::EnrolmentForm,
    funding::FundingForm,
    guardians::{GuardianForm, SeeingForm},
    placements::{CheckInForm, FollowForm, MovePlacementForm, PlacementForm},
    places::MovePlaceForm,
    residents::IntakeForm,
    tasks::TaskForm,
    vettings::VettingForm,
};
use uuid::Uuid;

use crate::{
    goals::signed_in,
    pages::pages,
    support::{
        case::Case,
        forms,
        people::{ago, child, enrolment},
        store::{Store, both_engines, on_sqlite},
        web::Web,
    },
};

pub const HOSTILE: &str = "<img src=x onerror=alert(1)></textarea></title><script>alert(1)</script>\"'";

#[test]
fn nothing_typed_becomes_part_of_a_page() {
    both_engines(async |store: &Store| {
        let (records, people, ana, web) = (&store.records, &store.people, &store.people.ana, Web::of(store));
        let form = IntakeForm { full_name: HOSTILE.into(), ..child(people.east, HOSTILE) };
        let her = people.arrival(records, form).await;
        let school = EnrolmentForm {
            next_what: HOSTILE.into(),
            qualification: HOSTILE.into(),
            barrier: "other".into(),
            barrier_what: HOSTILE.into(),
            ..enrolment(people.school, "applied", ago(20))
        };
        let enrolment = records.record_enrolment(ana, her, &school).await.unwrap();
        records.record_barrier(ana, her, None, &BarrierForm { what: HOSTILE.into(), ..forms::barrier("") }).await.unwrap();
        let money = FundingForm {
            what: HOSTILE.into(),
            payer_words: HOSTILE.into(),
            after_words: HOSTILE.into(),
            until: (crate::support::people::today() + chrono::Days::new(9)).into(),
            ..forms::funding("")
        };
        records.record_funding(ana, her, None, &money).await.unwrap();
        records.record_task(ana, her, &TaskForm { what: HOSTILE.into(), ..TaskForm::default() }).await.unwrap();
        let kin = GuardianForm { name: HOSTILE.into(), contact_how: HOSTILE.into(), ..forms::aunt("") };
        let guardian = records.record_guardian(ana, her, None, &kin).await.unwrap();
        let open = SeeingForm { called: HOSTILE.into(), checked: HOSTILE.into(), she_words: HOSTILE.into(), ..forms::seeing("") };
        records.let_see(ana, her, guardian, &open).await.unwrap();
        let page = records.resident(ana, her, None).await.unwrap();
        let organisation = domain::organisations::OrganisationForm {
            version: "1".into(),
            kind: "school".into(),
            name: HOSTILE.into(),
            municipality: HOSTILE.into(),
            phone: HOSTILE.into(),
            contact: HOSTILE.into(),
            note: HOSTILE.into(),
            ..domain::organisations::OrganisationForm::default()
        };
        records.record_organisation(ana, Some(people.school), &organisation).await.unwrap();
        let course = CourseForm {
            title: HOSTILE.into(),
            needs: HOSTILE.into(),
            body: HOSTILE.into(),
            costs: HOSTILE.into(),
            ..forms::course("", people.school)
        };
        let course = records.record_course(ana, None, &course).await.unwrap();
        let form = RunForm { times: HOSTILE.into(), venue: HOSTILE.into(), ..forms::run("", "") };
        let run = records.record_run(ana, course, None, &form).await.unwrap();
        let other_run = records.record_run(ana, course, None, &form).await.unwrap();
        let place = records.record_place(ana, her, &forms::place(run, "applied")).await.unwrap();
        let no = MovePlaceForm { reason_words: HOSTILE.into(), ..forms::move_place("not_this_time", 1) };
        records.move_place(ana, her, place, &no).await.unwrap();
        let way = |way: WayForm| WayForm {
            way: HOSTILE.into(),
            money: HOSTILE.into(),
            good: HOSTILE.into(),
            not_yet: HOSTILE.into(),
            ..way
        };
        let form = forms::choosing("", run, other_run);
        let form = ChoosingForm { one: way(form.one), two: way(form.two), said: HOSTILE.into(), ..form };
        let choosing = records.record_choosing(ana, her, None, &form).await.unwrap();
        let why = DecideForm { why: HOSTILE.into(), ..forms::decide(1, "not_now") };
        records.decide_choosing(ana, her, choosing, &why).await.unwrap();
        let words = HOSTILE.to_owned();
        let check =
            VettingForm { lodging_words: words.clone(), visited_words: words.clone(), reasons: words.clone(), ..forms::passed() };
        records.record_vetting(ana, people.school, &check).await.unwrap();
        let work =
            PlacementForm { what: words.clone(), pay: words.clone(), ..forms::placement("", "shadowing", Some(people.school)) };
        let placement = records.record_placement(ana, her, &work).await.unwrap();
        let no = MovePlacementForm { reason_words: words.clone(), ..forms::move_placement("not_taken", 1) };
        records.move_placement(ana, her, placement, &no).await.unwrap();
        let at_work = records.record_placement(ana, her, &work).await.unwrap();
        for (version, to) in [(1, "agreed"), (2, "started")] {
            records.move_placement(ana, her, at_work, &forms::move_placement(to, version)).await.unwrap();
        }
        let told = CheckInForm { words: words.clone(), ..forms::check_in("no") };
        let check_in = records.record_check_in(ana, her, at_work, None, &told).await.unwrap();
        let done = FollowForm { version: "1".into(), on: crate::support::people::today().into(), words };
        records.follow_check_in(ana, her, check_in, &done).await.unwrap();
        store.sql.run("UPDATE account SET display_name = $1", vec![HOSTILE.into()]).await;
        store.sql.run("UPDATE site SET name = $1", vec![HOSTILE.into()]).await;
        let case = Case {
            resident: her,
            stay: page.stays[0].id,
            enrolment,
            barrier: page.barriers[0].id,
            funding: page.fundings[0].id,
            guardian,
            guardian_account: page.guardians[0].seeing.as_ref().unwrap().account,
            task: page.tasks[0].id,
            course,
            run,
            other_run,
            spare_run: other_run,
            place,
            offered: place,
            answered: place,
            choosing,
            laid_out: choosing,
            placement,
            at_work,
            check_in,
            goal: domain::ids::Id::new(Uuid::now_v7()),
            step: domain::ids::Id::new(Uuid::now_v7()),
            talk: domain::ids::Id::new(Uuid::now_v7()),
            site: people.east,
            school: people.school,
            other_school: people.other_school,
            account: people.bea.account,
        };
        store.sql.run("UPDATE account SET state = 'active' WHERE standing = 'guardian'", vec![]).await;
        let theirs = Actor { account: case.guardian_account, standing: Standing::Guardian, ..people.vera.clone() };
        let herself = signed_in(store, her).await;
        for (actor, least) in [(ana, 5), (&people.administrator, 5), (&theirs, 2), (&herself, 3)] {
            let session = web.session(actor).await;
            let mut seen = 0;
            for (route, path, _) in pages(&case) {
                let body = web.get(&path, Some(&session)).await.body;
                seen += usize::from(body.contains("alert(1)"));
                for open in ["<img src=x", "<script>alert", "</title><script", "</textarea></title>"] {
                    assert!(!body.contains(open), "{route}: {open}\n{body}");
                }
            }
            assert!(seen >= least, "what was typed is shown on {seen} pages");
        }
    });
}

#[test]
fn an_opaque_id_of_nothing_changes_nothing() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let ana = web.session(&store.people.ana).await;
        for query in [
            format!("search={}", Uuid::now_v7()),
            format!("after={}", Uuid::now_v7()),
            "draft=x".to_owned(),
            "view=%3Cscript%3E".to_owned(),
        ] {
            let page = web.get(&format!("/residents?{query}"), Some(&ana)).await;
            assert!(page.status == 200 && !page.body.contains("<script>"), "{query}");
        }
    });
}
