use crate::boundary::IssueCode;
use std::fmt;

use super::answers;
use super::documents::UnknownFields;
use super::documents::{self, Record, Shape};
use super::documents::{
    CaseQuestion, CountdownQuestion, OrderQuestion, ReasonsQuestion, ReturnQuestion, TimelineQuestion,
};
use super::documents::{Fields, Shaped};
use super::host::{Host, Zones};
use super::issues::{Issue, Issues};
use super::json::{Json, Malformed, Writer, read};
use super::load_error::LoadError;
use crate::domain::calendar::{Instant, Period};
use crate::domain::entitlement::{
    Closing, Line, OptionKey, PlacedWindow, Request, decide, decide_order, decide_shortly, timeline,
};
use crate::domain::policy::Policy;
use crate::domain::service::{CaseFacts, PromiseState, ServiceLevel, service_levels};
use crate::domain::warranty::{Countdown, CoverageState, EndedBy, coverages};

/// Answers questions in JSON text, for a page and for a server alike.
///
/// # Example
///
/// ```
/// # #[cfg(feature = "native")] {
/// use aftersales::boundary::{Engine, NativeHost};
///
/// let engine = Engine::new(Box::new(NativeHost));
/// let document = r#"{ "document": { "format": 1, "id": "corner-shop", "version": "1", "timeZone": "Asia/Shanghai",
///     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P7D" } }] } }"#;
/// let loaded = engine.load(document).unwrap_or_else(|issues| panic!("{issues:?}"));
///
/// // Signed for on 2 March: the seventh day after it is 9 March, and it ends where 10 March starts.
/// let question = r#"{ "line": { "quantity": 1, "events": { "delivered": "2026-03-02T10:15:00+08:00" } },
///     "now": "2026-03-09T23:59:59+08:00" }"#;
/// let verdict = engine.verdict(&loaded.policy, question);
/// assert!(verdict.contains(r#""status":"eligible","remedy":"refund","closes":"2026-03-09T16:00:00Z""#));
/// # }
/// ```
pub struct Engine {
    pub(super) host: Box<dyn Host>,
    zones: Zones,
}

/// Its world may be anything; it is told by the zone data that answers stand on.
impl fmt::Debug for Engine {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.debug_struct("Engine").field("zone_data", &self.host.zone_data()).finish_non_exhaustive()
    }
}

/// A policy that was understood.
#[derive(Debug)]
#[non_exhaustive]
pub struct Loaded {
    /// The policy.
    pub policy: Policy,
    /// What is odd in its documents.
    pub warnings: Vec<Issue>,
}

/// A countdown that was asked for, or the answer that says what is wrong.
pub type Counting = Result<Countdown, String>;

impl Engine {
    /// An engine that stands on this world.
    #[must_use]
    pub fn new(host: Box<dyn Host>) -> Self {
        Self { host, zones: Zones::default() }
    }

    /// The world that it stands on, and the zones that it knows.
    #[cfg(feature = "authoring")]
    pub(super) fn world(&self) -> (&dyn Host, &Zones) {
        (self.host.as_ref(), &self.zones)
    }

    /// Reads `{document, packs?, calendars?, unknownFields?}`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong.
    pub fn load(&self, text: &str) -> Result<Loaded, LoadError> {
        let mut issues = Issues::default();
        let read = read(text).map_err(unreadable);
        let mut policy = None;
        match &read {
            Ok(json) => {
                policy = self.load_parts(json, json, &mut issues);
                issues.locate(json);
            }
            Err(unreadable) => issues.errors.push(unreadable.clone()),
        }
        for issue in issues.errors.iter_mut().chain(&mut issues.warnings) {
            // Pointers go into the document itself; what came with it was an option.
            issue.pointer = match issue.pointer.strip_prefix("/document") {
                Some(rest) => rest.to_owned(),
                None if read.is_err() && issue.pointer.is_empty() => continue,
                None => "/options".to_owned() + &issue.pointer,
            };
        }
        match policy {
            Some(policy) if issues.errors.is_empty() => Ok(Loaded { policy, warnings: issues.warnings }),
            _ => Err(issues.errors.into()),
        }
    }

    /// Reads `{document}` with the options `{packs?, calendars?, unknownFields?}`.
    pub(super) fn load_parts(&self, json: &Json, options: &Json, issues: &mut Issues) -> Option<Policy> {
        let Some(document) = json.get("document") else {
            issues.add_field(IssueCode::MissingField, json, "document", "a policy document");
            return None;
        };
        let mut calendars = Vec::new();
        if let Some(list) = options.get("calendars") {
            calendars = documents::calendars(list, issues);
        }
        let unknown_fields = options.field("unknownFields");
        if options.get("unknownFields").is_some() {
            documents::check(unknown_fields, UnknownFields::SHAPE, false, issues);
        }
        let packs = options.field("packs");
        if options.get("packs").is_some() {
            documents::check(packs, &Shape::List(&Shape::Any), false, issues);
        }
        let doubt = unknown_fields.as_text() == "review";
        documents::policy(document, packs, calendars, doubt, (self.host.as_ref(), &self.zones), issues)
    }

