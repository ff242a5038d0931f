use super::Position;
use super::burden::burden;
use super::cost::costs;
use super::refund::{exchange, goods, refund};
use super::season::place_in_season;
use super::{BurdenOfProof, Costs, Fact, Facts, MetRequirement, Note, PlacedWindow, Refund, Trace, Truth, met};
use crate::domain::calendar::Instant;
use crate::domain::policy::{Author, Document, Name, Policy, Refusal, Remedy, Rule, RuleEffect, Test};
use crate::domain::sort::insert_new;

codes! {
    /// How far an option is open.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    #[non_exhaustive]
    pub enum Openness {
        /// It can be used now.
        Open = "open",
        /// It can be used if a missing fact turns out well.
        Conditional = "conditional",
        /// It can be used after somebody looked at the goods or at the request.
        Review = "review",
    }
}

/// Which rule of which document gives a remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionKey {
    /// Index of the document.
    pub document: usize,
    /// Index of the rule in the document's list.
    pub rule: usize,
    /// The remedy.
    pub remedy: Remedy,
}

impl OptionKey {
    /// The document and the rule.
    pub fn terms(self, policy: &Policy) -> Option<(&Document, &Rule)> {
        let document = policy.documents.get(self.document)?;
        Some((document, document.rules.get(self.rule)?))
    }
}

/// An option that is open, or possibly open.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OpenOption {
    /// Where it comes from.
    pub key: OptionKey,
    /// How far it is open.
    pub openness: Openness,
    /// Its window.
    pub window: PlacedWindow,
    /// What it costs.
    pub costs: Costs,
    /// What is paid back, or what another price costs or gives back in an exchange, if the amounts are known.
    pub refund: Option<Refund>,
    /// Who has to prove that a fault was there from the start, if somebody has to.
    pub burden: Option<BurdenOfProof>,
    /// What the shopper must bring.
    pub requires: Vec<MetRequirement>,
    /// Remarks.
    pub notes: Vec<Note>,
    /// Missing facts that it touches.
    pub missing: Vec<Fact>,
    /// Known facts that it stands on.
    pub known_facts: Vec<Fact>,
    /// The missing facts that decide whether it is open; filled in by the decision.
    pub depends_on: Vec<Fact>,
    /// The reasons that it is open for, if no reason was given; filled in by the decision.
    pub reasons: Option<Vec<Name>>,
}

/// Why an option is not open.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refused {
    /// What stands against it.
    pub refusal: Refusal,
    /// Where that is written or stated.
    pub cause: Cause,
}

/// What a refusal points at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// A test of the granting rule, by its place in the matcher.
    Test(usize),
    /// The window of the granting rule.
    Window,
    /// Another rule of the same document, by its index.
    OtherRule(usize),
    /// The quantity of the request.
    Quantity,
    /// The countries of the document.
    Countries,
    /// The orders that the document is for.
    AppliesTo,
    /// The money that is asked for.
    Amount,
    /// What is wanted instead.
    ExchangeFor,
    /// A season of the same document, by its index.
    Season(usize),
}

/// An option that is not open, with every reason why.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Closed {
    /// Where it comes from.
    pub key: OptionKey,
    /// Why it is not open.
    pub refusals: Vec<Refused>,
    /// Its window.
    pub window: PlacedWindow,
}

/// Every option of a line at one instant.
#[non_exhaustive]
pub struct Evaluation {
    /// Open or possibly open.
    pub openings: Vec<OpenOption>,
    /// Not open.
    pub closed: Vec<Closed>,
    /// Missing facts that any rule asked for.
    pub missing: Vec<Fact>,
}

impl Evaluation {
    /// The instants at which a window opens or closes, in their order.
    pub fn edges(&self) -> Vec<Instant> {
        let mut edges = Vec::new();
        for opening in &self.openings {
            opening.window.add_edges(&mut edges);
        }
        for closed in &self.closed {
            // What is closed for another reason than time stays closed.
            if closed.refusals.iter().all(|refusal| refusal.cause == Cause::Window) {
                closed.window.add_edges(&mut edges);
            }
        }
        edges
    }

    /// The opening of a grant, if it is open or possibly open.
    pub(super) fn opening(&self, key: OptionKey) -> Option<&OpenOption> {
        self.openings.iter().find(|opening| opening.key == key)
    }

    fn missing_from(&mut self, trace: &Trace) {
        for fact in &trace.missing {
            insert_new(&mut self.missing, *fact);
        }
    }
}

/// When a question is judged: as of an instant, by a request that arrived then or later.
#[derive(Clone, Copy)]
pub struct Timing {
    /// The instant that windows are compared with.
    pub at: Instant,
    /// When the request arrived, if that was too late to take its word for `at`.
    pub arrived: Option<Instant>,
}

