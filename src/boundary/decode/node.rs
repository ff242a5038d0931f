use crate::boundary::issues::Place;
use crate::boundary::json::Json;

/// A JSON value and where it stands. What it is was checked before; a reader of it gets a value that means
/// nothing where there is none.
#[derive(Clone, Copy)]
pub struct Node<'n> {
    /// The value.
    pub json: &'n Json<'n>,
    /// Where it stands.
    pub place: Place<'n>,
}

impl<'n> Node<'n> {
    /// A whole document, whose pointers begin with `pointer`.
    pub fn root(json: &'n Json<'n>, pointer: &'n str) -> Self {
        Self { json, place: Place::root(pointer) }
    }

    /// A field of the object, `null` or not.
    pub fn get<'a>(&'a self, name: &str) -> Option<Node<'a>> {
        let Json::Object(entries) = self.json else { return None };
        let (key, json) = entries.iter().find(|(key, _)| key == name)?;
        Some(Node { json, place: self.place.key(key) })
    }

    /// A field of the object that is known: neither absent nor `null`.
    pub fn known<'a>(&'a self, name: &str) -> Option<Node<'a>> {
        self.get(name).filter(|node| *node.json != Json::Null)
    }

    /// The text, or nothing.
    pub fn as_text(&self) -> &'n str {
        match self.json {
            Json::Text(text) => &text.value,
            _ => "",
        }
    }

    /// The digits of the number, or nothing.
    pub fn as_digits(&self) -> &'n str {
        match self.json {
            Json::Number(digits) => digits,
            _ => "",
        }
    }

    /// The text of a field, or nothing.
    pub fn text(&self, name: &str) -> &'n str {
        // The field borrows from the document, which outlives this node.
        let Json::Object(entries) = self.json else { return "" };
        match entries.iter().find(|(key, _)| key == name) {
            Some((_, Json::Text(text))) => &text.value,
            _ => "",
        }
    }

    /// The text of a field, if there is one.
    pub fn name(&self, name: &str) -> Option<String> {
        let text = self.text(name);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The truth of a field, if it is known.
    pub fn boolean(&self, name: &str) -> Option<bool> {
        match self.get(name)?.json {
            Json::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// Visits every item of the array.
    pub fn each(&self, visit: &mut dyn FnMut(Node, usize)) {
        if let Json::Array(items) = self.json {
            for (index, json) in items.iter().enumerate() {
                visit(Node { json, place: self.place.index(index) }, index);
            }
        }
    }

    /// Visits every item of the array in a field.
    pub fn each_of(&self, name: &str, visit: &mut dyn FnMut(Node, usize)) {
        if let Some(list) = self.get(name) {
            list.each(visit);
        }
    }

    /// Visits every entry of the object.
    pub fn entries(&self, visit: &mut dyn FnMut(&str, Node)) {
        if let Json::Object(entries) = self.json {
            for (key, json) in entries {
                visit(key, Node { json, place: self.place.key(key) });
            }
        }
    }

    /// The texts of the array.
    pub fn as_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        self.each(&mut |item, _| names.push(item.as_text().to_owned()));
        names
    }

    /// The texts of the array in a field.
    pub fn names(&self, name: &str) -> Vec<String> {
        self.get(name).map(|list| list.as_names()).unwrap_or_default()
    }
}
