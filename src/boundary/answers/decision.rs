//! May this be returned, what else could be known, and how does the answer change over time?

use super::option::{basis, option, option_id, origin};
use super::scalar::{
    Ground, citation, date, date_text, decimal_text, fact_place, instant, names, quantity, stands_on, texts,
};
use crate::boundary::json::Writer;
use crate::domain::entitlement::{
    Cause, Closed, Decision, Depth, Fact, Known, MissingFact, OptionKey, PlacedWindow, Refused, Request, Segment,
    Verdict, Why,
};
use crate::domain::policy::{FactTest, FactType, Name, Policy, PromisedTest, Refusal, Remedy, Selector, Test};
use crate::domain::quantity::{Left, Quantity};

answers! {
    /// The short answer. When nothing is open, `closes` and `lastDay` are those of the window that closed last of those that time alone
    /// closes, or else of the one that opens first; `null` if there is none.
    Verdict {
        /// The answer as a whole.
        always status: Status;
        /// The remedy of its best option.
        always remedy: Option<Remedy>;
        /// When that closes.
        always closes: Option<Timestamp>;
        /// The last day on which it is open.
        always last_day as "lastDay": Option<Date>;
        /// The instant at which time alone changes the answer.
        always next_change as "nextChange": Option<Timestamp>;
        /// If nothing is open: why, by the rule that comes nearest.
        optional why: Why;
    }

    /// Why a remedy is not open, by the rule that comes nearest: the one that would hold with the least change.
    Why {
        /// The remedy.
        always remedy: Remedy;
        /// The rule or the warranty in its document; where another rule takes the remedy out, that rule.
        always rule: String;
        /// Who stands for it.
        always basis: Basis;
        /// Where it stands in the law or in the terms.
        optional citation: Citation;
        /// The reason, to be told apart by a program.
        always code: RefusalCode;
        /// What closes it: a place in a document or in the question.
        always pointer: String;
        /// Names, dates and numbers of the sentence.
        always params: Params;
        /// When its window closed.
        optional closes: Timestamp;
        /// The last day on which it was open.
        optional last_day as "lastDay": Date;
        /// Who stated the fact that decided it, which `params.fact` points to.
        optional stated_by as "statedBy": StatedBy;
    }

    /// May this be returned?
    Decision {
        /// The answer as a whole: that of its best option.
        always status: Status;
        /// Open or possibly open, best for the shopper first: credit last; else by certainty, cost, rules before warranties, later end, remedy.
        always options: Vec<ReturnOption>;
        /// Not open, each with every reason why. Those that do not concern the line are listed where the question says so.
        always closed: Vec<ClosedOption>;
        /// Why each remedy that was asked for and is not open is not, the nearest reason first.
        always why: Vec<Why>;
        /// Facts to ask for.
        always missing: Vec<MissingFact>;
        /// `quantity - returned - inProgress`, never below zero; `null`: not known.
        always returnable_quantity as "returnableQuantity": Option<Decimal>;
        /// The unit of `returnableQuantity`, if the goods are measured.
        optional unit: String;
        /// The instant at which time alone changes the answer.
        always next_change as "nextChange": Option<Timestamp>;
        /// The editions that the answer was given by, so that it can be given again.
        always stands_on as "standsOn": StandsOn;
        /// Facts that the open options stand on, and who stated them.
        always relies_on as "reliesOn": Vec<KnownFact>;
    }

    /// A fact that an answer stands on.
    KnownFact {
        /// Where it was stated.
        always pointer: String;
        /// Who stated it.
        always stated_by as "statedBy": StatedBy;
    }

    /// One remedy by one rule that is not open, with every reason why.
    ClosedOption {
        /// `rule/remedy`
        always id: String;
        /// What it would give.
        always remedy: Remedy;
        /// The rule in its document.
        always rule: String;
        /// Who stands for it.
        always basis: Basis;
        /// Where the rule stands in the law or in the terms.
        optional citation: Citation;
        /// The part of the goods that it is for, if it is not for the whole.
        optional part: String;
        /// Why it is not open.
        always reasons: Vec<ClosedReason>;
        /// Ids of the other options of its document that are closed for the same reasons, at the same time.
        optional also: Vec<String>;
        /// When its window closed.
        optional closes: Timestamp;
        /// The last day on which it was open.
        optional last_day as "lastDay": Date;
    }

    /// Why an option is not open.
    ClosedReason {
        /// The reason, to be told apart by a program.
        always code: RefusalCode;
        /// What closes it: a place in a document or in the question.
        always pointer: String;
        /// Names, dates and numbers of the sentence.
        always params: Params;
    }

    /// A fact to ask for, and what each answer would open.
    MissingFact {
        /// Where it is stated.
        always pointer: String;
        /// Its name, such as `opened`; `reason` for the reason.
        always fact: String;
        /// What it is.
        always kind as "type": MissingKind;
        /// Of a choice: what can be chosen.
        optional choices: Vec<String>;
        /// What each answer opens.
        always opens: Vec<Opens>;
    }

    /// What one answer to a question opens.
    Opens {
        /// The answer.
        always value: Any;
        /// Ids of the options that it opens.
        always options: Vec<String>;
    }

    /// What one reason would open.
    ReasonDecision {
        /// A leaf of the tree of reasons.
        always reason: String;
        /// The answer for it.
        always decision: Decision;
    }

    /// A time in which the answer stays the same, from one instant up to another.
    Segment {
        /// When it begins; `null`: without a beginning.
        always from: Option<Timestamp>;
        /// When it ends; `null`: without end.
        always to: Option<Timestamp>;
        /// The answer as a whole.
        always status: Status;
        /// What is open or possibly open.
        always options: Vec<ReturnOption>;
    }
}