/// Judges every rule of every document that applies.
pub fn evaluate(facts: &Facts, timing: Timing) -> Evaluation {
    let mut evaluation = Evaluation { openings: Vec::new(), closed: Vec::new(), missing: Vec::new() };
    for (index, document) in facts.policy.documents.iter().enumerate() {
        // A law of another country has nothing to say; a shop says that it does not sell there.
        if document.author == Author::Law && !facts.is_in(&document.countries) {
            continue;
        }
        let mut looked = Trace::default();
        let applies = match document.applies_to {
            Some((event, test)) => looked.event(event, test, facts),
            None => Truth::True,
        };
        if document.author == Author::Shop || applies != Truth::False {
            judge_document(facts, timing, (index, document), (applies, &looked), &mut evaluation);
        }
    }
    evaluation
}

fn judge_document(
    facts: &Facts,
    timing: Timing,
    (index, document): (usize, &Document),
    (applies, looked): (Truth, &Trace),
    evaluation: &mut Evaluation,
) {
    // What the rules say that exclude or replace others is the same for all that grant a remedy.
    let mut voices: Vec<(Remedy, Vec<Override>)> = Vec::new();
    for (place_in_list, rule) in document.rules.iter().enumerate() {
        let (RuleEffect::Grants(remedies), Some(window)) = (&rule.effect, &rule.window) else { continue };
        for remedy in remedies {
            if facts.request.remedy.is_some_and(|asked| asked != *remedy) {
                continue;
            }
            let mut trace = Trace { failures: Some(Vec::new()), ..Trace::default() };
            let truth = trace.judge(&rule.when, facts, Some(*remedy)).and(applies);
            trace.join(&looked.missing, &looked.known_facts);
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
            if !voices.iter().any(|(known, _)| known == remedy) {
                voices.push((*remedy, voices_on(document, *remedy, facts)));
            }
            for (_, heard) in voices.iter().filter(|(known, _)| known == remedy) {
                case.apply_overrides(heard, rule);
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

/// A rule that excludes a remedy, or replaces others, and that matches or possibly does.
struct Override<'p> {
    index: usize,
    rule: &'p Rule,
    excludes: bool,
    truth: Truth,
    looked: Trace,
}

fn voices_on<'p>(document: &'p Document, remedy: Remedy, facts: &Facts) -> Vec<Override<'p>> {
    let mut voices = Vec::new();
    for (index, rule) in document.rules.iter().enumerate() {
        let excludes = matches!(&rule.effect, RuleEffect::Excludes(remedies) if remedies.contains(&remedy));
        if excludes || !rule.replaces.is_empty() {
            let mut looked = Trace::default();
            let truth = looked.judge(&rule.when, facts, Some(remedy));
            if truth != Truth::False {
                voices.push(Override { index, rule, excludes, truth, looked });
            }
        }
    }
    voices
}

/// One remedy of one rule while it is judged.
struct Case<'a> {
    facts: &'a Facts<'a>,
    timing: Timing,
    key: OptionKey,
    truth: Truth,
    /// True if somebody must look at it before it is open.
    doubted: bool,
    trace: Trace,
    refusals: Vec<Refused>,
}

impl Case<'_> {
    fn refuse(&mut self, refusal: Refusal, cause: Cause) {
        self.refusals.push(Refused { refusal, cause });
    }

    /// Lets the rules of the same document have their say that exclude this remedy or replace this rule.
    fn apply_overrides(&mut self, voices: &[Override], rule: &Rule) {
        for voice in voices {
            let excludes = voice.excludes && (voice.rule.rules.is_empty() || voice.rule.rules.contains(&rule.id));
            if !excludes && !rule.replaced_by.contains(&voice.index) {
                continue;
            }
            let refusal = if excludes { Refusal::Excluded } else { Refusal::Replaced };
            match voice.truth {
                Truth::False => {}
                // What is not understood settles nothing.
                _ if voice.rule.unread => self.doubted = true,
                Truth::True => self.refuse(refusal, Cause::OtherRule(voice.index)),
                Truth::Unknown => {
                    self.truth = self.truth.and(Truth::Unknown);
                    self.trace.join(&voice.looked.missing, &voice.looked.known_facts);
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

    /// Nobody gets more money back than was paid, for the goods and, where that is paid back too, for sending them.
    fn check_amount(&mut self, rule: &Rule) {
        let is_money = matches!(self.key.remedy, Remedy::Refund | Remedy::StoreCredit | Remedy::PriceReduction);
        let Some(asked) = self.facts.request.amount.filter(|_| is_money) else { return };
        let Some((_, paid)) = goods(self.facts) else { return };
        let shipping = self.facts.of_those(self.facts.line.shipping).filter(|_| rule.refunds_shipping);
        let most = shipping.map_or(paid, |shipping| paid.plus(shipping));
        if asked.currency != most.currency || most.amount < asked.amount {
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
        let costs = costs((document, rule, self.key.remedy), paid, self.facts, at, &mut self.trace);
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
        evaluation.openings.push(OpenOption {
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
