//! Parts of a list that holds many short lists one after another, so that none of them is allocated by itself.

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    from: usize,
    to: usize,
}

impl Span {
    /// No entry.
    pub const EMPTY: Self = Self { from: 0, to: 0 };

    /// The part of a list from an earlier length on.
    pub fn since<T>(from: usize, list: &[T]) -> Self {
        Self { from, to: list.len() }
    }

    /// Adds entries to a list.
    pub fn extend<T: Copy>(list: &mut Vec<T>, entries: &[T]) -> Self {
        let from = list.len();
        list.extend_from_slice(entries);
        Self::since(from, list)
    }

    /// The entries.
    pub fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.from..self.to).unwrap_or_default()
    }
}
