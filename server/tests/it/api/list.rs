//! The list of residents, a page at a time.

use uuid::Uuid;

use super::{caller, json};
use crate::support::{
    people::bare,
    store::{Store, both_engines},
    web::Web,
};

#[test]
fn to_go_on_after_somebody_out_of_reach_answers_as_after_nobody() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        for days in [50, 30] {
            people.arrival(records, bare(people.east, days)).await;
        }
        let theirs = records.take_in(&people.vera, &bare(people.west, 40)).await.unwrap();
        let ana = caller(store, &web, "ana").await;
        let after = async |id: Uuid| json(&ana.get(&format!("/residents?after={id}")).await);
        let all = json(&ana.get("/residents").await);
        assert_eq!((after(theirs.raw()).await, after(Uuid::now_v7()).await), (all.clone(), all));
    });
}
