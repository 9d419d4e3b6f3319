//! What happened, on a page of its own: what she shares of her goals is in it for as long as she shares it.

use domain::{goals::MarkForm, goals::StepForm, sharing::SeeForm};

use crate::support::{
    case::herself,
    forms::goal,
    people::child,
    store::{Store, both_engines},
    web::Web,
};

#[test]
fn a_goal_she_shares_is_in_her_story_by_her_own_words_until_she_takes_it_back() {
    both_engines(async |store: &Store| {
        let (people, records, web) = (&store.people, &store.records, Web::of(store));
        let resident = people.arrival(records, child(people.east, "Марија")).await;
        let (her, ana) = (herself(store, resident), web.session(&people.ana).await);
        let story = async |kind: &str| web.get(&format!("/residents/{resident}/story{kind}"), Some(&ana)).await.body;
        assert!(!story("").await.contains("Goals she shares"), "there is no such kind yet");
        let shared = records.keep_goal(&her, None, &goal("Become a baker", "us")).await.unwrap();
        let step = records.add_step(&her, shared, &StepForm { words: "Visit the class".into() }).await.unwrap();
        records.mark_step(&her, step, &MarkForm { mark: "done".into() }).await.unwrap();
        records.keep_goal(&her, None, &goal("Only mine", "me")).await.unwrap();
        let lines = story("?kind=goals").await;
        assert!(lines.contains("Become a baker") && lines.contains("Her goal: ") && lines.contains("She did a step"), "{lines}");
        assert!(lines.contains("Visit the class") && !lines.contains("Only mine"), "{lines}");
        let page = web.get(&format!("/residents/{resident}"), Some(&ana)).await.body;
        let (_, section) = page.split_once("id=\"story\"").unwrap();
        assert!(section.contains("Become a baker"));
        records.share_goal(&her, shared, &SeeForm { see: "me".into() }).await.unwrap();
        let lines = story("").await;
        assert!(!lines.contains("baker") && !lines.contains("Visit the class") && !lines.contains("Goals she shares"), "{lines}");
    });
}
