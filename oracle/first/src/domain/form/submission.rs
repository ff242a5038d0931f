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
