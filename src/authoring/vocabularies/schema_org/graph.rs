//! What does JSON-LD say, however a page writes it? Values may be listed or single, names full or bare, objects referred to.

use super::super::names::local;
use crate::boundary::json::Json;

/// The objects of a page that have an address of their own.
pub struct Graph<'j> {
    nodes: Vec<(&'j str, &'j Json<'j>)>,
}

impl<'j> Graph<'j> {
    /// The graph of a page.
    pub fn of(page: &'j Json<'j>) -> Self {
        let mut graph = Self { nodes: Vec::new() };
        graph.collect(page);
        graph
    }

    fn collect(&mut self, json: &'j Json<'j>) {
        if let Some(id) = id(json)
            && !is_reference(json)
        {
            self.nodes.push((id, json));
        }
        for (_, value) in json.entries() {
            self.collect(value);
        }
        for item in json.items() {
            self.collect(item);
        }
    }

    /// The objects that a value stands for: those that it refers to, else the value itself.
    pub fn resolve(&self, json: &'j Json<'j>) -> Vec<&'j Json<'j>> {
        let address = if is_reference(json) { id(json).unwrap_or("") } else { json.as_text() };
        let mut found = Vec::new();
        for (id, node) in &self.nodes {
            if *id == address {
                found.push(*node);
            }
        }
        if found.is_empty() {
            found.push(json);
        }
        found
    }
}

/// The address of an object.
pub fn id<'j>(json: &'j Json<'j>) -> Option<&'j str> {
    Some(json.text("@id")).filter(|id| !id.is_empty())
}

/// Whether an object says no more than which one is meant.
pub fn is_reference(json: &Json) -> bool {
    json.entries().len() == 1 && id(json).is_some()
}

/// All values of a property, however its key is written and however they are listed.
pub fn values<'j>(node: &'j Json<'j>, property: &str) -> Vec<&'j Json<'j>> {
    let mut values = Vec::new();
    for (key, value) in node.entries() {
        if local(key).is_some_and(|(name, _)| name == property) {
            flatten(value, &mut values);
        }
    }
    values
}

/// The single values of a value.
pub fn flatten<'j>(value: &'j Json<'j>, values: &mut Vec<&'j Json<'j>>) {
    match value {
        Json::Null => {}
        Json::Array(items) => items.iter().for_each(|item| flatten(item, values)),
        Json::Object(_) => match wrapped(value) {
            Some(inner) => flatten(inner, values),
            None => values.push(value),
        },
        _ => values.push(value),
    }
}

/// The content of a value object or a list object. An object with other keys is neither.
fn wrapped<'j>(object: &'j Json<'j>) -> Option<&'j Json<'j>> {
    let mut held = None;
    for (key, value) in object.entries() {
        match key.as_ref() {
            "@value" | "@list" | "@set" if held.is_none() => held = Some(value),
            "@type" | "@language" | "@direction" | "@index" => {}
            _ => return None,
        }
    }
    held
}

/// The types of an object, of JSON-LD or of microdata.
pub fn types<'j>(node: &'j Json<'j>) -> Vec<&'j str> {
    let mut written = Vec::new();
    for key in ["@type", "itemtype"] {
        flatten(node.field(key), &mut written);
    }
    let mut types = Vec::new();
    for value in written {
        // A type of another vocabulary is a type all the same.
        types.push(local(value.as_text()).map_or("", |(name, _)| name));
    }
    types
}
