//! Nothing typed becomes part of a page.

use std::collections::BTreeSet;

use domain::access::{Actor, Standing};
use uuid::Uuid;

use crate::{
    pages::pages,
    planted::plant,
    support::{
        forms::find,
        store::{Store, both_engines, on_sqlite},
        web::Web,
    },
};

pub const HOSTILE: &str = "<img src=x onerror=alert(1)></textarea></title><script>alert(1)</script>\"'";

/// The pages of ours that a page leads to.
fn links(body: &str) -> impl Iterator<Item = String> {
    let paths = body.split("href=\"/").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
    paths.filter(|path| !path.contains('.')).map(|path| format!("/{}", path.replace("&amp;", "&")))
}

#[test]
fn nothing_typed_becomes_part_of_a_page() {
    both_engines(async |store: &Store| {
        let (people, web) = (&store.people, Web::of(store));
        let (case, grown, herself, typed) = plant(store).await;
        assert!(typed.left().is_empty(), "nothing hostile was typed into {:?}", typed.left());
        store.sql.run("UPDATE account SET state = 'active' WHERE standing = 'guardian'", vec![]).await;
        let theirs = Actor { account: case.guardian_account, standing: Standing::Guardian, ..people.vera.clone() };
        let search = store.records.ask_list(&people.ana, &find(HOSTILE)).await.unwrap();
        let more = [format!("/residents/{grown}"), format!("/residents?search={search}")];
        let known: Vec<String> = pages(&case).into_iter().map(|(_, path, _)| path).chain(more).collect();
        for (actor, least) in [(&people.ana, 20), (&people.administrator, 5), (&theirs, 2), (&herself, 5)] {
            let session = web.session(actor).await;
            let (mut been, mut shown, mut next) = (BTreeSet::new(), 0, known.clone());
            // Every page that has a name, and every page that one of them leads to.
            for _ in 0..2 {
                let mut found = Vec::new();
                for path in std::mem::take(&mut next) {
                    if !been.insert(path.clone()) {
                        continue;
                    }
                    let body = web.get(&path, Some(&session)).await.body;
                    shown += usize::from(body.contains("alert(1)"));
                    for open in ["<img src=x", "<script>alert", "</title><script", "</textarea></title>"] {
                        assert!(!body.contains(open), "{path}: {open}\n{body}");
                    }
                    found.extend(links(&body));
                }
                next = found;
            }
            assert!(shown >= least, "what was typed is shown on {shown} pages");
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
