//! Lists whose entries are named by their places.

use std::fmt;
use std::marker::PhantomData;

/// The place of an entry in a [`Table`]. A place of one table must not be used in another.
pub struct Id<T>(u32, PhantomData<fn() -> T>);

impl<T> Id<T> {
    fn new(place: usize) -> Self {
        Self(u32::try_from(place).unwrap_or(u32::MAX), PhantomData)
    }

    /// The place as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

/// A list that only grows, and whose entries are named by their places.
#[derive(Debug)]
pub struct Table<T>(Vec<T>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Table<T> {
    /// Adds an entry.
    pub fn push(&mut self, entry: T) -> Id<T> {
        self.0.push(entry);
        Id::new(self.0.len().saturating_sub(1))
    }

    /// The entry at a place; `None` for a place of another table.
    #[must_use]
    pub fn get(&self, id: Id<T>) -> Option<&T> {
        self.0.get(id.index())
    }

    pub(super) fn get_mut(&mut self, id: Id<T>) -> Option<&mut T> {
        self.0.get_mut(id.index())
    }

    /// All entries with their places.
    pub fn iter(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        self.0.iter().enumerate().map(|(place, entry)| (Id::new(place), entry))
    }

    /// The place of the first entry that is meant.
    pub fn position(&self, is_meant: impl FnMut(&T) -> bool) -> Option<Id<T>> {
        self.0.iter().position(is_meant).map(Id::new)
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }
}
