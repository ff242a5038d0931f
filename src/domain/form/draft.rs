//! Whether typed text is kept, and what a page does next to keep it.

use crate::domain::sort::sort_short;

/// How long typed text may stay unsaved, in milliseconds.
pub const PAUSE: u32 = 400;

/// The text of a form, as one page kept it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The page that wrote it.
    pub page: String,
    /// When it was written, in milliseconds since 1970.
    pub at: i64,
}

/// The drafts that a page found, by whether they can be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sifted {
    /// Drafts that can be used, the newest first. The page puts the newest into the form and offers the others.
    pub usable: Vec<Draft>,
    /// Drafts that are too old.
    pub expired: Vec<Draft>,
}

/// Sorts drafts by their age, where a draft lives for `life` milliseconds. A draft of the future stays, so that a clock
/// that was set back takes no text away.
///
/// ```
/// use aftersales::domain::form::{Draft, sift};
///
/// let week = 7 * 86_400_000;
/// let usable_at = |now| sift(vec![Draft { page: "one".to_owned(), at: 0 }], now, week).usable.len();
/// assert_eq!([usable_at(week - 1), usable_at(week), usable_at(week + 1), usable_at(-1)], [1, 1, 0, 1]);
/// ```
#[must_use]
pub fn sift(drafts: Vec<Draft>, now: i64, life: i64) -> Sifted {
    let mut found = Sifted::default();
    for draft in drafts {
        let age = now.saturating_sub(draft.at);
        if age > life { found.expired.push(draft) } else { found.usable.push(draft) }
    }
    sort_short(&mut found.usable, &|one, other| one.at > other.at);
    found
}

codes! {
    /// Whether the text of a form is kept.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Keeping {
        /// Nothing was typed since the form was opened.
        Untouched = "untouched",
        /// Text was typed that is not kept yet.
        Changed = "changed",
        /// The text is being written.
        Writing = "writing",
        /// The text was written and read back.
        Kept = "kept",
        /// The text could not be kept.
        Refused = "refused",
    }
}

/// An event of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Text was typed.
    Typed,
    /// The pause is over, or the page is about to close.
    Pause,
    /// The written text was read back.
    Same,
    /// Another page writes under the same name.
    Taken,
    /// The written text is not there, or differs.
    Lost,
    /// The form was received, or emptied.
    Cleared,
}

/// The next thing to do for a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Report when the pause is over.
    Wait,
    /// Write the text of the form.
    Write,
    /// Write it under a new name, so that the other page keeps its text.
    Rename,
    /// Remove the draft.
    Erase,
}

/// Keeps typed text, one event at a time.
///
/// ```
/// use aftersales::domain::form::{Keeper, Keeping, Stroke, Task};
///
/// let mut keeper = Keeper::default();
/// assert_eq!(keeper.step(Stroke::Typed), Some(Task::Wait));
/// assert_eq!(keeper.step(Stroke::Pause), Some(Task::Write));
/// // A letter that is typed during writing is not in the text that is read back.
/// assert_eq!(keeper.step(Stroke::Typed), None);
/// assert_eq!((keeper.step(Stroke::Same), keeper.keeping), (Some(Task::Wait), Keeping::Changed));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeper {
    /// Whether the text is kept.
    pub keeping: Keeping,
    again: bool,
}

impl Default for Keeper {
    fn default() -> Self {
        Self { keeping: Keeping::Untouched, again: false }
    }
}

impl Keeper {
    /// Takes an event and returns the next task. The text counts as kept only once the form's present text was read
    /// back.
    pub fn step(&mut self, stroke: Stroke) -> Option<Task> {
        match (self.keeping, stroke) {
            (Keeping::Writing, Stroke::Typed) => self.again = true,
            (Keeping::Changed, Stroke::Typed) => {}
            (_, Stroke::Typed) => return self.changed(),
            (Keeping::Changed, Stroke::Pause) => {
                *self = Self { keeping: Keeping::Writing, again: false };
                return Some(Task::Write);
            }
            (Keeping::Writing, Stroke::Same) if self.again => return self.changed(),
            (Keeping::Writing, Stroke::Same) => self.keeping = Keeping::Kept,
            (Keeping::Writing, Stroke::Taken) => return Some(Task::Rename),
            (Keeping::Writing, Stroke::Lost) => self.keeping = Keeping::Refused,
            (_, Stroke::Cleared) => {
                *self = Self::default();
                return Some(Task::Erase);
            }
            _ => {}
        }
        None
    }

