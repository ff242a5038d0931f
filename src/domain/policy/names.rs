use std::cell::Cell;
use std::fmt;

use super::Selector;

/// A name that documents use, by its number in the table of one policy. Comparing two costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(u32);

impl Name {
    /// A name that no document uses: it equals none that a rule asks for.
    pub const OTHER: Self = Self(u32::MAX);
}

/// What a name stands for, as one bit of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role(u16);

impl Role {
    /// An event that documents declare.
    pub const EVENT: Self = Self(1 << 15);

    /// What a selector looks at.
    #[must_use]
    pub fn of(selector: Selector) -> Self {
        Self(1 << (selector as u16))
    }
}

/// The names that the documents of one policy use.
#[derive(Default)]
pub struct Names(Cell<Vec<Used>>);

impl fmt::Debug for Names {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let names = self.0.take();
        let told = out.debug_list().entries(names.iter().map(|used| &used.text)).finish();
        self.0.set(names);
        told
    }
}

/// A name and what it stands for.
struct Used {
    text: String,
    roles: u16,
}

impl Names {
    /// The name of a text, which is added if it is new.
    pub fn add(&self, text: &str) -> Name {
        let mut names = self.0.take();
        let place = names.iter().position(|known| known.text == text).unwrap_or(names.len());
        if place == names.len() {
            names.push(Used { text: text.to_owned(), roles: 0 });
        }
        self.0.set(names);
        u32::try_from(place).map_or(Name::OTHER, Name)
    }

    /// Notes what a name stands for.
    pub fn give(&self, name: Name, role: Role) {
        let mut names = self.0.take();
        if let Some(used) = names.get_mut(name.0 as usize) {
            used.roles |= role.0;
        }
        self.0.set(names);
    }

    /// The first text among the names that stand for this.
    pub fn first(&self, role: Role, is_meant: &dyn Fn(&str) -> bool) -> Option<String> {
        let names = self.0.take();
        let meant = names.iter().find(|used| used.roles & role.0 != 0 && is_meant(&used.text));
        let text = meant.map(|used| used.text.clone());
        self.0.set(names);
        text
    }

    /// The name of a text; [`Name::OTHER`] if no document uses it.
    pub fn find(&self, text: &str) -> Name {
        let names = self.0.take();
        let place = names.iter().position(|known| known.text == text);
        self.0.set(names);
        place.and_then(|place| u32::try_from(place).ok()).map_or(Name::OTHER, Name)
    }

    /// The text of a name.
    pub fn text(&self, name: Name) -> String {
        let names = self.0.take();
        let text = names.get(name.0 as usize).map(|used| used.text.clone());
        self.0.set(names);
        text.unwrap_or_default()
    }
}
