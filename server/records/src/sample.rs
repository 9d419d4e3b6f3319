//! The invented site: people to look around among, made through the use cases and dated from today. Nobody in it lives.

mod courses;
mod days;
mod enrolments;
mod former;
mod guardians;
mod hers;
mod people;
mod places;
mod play;
mod sittings;
mod story;
mod work;

use std::collections::HashMap;

use domain::{
    access::{Actor, StandingKind},
    accounts::{ChooseForm, InviteForm, Password},
    codes::Code,
    ids::{Id, Organisation, Site},
    problem::{Problem, Rule},
    sites::SiteForm,
};

use crate::{Failed, Records, permit::sign_in::Asked};

/// Somebody who can sign in to the invented site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// The name it is asked for by: `administrator`, `lead`, `coordinator`, `second_coordinator`, `guardian`, `resident`.
    pub who: &'static str,
    pub user: &'static str,
    pub password: &'static str,
}

pub const ADMINISTRATOR: SignIn = SignIn { who: "administrator", user: "admin-linden", password: "linden-river-boat-41" };

struct Worker {
    sign_in: SignIn,
    name: &'static str,
    standing: StandingKind,
    sites: &'static [&'static str],
}

const LINDEN: &str = "Linden";
const QUAY: &str = "Quay";
const ARBEN: &str = "Arben";
const BILJANA: &str = "Biljana";
const MIRKO: &str = "Mirko";

const WORKERS: &[Worker] = &[
    Worker {
        sign_in: SignIn { who: "lead", user: "arben", password: "quiet-lake-lamp-27" },
        name: ARBEN,
        standing: StandingKind::Lead,
        sites: &[LINDEN, QUAY],
    },
    Worker {
        sign_in: SignIn { who: "coordinator", user: "biljana", password: "green-apple-road-58" },
        name: BILJANA,
        standing: StandingKind::Coordinator,
        sites: &[LINDEN, QUAY],
    },
    Worker {
        sign_in: SignIn { who: "second_coordinator", user: "mirko", password: "early-bread-bell-93" },
        name: MIRKO,
        standing: StandingKind::Coordinator,
        sites: &[QUAY],
    },
];

const ZONE: &str = "Europe/Skopje";

/// What the people of the site are made with.
struct Made {
    sites: HashMap<&'static str, Id<Site>>,
    team: HashMap<&'static str, Actor>,
    places: HashMap<&'static str, Id<Organisation>>,
}

/// Whether nobody can sign in yet: an invented site is made only there.
pub async fn is_empty(records: &Records) -> Result<bool, Failed> {
    records.has_no_administrator().await
}

/// Fills an empty store. The same seed makes the same site, as seen from the same day.
///
/// # Errors
/// `Conflict(LinkSpent)` where the store has an administrator already; nothing is touched then.
pub async fn fill(records: &Records, seed: u64) -> Result<Vec<SignIn>, Failed> {
    let token = records.first_administrator_link().await?.ok_or(Failed(Problem::Conflict(Rule::LinkSpent)))?;
    let (administrator, session) = choose(records, token, &ADMINISTRATOR, "Marta").await?;
    let mut sessions = vec![session];
    let mut made = Made { sites: HashMap::new(), team: HashMap::new(), places: HashMap::new() };
    for name in [LINDEN, QUAY] {
        let form = SiteForm { name: name.into(), time_zone: ZONE.into(), ..SiteForm::default() };
        made.sites.insert(name, records.record_site(&administrator, None, &form).await?);
    }
    for worker in WORKERS {
        let token = invite(records, &administrator, worker, &made).await?;
        let (actor, session) = choose(records, token, &worker.sign_in, worker.name).await?;
        made.team.insert(worker.name, actor);
        sessions.push(session);
    }
    places::record(records, &mut made).await?;
    let mut player = play::Player::new(records, &made, seed);
    for person in people::PEOPLE {
        player.person(person).await?;
    }
    courses::play(records, &made, &player.people).await?;
    work::play(records, &made, &player.people).await?;
    for one in former::FORMER {
        player.former(one).await?;
    }
    let (resident, session) = hers::play(records, &made).await?;
    sessions.push(session);
    for session in sessions {
        records.sign_out(&session).await?;
    }
    Ok([ADMINISTRATOR].into_iter().chain(WORKERS.iter().map(|worker| worker.sign_in)).chain([guardians::AUNT, resident]).collect())
}

/// Invites a worker; answers the token of the one-time link.
async fn invite(records: &Records, administrator: &Actor, worker: &Worker, made: &Made) -> Result<String, Failed> {
    let form = InviteForm {
        name: worker.name.into(),
        user: worker.sign_in.user.into(),
        standing: worker.standing.code().into(),
        sites: worker.sites.iter().filter_map(|name| made.sites.get(name)).map(ToString::to_string).collect(),
    };
    let id = records.invite(administrator, &form).await?;
    records.search(administrator, id).await?.ok_or(Failed(Problem::NotFound))
}

/// Uses a one-time link as its owner would; answers who they then are, and the session to end.
async fn choose(records: &Records, token: String, one: &SignIn, name: &str) -> Result<(Actor, String), Failed> {
    let form = ChooseForm { token, user: one.user.into(), name: name.into(), pass: Password(one.password.into()) };
    let begun = records.choose_password(&form).await?;
    match records.asked(&begun.token).await? {
        Asked::Known(known) => Ok((known.actor, begun.token)),
        Asked::Ended(_) | Asked::Nobody => Err(Problem::SignedOut.into()),
    }
}