    fn changed(&mut self) -> Option<Task> {
        *self = Self { keeping: Keeping::Changed, again: false };
        Some(Task::Wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: i64 = 86_400_000;

    fn draft(page: &str, at: i64) -> Draft {
        Draft { page: page.to_owned(), at }
    }

    #[test]
    fn the_newest_wins_and_the_others_stay() {
        let found = sift(vec![draft("a", 5), draft("b", 9), draft("c", 7), draft("d", 9)], 10, 7 * DAY);
        let pages: Vec<_> = found.usable.iter().map(|draft| draft.page.as_str()).collect();
        assert_eq!(pages, ["b", "d", "c", "a"]);
        assert!(found.expired.is_empty());
    }

    #[test]
    fn a_draft_ends_after_its_days() {
        for (age, usable) in [(0, true), (7 * DAY - 1, true), (7 * DAY, true), (7 * DAY + 1, false), (-DAY, true)] {
            let found = sift(vec![draft("a", 1_000)], 1_000 + age, 7 * DAY);
            assert_eq!((found.usable.len(), found.expired.len()), if usable { (1, 0) } else { (0, 1) }, "{age}");
        }
        assert_eq!(sift(vec![draft("a", i64::MIN)], i64::MAX, 7 * DAY).expired.len(), 1);
    }

    type Row = (Stroke, Keeping, Option<Task>);

    fn follow(rows: &[Row]) {
        let mut keeper = Keeper::default();
        for (place, (stroke, keeping, task)) in rows.iter().enumerate() {
            assert_eq!(keeper.step(*stroke), *task, "row {place}: {stroke:?}");
            assert_eq!(keeper.keeping, *keeping, "row {place}: {stroke:?}");
        }
    }

    const TYPED: Row = (Stroke::Typed, Keeping::Changed, Some(Task::Wait));
    const PAUSED: Row = (Stroke::Pause, Keeping::Writing, Some(Task::Write));

    #[test]
    fn text_is_kept_after_reading_back() {
        follow(&[TYPED, PAUSED, (Stroke::Same, Keeping::Kept, None), TYPED]);
    }

    #[test]
    fn one_pause_for_many_letters_so_that_a_fast_typist_is_kept_too() {
        follow(&[TYPED, (Stroke::Typed, Keeping::Changed, None), (Stroke::Typed, Keeping::Changed, None), PAUSED]);
    }

    #[test]
    fn what_is_typed_meanwhile_is_written_as_well() {
        follow(&[
            TYPED,
            PAUSED,
            (Stroke::Typed, Keeping::Writing, None),
            (Stroke::Same, Keeping::Changed, Some(Task::Wait)),
            PAUSED,
        ]);
    }

    #[test]
    fn two_pages_never_write_over_each_other() {
        follow(&[
            TYPED,
            PAUSED,
            (Stroke::Taken, Keeping::Writing, Some(Task::Rename)),
            (Stroke::Same, Keeping::Kept, None),
        ]);
    }

    #[test]
    fn storage_that_refuses_is_tried_again_at_the_next_letter() {
        follow(&[
            TYPED,
            PAUSED,
            (Stroke::Lost, Keeping::Refused, None),
            TYPED,
            PAUSED,
            (Stroke::Same, Keeping::Kept, None),
        ]);
    }

    #[test]
    fn a_receipt_takes_the_draft_away_and_late_news_bring_nothing_back() {
        follow(&[
            TYPED,
            PAUSED,
            (Stroke::Cleared, Keeping::Untouched, Some(Task::Erase)),
            (Stroke::Same, Keeping::Untouched, None),
            (Stroke::Pause, Keeping::Untouched, None),
        ]);
    }

    proptest! {
        #[test]
        fn text_that_was_typed_since_is_never_kept(strokes in prop::collection::vec(0_u8..6, 0..60)) {
            let mut keeper = Keeper::default();
            // The letters typed so far, those that were last written, and those that were last read back.
            let (mut typed, mut written, mut read) = (0_u32, 0_u32, 0_u32);
            for stroke in strokes {
                let stroke = [Stroke::Typed, Stroke::Pause, Stroke::Same, Stroke::Taken, Stroke::Lost, Stroke::Cleared][usize::from(stroke)];
                let writing = keeper.keeping == Keeping::Writing;
                if stroke == Stroke::Typed { typed += 1; }
                if stroke == Stroke::Same && writing { read = written; }
                // A page that writes under a new name writes what is in the form by then.
                if matches!(keeper.step(stroke), Some(Task::Write | Task::Rename)) { written = typed; }
                prop_assert!(keeper.keeping != Keeping::Kept || read == typed);
            }
        }
    }
}