/// Stands where a brief answer leaves something out.
const LEFT_OUT: &str = "0";

/// Writes the answer of a return check as far as a depth.
pub fn decision(
    writer: &mut Writer,
    depth: Depth,
    decision: &Decision,
    request: &Request,
    policy: &Policy,
    ground: &Ground,
) {
    writer.open('{');
    writer.entry("status", decision.status.code());
    writer.key("options").array(&decision.options, |writer, opening| option(writer, opening, policy));
    if depth == Depth::Brief {
        writer.key("closed").raw(LEFT_OUT);
        writer.key("why").raw(LEFT_OUT);
        writer
            .key("missing")
            .array(&decision.missing, |writer, asked| missing_only(writer, asked.fact, LEFT_OUT, policy));
    } else {
        writer.key("closed").array(&decision.closed, |writer, closed| {
            refused(writer, closed, decision.returnable_at_most.as_ref(), policy)
        });
        writer.key("why").array(&decision.why, |writer, told| why(writer, told, request, policy));
        writer.key("missing").array(&decision.missing, |writer, fact| missing(writer, fact, policy));
    }
    writer.key("returnableQuantity");
    match decision.returnable {
        Some(left) => quantity(writer, left),
        None => writer.null(),
    }
    unit(writer, decision.returnable_at_most.as_ref().filter(|_| decision.returnable.is_some()));
    instant(writer, "nextChange", decision.next_change);
    stands_on(writer, policy, ground);
    writer.key("reliesOn").array(&decision.known_facts, |writer, fact| {
        let by_shopper = stated_by_shopper(*fact, request);
        writer.open('{');
        writer.entry("pointer", &stated_at(*fact, by_shopper, policy));
        writer.entry("statedBy", if by_shopper { "shopper" } else { "shop" });
        writer.close('}');
    });
    writer.close('}');
}

/// Where a fact is stated.
fn stated_at(fact: Fact, by_shopper: bool, policy: &Policy) -> String {
    let (pointer, _) = fact_place(fact, policy);
    match pointer.strip_prefix("/line").filter(|_| by_shopper) {
        Some(place) => "/request/facts".to_owned() + place,
        None => pointer,
    }
}

