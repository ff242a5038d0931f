//! Sentences at fields and above the form.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::field::Note;
use super::host::FormHost;
use super::markup::{Control, append, by_id, controls, document, element, find, id_of, set, unset};

/// What kind of sentence stands at a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It must be mended.
    Error,
    /// It is worth knowing before sending.
    Warning,
}

impl Kind {
    fn code(self) -> &'static str {
        if self == Self::Error { "error" } else { "warning" }
    }
}

/// Writes the sentence at a field, and takes it away when there is none. The browser hears of errors as well, so that
/// the page's own styles for what is invalid apply.
pub fn mark(form: &Element, name: &str, note: Option<&Note>, kind: Kind, host: &FormHost) {
    let controls = controls(form, name);
    let Some(first) = controls.first() else { return };
    let code = kind.code();
    let id = [&id_of(first, host), "-", code].concat();
    let there = by_id(form, &id);
    match (note, there) {
        (None, Some(old)) => old.remove(),
        (Some(note), Some(old)) => write(&old, note, name, host),
        (Some(note), None) => {
            if let Some(made) = made(form, &id, kind, host) {
                write(&made, note, name, host);
                place(first, &made);
            }
        }
        (None, None) => {}
    }
    let described = first.get_attribute("aria-describedby").unwrap_or_default();
    let mut ids: Vec<&str> = described.split_whitespace().filter(|known| *known != id).collect();
    if note.is_some() {
        ids.push(&id);
    }
    let ids = ids.join(" ");
    for control in &controls {
        if ids.is_empty() {
            unset(control, "aria-describedby")
        } else {
            set(control, "aria-describedby", &ids)
        }
        if kind == Kind::Error {
            if note.is_some() {
                set(control, "aria-invalid", "true")
            } else {
                unset(control, "aria-invalid")
            }
            control.set_custom_validity(note.map_or("", |note| &note.text));
        }
    }
    if let Ok(Some(field)) = first.closest(".aftersales-field") {
        let _ = field.class_list().toggle_with_force("aftersales-faulty", first.has_attribute("aria-invalid"));
    }
}

fn made(form: &Element, id: &str, kind: Kind, host: &FormHost) -> Option<Element> {
    let document = document(form)?;
    let made = element(&document, "p", &[("id", id), ("class", &["aftersales-", kind.code()].concat())], "")?;
    if kind == Kind::Warning {
        set(&made, "role", "status");
    } else {
        let prefix = element(
            &document,
            "span",
            &[("class", "aftersales-hidden")],
            &[&host.say("ui.error_prefix"), " "].concat(),
        )?;
        append(&made, &prefix);
    }
    append(&made, &*element(&document, "span", &[("data-aftersales-text", "")], "")?);
    Some(made)
}

/// Writes only what changed, so that nothing is spoken twice.
fn write(at: &Element, note: &Note, name: &str, host: &FormHost) {
    if let Some(text) = find(at, "[data-aftersales-text]")
        && text.text_content().as_deref() != Some(&note.text)
    {
        text.set_text_content(Some(&note.text));
    }
    let offer = find(at, "button");
    if note.maskable && offer.is_none() {
        let attributes =
            [("type", "button"), ("class", "aftersales-button aftersales-small"), ("data-aftersales-mask", name)];
        if let Some(button) = document(at).and_then(|page| element(&page, "button", &attributes, &host.say("ui.mask")))
        {
            append(at, &button);
        }
    } else if let Some(offer) = offer.filter(|_| !note.maskable) {
        offer.remove();
    }
}

/// Before the control or its box; in a group after its name; after a label that holds the control, whose name it would
/// become part of.
fn place(first: &Control, note: &Element) {
    let near = |selector| first.closest(selector).ok().flatten();
    // A group of text fields has many notes; one of choices has one.
    let is_group = matches!(first.kind().as_str(), "radio" | "checkbox" | "file");
    let around = near(if is_group { "fieldset, .aftersales-consent" } else { ".aftersales-consent" });
    let legend =
        around.as_ref().filter(|around| around.tag_name() == "FIELDSET").and_then(|group| find(group, "legend"));
    let label = if around.is_none() { near("label") } else { None };
    let _ = match (legend.or(label), around) {
        (Some(before), _) => before.after_with_node_1(note),
        (None, Some(around)) if around.tag_name() != "FIELDSET" => around.before_with_node_1(note),
        (None, _) => first.before_with_node_1(note),
    };
}

/// What is wrong, above the form, with a link to each field.
pub fn summary(form: &Element, notes: &[Note], host: &FormHost) -> Option<HtmlElement> {
    let document = document(form)?;
    let make = |tag, attributes: &[(&str, &str)], text: &str| element(&document, tag, attributes, text);
    let list = make("ul", &[], "")?;
    for note in notes {
        let item = make("li", &[], "")?;
        match controls(form, &note.field).first() {
            Some(control) => {
                let address = ["#", &id_of(control, host)].concat();
                append(&item, &*make("a", &[("href", &address)], &note.text)?);
            }
            None => item.set_text_content(Some(&note.text)),
        }
        append(&list, &item);
    }
    let alert = make("div", &[("role", "alert")], "")?;
    append(&alert, &*make("h2", &[], &host.say("ui.error_summary"))?);
    append(&alert, &list);
    let summary = make("div", &[("class", "aftersales-summary"), ("tabindex", "-1")], "")?;
    append(&summary, &alert);
    summary.dyn_into().ok()
}

/// Leads to the field that a link of the summary names. The address stays as it is; the label is what a reader must
/// see first.
pub fn follow(link: &Element) {
    let id = link.get_attribute("href").unwrap_or_default();
    let target = by_id(link.get_root_node().unchecked_ref(), id.trim_start_matches('#'));
    let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    let label = target.closest("fieldset, .aftersales-field, label").ok().flatten();
    label.as_ref().unwrap_or(&target).scroll_into_view();
    let _ = target.focus();
}