    /// The short answer for `{line, request?, now}`.
    #[must_use]
    pub fn verdict(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, ReturnQuestion::RECORD, &mut |asked, _, writer| {
            answers::verdict(writer, &decide_shortly(policy, &asked.line, &asked.request, asked.now));
        })
    }

    /// The whole answer for `{line, request?, now}`.
    #[must_use]
    pub fn check_return(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, ReturnQuestion::RECORD, &mut |asked, _, writer| {
            let decision = decide(policy, &asked.line, &asked.request, asked.now);
            answers::decision(writer, &decision, &asked.request, policy, &self.host.zone_data(), asked.now);
        })
    }

    /// All of time for `{line, request?}`.
    #[must_use]
    pub fn timeline(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, TimelineQuestion::RECORD, &mut |asked, _, writer| {
            answers::timeline(writer, &timeline(policy, &asked.line, &asked.request), policy);
        })
    }

    /// What each reason would open, for `{line, now}`.
    #[must_use]
    pub fn reasons(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, ReasonsQuestion::RECORD, &mut |asked, _, writer| {
            writer.open('[');
            for reason in policy.reasons.leaves() {
                let request = Request { reason: Some(reason), ..Request::default() };
                let decision = decide(policy, &asked.line, &request, asked.now);
                writer.open('{');
                writer.entry("reason", &policy.names.text(reason));
                writer.key("decision");
                answers::decision(writer, &decision, &request, policy, &self.host.zone_data(), asked.now);
                writer.close('}');
            }
            writer.close(']');
        })
    }

    /// The whole answer for each line of `{order, requests?, now}`, by the line's id.
    #[must_use]
    pub fn check_order(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, OrderQuestion::RECORD, &mut |asked, issues, writer| {
            let order = documents::order(asked.json.field("order"), asked.json.field("requests"), policy, issues);
            writer.open('{');
            for (ordered, decision) in order.lines.iter().zip(decide_order(policy, &order, asked.now)) {
                writer.key(&ordered.id);
                let request = ordered.request.clone().unwrap_or_default();
                answers::decision(writer, &decision, &request, policy, &self.host.zone_data(), asked.now);
            }
            writer.close('}');
        })
    }

    /// The promised times for `{facts, now}`.
    #[must_use]
    pub fn service_levels(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, CaseQuestion::RECORD, &mut |asked, issues, writer| {
            let facts = documents::case_facts(asked.json.field("facts"), policy, issues);
            answers::service_levels(writer, &service_levels(policy, &facts, asked.now), policy);
        })
    }

    /// The warranties for `{line, now}`.
    #[must_use]
    pub fn warranty(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, ReturnQuestion::RECORD, &mut |asked, _, writer| {
            answers::coverages(writer, &coverages(policy, &asked.line, asked.now), &asked.line.categories, policy);
        })
    }

    /// The countdown for `{line, of?: {kind?, id?}, now}`.
    pub fn countdown(&self, policy: &Policy, text: &str) -> Counting {
        let mut countdown = None;
        let said = answer(policy, text, CountdownQuestion::RECORD, &mut |asked, issues, writer| {
            let of = asked.json.field("of");
            let id = of.name("id");
            countdown = match of.text("kind") {
                "warranty" => warranty_countdown(policy, asked, id.as_deref(), false),
                "registration" => warranty_countdown(policy, asked, id.as_deref(), true),
                "service_level" => service_countdown(policy, asked, id.as_deref()),
                _ => return_countdown(policy, asked, id.as_deref()),
            };
            if countdown.is_none() {
                issues.add_field(IssueCode::NothingToCount, asked.json, "of", "");
            }
            writer.null();
        });
        if said.starts_with("{\"ok\":true") { countdown.ok_or(said) } else { Err(said) }
    }
}

/// The arguments of a call. Those that a question does not have mean nothing.
pub(super) struct Asked<'a> {
    pub(super) json: &'a Json<'a>,
    pub(super) line: Line,
    request: Request,
    pub(super) now: Instant,
}

/// Checks the arguments of a call and writes the answer, or everything that is wrong.
pub(super) fn answer(
    policy: &Policy,
    text: &str,
    shape: &'static Record,
    ask: &mut dyn FnMut(&Asked, &mut Issues, &mut Writer),
) -> String {
    let mut issues = Issues::default();
    match read(text) {
        Err(malformed) => issues.errors.push(unreadable(malformed)),
        Ok(json) => {
            documents::check(&json, &Shape::Record(shape), false, &mut issues);
            let asked = Asked {
                line: documents::line(json.field("line"), policy, &mut issues),
                request: documents::request(json.field("request"), policy, &mut issues),
                now: documents::parse_instant(json.field("now")).unwrap_or(Instant::MIN),
                json: &json,
            };
            let mut writer = Writer::default();
            // A value of a wrong kind was told; what else is wrong with the others is told too.
            ask(&asked, &mut issues, &mut writer);
            issues.locate(&json);
            if issues.errors.is_empty() {
                return understood(&writer.into_text(), &issues.warnings);
            }
        }
    }
    refused(&issues.errors)
}

