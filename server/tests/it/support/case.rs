//! Somebody of whom everything is known, for the doors that are about one.

use domain::{
    access::{self, Action, Actor, Standing},
    dreams::DreamForm,
    enrolments::EnrolmentForm,
    goals::StepForm,
    ids::{
        Account, Barrier, CheckIn, Choosing, Course, Enrolment, Funding, Goal, GoalStep, Guardian, Id, Organisation, Place,
        Placement, Resident, Run, Site, Stay, Talk, Task,
    },
    organisations::OrganisationForm,
    places::SeatForm,
};
use uuid::Uuid;

use super::{
    forms::{
        aunt, barrier, check_in, choosing, course, funding, goal, move_place, move_placement, passed, place, placement, run,
        seeing, task, unused,
    },
    people::{People, ago, child, enrolment},
    store::Store,
};

/// Somebody of whom everything is known, and what else the doors are about.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    pub resident: Id<Resident>,
    pub stay: Id<Stay>,
    pub enrolment: Id<Enrolment>,
    /// An earlier one, whose next step is hers.
    pub own_school: Id<Enrolment>,
    pub barrier: Id<Barrier>,
    pub funding: Id<Funding>,
    pub task: Id<Task>,
    pub guardian: Id<Guardian>,
    /// The guardian's.
    pub guardian_account: Id<Account>,
    pub course: Id<Course>,
    /// Runs with seats that are not known; she has a place in the first.
    pub run: Id<Run>,
    pub other_run: Id<Run>,
    pub spare_run: Id<Run>,
    /// An organisation with one course with one run, and nobody's.
    pub idle: Id<Organisation>,
    pub idle_course: Id<Course>,
    pub idle_run: Id<Run>,
    pub place: Id<Place>,
    /// A seat that is offered to her, and one to which she said no herself.
    pub offered: Id<Place>,
    pub answered: Id<Place>,
    pub choosing: Id<Choosing>,
    /// Another, for her own decision.
    pub laid_out: Id<Choosing>,
    /// Shadowing at the school that is being checked, and some that has begun, with a worrying answer.
    pub placement: Id<Placement>,
    pub at_work: Id<Placement>,
    pub check_in: Id<CheckIn>,
    /// One she shares with the team, on its way, and its open step.
    pub goal: Id<Goal>,
    pub step: Id<GoalStep>,
    /// She asked to talk, and nobody came yet.
    pub talk: Id<Talk>,
    pub site: Id<Site>,
    pub school: Id<Organisation>,
    pub other_school: Id<Organisation>,
    /// Whom an administrator may close.
    pub account: Id<Account>,
}

