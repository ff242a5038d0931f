//! The fields of a form, whoever wrote its markup: finding, reading, filling and marking them.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Document, Element, HtmlElement, Node};

use super::field::Field;
use super::host::FormHost;

#[wasm_bindgen]
extern "C" {
    /// An input, a list or a text area: what they have in common.
    #[wasm_bindgen(extends = HtmlElement)]
    #[derive(Clone)]
    pub type Control;

    #[wasm_bindgen(method, getter)]
    pub fn value(this: &Control) -> JsValue;
    #[wasm_bindgen(method, setter)]
    pub fn set_value(this: &Control, value: &JsValue);
    #[wasm_bindgen(method, getter, js_name = type)]
    pub fn kind(this: &Control) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn checked(this: &Control) -> bool;
    #[wasm_bindgen(method, setter)]
    pub fn set_checked(this: &Control, checked: bool);
    #[wasm_bindgen(method, getter)]
    pub fn validity(this: &Control) -> JsValue;
    #[wasm_bindgen(method, js_name = setCustomValidity)]
    pub fn set_custom_validity(this: &Control, text: &str);
}

/// The page that an element is in.
pub fn document(of: &Element) -> Option<Document> {
    of.owner_document()
}

/// A new element with attributes and a text.
pub fn element(document: &Document, tag: &str, attributes: &[(&str, &str)], text: &str) -> Option<Element> {
    let made = document.create_element(tag).ok()?;
    for (name, value) in attributes {
        set(&made, name, value);
    }
    if !text.is_empty() {
        made.set_text_content(Some(text));
    }
    Some(made)
}

/// Writes an attribute; a name that no markup takes is not among ours.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Takes an attribute away.
pub fn unset(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// Puts a node at the end of another.
pub fn append(parent: &Node, child: &Node) {
    let _ = parent.append_child(child);
}

/// What a selector finds below an element.
pub fn find(below: &Element, selector: &str) -> Option<Element> {
    below.query_selector(selector).ok().flatten()
}

/// The element of an id below another; also in a shadow root, where the document does not look.
pub fn by_id(below: &Element, id: &str) -> Option<Element> {
    find(below, &["[id=", &quoted(id), "]"].concat())
}

/// A text as a string of a selector.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            out.push('\\');
        }
        out.push(character);
    }
    out.push('"');
    out
}

/// The selector of the controls of a name.
fn selector(name: &str) -> String {
    [":is(input,select,textarea)[name=", &quoted(name), "]"].concat()
}

/// The controls of a name. Not through the form's own list, which a control of that name would hide.
pub fn controls(form: &Element, name: &str) -> Vec<Control> {
    let mut found = Vec::new();
    let Ok(list) = form.query_selector_all(&selector(name)) else { return found };
    for place in 0..list.length() {
        if let Some(node) = list.item(place) {
            found.push(node.unchecked_into());
        }
    }
    found
}

/// The id of a control, given to it if it has none.
pub fn id_of(control: &Element, host: &FormHost) -> String {
    if control.id().is_empty() {
        control.set_id(&host.next_id());
    }
    control.id()
}

fn put(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// How many of a line are chosen: the list beside its box.
fn quantity_of(form: &Element, line: &str) -> Option<Control> {
    let list = find(form, &["[data-aftersales-quantity=", &quoted(line), "]"].concat())?;
    Some(list.unchecked_into())
}

/// What was typed or chosen, untouched; nothing if nothing was.
fn value_of(form: &Element, field: &Field, host: &FormHost) -> JsValue {
    let controls = controls(form, &field.name);
    match field.kind.as_str() {
        "attachments" => host.attachments(&field.name),
        "consent" if controls.iter().any(|control| control.checked()) => JsValue::TRUE,
        "consent" => JsValue::UNDEFINED,
        "lines" => {
            let chosen = Array::new();
            for control in controls.iter().filter(|control| control.checked()) {
                let line = Object::new();
                let id = control.value();
                let many = id.as_string().and_then(|id| quantity_of(form, &id));
                put(&line, "id", &id);
                put(&line, "quantity", &many.map_or(JsValue::from(1), |list| number(&list.value())));
                chosen.push(&line);
            }
            if chosen.length() == 0 { JsValue::UNDEFINED } else { chosen.into() }
        }
        _ => {
            let chosen = controls.iter().find(|control| control.kind() != "radio" || control.checked());
            let value = chosen.map_or(JsValue::UNDEFINED, Control::value);
            let is_empty = value.as_string().is_some_and(|text| text.is_empty());
            match chosen {
                // Something is there that the browser itself cannot read, such as half a date.
                Some(control) if is_empty && get(&control.validity(), "badInput").is_truthy() => JsValue::from_str("?"),
                _ if is_empty => JsValue::UNDEFINED,
                _ => value,
            }
        }
    }
}

fn number(value: &JsValue) -> JsValue {
    let number = value.unchecked_into_f64();
    if number.is_nan() { value.clone() } else { JsValue::from(number) }
}

/// What is filled in, as far as it says anything.
pub fn values(form: &Element, fields: &[Field], host: &FormHost) -> Object {
    let values = Object::new();
    for field in fields {
        let value = value_of(form, field, host);
        if !value.is_undefined() {
            put(&values, &field.name, &value);
        }
    }
    values
}

/// What of it a draft keeps: neither files, which no page can put back, nor consents, which are an act at sending.
pub fn draft_values(form: &Element, fields: &[Field], host: &FormHost) -> Object {
    let values = Object::new();
    for field in fields.iter().filter(|field| field.is_drafted()) {
        let value = value_of(form, field, host);
        if !value.is_undefined() {
            put(&values, &field.name, &value);
        }
    }
    values
}

/// Fills in what a draft has; what it has no word of stays as it is.
pub fn fill(form: &Element, fields: &[Field], values: &JsValue) {
    for field in fields.iter().filter(|field| field.is_drafted()) {
        let value = get(values, &field.name);
        if value.is_undefined() || value.is_null() {
            continue;
        }
        for control in controls(form, &field.name) {
            match control.kind().as_str() {
                "radio" => control.set_checked(control.value() == value),
                "checkbox" => {
                    let id = control.value();
                    let lines = Array::from(&value);
                    let line = lines.iter().find(|line| get(line, "id") == id);
                    control.set_checked(line.is_some());
                    let many = id.as_string().and_then(|id| quantity_of(form, &id));
                    if let (Some(line), Some(list)) = (line, many) {
                        list.set_value(&get(&line, "quantity"));
                    }
                }
                _ => control.set_value(&value),
            }
        }
    }
}
