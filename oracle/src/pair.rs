//! What do the two engines answer? Each side loads a document and answers in text; a panic is an answer too.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// The functions that are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Call {
    CheckReturn,
    Verdict,
    Reasons,
    Timeline,
    CheckOrder,
    Warranty,
    Countdown,
    Fault,
    ValidateForm,
    CaseProgress,
    ServiceLevels,
    Contacts,
    FormFields,
    CheckField,
    Submission,
}

impl Call {
    pub const ALL: [(Self, &'static str); 15] = [
        (Self::CheckReturn, "checkReturn"),
        (Self::Verdict, "verdict"),
        (Self::Reasons, "reasons"),
        (Self::Timeline, "timeline"),
        (Self::CheckOrder, "checkOrder"),
        (Self::Warranty, "warranty"),
        (Self::Countdown, "countdown"),
        (Self::Fault, "fault"),
        (Self::ValidateForm, "validateForm"),
        (Self::CaseProgress, "caseProgress"),
        (Self::ServiceLevels, "serviceLevels"),
        (Self::Contacts, "contacts"),
        (Self::FormFields, "formFields"),
        (Self::CheckField, "checkField"),
        (Self::Submission, "parseSubmission"),
    ];

    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(call, _)| *call)
    }
}

/// One engine with one policy. Both engines have the same functions, under other crates.
macro_rules! side {
    ($module:ident, $krate:ident) => {
        pub mod $module {
            use $krate::boundary::{Engine, NativeHost};
            use $krate::domain::calendar::Instant;
            use $krate::domain::policy::Policy;

            use super::Call;

            pub struct Side {
                engine: Engine,
                policy: Option<Policy>,
            }

            impl Side {
                pub fn new() -> Self {
                    Self { engine: Engine::new(Box::new(NativeHost)), policy: None }
                }

                /// Loads a document; what it says is the issues or the warnings.
                pub fn load(&mut self, text: &str) -> Result<String, String> {
                    match self.engine.load(text) {
                        Ok(loaded) => {
                            self.policy = Some(loaded.policy);
                            Ok(loaded.warnings.iter().map(|issue| format!("{} {} {} {:?} {:?}\n", issue.code.code(), issue.pointer, issue.message(), issue.expected, issue.received)).collect())
                        }
                        Err(refused) => {
                            self.policy = None;
                            Err(refused.iter().map(|issue| format!("{} {} {} {:?} {:?}\n", issue.code.code(), issue.pointer, issue.message(), issue.expected, issue.received)).collect())
                        }
                    }
                }

                pub fn ask(&self, call: Call, text: &str) -> String {
                    let Some(policy) = &self.policy else { return "no policy".to_owned() };
                    let engine = &self.engine;
                    match call {
                        Call::CheckReturn => engine.check_return(policy, text),
                        Call::Verdict => engine.verdict(policy, text),
                        Call::Reasons => engine.reasons(policy, text),
                        Call::Timeline => engine.timeline(policy, text),
                        Call::CheckOrder => engine.check_order(policy, text),
                        Call::Warranty => engine.warranty(policy, text),
                        Call::Fault => engine.fault(policy, text),
                        Call::ValidateForm => engine.validate_form(policy, text),
                        Call::CaseProgress => engine.case_progress(policy, text),
                        Call::ServiceLevels => engine.service_levels(policy, text),
                        Call::Contacts => engine.contacts(policy, text),
                        Call::FormFields => engine.form_fields(policy, text),
                        Call::CheckField => engine.check_field(policy, text),
                        Call::Submission => Engine::parse_submission(text),
                        Call::Countdown => match engine.countdown(policy, text) {
                            Err(said) => said,
                            Ok(counting) => {
                                let (opens, closes) = (counting.opens, counting.closes);
                                let mut said = format!("{{\"ok\":true,\"opens\":\"{opens:?}\",\"closes\":\"{closes:?}\",\"settled\":\"{:?} {:?}\",\"ticks\":\"", counting.settled, counting.expiring);
                                let near = |at: Instant| [-86_400_000, -1, 0, 1].map(|step| at.plus_millis(step));
                                for at in opens.into_iter().chain(closes).flat_map(near) {
                                    let tick = counting.at(at);
                                    let left = tick.left.map(|left| (left.years, left.months, left.days, left.seconds));
                                    said += &format!("{:?} {left:?} {:?} {:?} ", tick.state, tick.total_seconds, tick.fraction);
                                }
                                said + "\"}"
                            }
                        },
                    }
                }
            }
        }
    };
}

side!(old, first);
side!(new, aftersales);

/// Both engines with the same document.
pub struct Pair {
    old: old::Side,
    new: new::Side,
}

/// What both said, and how long it took them.
pub struct Said {
    pub old: String,
    pub new: String,
    pub old_time: Duration,
    pub new_time: Duration,
    /// The first engine gave up its search for the next change, and would have said the same if it had not.
    pub gave_up: bool,
    /// The engine found the answer to be too much work, which the first one never does.
    pub too_costly: bool,
}

impl Said {
    pub fn differ(&self) -> bool {
        self.old != self.new && !self.gave_up && !self.too_costly
    }
}

/// How the documents were taken.
pub enum Loading {
    Taken,
    /// Both refused it, for these issues.
    Refused(String),
    /// They do not agree about it.
    Differ(String, String),
}

fn guarded<T>(ask: impl FnOnce() -> T, panicked: impl FnOnce(String) -> T) -> T {
    catch_unwind(AssertUnwindSafe(ask)).unwrap_or_else(|cause| {
        let said = cause.downcast_ref::<String>().map(String::as_str);
        panicked(format!("panic: {}", said.or(cause.downcast_ref::<&str>().copied()).unwrap_or("?")))
    })
}

impl Pair {
    pub fn new() -> Self {
        Self { old: old::Side::new(), new: new::Side::new() }
    }

    pub fn load(&mut self, text: &str) -> Loading {
        let old = guarded(|| self.old.load(text), Err);
        let new = guarded(|| self.new.load(text), Err);
        match (old, new) {
            (Ok(old), Ok(new)) if old == new => Loading::Taken,
            (Err(old), Err(new)) if old == new && !old.starts_with("panic") => Loading::Refused(old),
            (old, new) => Loading::Differ(format!("{old:?}"), format!("{new:?}")),
        }
    }

    pub fn ask(&self, call: Call, text: &str) -> Said {
        let start = Instant::now();
        let old = guarded(|| self.old.ask(call, text), |panic| panic);
        let middle = Instant::now();
        let new = guarded(|| self.new.ask(call, text), |panic| panic + " (new)");
        let new_time = middle.elapsed();
        let gave_up = old != new && old.contains("nextChange") && {
            let bound = first::domain::entitlement::MAX_TRIED.replace(usize::MAX);
            let unbound = guarded(|| self.old.ask(call, text), |panic| panic);
            first::domain::entitlement::MAX_TRIED.set(bound);
            unbound == new
        };
        let too_costly = old != new && new.starts_with("{\"ok\":false,\"issues\":[{\"code\":\"too_costly\"");
        Said { old, new, old_time: middle - start, new_time, gave_up, too_costly }
    }
}
