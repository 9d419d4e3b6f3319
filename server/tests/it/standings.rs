//! Every form of ours, posted by everybody who can sign in: refused where the policy says so, and then nothing is written.

use domain::access::{Action, Actor, StandingKind};
use strum::VariantArray;

use crate::{
    access::{POLICY, somebody},
    goals::signed_in,
    support::{
        bodies::{Who, bodies},
        case::Case,
        doors::Door,
        store::{Store, on_sqlite},
        web::Web,
    },
};

/// The door that a form leads to: the one of its name, unless it stands here. `None` for what is sent before somebody is
/// known. A form that leads to no door fails the test.
fn door(endpoint: &str) -> Option<Door> {
    match endpoint {
        "choose_password" | "sign_in" | "sign_out" => None,
        // A person's own, and nobody's record: a password, a draft.
        "change_password" | "start_afresh" => Some(Door::OwnAccount),
        "find_residents" => Some(Door::ListResidents),
        "invite_account" => Some(Door::Invite),
        "renew_guardian_link" => Some(Door::RenewLink),
        _ => {
            let named = Door::VARIANTS.iter().find(|&&door| <&str>::from(door) == endpoint);
            Some(*named.unwrap_or_else(|| panic!("{endpoint} leads to no door")))
        }
    }
}

/// What was reviewed: `+`, `!` or `.`.
fn reviewed(kind: StandingKind, door: Door) -> char {
    let name: &str = door.into();
    let (answers, _) = POLICY.lines().filter_map(|line| line.split_once(' ')).find(|line| line.1 == name).unwrap();
    let column = StandingKind::VARIANTS.iter().position(|&one| one == kind).unwrap();
    answers.chars().nth(column).unwrap()
}

/// Somebody, whom they post about, and whether she is any business of theirs.
struct Caller {
    actor: Actor,
    case: Case,
    reaches: bool,
}

impl Caller {
    fn kind(&self) -> StandingKind {
        self.actor.standing.kind()
    }

    /// What the policy says of them. Whoever does not reach her finds nothing of hers.
    fn meets(&self, door: Door, who: Who, names_hers: bool) -> char {
        let hers = who == Who::Hers || (who == Who::Own && names_hers && self.kind() == StandingKind::Resident);
        if hers && !self.reaches { '.' } else { reviewed(self.kind(), door) }
    }

    /// A session of theirs; one account stands in for everybody who has none.
    async fn session(&self, store: &Store, web: &Web<'_>) -> String {
        let standing: &str = self.kind().into();
        let values = vec![standing.into(), self.actor.account.raw().into()];
        store.sql.run("UPDATE account SET standing = $1 WHERE id = $2", values).await;
        web.session(&self.actor).await
    }
}

/// One of every standing with a case of their own, and before them three who post about her who is none of their business.
async fn callers(store: &Store) -> Vec<Caller> {
    let mut callers = Vec::new();
    for &kind in StandingKind::VARIANTS {
        let case = Case::make(store).await;
        let her = signed_in(store, case.resident).await;
        let actor = if kind == StandingKind::Resident { her } else { somebody(store, kind, &case) };
        callers.push(Caller { actor, case, reaches: true });
    }
    let case = callers[0].case;
    let one = |kind| callers.iter().find(|caller| caller.kind() == kind).unwrap().actor.clone();
    let strangers = [store.people.vera.clone(), one(StandingKind::Resident), one(StandingKind::Guardian)];
    let mut all: Vec<Caller> = strangers.map(|actor| Caller { actor, case, reaches: false }).into();
    all.append(&mut callers);
    store.sql.run("UPDATE account SET state = 'active' WHERE standing = 'guardian'", vec![]).await;
    let bound = "UPDATE account SET organisation_id = $1 WHERE user_name = 'vera'";
    store.sql.run(bound, vec![store.people.school.raw().into()]).await;
    all
}

/// How much is written: the rows of every table, and in the trail, where what was read comes late, the lines of changes.
async fn written(store: &Store) -> Vec<(String, i64)> {
    let looks = Action::VARIANTS.iter().filter(|action| !action.writes()).map(|&action| format!("'{}'", <&str>::from(action)));
    let changes = format!("SELECT count(*) FROM audit WHERE action NOT IN ({})", looks.collect::<Vec<_>>().join(", "));
    let mut counts = vec![("audit".to_owned(), store.sql.number(&changes, vec![]).await)];
    for table in store.sql.tables().await.into_iter().filter(|table| table != "audit") {
        let rows = store.sql.count(&table).await;
        counts.push((table, rows));
    }
    counts
}

#[test]
fn every_form_answers_every_standing_as_reviewed() {
    on_sqlite(async |store: &Store| {
        let (web, callers) = (Web::of(store), callers(store).await);
        let elsewhere = bodies(&callers[callers.len() - 1].case);
        // What is refused comes first: what opens changes what the next would find.
        for opens in [false, true] {
            for caller in &callers {
                let session = caller.session(store, &web).await;
                let before = written(store).await;
                for ((endpoint, body, who), (_, others, _)) in bodies(&caller.case).into_iter().zip(&elsewhere) {
                    let Some(door) = door(endpoint) else { continue };
                    let meets = caller.meets(door, who, body != *others);
                    if (meets == '+') != opens {
                        continue;
                    }
                    let answer = web.post(&format!("/do/{endpoint}"), body, Some(&session)).await;
                    let as_reviewed = match meets {
                        '!' => answer.status == 403,
                        '.' => answer.status == 404,
                        // Done, or let in and found wanting; not shown the door.
                        _ => matches!(answer.status, 303 | 409 | 422) && answer.location() != "/sign-in",
                    };
                    let (kind, reaches) = (caller.kind(), caller.reaches);
                    assert!(as_reviewed, "{endpoint}: {meets} for {kind:?}, reaches her: {reaches}, answered {}", answer.status);
                }
                if !opens {
                    assert_eq!(written(store).await, before, "{:?}, reaches her: {}", caller.kind(), caller.reaches);
                }
            }
        }
    });
}