/// `{"ok":true,…}`
pub(super) fn understood(value: &str, warnings: &[Issue]) -> String {
    let mut writer = Writer::default();
    writer.open('{');
    writer.key("ok");
    writer.boolean(true);
    writer.key("value");
    writer.raw(value);
    if !warnings.is_empty() {
        writer.key("warnings");
        list(&mut writer, warnings);
    }
    writer.close('}');
    writer.into_text()
}

/// `{"ok":true,…}` with a number that stands for what is kept here.
#[cfg(all(target_arch = "wasm32", not(feature = "dom")))]
pub(super) fn understood_number(number: u32, warnings: &[Issue]) -> String {
    let mut value = String::new();
    super::json::push_integer(&mut value, number.into());
    understood(&value, warnings)
}

/// `{"ok":false,…}`
pub(super) fn refused(issues: &[Issue]) -> String {
    let mut writer = Writer::default();
    writer.open('{');
    writer.key("ok");
    writer.boolean(false);
    writer.key("issues");
    list(&mut writer, issues);
    writer.close('}');
    writer.into_text()
}

fn list(writer: &mut Writer, issues: &[Issue]) {
    writer.open('[');
    issues.iter().for_each(|issue| issue.write(writer));
    writer.close(']');
}

/// The issue of a text that is not read any further, with the byte that stopped it.
pub(super) fn unreadable(malformed: Malformed) -> Issue {
    let mut position = String::from("byte ");
    super::json::push_integer(&mut position, i64::try_from(malformed.position).unwrap_or(i64::MAX));
    let limit = malformed.limit().map(str::to_owned);
    Issue::of_all(malformed.code, malformed.pointer.unwrap_or_default(), limit, Some(position))
}

fn return_countdown(policy: &Policy, asked: &Asked, id: Option<&str>) -> Option<Countdown> {
    let decision = decide_shortly(policy, &asked.line, &asked.request, asked.now);
    let is_meant = |key: OptionKey| {
        let rule = key.terms(policy).map(|(_, rule)| rule.id.as_str());
        id.is_none_or(|id| Some(id) == rule || id == answers::option_id(key, policy))
    };
    let best = decision.best().filter(|_| id.is_none());
    let open =
        best.or_else(|| decision.options.iter().find(|option| is_meant(option.key))).map(|option| &option.window);
    let closed = || decision.closed.iter().find(|closed| is_meant(closed.key)).map(|closed| &closed.window);
    Some(countdown_of(policy, open.or_else(closed)?, None, Period::default()))
}

fn warranty_countdown(policy: &Policy, asked: &Asked, id: Option<&str>, registration: bool) -> Option<Countdown> {
    for coverage in &coverages(policy, &asked.line, asked.now) {
        let (_, warranty) = coverage.terms(policy)?;
        let registered = coverage.registration.as_ref();
        if id.is_some_and(|id| id != warranty.id) || (registration && registered.is_none()) {
            continue;
        }
        if let (true, Some(registered)) = (registration, registered) {
            return Some(countdown_of(policy, &registered.window, None, warranty.expiring));
        }
        let by_time = !matches!(coverage.state, CoverageState::Void | CoverageState::Unregistered)
            && coverage.ended_by != Some(EndedBy::Usage);
        let settled = (!by_time).then_some(coverage.state);
        return Some(countdown_of(policy, &coverage.window, settled, warranty.expiring));
    }
    None
}

/// The first promise that is still to be kept, of the line's own events, or the one that is named.
fn service_countdown(policy: &Policy, asked: &Asked, id: Option<&str>) -> Option<Countdown> {
    let facts = CaseFacts { line: asked.line.clone(), ..CaseFacts::default() };
    let levels = service_levels(policy, &facts, asked.now);
    let is_meant = |level: &&ServiceLevel| match (id, level.terms(policy)) {
        (Some(id), Some((_, promise))) => promise.id == id,
        (None, _) => matches!(level.state, PromiseState::Due | PromiseState::Waiting),
        (Some(_), None) => false,
    };
    Some(countdown_of(policy, &levels.iter().find(is_meant)?.window, None, Period::default()))
}

fn countdown_of(policy: &Policy, window: &PlacedWindow, settled: Option<CoverageState>, expiring: Period) -> Countdown {
    let by_closing = match window.closing {
        Closing::Unknown => Some(CoverageState::Unknown),
        Closing::NotStarted => Some(CoverageState::NotStarted),
        Closing::At { .. } | Closing::Unlimited => None,
    };
    Countdown {
        zone: std::rc::Rc::clone(&policy.zone),
        opens: window.opens,
        closes: window.closing.instant(),
        settled: settled.or(by_closing),
        expiring,
    }
}
