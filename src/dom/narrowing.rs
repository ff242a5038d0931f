//! Offers in `reason` only what the chosen category is divided into.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::field::Field;
use super::markup::{append, controls};

/// The list of reasons with every entry that it had.
pub struct Narrowing {
    list: Option<Element>,
    all: Vec<Element>,
}

impl Narrowing {
    /// Remembers the entries of the list, if the form has one.
    pub fn new(form: &Element) -> Self {
        let list = controls(form, "reason").into_iter().next().filter(|list| list.tag_name() == "SELECT");
        let list: Option<Element> = list.map(|list| list.unchecked_into());
        let mut all = Vec::new();
        if let Some(Ok(entries)) = list.as_ref().map(|list: &Element| list.query_selector_all("option")) {
            for place in 0..entries.length() {
                if let Some(entry) = entries.item(place) {
                    all.push(entry.unchecked_into());
                }
            }
        }
        Self { list, all }
    }

    /// Narrows the list to the chosen category; without one there is nothing to choose.
    pub fn apply(&self, form: &Element, fields: &[Field]) {
        let Some(list) = &self.list else { return };
        let Some(field) = fields.iter().find(|field| field.name == "category") else { return };
        let chosen = controls(form, "category");
        let chosen = chosen.iter().find(|control| control.kind() != "radio" || control.checked());
        let chosen = chosen.and_then(|control| control.value().as_string()).unwrap_or_default();
        let children =
            field.choices.iter().find(|(value, _)| *value == chosen).map_or(&[][..], |(_, children)| children);
        let control: super::markup::Control = list.clone().unchecked_into();
        let before = control.value();
        list.set_text_content(None);
        for entry in &self.all {
            let value = entry.get_attribute("value").unwrap_or_default();
            if value.is_empty() || children.contains(&value) {
                append(list, entry.unchecked_ref::<Node>());
            }
        }
        let stays = before.as_string().is_some_and(|value| children.contains(&value));
        control.set_value(&if stays { before } else { "".into() });
        if let Ok(Some(around)) = list.closest(".aftersales-field") {
            around.unchecked_ref::<HtmlElement>().set_hidden(children.is_empty());
        }
    }
}
