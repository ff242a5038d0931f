//! How a form reaches the shop: one attempt at a time, until there is a receipt.

/// The waits between the attempts of one round, in milliseconds. After the last of them sending stops by itself.
pub const WAITS: [u32; 5] = [2_000, 8_000, 30_000, 120_000, 300_000];
/// The longest wait that a shop may ask for, in milliseconds.
pub const MAX_WAIT: u32 = 3_600_000;
/// How often a shop may answer that it is still busy with the same key.
const MAX_CONFLICTS: u32 = 3;

codes! {
    /// How far a submission has come.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Stage {
        /// The shopper is writing it.
        Draft = "draft",
        /// It waits to be stored, or for the next attempt.
        Queued = "queued",
        /// An attempt is on its way.
        Sent = "sent",
        /// The attempts ended without an answer. The shopper, a connection or a reload starts them again.
        Stopped = "stopped",
        /// The shop has it. Only a receipt leads to this stage, and it is the last.
        Receipt = "receipt",
    }
}

/// The answer to one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A receipt for this very key.
    Receipt,
    /// The shop refuses this content, and the shopper can change it.
    Refused,
    /// The shop answers that it is busy with this key.
    Conflict,
    /// The shop refuses the request but not its content, so that another attempt by itself cannot help.
    Barred,
    /// No answer about the content. The shop may ask for a wait of so many milliseconds.
    Nothing(u32),
}

/// An event of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The shopper has confirmed the content.
    Confirmed,
    /// It was found in the queue of an earlier page.
    Found,
    /// True if key and content are in the queue, false if the browser refuses to keep them.
    Stored(bool),
    /// An attempt has ended.
    Answered(Answer),
    /// The wait is over.
    Due,
    /// There is a connection again.
    Online,
    /// The shopper wants another attempt.
    Again,
    /// The shopper goes back to the form.
    Edited,
    /// Another page got the receipt for the same content.
    Elsewhere,
}

/// The next thing to do for a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Store key and content, then report whether they are stored.
    Store,
    /// Send the content under its key.
    Post,
    /// Report when so many milliseconds have passed.
    Wait(u32),
    /// Remove it from the queue.
    Forget,
}

/// One submission on its way to a receipt.
///
/// The key is stored before the first attempt, one attempt is on its way at a time, and every attempt sends the same
/// key and content. A shop that honours keys therefore keeps one case, whatever is lost on the way.
///
/// ```
/// use aftersales::domain::form::{Answer, Command, Event, Stage, Submission, WAITS};
///
/// let mut submission = Submission::default();
/// assert_eq!(submission.step(Event::Confirmed), Some(Command::Store));
/// assert_eq!(submission.step(Event::Stored(true)), Some(Command::Post));
/// // No answer: it waits and sends the same again.
/// assert_eq!(submission.step(Event::Answered(Answer::Nothing(0))), Some(Command::Wait(WAITS[0])));
/// assert_eq!(submission.step(Event::Due), Some(Command::Post));
/// assert_eq!(submission.step(Event::Confirmed), None, "a second click changes nothing");
/// assert_eq!(submission.step(Event::Answered(Answer::Receipt)), Some(Command::Forget));
/// assert_eq!((submission.stage, submission.attempts), (Stage::Receipt, 2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Submission {
    /// How far it has come.
    pub stage: Stage,
    /// The number of attempts in this round.
    pub attempts: u32,
    /// True if it is in a queue that outlives the page.
    pub kept: bool,
    stored: bool,
}

impl Default for Submission {
    fn default() -> Self {
        Self { stage: Stage::Draft, attempts: 0, kept: false, stored: false }
    }
}

impl Submission {
    /// Takes an event and returns the next command. An event that does not fit the stage changes nothing.
    pub fn step(&mut self, event: Event) -> Option<Command> {
        match (self.stage, event) {
            (Stage::Draft, Event::Confirmed) => {
                *self = Self { stage: Stage::Queued, ..Self::default() };
                Some(Command::Store)
            }
            (Stage::Draft, Event::Found) => {
                *self = Self { stage: Stage::Queued, attempts: 0, kept: true, stored: true };
                self.attempt()
            }
            (Stage::Queued, Event::Stored(kept)) if !self.stored => {
                self.stored = true;
                self.kept = kept;
                self.attempt()
            }
            (Stage::Queued, Event::Due | Event::Online | Event::Again) if self.stored => self.attempt(),
            (Stage::Stopped, Event::Online | Event::Again) => {
                self.attempts = 0;
                self.attempt()
            }
            (Stage::Queued | Stage::Stopped, Event::Edited) if self.stored => {
                *self = Self::default();
                Some(Command::Forget)
            }
            (Stage::Sent, Event::Answered(answer)) => self.answered(answer),
            (Stage::Draft | Stage::Queued | Stage::Stopped, Event::Elsewhere) => {
                self.stage = Stage::Receipt;
                Some(Command::Forget)
            }
            _ => None,
        }
    }

