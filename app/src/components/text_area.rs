//! The one place that writes a `textarea`: server rendering does not escape what stands in it.

use leptos::prelude::*;

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

#[component]
pub fn TextArea(
    id: String,
    name: String,
    value: String,
    #[prop(default = 4)] rows: u8,
    #[prop(optional_no_strip)] described: Option<String>,
    invalid: bool,
) -> impl IntoView {
    let described = described.map(|ids| format!(" aria-describedby=\"{}\"", escape(&ids))).unwrap_or_default();
    let invalid = if invalid { " aria-invalid=\"true\"" } else { "" };
    // The first line end after the tag is dropped by a browser, so one is put there for it.
    let html = format!(
        "<textarea class=\"input w-full\" id=\"{}\" name=\"{}\" rows=\"{rows}\" dir=\"auto\" autocomplete=\"off\"{described}{invalid}>\n{}</textarea>",
        escape(&id),
        escape(&name),
        escape(&value),
    );
    view! { <div class="area" inner_html=html></div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_can_close_the_text_area() {
        assert_eq!(escape("</textarea><script>&\""), "&lt;/textarea&gt;&lt;script&gt;&amp;&quot;");
    }
}
