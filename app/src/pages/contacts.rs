//! Calls, visits, letters and messages; notes; and what a guardian writes.

use std::cmp::Reverse;

use chrono::NaiveDate;
use domain::{
    codes::{CalledBack, Code, ContactKind, Direction},
    contacts::{ContactForm, ContactView, MessageForm, With},
    days::DayText,
    guardians::GuardianView,
    ids::{Id, Note, Resident},
    notes::{NoteForm, NoteView},
    organisations::OrganisationView,
    removals::RemovableKind,
    vettings::VettingView,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::{
    contacts::{InTouch, Touch},
    residents::Who as Person,
};
use strum::VariantArray;

use super::{
    guardians::who,
    residents::{Part, Trail, back_to, removed::Remove},
    today::shown::missed_words,
    vettings,
};
use crate::{
    backend::{self, backend, go, optional_id, path_id},
    components::{
        fields::{Fields, written},
        form::{Choice, DateField, Finish, Form, Radios, Select, TextBox, TextField, Tick, choices, grouped},
        icon::Icon,
        layout::{Desk, Here},
        name::NameAndReference,
        page_title::Neutral,
        trouble::page,
        who::{Team, Who},
    },
    failure::Failure,
    words::{code, day, t, tx},
};

#[server(prefix = "/do", endpoint = "record_contact")]
pub async fn record_contact(resident: Id<Resident>, contact: String, form: ContactForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_contact(&actor, resident, optional_id(&contact)?, &form).await?;
    back_to(resident, Part::Contacts);
    Ok(())
}

#[server(prefix = "/do", endpoint = "record_note")]
pub async fn record_note(resident: Id<Resident>, note: String, form: NoteForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_note(&actor, resident, optional_id(&note)?, &form).await?;
    back_to(resident, Part::Notes);
    Ok(())
}

#[server(prefix = "/do", endpoint = "write_message")]
pub async fn write_message(ward: Id<Resident>, form: MessageForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.write_message(&actor, ward, &form).await?;
    go(&format!("/home/{ward}?sent=message"));
    Ok(())
}

/// A page shows so many of each; all of them stand in the story.
const LATEST: usize = 5;

/// "School One, 02 123": whoever calls is called back on that number.
fn with_number(name: &str, one: &OrganisationView) -> String {
    [name, &one.phone].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Where a contact of hers is written down, with whom it was chosen already where that is known.
pub(super) fn contact_with(her: Id<Resident>, with: Option<With>) -> String {
    let with = with.map(|with| format!("?with={}", with.value())).unwrap_or_default();
    format!("/residents/{her}/contacts/new{with}")
}

#[component]
pub fn ContactPage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Resident>(params, "id");
    let contact = params.read_untracked().get("contact").filter(|contact| contact != "new").unwrap_or_default();
    let with = backend::query("with").and_then(|with| with.parse::<With>().ok());
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.contact_page(&actor, id, optional_id(&contact)?, backend::query_id("draft")).await?;
        let fresh = ContactForm {
            kind: ContactKind::Call.code().to_owned(),
            direction: Direction::We.code().to_owned(),
            on: DayText::from(found.today),
            party: with.map(With::value).unwrap_or_default(),
            ..ContactForm::default()
        };
        let fields = Fields::of(&found.stands.as_ref().map_or(fresh, ContactForm::from), written(found.draft));
        let version = found.stands.as_ref().map(|one| one.version);
        let waits = found.stands.as_ref().is_some_and(ContactView::waits);
        let remove = found.stands.filter(|_| !waits).map(|one| {
            let (kind, label, stays) = (RemovableKind::Contact, t("remove-contact"), Some(t("remove-contact-task")));
            view! { <Remove her=id kind id=one.id.raw() version=one.version label stays/> }
        });
        let missed = if found.missed.is_empty() {
            String::new()
        } else {
            tx("contact-missed", &[("missed", missed_words(&found.missed, found.today).into())])
        };
        let title = if waits { t("contact-answer") } else { t("contact-title") };
        let save = if waits { t("contact-answered") } else { t("save") };
        let mut parties: Vec<Choice> = vec![(With::Herself.value(), t("party-herself"))];
        parties.extend(found.guardians.iter().map(|one| {
            let office = found.organisations.iter().find(|office| one.office == Some(office.id));
            (With::Guardian(one.id).value(), office.map_or_else(|| who(one), |office| with_number(&who(one), office)))
        }));
        let number = found.organisations.iter().find(|one| with.and_then(With::organisation) == Some(one.id));
        let number = number.map(|one| {
            let phone = if one.phone.is_empty() { t("not-known") } else { one.phone.clone() };
            view! { <p><b>{one.name.clone()}</b>". "{t("number-on-file")}": "<b class="num">{phone}</b></p> }
        });
        let organisation = |one: &OrganisationView| {
            (code("organisation-kind", one.kind), (With::Organisation(one.id).value(), with_number(&one.name, one)))
        };
        // An office that answers for her stands among her people already.
        let chosen = fields.value("party");
        let among = |one: &&OrganisationView| {
            With::Organisation(one.id).value() == chosen || found.guardians.iter().all(|guardian| guardian.office != Some(one.id))
        };
        let mut organisations = grouped(found.organisations.iter().filter(among).map(organisation).collect());
        organisations.push((String::new(), vec![(With::Other.value(), t("party-other"))]));
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title/>
                    <div class="next stack"><p>{t("contact-caller")}</p>{number}</div>
                    <Form endpoint="record_contact" fields hidden=vec![("resident", id.to_string()), ("contact", contact)]
                        about=id.to_string() version changed=found.changed>
                        <Radios name="kind" label=t("field-contact-kind") of=choices("contact-kind", ContactKind::VARIANTS)/>
                        <Radios name="direction" of=choices("direction", Direction::VARIANTS)/>
                        <DateField name="on" label=t("field-contact-on")/>
                        <Select name="party" of=parties groups=organisations none=t("choose")/>
                        <TextField name="party_words" hint=t("hint-party-words")/>
                        <Radios name="called_back" of=choices("called-back", CalledBack::VARIANTS) hint=t("hint-called-back")/>
                        <TextBox name="they_said" hint=missed rows=3/>
                        <TextBox name="we_said" rows=3/>
                        <h2>{t("next-step")}</h2>
                        <TextField name="next_what" label=t("field-contact-next") hint=t("hint-contact-next")/>
                        <DateField name="next_due"/>
                        <Finish label=save back=format!("/residents/{id}#contacts")/>
                    </Form>{remove}</div>
            </Desk>
        })
    })
}

