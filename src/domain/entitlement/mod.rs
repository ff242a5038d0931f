//! Which rights are open: conditions, windows, quantities, costs, and the decision that they add up to.

mod burden;
mod cost;
mod decision;
mod facts;
mod judgement;
mod missing;
mod order;
mod outcome;
mod placement;
mod refund;
mod requirement;
mod season;
mod timeline;
mod truth;
mod window;
mod world;

pub use burden::{BurdenOfProof, burden};
pub use cost::{ChargedFee, Costs};
pub use decision::{Decision, MissingFact, Status, decide, decide_shortly};
pub use facts::{Claim, ClaimState, EventValue, ExchangeFor, FactValue, Line, Repair, Request};
pub use judgement::Evidence;
pub use order::{Order, OrderedLine, Promotion, Shipment, decide_order};
pub use outcome::{Cause, Closed, Grant, Opening, Openness, Refused};
#[cfg(feature = "authoring")]
pub(crate) use outcome::{Outcome, Timing, outcome};
pub use placement::{Closing, Counted, Note, Placement, Position};
pub use refund::{Refund, RefundStep, StepKind};
pub use requirement::{MetRequirement, met};
pub use timeline::{Segment, timeline};
pub use truth::Truth;
pub use window::{bounded, place, place_after, place_unbounded};
pub use world::{Fact, Known, World};
