//! The door: signing in and out, choosing a password behind a one-time link, and one's own account.

use domain::{
    access::StandingKind,
    accounts::{ChangePasswordForm, ChooseForm, SignInForm},
    codes::LinkKind,
    problem::Fault,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    backend::{self, backend, go, house, own_token, records, session_cookie, set_cookie, spent_cookie},
    components::{
        fields::Fields,
        form::{Finish, Form, TextField, Tick},
        icon::Icon,
        layout::{Desk, Door, Here, Own, home, is_theirs},
        name::Called,
        notice::Notice,
        page_title::Neutral,
        send::Send,
        trouble::page,
    },
    failure::Failure,
    words::{self, t},
};

#[server(prefix = "/do", endpoint = "sign_in")]
pub async fn sign_in(form: SignInForm) -> Result<(), Failure> {
    let begun = records().sign_in(&form, own_token().as_deref()).await?;
    set_cookie(&session_cookie(&begun.token, &house()));
    let back = match form.to.parse() {
        Ok(draft) => records().draft_page(begun.account, draft).await?.map(|page| format!("{page}?draft={draft}")),
        // Whoever sat here before may have come as somebody else.
        Err(_) => Some(form.to.clone()).filter(|path| backend::is_local(path) && is_theirs(begun.standing, path)),
    };
    go(&back.unwrap_or_else(|| home(begun.standing).to_owned()));
    Ok(())
}

#[server(prefix = "/do", endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), Failure> {
    if let Some(token) = own_token() {
        records().sign_out(&token).await?;
    }
    set_cookie(&spent_cookie(&house()));
    go("/sign-in");
    Ok(())
}

#[server(prefix = "/do", endpoint = "choose_password")]
pub async fn choose_password(form: ChooseForm) -> Result<(), Failure> {
    let begun = records().choose_password(&form).await?;
    set_cookie(&session_cookie(&begun.token, &house()));
    go(home(begun.standing));
    Ok(())
}

#[server(prefix = "/do", endpoint = "change_password")]
pub async fn change_password(form: ChangePasswordForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.change_password(&actor, &form).await?;
    go("/me?done=password");
    Ok(())
}

/// The path, as a sign over the door.
#[component]
fn Way() -> impl IntoView {
    view! {
        <svg class="flip" width="152" height="22" viewBox="0 0 110 16" aria-hidden="true"><path class="s-accent" d="M7 8H55"></path><path class="s-line dash" d="M55 8H103"></path>
            <circle class="f-accent" cx="7" cy="8" r="4"></circle><circle class="f-accent" cx="31" cy="8" r="4"></circle><circle class="f-surface" cx="55" cy="8" r="6"></circle><circle class="s-accent" cx="55" cy="8" r="5"></circle>
            <g class="f-surface"><circle cx="79" cy="8" r="4"></circle><circle cx="103" cy="8" r="4"></circle></g><g class="s-line thin"><circle cx="79" cy="8" r="3"></circle><circle cx="103" cy="8" r="3"></circle></g></svg>
    }
}

#[component]
pub fn SignInPage() -> impl IntoView {
    let to = backend::query("to").or_else(|| backend::query("at").filter(|path| backend::is_local(path)));
    let waits = backend::query("to").is_some();
    let stored = SignInForm { shared: "on".to_owned(), to: to.clone().unwrap_or_default(), ..SignInForm::default() };
    let fields = Fields::of(&stored, backend::unkept());
    let to = Some(fields.value("to")).filter(|to| !to.is_empty()).or(to).unwrap_or_default();
    // Which of the two is wrong is not said: both are marked.
    let no_match = fields.fault("user") == Some(&Fault::NoMatch);
    let pass = move || {
        if no_match {
            view! {
                <div class="field"><label for="f-pass">{t("field-pass")}</label>
                    <input class="input w-full" id="f-pass" name="form[pass]" type="password" autocomplete="current-password" required
                        aria-invalid="true" aria-describedby="f-user-x"/></div>
            }
            .into_any()
        } else {
            view! { <TextField name="pass" kind="password" autocomplete="current-password" required=true/> }.into_any()
        }
    };
    let idle = backend::query("ended").as_deref() == Some("idle");
    let why =
        if waits { Some(("signed-out-title", "signed-out-what")) } else { idle.then_some(("signed-out-idle", "signed-out-kept")) };
    let notice = why.map(
        |(title, what)| view! { <Notice icon="clock"><p class="strong">{t(title)}</p><p class="quiet">{t(what)}</p></Notice> },
    );
    view! {
        <Door title=Neutral::SignIn>
            <div class="gate">
                <Way/>
                <div class="stack"><h1>{t("sign-in")}</h1><p class="quiet">{t("welcome-line")}</p></div>
                {notice}
                <div class="stack">
                <Form endpoint="sign_in" fields class="stack" autosave=false native=true>
                    <input type="hidden" name="form[to]" value=to/>
                    <TextField name="user" autocomplete="username" required=true/>
                    {pass()}
                    <Tick name="shared"/>
                    <button class="btn btn-main">{t("sign-in")}</button>
                </Form>
                </div>
                <p><a href="/help">{t("cannot-sign-in")}</a></p>
            </div>
        </Door>
    }
}