#[component]
pub fn NotePage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Resident>(params, "id");
    let note = params.read_untracked().get("note").filter(|note| note != "new").unwrap_or_default();
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.note_page(&actor, id, optional_id::<Note>(&note)?, backend::query_id("draft")).await?;
        let fields = Fields::of(&found.stands.as_ref().map(NoteForm::from).unwrap_or_default(), written(found.draft));
        let version = found.stands.as_ref().map(|one| one.version);
        // Somebody else's is read, not corrected.
        let (own, others) = match found.stands {
            Some(one) if one.own => (Some(one), None),
            others => (None, others),
        };
        let remove = own.map(|one| {
            let (kind, label) = (RemovableKind::Note, t("remove-note"));
            view! { <Remove her=id kind id=one.id.raw() version=one.version label/> }
        });
        let body = match others {
            Some(one) => view! { <p class="quiet">{one.author}</p><p class="words">{one.words}</p> }.into_any(),
            None => view! {
                <Form endpoint="record_note" fields hidden=vec![("resident", id.to_string()), ("note", note)]
                    about=id.to_string() version changed=found.changed>
                    <TextBox name="words" label=t("field-note-words") hint=t("hint-note-words") rows=6/>
                    <DateField name="on" label=t("field-note-on") hint=t("hint-note-on")/>
                    <Tick name="restricted" label=t("field-note-restricted") hint=t("hint-note-restricted")/>
                    <Finish label=t("save") back=format!("/residents/{id}#notes")/>
                </Form>
            }
            .into_any(),
        };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow"><Trail resident=found.resident title=t("note")/>{body}{remove}</div>
            </Desk>
        })
    })
}

/// "Call from Her aunt, Dafina" and the like.
pub fn contact_words(one: &ContactView, guardians: &[GuardianView]) -> String {
    let name = match one.with {
        With::Herself => t("party-her"),
        With::Guardian(id) => guardians.iter().find(|guardian| guardian.id == id).map_or_else(|| t("party-other"), who),
        With::Organisation(_) => one.organisation.clone().unwrap_or_default(),
        With::Other => one.party_words.clone().unwrap_or_else(|| t("party-other")),
    };
    line_words(one.kind, one.direction, name)
}

fn line_words(kind: ContactKind, direction: Direction, name: String) -> String {
    let kind = code("contact-kind", kind);
    tx(&format!("contact-line-{}", direction.code()), &[("kind", kind.into()), ("name", name.into())])
}

/// Asked of whoever called us only.
fn back_words(direction: Direction, back: Option<CalledBack>) -> Option<String> {
    back.filter(|_| direction == Direction::They).map(|back| code("called-back-line", back))
}

