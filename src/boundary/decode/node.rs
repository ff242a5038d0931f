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

    /// A list in a field; one without items if there is none.
    pub fn list<'a>(&'a self, name: &'a str) -> Node<'a> {
        self.get(name).unwrap_or(Node { json: &Json::Null, place: self.place.key(name) })
    }

    /// The items of the array.
    pub fn items(&self) -> Items<'_> {
        let items: &[Json] = if let Json::Array(items) = self.json { items } else { &[] };
        Items { place: &self.place, items: items.iter(), index: 0 }
    }

    /// The entries of the object.
    pub fn entries(&self) -> Entries<'_> {
        let entries: &[Entry] = if let Json::Object(entries) = self.json { entries } else { &[] };
        Entries { place: &self.place, entries: entries.iter() }
    }

    /// The texts of the array.
    pub fn as_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for item in self.items() {
            names.push(item.as_text().to_owned());
        }
        names
    }

    /// The texts of the array in a field.
    pub fn names(&self, name: &str) -> Vec<String> {
        match self.get(name) {
            Some(list) => list.as_names(),
            None => Vec::new(),
        }
    }
}

type Entry<'t> = (std::borrow::Cow<'t, str>, Json<'t>);

/// The items of an array, each with its place.
pub struct Items<'a> {
    place: &'a Place<'a>,
    items: std::slice::Iter<'a, Json<'a>>,
    index: usize,
}

impl<'a> Iterator for Items<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        let json = self.items.next()?;
        let place = self.place.index(self.index);
        self.index = self.index.wrapping_add(1);
        Some(Node { json, place })
    }
}

/// The entries of an object, each with its place.
pub struct Entries<'a> {
    place: &'a Place<'a>,
    entries: std::slice::Iter<'a, Entry<'a>>,
}

impl<'a> Iterator for Entries<'a> {
    type Item = (&'a str, Node<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (key, json) = self.entries.next()?;
        Some((key, Node { json, place: self.place.key(key) }))
    }
}