    fn attempt(&mut self) -> Option<Command> {
        self.stage = Stage::Sent;
        self.attempts = self.attempts.saturating_add(1);
        Some(Command::Post)
    }

    fn answered(&mut self, answer: Answer) -> Option<Command> {
        let wanted = match answer {
            Answer::Receipt => {
                self.stage = Stage::Receipt;
                return Some(Command::Forget);
            }
            Answer::Refused => {
                *self = Self::default();
                return Some(Command::Forget);
            }
            Answer::Conflict if self.attempts < MAX_CONFLICTS => 0,
            Answer::Conflict | Answer::Barred => {
                self.stage = Stage::Stopped;
                return None;
            }
            Answer::Nothing(wanted) => wanted,
        };
        let place = usize::try_from(self.attempts).unwrap_or(usize::MAX).saturating_sub(1);
        let Some(wait) = WAITS.get(place) else {
            self.stage = Stage::Stopped;
            return None;
        };
        self.stage = Stage::Queued;
        Some(Command::Wait(wanted.clamp(*wait, MAX_WAIT)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LOST: Event = Event::Answered(Answer::Nothing(0));
    const BUSY: Event = Event::Answered(Answer::Conflict);
    const BARRED: Event = Event::Answered(Answer::Barred);
    const RECEIPT: Event = Event::Answered(Answer::Receipt);
    const REFUSED: Event = Event::Answered(Answer::Refused);

    /// An event, the stage after it, and the command.
    type Row = (Event, Stage, Option<Command>);

    fn follow(rows: &[Row]) {
        let mut submission = Submission::default();
        for (place, (event, stage, command)) in rows.iter().enumerate() {
            assert_eq!(submission.step(*event), *command, "row {place}: {event:?}");
            assert_eq!(submission.stage, *stage, "row {place}: {event:?}");
        }
    }

    const CONFIRMED: Row = (Event::Confirmed, Stage::Queued, Some(Command::Store));
    const STORED: Row = (Event::Stored(true), Stage::Sent, Some(Command::Post));

    #[test]
    fn the_key_is_kept_before_the_first_attempt() {
        follow(&[CONFIRMED, STORED, (RECEIPT, Stage::Receipt, Some(Command::Forget))]);
    }

    #[test]
    fn storage_that_refuses_does_not_stop_the_sending() {
        follow(&[CONFIRMED, (Event::Stored(false), Stage::Sent, Some(Command::Post))]);
    }

    #[test]
    fn second_clicks_and_early_news_change_nothing() {
        follow(&[
            CONFIRMED,
            (Event::Confirmed, Stage::Queued, None),
            (Event::Online, Stage::Queued, None),
            (Event::Again, Stage::Queued, None),
            (Event::Edited, Stage::Queued, None),
            STORED,
            (Event::Confirmed, Stage::Sent, None),
            (Event::Again, Stage::Sent, None),
            (Event::Edited, Stage::Sent, None),
            (Event::Stored(true), Stage::Sent, None),
            (RECEIPT, Stage::Receipt, Some(Command::Forget)),
            (Event::Confirmed, Stage::Receipt, None),
            (RECEIPT, Stage::Receipt, None),
        ]);
    }

    #[test]
    fn a_round_has_six_attempts_with_growing_waits() {
        let mut rows = vec![CONFIRMED, STORED];
        for wait in WAITS {
            rows.push((LOST, Stage::Queued, Some(Command::Wait(wait))));
            rows.push((Event::Due, Stage::Sent, Some(Command::Post)));
        }
        rows.push((LOST, Stage::Stopped, None));
        rows.push((Event::Due, Stage::Stopped, None));
        // A connection or the shopper begins another round.
        rows.push((Event::Online, Stage::Sent, Some(Command::Post)));
        rows.push((LOST, Stage::Queued, Some(Command::Wait(2_000))));
        follow(&rows);
    }

    #[test]
    fn a_shop_may_ask_for_a_longer_wait_but_not_for_ever() {
        for (wanted, wait) in
            [(0, 2_000), (1_999, 2_000), (2_000, 2_000), (2_001, 2_001), (3_600_000, 3_600_000), (3_600_001, 3_600_000)]
        {
            follow(&[
                CONFIRMED,
                STORED,
                (Event::Answered(Answer::Nothing(wanted)), Stage::Queued, Some(Command::Wait(wait))),
            ]);
        }
    }

    #[test]
    fn a_key_that_stays_busy_is_left_to_the_shopper() {
        follow(&[
            CONFIRMED,
            STORED,
            (BUSY, Stage::Queued, Some(Command::Wait(2_000))),
            (Event::Due, Stage::Sent, Some(Command::Post)),
            (BUSY, Stage::Queued, Some(Command::Wait(8_000))),
            (Event::Due, Stage::Sent, Some(Command::Post)),
            (BUSY, Stage::Stopped, None),
        ]);
    }

    #[test]
    fn a_barred_way_stops_at_once_and_keeps_the_content() {
        follow(&[CONFIRMED, STORED, (BARRED, Stage::Stopped, None), (Event::Again, Stage::Sent, Some(Command::Post))]);
    }

    #[test]
    fn what_is_refused_or_changed_leaves_the_queue() {
        follow(&[CONFIRMED, STORED, (REFUSED, Stage::Draft, Some(Command::Forget)), CONFIRMED]);
        follow(&[
            CONFIRMED,
            STORED,
            (LOST, Stage::Queued, Some(Command::Wait(2_000))),
            (Event::Edited, Stage::Draft, Some(Command::Forget)),
            (Event::Due, Stage::Draft, None),
        ]);
    }

    #[test]
    fn what_an_earlier_page_left_is_sent_at_once() {
        follow(&[
            (Event::Found, Stage::Sent, Some(Command::Post)),
            (Event::Found, Stage::Sent, None),
            (LOST, Stage::Queued, Some(Command::Wait(2_000))),
            (Event::Online, Stage::Sent, Some(Command::Post)),
        ]);
    }

    #[test]
    fn the_receipt_of_another_page_for_the_same_content_ends_it_here_too() {
        follow(&[(Event::Elsewhere, Stage::Receipt, Some(Command::Forget)), (Event::Confirmed, Stage::Receipt, None)]);
        // An attempt that is on its way brings its own answer.
        follow(&[CONFIRMED, STORED, (Event::Elsewhere, Stage::Sent, None)]);
    }

    fn events() -> impl Strategy<Value = Event> {
        prop_oneof![
            Just(Event::Confirmed),
            Just(Event::Found),
            any::<bool>().prop_map(Event::Stored),
            Just(RECEIPT),
            Just(REFUSED),
            Just(BUSY),
            Just(BARRED),
            any::<u32>().prop_map(|wait| Event::Answered(Answer::Nothing(wait))),
            Just(Event::Due),
            Just(Event::Online),
            Just(Event::Again),
            Just(Event::Edited),
            Just(Event::Elsewhere),
        ]
    }

    proptest! {
        #[test]
        fn whatever_happens_one_attempt_at_a_time_and_only_a_receipt_ends_it(happened in prop::collection::vec(events(), 0..60)) {
            let mut submission = Submission::default();
            let (mut stored, mut on_its_way, mut alone) = (false, false, 0_u32);
            for event in happened {
                let before = submission.stage;
                let command = submission.step(event);
                stored |= matches!((before, event), (Stage::Draft, Event::Found) | (Stage::Queued, Event::Stored(_)));
                if matches!(event, Event::Answered(_)) { on_its_way = false; }
                match command {
                    Some(Command::Post) => {
                        prop_assert!(stored && !on_its_way);
                        on_its_way = true;
                        alone = if event == Event::Due { alone + 1 } else { 0 };
                        prop_assert!(alone <= 5);
                    }
                    Some(Command::Wait(wait)) => prop_assert!((2_000..=MAX_WAIT).contains(&wait)),
                    Some(Command::Store | Command::Forget) => stored = false,
                    None => {}
                }
                let ended = before != Stage::Receipt && submission.stage == Stage::Receipt;
                let may_end = if before == Stage::Sent { event == RECEIPT } else { event == Event::Elsewhere };
                prop_assert_eq!(ended, before != Stage::Receipt && may_end);
                prop_assert!(before != Stage::Receipt || (command.is_none() && submission.stage == Stage::Receipt));
            }
        }
    }
}