/// Writes the short answer.
pub fn verdict(writer: &mut Writer, verdict: &Verdict, nearest: Option<&Why>, request: &Request, policy: &Policy) {
    writer.open('{');
    writer.entry("status", verdict.status.code());
    writer.key("remedy").text_or_null(verdict.remedy.map(Remedy::code));
    instant(writer, "closes", verdict.window.and_then(|window| window.closing.instant()));
    date(writer, "lastDay", verdict.window.and_then(|window| window.closing.last_day()));
    instant(writer, "nextChange", verdict.next_change);
    if let Some(nearest) = nearest {
        writer.key("why");
        why(writer, nearest, request, policy);
    }
    writer.close('}');
}

/// Writes why a remedy is not open.
pub fn why(writer: &mut Writer, why: &Why, request: &Request, policy: &Policy) {
    let Some((document, rule)) = why.key.terms(policy) else { return };
    writer.open('{');
    writer.entry("remedy", why.key.remedy.code());
    let other = match &why.refused.cause {
        Cause::OtherRule(other) => document.rules.get(*other),
        _ => None,
    };
    let told = other.unwrap_or(rule);
    writer.entry("rule", &told.id);
    let warranty = document.warranty_of(told);
    writer.entry("basis", basis(document.author, warranty.is_some_and(|warranty| warranty.by_maker)));
    citation(writer, told.citation.as_ref());
    let stated = why.facts.iter().find(|fact| stated_by_shopper(**fact, request)).or(why.facts.first());
    let by_shopper = stated.is_some_and(|fact| stated_by_shopper(*fact, request));
    let fact = stated.map(|fact| stated_at(*fact, by_shopper, policy));
    reason(writer, &why.refused, why.key, &why.window, (why.left.as_ref(), fact.as_deref()), policy);
    end(writer, &why.window);
    if stated.is_some() {
        writer.entry("statedBy", if by_shopper { "shopper" } else { "shop" });
    }
    writer.close('}');
}

/// Writes when a closed window closed.
fn end(writer: &mut Writer, window: &PlacedWindow) {
    if let Some(closes) = window.closing.instant() {
        instant(writer, "closes", Some(closes));
    }
    if let Some(last_day) = window.closing.last_day() {
        date(writer, "lastDay", Some(last_day));
    }
}

/// Writes the segments of a timeline.
pub fn timeline(writer: &mut Writer, segments: &[Segment], policy: &Policy) {
    writer.objects(segments, |writer, segment| {
        instant(writer, "from", segment.from);
        instant(writer, "to", segment.to);
        writer.entry("status", segment.status.code());
        writer.key("options").array(&segment.options, |writer, opening| option(writer, opening, policy));
    });
}

pub fn refused(writer: &mut Writer, closed: &Closed, left: Option<&Left>, policy: &Policy) {
    let Some((document, rule)) = closed.key.terms(policy) else { return };
    writer.open('{');
    origin(writer, closed.key, document, rule, policy);
    writer.key("reasons").objects(&closed.refusals, |writer, refusal| {
        reason(writer, refusal, closed.key, &closed.window, (left, None), policy);
    });
    if !closed.also.is_empty() {
        texts(writer, "also", closed.also.iter().map(|key| option_id(*key, policy)));
    }
    end(writer, &closed.window);
    writer.close('}');
}

