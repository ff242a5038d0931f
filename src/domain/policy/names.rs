//! Which names the documents of one policy use, and for what.

use std::fmt;

use super::Selector;
use crate::domain::memo::Memo;

/// A name that documents use, as its number in the table of one policy, so that comparing two is cheap. Names of
/// different policies must not be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(u32);

impl Name {
    /// A name that no document uses, so it equals no name of a rule.
    pub const OTHER: Self = Self(u32::MAX);

    /// Its place in the table.
    pub(crate) fn number(self) -> usize {
        self.0 as usize
    }

    /// The name at a place of a table; one beyond it equals no name of a rule.
    #[must_use]
    pub fn at(place: usize) -> Self {
        u32::try_from(place).map_or(Self::OTHER, Self)
    }
}

/// A use that documents make of a name. A name may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role(u16);

impl Role {
    /// An event that documents declare.
    pub const EVENT: Self = Self(1 << 15);

    /// The role of the names that a selector compares.
    #[must_use]
    pub fn of(selector: Selector) -> Self {
        Self(1 << (selector as u16))
    }
}

/// The names that the documents of one policy use.
///
/// ```
/// use aftersales::domain::policy::{Name, Names};
///
/// let names = Names::default();
/// let toys = names.add("toys");
/// assert_eq!((names.add("toys"), names.find("toys")), (toys, toys));
/// assert_eq!(names.text(toys), "toys");
/// assert_eq!(names.find("boats"), Name::OTHER);
/// assert_eq!(names.text(Name::OTHER), "");
/// ```
#[derive(Default)]
pub struct Names(Memo<Vec<Used>>);

impl fmt::Debug for Names {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        self.0.with(|names| out.debug_list().entries(names.iter().map(|used| &used.text)).finish())
    }
}

/// A name and the bits of its roles.
struct Used {
    text: String,
    roles: u16,
}

impl Names {
    /// The name of a text, which is added if it is new.
    pub fn add(&self, text: &str) -> Name {
        let place = self.0.with(|names| {
            let place = names.iter().position(|known| known.text == text).unwrap_or(names.len());
            if place == names.len() {
                names.push(Used { text: text.to_owned(), roles: 0 });
            }
            place
        });
        u32::try_from(place).map_or(Name::OTHER, Name)
    }

    /// The texts in their order, each with the bits of its roles.
    #[cfg(feature = "built")]
    pub(crate) fn rows(&self) -> Vec<(String, u16)> {
        self.0.with(|names| names.iter().map(|used| (used.text.clone(), used.roles)).collect())
    }

    /// The table of these texts and roles.
    #[cfg(feature = "built")]
    pub(crate) fn of_rows(rows: Vec<(String, u16)>) -> Self {
        let names = Self::default();
        names.0.with(|known| known.extend(rows.into_iter().map(|(text, roles)| Used { text, roles })));
        names
    }

    /// Gives a name another role.
    pub fn give(&self, name: Name, role: Role) {
        self.0.with(|names| {
            if let Some(used) = names.get_mut(name.0 as usize) {
                used.roles |= role.0;
            }
        });
    }

    /// The first text that is meant, among the names that have a role.
    ///
    /// ```
    /// use aftersales::domain::policy::{Names, Role, Selector};
    ///
    /// let names = Names::default();
    /// names.add("delivered");
    /// names.give(names.add("toys"), Role::of(Selector::Category));
    /// names.give(names.add("tools"), Role::of(Selector::Category));
    /// let starting = |letter| names.first(Role::of(Selector::Category), &|text| text.starts_with(letter));
    /// assert_eq!((starting('t').as_deref(), starting('d')), (Some("toys"), None));
    /// ```
    pub fn first(&self, role: Role, is_meant: &dyn Fn(&str) -> bool) -> Option<String> {
        self.0.with(|names| {
            let meant = names.iter().find(|used| used.roles & role.0 != 0 && is_meant(&used.text));
            meant.map(|used| used.text.clone())
        })
    }

    /// The name of a text; [`Name::OTHER`] if no document uses it.
    pub fn find(&self, text: &str) -> Name {
        let place = self.0.with(|names| names.iter().position(|known| known.text == text));
        place.and_then(|place| u32::try_from(place).ok()).map_or(Name::OTHER, Name)
    }

    /// The text of a name; empty for [`Name::OTHER`].
    pub fn text(&self, name: Name) -> String {
        self.0.with(|names| names.get(name.0 as usize).map(|used| used.text.clone())).unwrap_or_default()
    }
}
