//! Which options a line has at one instant, by every rule of every document.

use super::Position;
use super::burden::burden;
use super::cost::costs;
use super::option::{Cause, Closed, OpenOption, Openness, OptionKey, Refused};
use super::refund::{exchange, goods, refund};
use super::season::place_in_season;
use super::{Fact, Facts, Note, PlacedWindow, Trace, Truth, met};
use crate::domain::calendar::Instant;
use crate::domain::policy::{Author, Document, Refusal, Remedy, Rule, RuleEffect, Test};
use crate::domain::sort::insert_new;

/// Every option of a line at one instant, before any is hidden or sorted.
#[derive(Default)]
#[non_exhaustive]
pub struct Evaluation {
    /// The options that are open or possibly open.
    pub options: Vec<OpenOption>,
    /// The options that are not open.
    pub closed: Vec<Closed>,
    /// The facts that some rule needs and nobody stated.
    pub missing: Vec<Fact>,
}

impl Evaluation {
    /// The instants at which a window opens or closes, earliest first.
    pub fn edges(&self) -> Vec<Instant> {
        let mut edges = Vec::new();
        for option in &self.options {
            option.window.add_edges(&mut edges);
        }
        for closed in &self.closed {
            // An option that is closed for another reason than time stays closed.
            if closed.refusals.iter().all(|refusal| refusal.cause == Cause::Window) {
                closed.window.add_edges(&mut edges);
            }
        }
        edges
    }

    /// The option with a key, if it is open or possibly open.
    pub(super) fn option(&self, key: OptionKey) -> Option<&OpenOption> {
        self.options.iter().find(|option| option.key == key)
    }

    fn missing_from(&mut self, trace: &Trace) {
        for fact in &trace.missing {
            insert_new(&mut self.missing, *fact);
        }
    }
}

/// The instant as of which a request is decided, and when it arrived.
#[derive(Clone, Copy)]
pub struct Timing {
    /// The instant that windows are compared with.
    pub at: Instant,
    /// When the request arrived, if that was too late to trust that it was made at `at`.
    pub arrived: Option<Instant>,
}

/// Evaluates every rule of every document that applies.
pub fn evaluate(facts: &Facts, timing: Timing) -> Evaluation {
    let mut evaluation = Evaluation::default();
    for (index, document) in facts.policy.documents.iter().enumerate() {
        // A law of another country is left out. The shop's own document explains that it does not apply there.
        if document.author == Author::Law && !facts.is_in(&document.countries) {
            continue;
        }
        let mut trace = Trace::default();
        let applies = match document.applies_to {
            Some((event, test)) => trace.event(event, test, facts),
            None => Truth::True,
        };
        if document.author == Author::Shop || applies != Truth::False {
            evaluate_document(facts, timing, index, document, applies, &trace, &mut evaluation);
        }
    }
    evaluation
}

fn evaluate_document(
    facts: &Facts,
    timing: Timing,
    index: usize,
    document: &Document,
    applies: Truth,
    applies_trace: &Trace,
    evaluation: &mut Evaluation,
) {
    // The overrides of a remedy are the same for every rule that grants it.
    let mut overrides: Vec<(Remedy, Vec<Override>)> = Vec::new();
    for (place_in_list, rule) in document.rules.iter().enumerate() {
        let (RuleEffect::Grants(remedies), Some(window)) = (&rule.effect, &rule.window) else { continue };
        for remedy in remedies {
            if facts.request.remedy.is_some_and(|wanted| wanted != *remedy) {
                continue;
            }
            let mut trace = Trace { failures: Some(Vec::new()), ..Trace::default() };
            let truth = trace.judge(&rule.when, facts, Some(*remedy)).and(applies);
            trace.join(&applies_trace.missing, &applies_trace.known_facts);
            let mut case = Case {
                facts,
                timing,
                key: OptionKey { document: index, rule: place_in_list, remedy: *remedy },
                truth,
                doubted: rule.inspected || rule.unread,
                trace,
                refusals: Vec::new(),
            };
            for place in case.trace.failures.take().unwrap_or_default() {
                let refusal = rule.when.0.get(place).map_or(Refusal::ExceptionApplies, Test::refusal);
                case.refuse(refusal, Cause::Test(place));
            }
            if !facts.is_in(&document.countries) {
                case.refuse(Refusal::CountryNotCovered, Cause::Countries);
            }
            if applies == Truth::False {
                case.refuse(Refusal::OrderNotCovered, Cause::AppliesTo);
            }
            if !overrides.iter().any(|(known, _)| known == remedy) {
                overrides.push((*remedy, overrides_on(document, *remedy, facts)));
            }
            for (_, of_remedy) in overrides.iter().filter(|(known, _)| known == remedy) {
                case.apply_overrides(of_remedy, rule);
            }
            case.check_quantity();
            case.check_amount(rule);
            if let (Remedy::Exchange | Remedy::Replacement, Some(wanted)) = (remedy, &facts.request.exchange_for)
                && let Some(refusal) = wanted.refusal(facts.line, &rule.keeps)
            {
                case.refuse(refusal, Cause::ExchangeFor);
            }
            let (window, closed) = place_in_season(document, rule, window, facts, &mut case.trace);
            if let Some(season) = closed {
                case.refuse(Refusal::ClosedInSeason, Cause::Season(season));
            }
            case.conclude(document, rule, window, evaluation);
        }
    }
}