#[component]
pub fn ChoosePage() -> impl IntoView {
    let token = use_params_map().read_untracked().get("token").unwrap_or_default();
    page(async move {
        let (kind, user) = records().link(&token).await?;
        let fields = Fields::of(&ChooseForm::default(), backend::unkept());
        let first = kind == LinkKind::FirstAdministrator;
        let known = user.clone().map(|user| view! { <p>{t("choose-user")}" "<b>{user}</b></p> });
        Ok(view! {
            <Door title=Neutral::SignIn>
                <div class="gate">
                    <div class="stack"><h1>{if first { t("choose-first") } else { t("choose-title") }}</h1>
                        <p class="quiet">{t("choose-what")}</p>{known}</div>
                    <div class="stack">
                    <Form endpoint="choose_password" fields class="stack" autosave=false native=true>
                        <input type="hidden" name="form[token]" value=token/>
                        {first.then(|| view! { <TextField name="name"/><TextField name="user" hint=t("hint-invite-user") autocomplete="username"/> })}
                        <TextField name="pass" kind="password" label=t("field-new-pass") hint=t("hint-new-pass") autocomplete="new-password" required=true/>
                        <Finish label=t("choose-do")/>
                    </Form>
                    </div>
                </div>
            </Door>
        })
    })
}

#[server(prefix = "/do", endpoint = "set_keys")]
pub async fn set_keys(on: bool) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.set_keys(&actor, on).await?;
    backend::go("/me");
    Ok(())
}

/// The page it was asked on shows it at once.
#[server(prefix = "/do", endpoint = "set_words")]
pub async fn set_words(bigger: bool) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    Ok(records.set_words(&actor, bigger).await?)
}

/// The page it was said on says it no more.
#[server(prefix = "/do", endpoint = "note_reset")]
pub async fn note_reset() -> Result<(), Failure> {
    let (records, actor) = backend()?;
    Ok(records.note_reset(&actor).await?)
}

/// One's own account: its password, and its single keys.
#[component]
pub fn OwnPage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let own = records.own_account(&actor).await?;
        let fields = Fields::of(&ChangePasswordForm::default(), records.own_draft(&actor, backend::query_id("draft")).await?);
        let done = (backend::query("done").as_deref() == Some("password"))
            .then(|| view! { <Notice icon="tick" tone="is-good"><p>{t("password-changed")}</p></Notice> });
        // At the door nobody is told what they came as.
        let desk = !matches!(own.standing, StandingKind::Guardian | StandingKind::Resident);
        let title = if desk {
            let about = format!("{} · {}", words::code("standing", own.standing), own.user);
            view! { <div><h1><Called name=own.name/></h1><p class="quiet">{about}</p></div> }.into_any()
        } else {
            let title = if own.standing == StandingKind::Resident { t("mine-password") } else { t("my-account") };
            view! { <div class="stack-s"><h1>{title}</h1><p>{t("choose-user")}" "<b>{own.user}</b></p></div> }.into_any()
        };
        let off = own.keys_off;
        let keys = desk.then(|| {
            view! {
                <section class="stack" aria-labelledby="own-keys"><h2 id="own-keys">{t("keys-title")}</h2>
                    <p>{t(if off { "keys-are-off" } else { "keys-are-on" })}</p>
                    <Send endpoint="set_keys" hidden=vec![("on", off.to_string())]>
                        <button class="btn">{t(if off { "keys-turn-on" } else { "keys-turn-off" })}</button></Send></section>
            }
        });
        let body = view! {
                <div class="stack-l narrow">
                    {title}
                    {done}
                    <section class="stack" aria-labelledby="pw"><h2 id="pw">{t("change-password")}</h2>
                        <Form endpoint="change_password" fields autosave=false native=true>
                            <TextField name="current" kind="password" autocomplete="current-password" required=true/>
                            <TextField name="pass" kind="password" label=t("field-new-pass") hint=t("hint-new-pass") autocomplete="new-password" required=true/>
                            <Finish label=t("change-password")/>
                        </Form></section>
                    {keys}
                    <form method="post" action="/do/sign_out" data-native=""><button class="btn"><Icon name="leave"/>{t("sign-out")}</button></form>
                </div>
        };
        Ok(match own.standing {
            StandingKind::Resident => view! { <Own>{body}</Own> }.into_any(),
            StandingKind::Guardian => view! { <Door title=Neutral::Page>{body}</Door> }.into_any(),
            _ => view! { <Desk here=Here::Own title=Neutral::Page>{body}</Desk> }.into_any(),
        })
    })
}
