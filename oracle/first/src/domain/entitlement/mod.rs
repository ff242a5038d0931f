//! Which rights of a shopper are open: conditions, windows, quantities and costs, and the decision about them.

mod burden;
mod conditions;
mod cost;
mod decision;
mod evaluation;
mod facts;
mod missing_facts;
mod option;
mod order;
mod order_line;
mod placed_window;
mod refund;
mod requirement;
mod season;
mod timeline;
mod truth;
mod window;

pub use burden::{BurdenOfProof, burden};
pub use conditions::Trace;
pub use cost::{ChargedFee, Costs};
pub use decision::{Decision, MAX_TRIED, MissingFact, Status, decide, decide_shortly};
#[cfg(feature = "authoring")]
pub(crate) use evaluation::{Evaluation, Timing, evaluate};
pub use facts::{Fact, Facts, Known};
pub use option::{Cause, Closed, OpenOption, Openness, OptionKey, Refused};
pub use order::{Order, OrderedLine, Promotion, Shipment, decide_order};
pub use order_line::{Claim, ClaimState, EventValue, ExchangeFor, FactValue, Line, Repair, Request};
pub use placed_window::{Closing, Counted, Note, PlacedWindow, Position};
pub use refund::{Refund, RefundStep, StepKind};
pub use requirement::{MetRequirement, met};
pub use timeline::{Segment, timeline};
pub use truth::Truth;
pub use window::{bounded, place, place_after, place_unbounded};
