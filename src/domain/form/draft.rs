use crate::domain::sort::sort_short;

/// How long typed text may stay unkept, in milliseconds.
pub const PAUSE: u32 = 400;

/// What was typed, as one page kept it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The page that wrote it.
    pub page: String,
    /// When, in epoch milliseconds.
    pub at: i64,
}

/// What is to become of the drafts that are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sifted {
    /// Those that can be used, the newest first: it is put into the form, the others can be brought back.
    pub usable: Vec<Draft>,
    /// Those that are too old.
    pub expired: Vec<Draft>,
}

/// Sorts drafts by what is to become of them. One lives for `life` milliseconds: with seven days, what was written
/// on 1 March at noon is there on 8 March at noon and gone a millisecond later. One of the future stays: a clock
/// that was set back takes no text away.
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
    /// Whether what is in the form is kept.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Keeping {
        /// Nothing was typed since the form was opened.
        Untouched = "untouched",
        /// Something was typed that is not kept yet.
        Changed = "changed",
        /// It is being written.
        Writing = "writing",
        /// It was written and read back.
        Kept = "kept",
        /// It could not be kept.
        Refused = "refused",
    }
}

/// What happens to a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Something was typed.
    Typed,
    /// The pause is over, or the page is about to go.
    Pause,
    /// What was written was read back.
    Same,
    /// Another page writes under the same name.
    Taken,
    /// What was written is not there, or is something else.
    Lost,
    /// The form was received, or emptied.
    Cleared,
}

/// What is to be done next for a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Say when the pause is over.
    Wait,
    /// Write what is in the form.
    Write,
    /// Write it under a new name: the other page keeps its text.
    Rename,
    /// Take the draft away.
    Erase,
}

/// Keeps what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeper {
    /// Whether it is kept.
    pub keeping: Keeping,
    again: bool,
}

impl Default for Keeper {
    fn default() -> Self {
        Self { keeping: Keeping::Untouched, again: false }
    }
}

impl Keeper {
    /// Takes in what happened, and says what to do. `Kept` is reached only by reading back what is in the form now.
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
        let found = sift(vec![draft("a", 5), draft("b", 9), draft("c", 7)], 10, 7 * DAY);
        let pages: Vec<_> = found.usable.iter().map(|draft| draft.page.as_str()).collect();
        assert_eq!(pages, ["b", "c", "a"]);
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
    fn kept_is_said_after_reading_back() {
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
        fn kept_is_never_said_of_text_that_was_typed_since(strokes in prop::collection::vec(0_u8..6, 0..60)) {
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
