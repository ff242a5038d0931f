use super::decode::{self, Fields, Node, UnknownFields};
use super::encode;
use super::host::{Host, Zones};
use super::issues::{Issue, Issues};
use super::json::{Json, Malformed, Writer, read};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{Closing, Line, Placement, Request, decide, timeline};
use crate::domain::form::{Context, FieldSpec, check_complaint, check_field, complaint_fields};
use crate::domain::policy::Policy;
use crate::domain::warranty::{Countdown, CoverageState, coverages};

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
    host: Box<dyn Host>,
    zones: Zones,
}

/// A policy that was understood.
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
    pub fn new(host: Box<dyn Host>) -> Self {
        Self { host, zones: Zones::default() }
    }

    /// What the world lends.
    pub fn host(&self) -> &dyn Host {
        self.host.as_ref()
    }

    /// Reads `{document, packs?, calendars?, unknownFields?}`.
    pub fn load(&self, text: &str) -> Result<Loaded, Vec<Issue>> {
        let mut issues = Issues::default();
        let json = read(text).map_err(|malformed| vec![unreadable(malformed)])?;
        let policy = self.load_parts(&json, &mut issues);
        match policy {
            Some(policy) if issues.errors.is_empty() => Ok(Loaded { policy, warnings: issues.warnings }),
            _ => Err(issues.errors),
        }
    }

    fn load_parts(&self, json: &Json, issues: &mut Issues) -> Option<Policy> {
        let Json::Object(parts) = json else { return Node::root(json, "").wrong_type("object", issues) };
        let part = |name: &str| parts.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        let Some(document) = part("document") else {
            issues.add("missing_field", &super::issues::Place::root(""), Some("a policy document"), None);
            return None;
        };
        let calendars = part("calendars").map(|json| Node::root(json, "/options/calendars"));
        let calendars = calendars.map(|node| decode::calendars(&node, issues)).unwrap_or_default();
        let review = part("unknownFields").map(|json| Node::root(json, "/options/unknownFields"));
        let mode = |review: bool| if review { "review" } else { "issue" };
        let review = review.and_then(|node| node.code(&[true, false], mode, issues)).unwrap_or(false);
        let unknown = if review { UnknownFields::Review } else { UnknownFields::Issue };
        let packs = part("packs").map(|json| Node::root(json, "/options/packs"));
        let packs: Vec<Node> = match packs.as_ref().map(|node| (node, node.json)) {
            Some((node, Json::Array(items))) => {
                items.iter().enumerate().map(|(index, json)| Node { json, place: node.place.index(index) }).collect()
            }
            Some((node, _)) => node.wrong_type("array", issues).unwrap_or_default(),
            None => Vec::new(),
        };
        let shop = Node::root(document, "");
        decode::policy(&shop, &packs, &calendars, unknown, (self.host(), &self.zones), issues)
    }

    /// The short answer for `{line, request?, now}`.
    pub fn verdict(&self, policy: &Policy, text: &str) -> String {
        self.judge(policy, text, |writer, line, request, now| {
            encode::verdict(writer, &decide(policy, line, request, now));
        })
    }

    /// The whole answer for `{line, request?, now}`.
    pub fn check_return(&self, policy: &Policy, text: &str) -> String {
        self.judge(policy, text, |writer, line, request, now| {
            let decision = decide(policy, line, request, now);
            encode::decision(writer, &decision, request, policy, &self.host.zone_data(), now);
        })
    }

    /// All of time for `{line, request?}`.
    pub fn timeline(&self, policy: &Policy, text: &str) -> String {
        answer(text, |fields, issues| {
            let (line, request) = asked(fields, policy, issues)?;
            Some(move |writer: &mut Writer| encode::timeline(writer, &timeline(policy, &line, &request), policy))
        })
    }

    /// The warranties for `{line, now}`.
    pub fn warranty(&self, policy: &Policy, text: &str) -> String {
        self.judge(policy, text, |writer, line, _, now| {
            encode::coverages(writer, &coverages(policy, line, now), policy);
        })
    }

    /// The countdown for `{line, of?: {kind?, id?}, now}`.
    pub fn countdown(&self, policy: &Policy, text: &str) -> Counting {
        let mut countdown = None;
        let said = answer(text, |fields, issues| {
            let (line, request) = asked(fields, policy, issues)?;
            let now = now(fields, issues)?;
            countdown = counted(fields, policy, &line, &request, now, issues);
            countdown.as_ref().map(|_| Writer::null)
        });
        countdown.ok_or(said)
    }

    /// The fields of a complaint.
    pub fn complaint_fields(&self, policy: &Policy) -> String {
        let mut writer = Writer::default();
        encode::field_specs(&mut writer, &complaint_fields(policy));
        writer.into_text()
    }

    /// The errors of one field for `{name, value, values?, now}`.
    pub fn check_complaint_field(&self, policy: &Policy, text: &str) -> String {
        answer(text, |fields, issues| {
            let name = fields.required("name", issues)?.text(issues)?;
            let now = now(fields, issues)?;
            let specs = complaint_fields(policy);
            let errors: Vec<_> = match specs.iter().find(|spec| spec.name == name) {
                Some(spec) => self.field_errors(policy, spec, fields, now),
                None => {
                    let near = super::issues::suggestion(name, specs.iter().map(|spec| spec.name));
                    issues.add("unknown_value", &super::issues::Place::root("/name"), near, None);
                    return None;
                }
            };
            Some(move |writer: &mut Writer| encode::field_errors(writer, &errors))
        })
    }

    fn field_errors(
        &self,
        policy: &Policy,
        spec: &FieldSpec,
        fields: &mut Fields,
        now: Instant,
    ) -> Vec<crate::domain::form::FieldError> {
        let raw = fields.get("value").map_or(crate::domain::form::Raw::Absent, |node| decode::raw(node.json));
        let today = policy.zone.date_of(now);
        check_field(spec, &raw, today, self.host.as_ref()).err().into_iter().collect()
    }

    /// The report on `{values, line?, now}`.
    pub fn validate_complaint(&self, policy: &Policy, text: &str) -> String {
        answer(text, |fields, issues| {
            let values = fields.required("values", issues)?;
            let Json::Object(entries) = values.json else { return values.wrong_type("object", issues) };
            let line = fields.known("line").and_then(|node| decode::line(&node, policy, issues));
            let now = now(fields, issues)?;
            let value = |name: &str| decode::raw_value(entries, name);
            let report = check_complaint(policy, &value, &Context { line }, now, self.host.as_ref());
            Some(move |writer: &mut Writer| encode::report(writer, &report, policy))
        })
    }

    fn judge(&self, policy: &Policy, text: &str, write: impl FnOnce(&mut Writer, &Line, &Request, Instant)) -> String {
        answer(text, |fields, issues| {
            let asked = asked(fields, policy, issues);
            let now = now(fields, issues);
            let ((line, request), now) = asked.zip(now)?;
            Some(move |writer: &mut Writer| write(writer, &line, &request, now))
        })
    }
}