/// Writes the code, the place and the words of a reason. What is left to go back and the fact that decided it are told where
/// they are known.
fn reason(
    writer: &mut Writer,
    refused: &Refused,
    key: OptionKey,
    window: &PlacedWindow,
    (left, fact): (Option<&Left>, Option<&str>),
    policy: &Policy,
) {
    let Some((document, rule)) = key.terms(policy) else { return };
    let is_shop = policy.shop().is_some_and(|shop| std::ptr::eq(shop, document));
    let home = if is_shop { "/policy".to_owned() } else { "/packs/".to_owned() + &document.id };
    let place_in = |list: &str, index: usize| place_below(home.clone() + list, index);
    let warranty = document.warranty_of(rule);
    let own_place = place_in(if warranty.is_some() { "/warranties/" } else { "/rules/" }, rule.index);
    let other = |index: usize| document.rules.get(index);
    let season_of = |index: usize| document.seasons.get(index);
    writer.entry("code", refused.refusal.code());
    writer.entry(
        "pointer",
        &match &refused.cause {
            Cause::Test(test) => match warranty.map(|warranty| warranty.stated(*test)) {
                None | Some(PromisedTest::Own(_)) => own_place + "/when/" + &test_place(rule.when.0.get(*test), policy),
                Some(PromisedTest::Limit(limit)) => place_below(own_place + "/limits/", limit),
                Some(PromisedTest::Reason) => own_place + "/covers",
            },
            Cause::Window => own_place + "/window",
            Cause::Registration => own_place + "/registration",
            Cause::OtherRule(index) => place_in("/rules/", other(*index).map_or(0, |rule| rule.index)),
            Cause::Quantity => "/request/quantity".to_owned(),
            Cause::Countries => home.clone() + "/countries",
            Cause::AppliesTo => home.clone() + "/appliesTo",
            Cause::Amount => "/request/amount".to_owned(),
            Cause::ExchangeFor => "/request/exchangeFor".to_owned(),
            Cause::Season(season) => place_in("/seasons/", season_of(*season).map_or(0, |season| season.index)),
        },
    );
    writer.start("params", '{');
    match (&refused.cause, refused.refusal) {
        (Cause::OtherRule(index), _) => {
            writer.key("rule").text_or_null(other(*index).map(|rule| rule.id.as_str()));
        }
        (Cause::Season(index), _) => {
            writer.key("season").text_or_null(season_of(*index).map(|season| season.id.as_str()));
        }
        (Cause::Quantity, _) => {
            quantity(writer.key("left"), left.map_or(Quantity::NONE, |left| left.quantity));
            unit(writer, left);
        }
        (_, Refusal::WindowClosed) => {
            date(writer, "lastDay", window.closing.last_day());
            instant(writer, "closes", window.closing.instant());
        }
        (_, Refusal::NotYetOpen) => instant(writer, "opens", window.opens),
        (_, Refusal::NotStarted) => {
            writer.key("event");
            let event = rule.window.as_ref().and_then(|window| window.from.first());
            writer.text_or_null(event.map(|reference| policy.names.text(reference.event)).as_deref());
        }
        (Cause::Test(test), _) => {
            // The fact that the test reads is the last part of its place.
            let place = test_place(rule.when.0.get(*test), policy);
            let start = place.bytes().rposition(|byte| byte == b'/').map_or(0, |slash| slash.wrapping_add(1));
            writer.entry("asked", place.get(start..).unwrap_or(&place));
            wanted(writer, rule.when.0.get(*test), policy);
        }
        (
            Cause::Countries
            | Cause::AppliesTo
            | Cause::Amount
            | Cause::ExchangeFor
            | Cause::Window
            | Cause::Registration,
            _,
        ) => {}
    }
    writer.entry_if("fact", fact);
    writer.close('}');
}

/// Writes the unit of what is left, if it is measured.
fn unit(writer: &mut Writer, left: Option<&Left>) {
    writer.entry_if("unit", left.and_then(|left| left.unit.as_deref()));
}

/// Writes what a test that does not hold asks for, where a sentence can name it.
fn wanted(writer: &mut Writer, test: Option<&Test>, policy: &Policy) {
    match test {
        Some(Test::AnyOf(Selector::Reason, reasons)) => names(writer, "reasons", reasons, policy),
        Some(Test::Condition(_, wanted) | Test::Consumer(wanted) | Test::Declared(_, FactTest::Is(wanted))) => {
            writer.key("wanted").boolean(*wanted);
        }
        _ => {}
    }
}

