//! What she shares with a guardian: whom she can name, what that one is sent, and what she is told of it.

use domain::{
    access::{Actor, Standing},
    codes::DreamKind,
    goals::{ProposalForm, StepForm, WardWords},
    guardians::SeeingForm,
    ids::{Id, Resident},
    problem::{Fault, FieldProblem, Problem},
};
use records::Failed;
use uuid::Uuid;

use crate::{
    goals::{one, private, signed_in},
    support::{
        forms::{aunt, goal, mark, move_goal, see, seeing},
        store::{Store, both_engines},
        web::Web,
    },
};

#[test]
fn only_a_guardian_of_hers_can_be_named() {
    both_engines(async |store: &Store| {
        let (_, her) = one(store).await;
        let nobody = Failed(Problem::Invalid(vec![FieldProblem::new("see", Fault::NotAnOption)]));
        for account in [store.people.ana.account, store.people.administrator.account, Id::new(Uuid::now_v7())] {
            let answer = store.records.keep_goal(&her, None, &goal("A door", &account.to_string())).await;
            assert_eq!(answer.err(), Some(nobody.clone()));
        }
    });
}

/// A guardian of hers who sees her here, and as whom she would come.
async fn guardian(store: &Store, resident: Id<Resident>, user: &str) -> (Actor, Id<domain::ids::Guardian>) {
    let (records, ana) = (&store.records, &store.people.ana);
    let id = records.record_guardian(ana, resident, None, &aunt("")).await.unwrap();
    let form = SeeingForm { user: user.into(), ..seeing("") };
    records.let_see(ana, resident, id, &form).await.unwrap();
    let account = Id::new(crate::support::people::account(&store.sql, user).await);
    (Actor { account, standing: Standing::Guardian, ..store.people.vera.clone() }, id)
}

#[test]
fn a_guardian_sees_what_she_shows_that_one_while_their_seeing_runs() {
    both_engines(async |store: &Store| {
        let (resident, her) = one(store).await;
        let records = &store.records;
        let (aunt, _) = guardian(store, resident, "aunt-one").await;
        let (uncle, _) = guardian(store, resident, "aunt-two").await;
        let id = private(records, &her).await;
        let shown = async |who: &Actor| {
            let shared = records.ward(who, resident, None).await.unwrap().shared;
            (shared.goals.len(), shared.dream.words.is_some(), shared.dream.picture.is_some())
        };
        let readers = records.mine(&her, None).await.unwrap().mine.readers;
        assert_eq!(readers.iter().map(|one| one.account).collect::<Vec<_>>(), [aunt.account, uncle.account]);
        records.share_goal(&her, id, &see(3, "us")).await.unwrap();
        assert_eq!(shown(&aunt).await, (0, false, false));
        let also = |version| see(version, &aunt.account.to_string());
        records.share_goal(&her, id, &also(4)).await.unwrap();
        records.share_dream(&her, DreamKind::Drawing, &also(1)).await.unwrap();
        assert_eq!((shown(&aunt).await, shown(&uncle).await), ((1, false, true), (0, false, false)));
        // What is shown to a guardian is known to the team as well.
        assert_eq!(records.resident(&store.people.ana, resident, None).await.unwrap().shared.goals.len(), 1);
        // Another's guardian can never be named, nor one whose seeing was stopped.
        let (other, other_her) = one(store).await;
        let (stranger, _) = guardian(store, other, "aunt-three").await;
        let refused = |answer: Result<(), Failed>| matches!(answer, Err(Failed(Problem::Invalid(_))));
        let theirs = see(5, &stranger.account.to_string());
        assert!(refused(records.share_goal(&her, id, &theirs).await));
        assert!(!refused(records.keep_goal(&other_her, None, &goal("A door", &theirs.see)).await.map(drop)));
        records.stop_access(&store.people.ana, aunt.account).await.unwrap();
        assert!(refused(records.share_goal(&her, id, &also(5)).await));
        assert_eq!(records.ward(&aunt, resident, None).await.err(), Some(Failed(Problem::NotFound)));
        let readers = records.mine(&her, None).await.unwrap().mine.readers;
        assert_eq!(readers.iter().map(|one| one.account).collect::<Vec<_>>(), [uncle.account]);
    });
}

