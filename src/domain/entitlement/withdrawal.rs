//! Must a page have a function by which to withdraw from the contract?

use super::{Closed, Decision, Depth, Line, OpenOption, Openness, OptionKey, Order, Request, TooCostly, decide_order};
use crate::domain::calendar::Instant;
use crate::domain::policy::{Name, Policy};
use crate::domain::quantity::Left;

/// Where a contract is concluded for which a page must have the function.
const ONLINE: &str = "online";

codes! {
    /// Whether a page must have the function.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    #[non_exhaustive]
    pub enum Duty {
        /// It must.
        Required = "required",
        /// It must if a fact that is not stated is so: in doubt it is shown.
        Conditional = "conditional",
        /// It need not.
        NotRequired = "not_required",
    }
}

codes! {
    /// What an order did not state, and was supposed to be so that the shopper has the right.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Unstated {
        /// How it was bought.
        Channel = "channel",
        /// Where the shopper is.
        Country = "country",
        /// Whether the buyer is a consumer.
        Consumer = "buyer/consumer",
    }
}

/// What the law asks of a page about one line of an order.
#[derive(Debug)]
#[non_exhaustive]
pub struct WithdrawalFunction {
    /// Whether the page must have the function.
    pub duty: Duty,
    /// The rights to withdraw that are open, or possibly open.
    pub options: Vec<OpenOption>,
    /// Those that are not, and why.
    pub closed: Vec<Closed>,
    /// What the order does not state.
    pub unstated: Vec<Unstated>,
    /// How many items may still go back at most, if that is known.
    pub left: Option<Left>,
}

/// Must a page have a function by which to withdraw, for each line of an order?
///
/// It must while a right to withdraw is open that a law gives for contracts concluded in a page (Directive 2011/83/EU,
/// article 11a). What is not stated is supposed to be so that the right is there, and makes the duty conditional.
///
/// # Errors
///
/// [`TooCostly`], as for [`decide_order`].
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let pack = include_str!("../../../pkg/packs/eu.json");
/// # let terms = format!(r#"{{ "document": {{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Dublin",
/// #     "packs": ["eu"], "rules": [] }}, "packs": [{pack}] }}"#);
/// # let policy = engine.load(&terms).map_err(|issues| format!("{issues:?}"))?.policy;
/// use aftersales::domain::calendar::Instant;
/// use aftersales::domain::entitlement::{Duty, Line, Order, OrderedLine, Unstated, withdrawal_function};
///
/// // A consumer in Ireland; nobody says whether the goods were bought in a page.
/// let ireland = Some(policy.names.find("IE"));
/// let line = Line { consumer: Some(true), country: ireland, ..Line::default() };
/// let order = Order { lines: vec![OrderedLine { line, ..OrderedLine::default() }], ..Order::default() };
/// let told = withdrawal_function(&policy, &order, Instant::held(1_772_442_000_000))?;
/// assert_eq!((told[0].duty, &told[0].unstated[..]), (Duty::Conditional, &[Unstated::Channel][..]));
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
pub fn withdrawal_function(policy: &Policy, order: &Order, now: Instant) -> Result<Vec<WithdrawalFunction>, TooCostly> {
    let mut order = order.clone();
    let reason = policy.names.find("changed_mind");
    let request = if policy.reasons.has_leaf(reason) { Request::because(reason) } else { Request::default() };
    let mut unstated = Vec::new();
    for ordered in &mut order.lines {
        ordered.request = Some(request.clone());
        unstated.push(suppose(&mut ordered.line, order.country, policy));
    }
    let decisions = decide_order(policy, &order, Depth::Whole, now)?;
    let told = order.lines.iter().zip(decisions).zip(unstated);
    Ok(told
        .map(|((ordered, decision), unstated)| WithdrawalFunction::of(&ordered.line, decision, unstated, policy))
        .collect())
}

/// Supposes what a line does not state, and says what that is.
fn suppose(line: &mut Line, country: Option<Name>, policy: &Policy) -> Vec<Unstated> {
    let assume = &policy.assume;
    let mut unstated = Vec::new();
    if line.channel.or(assume.channel).is_none() {
        line.channel = Some(policy.names.find(ONLINE));
        unstated.push(Unstated::Channel);
    }
    if line.country.or(country).or(assume.country).is_none() {
        let mut laws = policy.documents.iter().filter(|document| document.rules.iter().any(|rule| rule.by_function));
        line.country = laws.find_map(|document| document.countries.first().copied());
        unstated.push(Unstated::Country);
    }
    if line.consumer.or(assume.consumer).is_none() {
        line.consumer = Some(true);
        unstated.push(Unstated::Consumer);
    }
    unstated
}

impl WithdrawalFunction {
    fn of(line: &Line, decision: Decision, unstated: Vec<Unstated>, policy: &Policy) -> Self {
        let is_by_function = |key: &OptionKey| key.terms(policy).is_some_and(|(_, rule)| rule.by_function);
        let Decision { mut options, mut closed, returnable_at_most: left, .. } = decision;
        options.retain(|option| is_by_function(&option.key));
        closed.retain(|closed| is_by_function(&closed.key));
        let is_online = line.channel.or(policy.assume.channel) == Some(policy.names.find(ONLINE));
        let is_open = options.iter().any(|option| option.openness == Openness::Open);
        let duty = match (is_online && !options.is_empty(), is_open && unstated.is_empty()) {
            (false, _) => Duty::NotRequired,
            (true, true) => Duty::Required,
            (true, false) => Duty::Conditional,
        };
        Self { duty, options, closed, unstated, left }
    }
}