impl Case {
    pub async fn make(store: &Store) -> Self {
        let (records, people) = (&store.records, &store.people);
        let resident = people.arrival(records, child(people.east, "Марија")).await;
        let ana = &people.ana;
        let own = EnrolmentForm { school: String::new(), holder: "herself".into(), ..enrolment(people.school, "needed", ago(30)) };
        let own_school = records.record_enrolment(ana, resident, &own).await.unwrap();
        let enrolment = records.record_enrolment(ana, resident, &enrolment(people.school, "attending", ago(30))).await.unwrap();
        records.record_barrier(ana, resident, None, &barrier("")).await.unwrap();
        records.record_funding(ana, resident, None, &funding("")).await.unwrap();
        records.record_task(ana, resident, None, &task()).await.unwrap();
        let guardian = records.record_guardian(ana, resident, None, &aunt("")).await.unwrap();
        records.let_see(ana, resident, guardian, &seeing("")).await.unwrap();
        let provider = OrganisationForm { kind: "provider".into(), name: unused(), ..OrganisationForm::default() };
        let idle = records.record_organisation(ana, None, &provider).await.unwrap();
        let idle_course = records.record_course(ana, None, &course("", idle)).await.unwrap();
        let idle_run = records.record_run(ana, idle_course, None, &run("", "")).await.unwrap();
        let course = records.record_course(ana, None, &course("", people.school)).await.unwrap();
        let one = records.record_run(ana, course, None, &run("", "")).await.unwrap();
        let other_run = records.record_run(ana, course, None, &run("", "")).await.unwrap();
        let spare_run = records.record_run(ana, course, None, &run("", "")).await.unwrap();
        let place = records.record_place(ana, resident, &place(one, "applied")).await.unwrap();
        let laid_out = records.record_choosing(ana, resident, None, &choosing("", one, spare_run)).await.unwrap();
        let choosing = records.record_choosing(ana, resident, None, &choosing("", one, other_run)).await.unwrap();
        records.record_vetting(ana, people.school, &passed()).await.unwrap();
        let shadowing = placement("", "shadowing", Some(people.school));
        let checking = records.record_placement(ana, resident, &shadowing).await.unwrap();
        let at_work = records.record_placement(ana, resident, &shadowing).await.unwrap();
        for (version, to) in [(1, "agreed"), (2, "started")] {
            records.move_placement(ana, resident, at_work, &move_placement(to, version)).await.unwrap();
        }
        let check_in = records.record_check_in(ana, resident, at_work, None, &check_in("no")).await.unwrap();
        let her = herself(store, resident);
        let goal = records.keep_goal(&her, None, &goal("Become a baker", "us")).await.unwrap();
        let step = records.add_step(&her, goal, &StepForm { words: "Visit the class".into() }).await.unwrap();
        records.keep_words(&her, &DreamForm { words: "My pink house".into(), ..DreamForm::default() }).await.unwrap();
        records.ask_to_talk(&her, true).await.unwrap();
        let (offered, answered) = (seat(store, course, resident).await, seat(store, course, resident).await);
        records.answer_seat(&her, answered, &SeatForm { version: "2".into(), answer: "no".into() }).await.unwrap();
        let page = records.resident(ana, resident, None).await.unwrap();
        Self {
            goal,
            step,
            talk: page.asked.unwrap().id,
            resident,
            stay: page.stays[0].id,
            enrolment,
            own_school,
            barrier: page.barriers[0].id,
            funding: page.fundings[0].id,
            task: page.tasks[0].id,
            guardian,
            guardian_account: page.guardians[0].seeing.as_ref().unwrap().account,
            course,
            run: one,
            other_run,
            spare_run,
            idle,
            idle_course,
            idle_run,
            place,
            offered,
            answered,
            choosing,
            laid_out,
            placement: checking,
            at_work,
            check_in,
            site: people.east,
            school: people.school,
            other_school: people.other_school,
            account: people.bea.account,
        }
    }

    /// Somebody whose act this is: of the desk, the house, or the case itself.
    pub fn whoever_may(&self, action: Action, people: &People) -> Actor {
        let guardian = Actor { account: self.guardian_account, standing: Standing::Guardian, ..people.vera.clone() };
        let herself = Actor { standing: Standing::Resident(self.resident), ..people.vera.clone() };
        let all = [people.ana.clone(), people.lead.clone(), people.administrator.clone(), guardian, herself];
        all.into_iter().find(|actor| access::may(actor.standing.kind(), action)).unwrap()
    }

    /// The same, with an id of nobody.
    pub fn of_nobody(self) -> Self {
        Self { resident: Id::new(Uuid::now_v7()), ..self }
    }
}

/// A seat in a run of its own that is offered to her.
async fn seat(store: &Store, course: Id<Course>, her: Id<Resident>) -> Id<Place> {
    let (records, ana) = (&store.records, &store.people.ana);
    let run = records.record_run(ana, course, None, &run("", "")).await.unwrap();
    let id = records.record_place(ana, her, &place(run, "applied")).await.unwrap();
    records.move_place(ana, her, id, &move_place("offered", 1)).await.unwrap();
    id
}

/// Herself, before she has an account of her own: another's stands in.
pub fn herself(store: &Store, resident: Id<Resident>) -> Actor {
    Actor { standing: Standing::Resident(resident), ..store.people.vera.clone() }
}
