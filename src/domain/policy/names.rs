use std::cell::Cell;

/// A name that documents use, by its number in the table of one policy. Comparing two costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(u32);

impl Name {
    /// A name that no document uses: it equals none that a rule asks for.
    pub const OTHER: Self = Self(u32::MAX);
}

/// The names that the documents of one policy use.
#[derive(Default)]
pub struct Names(Cell<Vec<String>>);

impl Names {
    /// The name of a text, which is added if it is new.
    pub fn add(&self, text: &str) -> Name {
        let mut names = self.0.take();
        let place = names.iter().position(|known| known == text).unwrap_or(names.len());
        if place == names.len() {
            names.push(text.to_owned());
        }
        self.0.set(names);
        u32::try_from(place).map_or(Name::OTHER, Name)
    }

    /// The name of a text; [`Name::OTHER`] if no document uses it.
    pub fn find(&self, text: &str) -> Name {
        let names = self.0.take();
        let place = names.iter().position(|known| known == text);
        self.0.set(names);
        place.and_then(|place| u32::try_from(place).ok()).map_or(Name::OTHER, Name)
    }

    /// The text of a name.
    pub fn text(&self, name: Name) -> String {
        let names = self.0.take();
        let text = names.get(name.0 as usize).cloned();
        self.0.set(names);
        text.unwrap_or_default()
    }
}
