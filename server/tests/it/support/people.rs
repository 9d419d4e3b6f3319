//! Who is there: two sites, their team, an administrator, two schools; and forms that stand as they are.

use chrono::{Days, NaiveDate};
use domain::{
    access::{Actor, Standing},
    accounts::{ChooseForm, InviteForm, Password},
    days::DayText,
    enrolments::{EnrolmentForm, MoveForm},
    ids::{Id, Organisation, Resident, Site},
    organisations::OrganisationForm,
    residents::IntakeForm,
    sites::SiteForm,
};
use records::Records;
use uuid::Uuid;

use super::{sql::Sql, store::now};

/// Everybody's.
pub const PASSWORD: &str = "three plain words";

pub struct People {
    pub administrator: Actor,
    /// Of the east.
    pub lead: Actor,
    pub ana: Actor,
    pub bea: Actor,
    /// Of the west.
    pub vera: Actor,
    pub east: Id<Site>,
    pub west: Id<Site>,
    pub school: Id<Organisation>,
    pub other_school: Id<Organisation>,
}

impl People {
    /// Makes them by the use cases. Only one password is ever hashed; the others are copies.
    pub async fn settle(records: &Records, sql: &Sql) {
        let token = records.first_administrator_link().await.unwrap().unwrap();
        let form = ChooseForm { token, user: "mira".into(), name: "Mira".into(), pass: Password(PASSWORD.into()) };
        let begun = records.choose_password(&form).await.unwrap();
        let mira = actor(begun.account.raw(), Standing::Administrator, "Mira");
        let mut sites = Vec::new();
        for name in ["East", "West"] {
            let form = SiteForm { name: name.into(), time_zone: "Europe/Skopje".into(), ..SiteForm::default() };
            sites.push(records.record_site(&mira, None, &form).await.unwrap().to_string());
        }
        for (user, standing, site) in
            [("lena", "lead", 0), ("ana", "coordinator", 0), ("bea", "coordinator", 0), ("vera", "coordinator", 1)]
        {
            records.invite(&mira, &invitation(user, standing, &sites[site])).await.unwrap();
        }
        for name in ["School One", "School Two"] {
            let form = OrganisationForm { kind: "school".into(), name: name.into(), ..OrganisationForm::default() };
            records.record_organisation(&mira, None, &form).await.unwrap();
        }
        let copy = "UPDATE account SET state = 'active', password = (SELECT password FROM account WHERE user_name = 'mira')";
        sql.run(copy, vec![]).await;
    }

    pub async fn find(sql: &Sql) -> Self {
        let mira = id(sql, "account", "user_name", "mira").await;
        let lena = id(sql, "account", "user_name", "lena").await;
        let ana = id(sql, "account", "user_name", "ana").await;
        let bea = id(sql, "account", "user_name", "bea").await;
        let vera = id(sql, "account", "user_name", "vera").await;
        Self {
            administrator: actor(mira, Standing::Administrator, "Mira"),
            lead: actor(lena, Standing::Lead, "lena"),
            ana: actor(ana, Standing::Coordinator, "ana"),
            bea: actor(bea, Standing::Coordinator, "bea"),
            vera: actor(vera, Standing::Coordinator, "vera"),
            east: Id::new(id(sql, "site", "name", "East").await),
            west: Id::new(id(sql, "site", "name", "West").await),
            school: Id::new(id(sql, "organisation", "name", "School One").await),
            other_school: Id::new(id(sql, "organisation", "name", "School Two").await),
        }
    }

    /// Somebody who arrived at the east, taken in by Ana.
    pub async fn arrival(&self, records: &Records, form: IntakeForm) -> Id<Resident> {
        records.take_in(&self.ana, &form).await.unwrap()
    }
}

async fn id(sql: &Sql, table: &str, column: &str, value: &str) -> Uuid {
    let found = format!("SELECT id FROM {table} WHERE {column} = $1");
    let statement =
        sea_orm::Statement::from_sql_and_values(sea_orm::ConnectionTrait::get_database_backend(&sql.0), found, [value.into()]);
    let row = sea_orm::ConnectionTrait::query_one_raw(&sql.0, statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

/// The account of a user name.
pub async fn account(sql: &Sql, user: &str) -> Uuid {
    id(sql, "account", "user_name", user).await
}

pub fn actor(account: Uuid, standing: Standing, name: &str) -> Actor {
    Actor { account: Id::new(account), standing, name: name.to_owned(), session: None, form: None, page: None }
}

pub fn invitation(user: &str, standing: &str, site: &str) -> InviteForm {
    InviteForm { name: user.into(), user: user.into(), standing: standing.into(), sites: vec![site.into()] }
}

/// Today where everybody works.
pub fn today() -> NaiveDate {
    now().date_naive()
}

pub fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

/// A site and an arrival, and nothing else.
pub fn bare(site: Id<Site>, days_ago: u64) -> IntakeForm {
    IntakeForm { site: site.to_string(), arrived: ago(days_ago).into(), ..IntakeForm::default() }
}

/// A child with a name.
pub fn child(site: Id<Site>, name: &str) -> IntakeForm {
    IntakeForm { name_used: name.into(), birth_year: "2012".into(), ..bare(site, 100) }
}

pub fn enrolment(school: Id<Organisation>, begins_as: &str, on: NaiveDate) -> EnrolmentForm {
    EnrolmentForm {
        school: school.to_string(),
        begins_as: begins_as.into(),
        on: on.into(),
        holder: "us".into(),
        ..EnrolmentForm::default()
    }
}

/// A move with whatever any state may ask for.
pub fn moved(to: &str, version: i32, on: NaiveDate) -> MoveForm {
    MoveForm {
        version: version.to_string(),
        to: to.into(),
        on: DayText::from(on),
        reason: "documents".into(),
        year_result: "passed".into(),
        holder: "us".into(),
        ..MoveForm::default()
    }
}