#[test]
fn she_is_told_who_will_see_her_step_while_she_writes_it() {
    both_engines(async |store: &Store| {
        let (resident, _) = one(store).await;
        let (records, web) = (&store.records, Web::of(store));
        let her = signed_in(store, resident).await;
        let (aunt, _) = guardian(store, resident, "aunt-step").await;
        let (_, _) = guardian(store, resident, "aunt-other").await;
        let id = records.keep_goal(&her, None, &goal("Become a baker", "")).await.unwrap();
        let session = web.session(&her).await;
        let dafina = aunt.account.to_string();
        for (version, who, said) in [
            (1, "me", "Only you will see this."),
            (2, "us", "You, ana and the team will see this."),
            (3, &dafina, "You, ana’s team and Dafina will see this."),
        ] {
            records.share_goal(&her, id, &see(version, who)).await.unwrap();
            let page = web.get(&format!("/mine/goals/{id}/step"), Some(&session)).await.body;
            assert!(page.contains(said) && page.matches("will see this.").count() == 1, "{said} {page}");
        }
        // Whoever cannot see her here any more is named no longer.
        records.stop_access(&store.people.ana, aunt.account).await.unwrap();
        let page = web.get(&format!("/mine/goals/{id}/step"), Some(&session)).await.body;
        assert!(page.contains("You, ana and the team will see this."), "{page}");
    });
}

#[test]
fn words_that_the_team_wrote_reach_no_guardian() {
    both_engines(async |store: &Store| {
        let (resident, her) = one(store).await;
        let (records, ana, web) = (&store.records, &store.people.ana, Web::of(store));
        let (aunt, _) = guardian(store, resident, "aunt-team").await;
        let hers = records.keep_goal(&her, None, &goal("Become a baker", &aunt.account.to_string())).await.unwrap();
        records.add_step(&her, hers, &StepForm { words: "Bake a loaf".into() }).await.unwrap();
        for words in ["PLANTED next", "PLANTED later", "PLANTED done"] {
            records.propose_step(ana, resident, hers, &StepForm { words: words.into() }).await.unwrap();
        }
        let theirs = ProposalForm { words: "PLANTED goal".into(), step: "PLANTED first".into(), ..ProposalForm::default() };
        records.propose_goal(ana, resident, &theirs).await.unwrap();
        let goals = records.mine(&her, None).await.unwrap().goals;
        let proposed: Vec<_> = goals[0].steps.iter().filter(|step| step.proposed_by.is_some()).collect();
        for step in &proposed {
            records.mark_step(&her, step.id, &mark(step.version, "open")).await.unwrap();
        }
        records.mark_step(&her, proposed[2].id, &mark(proposed[2].version + 1, "done")).await.unwrap();
        let (chosen, version) = (goals[1].id, goals[1].version);
        records.move_goal(&her, chosen, &move_goal(version, "accepted")).await.unwrap();
        records.share_goal(&her, chosen, &see(version + 1, &aunt.account.to_string())).await.unwrap();

        let shared = records.ward(&aunt, resident, None).await.unwrap().shared;
        let told: Vec<(&WardWords, usize)> = shared.goals.iter().map(|one| (&one.words, one.steps.len())).collect();
        assert_eq!(told, [(&WardWords::Hers("Become a baker".into()), 4), (&WardWords::Team, 1)]);
        crate::guardians::enters(store, aunt.account).await;
        let session = web.session(&aunt).await;
        let home = async || web.get("/home", Some(&session)).await.body;
        let page = home().await;
        for told in
            ["Become a baker", "Bake a loaf", "3 steps that she planned", "A step that she planned", "A goal that she chose"]
        {
            assert!(page.contains(told), "{told} in {page}");
        }
        assert!(!format!("{shared:?}{page}").contains("PLANTED"), "{page}");
        let words = "A guardian sees that your team had an idea, never its words.";
        let mine = web.session(&signed_in(store, resident).await).await;
        for id in [hers, chosen] {
            assert!(web.get(&format!("/mine/goals/{id}"), Some(&mine)).await.body.contains(words));
            let edit = web.get(&format!("/mine/goals/{id}/edit"), Some(&mine)).await.body;
            assert_eq!(edit.contains(words), id != hers, "{edit}");
        }
        // Nor where she finished it, or put it off.
        for (id, version, to) in [(hers, goals[0].version, "on_hold"), (chosen, version + 2, "completed")] {
            records.move_goal(&her, id, &move_goal(version, to)).await.unwrap();
        }
        let page = home().await;
        assert!(page.contains("2 steps that she planned") && page.contains("A goal that she chose"), "{page}");
        assert!(!page.contains("PLANTED"), "{page}");
    });
}
