//! Welcome, help, privacy, accessibility, how Leave works: for anybody, about nobody.

use domain::access::StandingKind;
use leptos::prelude::*;

use crate::{
    backend::{asker, house},
    components::{
        icon::Icon,
        layout::{Framed, home},
    },
    words::{find, t, tx},
};

/// One page by its path.
pub fn page(path: &str) -> AnyView {
    match path {
        "/" => view! { <Welcome/> }.into_any(),
        "/help" => view! { <Prose name="help" parts=6/> }.into_any(),
        "/privacy" => view! { <Prose name="privacy" parts=6/> }.into_any(),
        "/accessibility" => view! { <Prose name="accessibility" parts=4/> }.into_any(),
        _ => view! { <Prose name="leave" parts=4/> }.into_any(),
    }
}

fn is_hers() -> bool {
    asker().is_some_and(|asker| asker.is_resident())
}

/// Hers has someone to talk to at its foot; where a stranger's foot leads besides stands below her page.
#[component]
fn Frame(children: Children) -> impl IntoView {
    let page = children();
    let more = is_hers().then(|| {
        view! {
            <ul class="cluster"><li><a class="btn" href="/privacy">{t("foot-privacy")}</a></li>
                <li><a class="btn" href="/accessibility">{t("foot-accessibility")}</a></li></ul>
        }
    });
    view! { <Framed><div class="stack-l">{page}{more}</div></Framed> }
}

#[component]
fn Welcome() -> impl IntoView {
    let (href, way) = match asker().map(|asker| asker.actor.standing.kind()) {
        Some(StandingKind::Resident) => ("/mine".to_owned(), "mine-home"),
        Some(standing) => (home(standing).to_owned(), "go-home"),
        None => (house().door(), "sign-in"),
    };
    let lines = [("book", "welcome-learn"), ("work", "welcome-work"), ("eye", "welcome-see")];
    let lines = lines.into_iter().map(|(icon, words)| view! { <li><Icon name=icon/><span>{t(words)}</span></li> });
    view! {
        <Frame>
            <div class="gate">
                <svg class="flip" width="152" height="22" viewBox="0 0 110 16" aria-hidden="true">
                    <path class="s-accent" d="M7 8H55"></path><path class="s-line dash" d="M55 8H103"></path>
                    <circle class="f-accent" cx="7" cy="8" r="4"></circle><circle class="f-accent" cx="31" cy="8" r="4"></circle>
                    <circle class="f-surface" cx="55" cy="8" r="6"></circle><circle class="s-accent" cx="55" cy="8" r="5"></circle>
                    <g class="f-surface"><circle cx="79" cy="8" r="4"></circle><circle cx="103" cy="8" r="4"></circle></g>
                    <g class="s-line thin"><circle cx="79" cy="8" r="3"></circle><circle cx="103" cy="8" r="3"></circle></g>
                </svg>
                <div class="stack"><h1>{house().name}</h1><p class="quiet">{t("welcome-line")}</p></div>
                <ul class="bits">{lines.collect_view()}</ul>
                <a class="btn btn-main" href=href>{t(way)}</a>
                <p class="small quiet">{t("welcome-leave")}</p>
            </div>
        </Frame>
    }
}

/// A heading and numbered parts: `help-1`, `help-1-what`, …
#[component]
fn Prose(name: &'static str, parts: u8) -> impl IntoView {
    let house = house().name;
    let sections = (1..=parts).filter_map(|part| {
        let heading = find(&format!("{name}-{part}"), &[])?;
        let words = tx(&format!("{name}-{part}-what"), &[("name", house.clone().into())]);
        Some(view! { <section class="stack-s"><h2>{heading}</h2><p>{words}</p></section> })
    });
    let sections = sections.collect_view();
    view! {
        <Frame>
            <div class="stack-l prose"><h1>{t(&format!("{name}-title"))}</h1>
                <p>{tx(&format!("{name}-line"), &[("name", house.into())])}</p>
                {sections}</div>
        </Frame>
    }
}