/// A rule that excludes a remedy or replaces others, and that matches or may match.
struct Override<'p> {
    index: usize,
    rule: &'p Rule,
    excludes: bool,
    truth: Truth,
    trace: Trace,
}

fn overrides_on<'p>(document: &'p Document, remedy: Remedy, facts: &Facts) -> Vec<Override<'p>> {
    let mut overrides = Vec::new();
    for (index, rule) in document.rules.iter().enumerate() {
        let excludes = matches!(&rule.effect, RuleEffect::Excludes(remedies) if remedies.contains(&remedy));
        if excludes || !rule.replaces.is_empty() {
            let mut trace = Trace::default();
            let truth = trace.judge(&rule.when, facts, Some(remedy));
            if truth != Truth::False {
                overrides.push(Override { index, rule, excludes, truth, trace });
            }
        }
    }
    overrides
}

/// One remedy of one rule while it is evaluated.
struct Case<'a> {
    facts: &'a Facts<'a>,
    timing: Timing,
    key: OptionKey,
    truth: Truth,
    /// True if a person must review it before it is open.
    doubted: bool,
    trace: Trace,
    refusals: Vec<Refused>,
}

impl Case<'_> {
    fn refuse(&mut self, refusal: Refusal, cause: Cause) {
        self.refusals.push(Refused { refusal, cause });
    }

    /// Applies rules that exclude or replace this one.
    fn apply_overrides(&mut self, overrides: &[Override], rule: &Rule) {
        for other in overrides {
            let excludes = other.excludes && (other.rule.rules.is_empty() || other.rule.rules.contains(&rule.id));
            if !excludes && !rule.replaced_by.contains(&other.index) {
                continue;
            }
            let refusal = if excludes { Refusal::Excluded } else { Refusal::Replaced };
            match other.truth {
                Truth::False => {}
                // A rule that is not understood decides nothing.
                _ if other.rule.unread => self.doubted = true,
                Truth::True => self.refuse(refusal, Cause::OtherRule(other.index)),
                Truth::Unknown => {
                    self.truth = self.truth.and(Truth::Unknown);
                    self.trace.join(&other.trace.missing, &other.trace.known_facts);
                }
            }
        }
    }

    fn check_quantity(&mut self) {
        let Some(left) = self.facts.returnable_at_most() else { return };
        if left == 0 {
            self.refuse(Refusal::NothingLeft, Cause::Quantity);
        } else if left < self.facts.quantity() {
            self.refuse(Refusal::QuantityExceedsReturnable, Cause::Quantity);
        }
    }

    /// Refuses a request for more money than was paid, for the goods and, where it is refunded too, for shipping.
    fn check_amount(&mut self, rule: &Rule) {
        let is_money = matches!(self.key.remedy, Remedy::Refund | Remedy::StoreCredit | Remedy::PriceReduction);
        let Some(wanted) = self.facts.request.amount.filter(|_| is_money) else { return };
        let Some((_, paid)) = goods(self.facts) else { return };
        let shipping = self.facts.of_those(self.facts.line.shipping).filter(|_| rule.refunds_shipping);
        let most = shipping.map_or(paid, |shipping| paid.plus(shipping));
        if wanted.currency != most.currency || most.amount < wanted.amount {
            self.refuse(Refusal::AmountExceedsPaid, Cause::Amount);
        }
    }

    fn conclude(mut self, document: &Document, rule: &Rule, window: PlacedWindow, evaluation: &mut Evaluation) {
        let position = window.position(self.timing.at);
        let refused = match position {
            Position::NotStarted => Some(Refusal::NotStarted),
            Position::Before => Some(Refusal::NotYetOpen),
            Position::After => Some(Refusal::WindowClosed),
            Position::Inside | Position::Unknown => None,
        };
        if let Some(refusal) = refused {
            self.refuse(refusal, Cause::Window);
        }
        if !self.refusals.is_empty() {
            evaluation.missing_from(&self.trace);
            evaluation.closed.push(Closed { key: self.key, refusals: self.refusals, window });
            return;
        }
        let goods = goods(self.facts);
        let paid = goods.map(|(_, money)| money);
        let at = self.timing.at;
        let costs = costs(document, rule, self.key.remedy, paid, self.facts, at, &mut self.trace);
        let refund = match self.key.remedy {
            Remedy::Refund | Remedy::StoreCredit => refund(goods, &costs, rule, self.facts),
            Remedy::Exchange => exchange(goods, self.facts),
            _ => None,
        };
        let late = self.timing.arrived.is_some_and(|arrived| window.position(arrived) == Position::After);
        let openness = if rule.unread {
            Openness::Review
        } else if self.truth == Truth::Unknown || position == Position::Unknown {
            Openness::Conditional
        } else if self.doubted || late {
            Openness::Review
        } else {
            Openness::Open
        };
        let mut requires = met(&rule.requires, self.facts);
        if matches!(self.key.remedy, Remedy::Refund | Remedy::Exchange | Remedy::StoreCredit) {
            requires.extend_from_slice(&self.facts.line.together);
        }
        evaluation.missing_from(&self.trace);
        evaluation.options.push(OpenOption {
            key: self.key,
            openness,
            refund,
            costs,
            burden: burden(self.facts, self.key.remedy, self.timing.at),
            requires,
            notes: if self.facts.line.promotion_lost.is_some() {
                vec![Note::PromotionThresholdLost]
            } else {
                Vec::new()
            },
            window,
            missing: self.trace.missing,
            known_facts: self.trace.known_facts,
            depends_on: Vec::new(),
            reasons: None,
        });
    }
}
