//! Which rights of a shopper are open: conditions, windows, quantities and costs, and the decision about them.

mod assessment;
mod bill;
mod bounds;
mod budget;
mod burden;
mod conditions;
mod cost;
mod decision;
#[cfg(feature = "authoring")]
mod evaluation;
mod explain;
mod facts;
mod looks;
mod opening;
mod option;
mod order;
mod order_line;
mod placed_window;
mod promise;
mod refund;
mod requirement;
mod round;
mod season;
mod shown;
mod span;
mod supposition;
mod timeline;
mod truth;
mod truths;
mod why;
mod window;
mod windows;
mod withdrawal;

pub use crate::domain::policy::{Fact, Known};
pub use bounds::bounded;
pub use budget::{Budget, TooCostly};
pub use burden::{BurdenOfProof, burden};
pub use conditions::Trace;
pub use cost::{ChargedFee, Costs};
pub use decision::{
    Decision, Depth, MissingFact, Status, Verdict, best, decide, decide_shortly, decide_within, verdict,
};
#[cfg(feature = "authoring")]
pub(crate) use evaluation::{Unopened, evaluate};
pub use facts::Facts;
pub use option::{Cause, Closed, OpenOption, Openness, OptionKey, Refused};
pub use order::{
    Companions, Order, OrderedLine, PaidBack, Payment, Promotion, SettledLine, Settlement, Shipment, decide_order,
    settle,
};
pub use order_line::{Claim, ClaimCount, ClaimState, EventValue, ExchangeFor, FactValue, Line, Repair, Request};
pub use placed_window::{Beyond, Closing, Counted, Note, PlacedWindow, Position};
pub use promise::{Promise, Registered, promise};
pub use refund::{Refund, RefundStep, StepKind};
pub use requirement::{MetRequirement, met};
pub use timeline::{Segment, timeline};
pub use truth::Truth;
pub use why::{Distance, Why, why};
pub use window::{place, place_after, place_unbounded};
pub use withdrawal::{Duty, Unstated, WithdrawalFunction, withdrawal_function};