#[component]
pub fn Contacts(
    her: Id<Resident>,
    restricted: bool,
    contacts: Vec<ContactView>,
    guardians: Vec<GuardianView>,
    today: NaiveDate,
) -> impl IntoView {
    let none = contacts.is_empty().then(|| view! { <p class="quiet">{t("contacts-none")}</p> });
    let rows = contacts.into_iter().take(LATEST).map(|one| {
        let href = format!("/residents/{her}/contacts/{}", one.id);
        let words = contact_words(&one, &guardians);
        let back = back_words(one.direction, one.called_back).map(|back| view! { <span class="small quiet">{back}</span> });
        let waits = one.waits().then(|| view! { <span class="chip is-soon"><Icon name="mail"/>{t("message-waits")}</span> });
        let said = [one.they_said, one.we_said].into_iter().flatten().map(|said| view! { <br/><span class="quiet">{said}</span> });
        let said = said.collect_view();
        view! {
            <li><span class="grow"><a class="strong" href=href>{words}</a>{said}</span>{waits}{back}
                <span class="small quiet">{day(one.on, today)}</span></li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="group" id="contacts" aria-labelledby="contacts-h"><div class="group-head"><h2 id="contacts-h">{t("section-contacts")}</h2>
            <Team restricted/>
            <a class="btn btn-quiet" href=format!("/residents/{her}/story?kind=contacts")><Icon name="list"/>{t("all")}</a>
            <a class="btn btn-quiet" href=format!("/residents/{her}/contacts/new")><Icon name="plus"/>{t("contact")}</a></div>
            <div class="body">{none}<ul class="rows">{rows}</ul></div></section>
    }
}

/// The way to write down a call about somebody, with whom it was chosen already.
#[component]
pub fn LogCall(about: Person, with: With) -> impl IntoView {
    let href = contact_with(about.id, Some(with));
    view! {
        <a class="btn btn-quiet" href=href><Icon name="phone"/>{t("log-call")}<span class="vh">": "<NameAndReference name=about.name reference=about.reference/></span></a>
    }
}

/// What happened with an organisation, the latest first: contacts, about whom and by whom, and checks.
#[component]
pub fn WithThem(name: String, in_touch: InTouch, checks: Vec<VettingView>, today: NaiveDate) -> impl IntoView {
    let touches = in_touch.latest.into_iter().map(|one| (one.on, touch(one, &name, today).into_any()));
    let checks = checks.iter().map(|one| (one.on, vettings::happened(one, today).into_any()));
    let mut all: Vec<_> = touches.chain(checks).collect();
    all.sort_by_key(|(on, _)| Reverse(*on));
    let none = all.is_empty().then(|| view! { <p class="quiet">{t("contacts-none-with-them")}</p> });
    let rows = all.into_iter().map(|(_, row)| row).collect_view();
    let earlier = (in_touch.earlier > 0)
        .then(|| view! { <p class="small quiet">{tx("contacts-earlier", &[("count", in_touch.earlier.into())])}</p> });
    view! {
        <section class="group" id="story" aria-labelledby="story-h"><div class="group-head"><h2 id="story-h">{t("section-story")}</h2>
            <Who label=t("seen-team") sheet=t("seen-team-sheet")/></div>
            <div class="body">{none}<ol class="story">{rows}</ol>{earlier}</div></section>
    }
}

fn touch(one: Touch, name: &str, today: NaiveDate) -> impl IntoView + use<> {
    let href = format!("/residents/{}/story?kind=contacts", one.about.id);
    let words = line_words(one.kind, one.direction, name.to_owned());
    let by = tx("contact-by", &[("name", one.written_by.into())]);
    let back = back_words(one.direction, one.called_back).map(|back| format!(" · {back}"));
    view! {
        <li><time datetime=one.on.to_string()>{day(one.on, today)}</time><Icon name="phone"/>
            <p>{words}" "{t("contact-about")}" "<a href=href><NameAndReference name=one.about.name reference=one.about.reference/></a><br/>
                <span class="quiet">{by}{back}</span></p></li>
    }
}

#[component]
pub fn Notes(her: Id<Resident>, restricted: bool, notes: Vec<NoteView>, today: NaiveDate) -> impl IntoView {
    let none = notes.is_empty().then(|| view! { <p class="quiet">{t("notes-none")}</p> });
    let rows = notes.into_iter().take(LATEST).map(|one| {
        let chip = one.restricted.then(|| view! { <span class="chip"><Icon name="lock"/>{t("note-restricted")}</span> });
        let edit = one.own.then(|| view! { <a class="btn btn-quiet" href=format!("/residents/{her}/notes/{}", one.id)><Icon name="pen"/>{t("edit")}</a> });
        view! {
            <li class=one.restricted.then_some("no-print")><span class="grow">{one.words}<br/><span class="small quiet">{day(one.on, today)}" · "{one.author}</span></span>{chip}{edit}</li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="group" id="notes" aria-labelledby="notes-h"><div class="group-head"><h2 id="notes-h">{t("section-notes")}</h2>
            <Team restricted besides=t("seen-notes-sheet")/>
            <a class="btn btn-quiet" href=format!("/residents/{her}/story?kind=notes")><Icon name="list"/>{t("all")}</a>
            <a class="btn btn-quiet" href=format!("/residents/{her}/notes/new")><Icon name="plus"/>{t("note")}</a></div>
            <div class="body">{none}<ul class="rows">{rows}</ul></div></section>
    }
}

/// What a guardian can write, on their own page.
#[component]
pub fn Message(ward: Id<Resident>, to: Option<String>, fields: Fields) -> impl IntoView {
    let title = to.map_or_else(|| t("message-title-team"), |name| tx("message-title", &[("name", name.into())]));
    view! {
        <section class="stack no-print" aria-labelledby="msg"><h2 id="msg">{title}</h2>
            <Form endpoint="write_message" fields hidden=vec![("ward", ward.to_string())] about=ward.to_string() class="stack">
                <TextBox name="message" hint=t("hint-message") rows=3/>
                <Finish label=t("message-send")/>
            </Form></section>
    }
}