/// The place of an entry of a list.
fn place_below(mut list: String, index: usize) -> String {
    crate::boundary::json::push_integer(&mut list, i64::try_from(index).unwrap_or(i64::MAX));
    list
}

/// Where a test stands below `when`, such as `condition/opened`.
fn test_place(test: Option<&Test>, policy: &Policy) -> String {
    let (folder, name) = match test {
        Some(Test::AnyOf(selector, _)) => (selector.code(), ""),
        Some(Test::Remedy(_)) => ("remedies", ""),
        Some(Test::Consumer(_)) => ("buyer/consumer", ""),
        Some(Test::Condition(fact, _)) => ("condition/", fact.code()),
        Some(Test::Usage(unit, _)) => ("usage/", unit.code()),
        Some(Test::Quantity(_)) => ("quantity", ""),
        Some(Test::Amount(amount, ..)) => (amount.code(), ""),
        Some(Test::Repairs(measure, _)) => ("repairs/", measure.code()),
        Some(Test::Claims(scope, ..)) => ("claims/", scope.code()),
        Some(Test::Event(name, _)) => return "events/".to_owned() + &policy.names.text(*name),
        Some(Test::Declared(name, _)) => return "facts/".to_owned() + &policy.names.text(*name),
        Some(Test::Not(_) | Test::Unread) | None => ("not", ""),
    };
    folder.to_owned() + name
}

/// Writes a fact to ask for.
pub fn missing(writer: &mut Writer, missing: &MissingFact, policy: &Policy) {
    fact_header(writer, missing.fact, policy);
    writer.key("opens").objects(&missing.opens, |writer, (value, grants)| {
        writer.key("value");
        known(writer, *value, policy);
        texts(writer, "options", grants.iter().map(|key| option_id(*key, policy)));
    });
    writer.close('}');
}

/// Writes a missing fact without its effects.
pub fn missing_only(writer: &mut Writer, fact: Fact, opens: &str, policy: &Policy) {
    fact_header(writer, fact, policy);
    writer.key("opens").raw(opens);
    writer.close('}');
}

/// Opens an object with a fact's pointer, name, type and choices.
fn fact_header(writer: &mut Writer, fact: Fact, policy: &Policy) {
    let (pointer, name) = fact_place(fact, policy);
    let leaves = policy.reasons.leaves();
    let (kind, choices): (&str, Option<&Vec<Name>>) = match fact {
        Fact::Reason => ("choice", Some(&leaves)),
        Fact::Condition(_) => ("boolean", None),
        Fact::Usage(_) | Fact::Amount(_) | Fact::Claims(_) => ("number", None),
        Fact::Event(_) => ("date", None),
        Fact::Declared(name) => match policy.facts.iter().find(|(known, _)| *known == name) {
            Some((_, FactType::Number)) => ("number", None),
            Some((_, FactType::Choice(choices))) => ("choice", Some(choices)),
            Some((_, FactType::Boolean)) | None => ("boolean", None),
        },
    };
    writer.open('{');
    writer.entry("pointer", &pointer);
    writer.entry("fact", &name);
    writer.entry("type", kind);
    if let Some(choices) = choices {
        names(writer, "choices", choices, policy);
    }
}

fn known(writer: &mut Writer, value: Known, policy: &Policy) {
    match value {
        Known::Bool(value) => writer.boolean(value),
        Known::Number(value) => writer.raw(&decimal_text(value)),
        Known::Text(value) => writer.text(&policy.names.text(value)),
        Known::Date(value) => writer.text(&date_text(value)),
        Known::NotYet => writer.null(),
    }
}

fn stated_by_shopper(fact: Fact, request: &Request) -> bool {
    match fact {
        Fact::Reason => true,
        Fact::Condition(fact) => request.condition.iter().any(|(stated, _)| *stated == fact),
        Fact::Usage(unit) => request.usage.iter().any(|(stated, _)| *stated == unit),
        Fact::Event(_) | Fact::Declared(_) | Fact::Amount(_) | Fact::Claims(_) => false,
    }
}