/// Reads the arguments of a call, and writes the answer or the issues.
fn answer<W: FnOnce(&mut Writer)>(text: &str, ask: impl FnOnce(&mut Fields, &mut Issues) -> Option<W>) -> String {
    let mut issues = Issues::default();
    match read(text) {
        Err(malformed) => issues.errors.push(unreadable(malformed)),
        Ok(json) => {
            let node = Node::root(&json, "");
            let write = node.fields(&mut issues).and_then(|mut fields| ask(&mut fields, &mut issues));
            if let (Some(write), true) = (write, issues.errors.is_empty()) {
                return understood(write, &issues.warnings);
            }
        }
    }
    refused(&issues.errors)
}

/// `{"ok":true,…}`
pub(super) fn understood(write: impl FnOnce(&mut Writer), warnings: &[Issue]) -> String {
    let mut writer = Writer::default();
    writer.open('{');
    writer.key("ok");
    writer.boolean(true);
    writer.key("value");
    write(&mut writer);
    if !warnings.is_empty() {
        writer.key("warnings");
        list(&mut writer, warnings);
    }
    writer.close('}');
    writer.into_text()
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

fn unreadable(malformed: Malformed) -> Issue {
    let mut position = String::from("no error at byte ");
    super::json::push_integer(&mut position, i64::try_from(malformed.position).unwrap_or(i64::MAX));
    Issue { code: malformed.code, pointer: String::new(), expected: Some(position), received: None }
}

fn asked(fields: &mut Fields, policy: &Policy, issues: &mut Issues) -> Option<(Line, Request)> {
    let line = fields.required("line", issues).and_then(|node| decode::line(&node, policy, issues));
    let request = match fields.known("request") {
        Some(node) => decode::request(&node, policy, issues),
        None => Some(Request::default()),
    };
    line.zip(request)
}

fn now(fields: &mut Fields, issues: &mut Issues) -> Option<Instant> {
    fields.required("now", issues).and_then(|node| decode::instant(&node, issues))
}

fn counted(
    fields: &mut Fields,
    policy: &Policy,
    line: &Line,
    request: &Request,
    now: Instant,
    issues: &mut Issues,
) -> Option<Countdown> {
    let of = fields.known("of");
    let mut of = match &of {
        Some(node) => Some(node.fields(issues)?),
        None => None,
    };
    let kind = of.as_mut().and_then(|of| of.known("kind"));
    let kind = match kind {
        Some(node) => node.code(&["return", "warranty", "registration"], |kind| kind, issues)?,
        None => "return",
    };
    let id_node = of.as_mut().and_then(|of| of.known("id"));
    let id = match id_node {
        Some(node) => Some(node.name(issues)?),
        None => None,
    };
    let found = match kind {
        "return" => return_countdown(policy, line, request, now, id.as_deref()),
        _ => warranty_countdown(policy, line, now, id.as_deref(), kind == "registration"),
    };
    if found.is_none() {
        let place = super::issues::Place::root("/of");
        issues.add("nothing_to_count", &place, None, None);
    }
    found
}

fn return_countdown(
    policy: &Policy,
    line: &Line,
    request: &Request,
    now: Instant,
    id: Option<&str>,
) -> Option<Countdown> {
    let decision = decide(policy, line, request, now);
    let open = decision.options.iter().map(|option| (option.grant, &option.window));
    let mut all = open.chain(decision.closed.iter().map(|closed| (closed.grant, &closed.window)));
    let (_, window) = all.find(|(grant, _)| {
        let rule = grant.terms(policy).map(|(_, rule)| rule.id.as_str());
        id.is_none_or(|id| Some(id) == rule || id == encode::option_id(*grant, policy))
    })?;
    Some(countdown_of(policy, window, None, crate::domain::calendar::Period::default()))
}

fn warranty_countdown(
    policy: &Policy,
    line: &Line,
    now: Instant,
    id: Option<&str>,
    registration: bool,
) -> Option<Countdown> {
    coverages(policy, line, now).into_iter().find_map(|coverage| {
        let (_, warranty) = coverage.terms(policy)?;
        if id.is_some_and(|id| id != warranty.id) {
            return None;
        }
        if registration {
            let window = &coverage.registration.as_ref()?.window;
            return Some(countdown_of(policy, window, None, warranty.expiring));
        }
        let by_time = !matches!(coverage.state, CoverageState::Void | CoverageState::Unregistered)
            && coverage.ended_by != Some(crate::domain::warranty::EndedBy::Usage);
        let settled = (!by_time).then_some(coverage.state);
        Some(countdown_of(policy, &coverage.window, settled, warranty.expiring))
    })
}

fn countdown_of(
    policy: &Policy,
    window: &Placement,
    settled: Option<CoverageState>,
    expiring: crate::domain::calendar::Period,
) -> Countdown {
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
