//! What a form as a whole says: errors, warnings, who answers, and what is open for the goods.

use std::borrow::Cow;

use super::TextRules;
use super::check::{Setting, check_field};
use super::complaint::Classification;
use super::date_text;
use super::field::{FieldKind, Normalised, Raw};
use super::field_error::{FieldError, FieldErrorCode, Param};
use super::goods::{check_amount, check_dates, check_evidence, check_lines, check_warranty, stated};
use super::kinds::{EXTRAORDINARY, Form, FormKind, GROUNDS, NOTICE, SCOPE, WHOLE};
use super::personal::personal_numbers;
use super::text::turning;
use super::urgency::Written;
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{
    Closing, Decision, Depth, EventValue, Line, Openness, Order, OrderedLine, Request, decide, decide_order,
};
use crate::domain::policy::{Author, Name, Policy, Remedy};
use crate::domain::service::{CaseFacts, SUBMITTED, ServiceLevel, TRADER_INFORMED, service_levels};

/// The result of checking a form.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Report<'p> {
    /// The errors that the shopper must correct.
    pub errors: Vec<FieldError>,
    /// The warnings that the shopper should read before sending.
    pub warnings: Vec<FieldError>,
    /// Every valid value, in the spelling in which it is kept.
    pub values: Vec<(&'p str, Normalised<'p>)>,
    /// Who answers, once that is known.
    pub classification: Option<Classification>,
    /// The promises that would hold if the form were sent now.
    pub service_levels: Vec<ServiceLevel>,
    /// The decision about the line, if one is given.
    pub decision: Option<Decision>,
    /// The decision about each chosen line, by its id, if an order is given and no line.
    pub line_decisions: Vec<(String, Decision)>,
}

impl<'p> Report<'p> {
    /// The value of a field, if it is valid and a text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.value(name)? {
            Normalised::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a field, if it is valid.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&Normalised<'p>> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// True if a field is filled in, rightly or wrongly.
    pub(super) fn stated(&self, name: &str) -> bool {
        self.value(name).is_some() || self.errors.iter().any(|error| error.field == name)
    }
}

/// The goods that a form is about.
#[derive(Debug, Default)]
pub struct Goods<'g> {
    /// The line, if it is about one.
    pub line: Option<&'g Line>,
    /// The id of that line in the order; empty if it has none.
    pub line_id: &'g str,
    /// The order, if lines of it are chosen in the form.
    pub order: Option<Order>,
    /// The country of the order, by ISO 3166-1; empty if the order does not say.
    pub country: &'g str,
    /// Fields whose format the shop checks itself, so that the check here is skipped.
    pub judged: &'g [String],
    /// The locale in which numbers are typed, by BCP 47; empty if it is not known.
    pub locale: &'g str,
}

/// The country of a phone number without a country code, by ISO 3166-1: that of the order, else the one that the policy
/// assumes, else empty.
pub fn home<'c>(country: &'c str, policy: &Policy) -> Cow<'c, str> {
    match policy.assume.country {
        Some(assumed) if country.is_empty() => Cow::Owned(policy.names.text(assumed)),
        _ => Cow::Borrowed(country),
    }
}

/// The errors of a form: those of every field, then those of several fields together. `raws` are in the order of the
/// form's fields. The report has no warnings and no decision.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
/// #     "rules": [{ "id": "exchange", "grants": ["exchange"], "window": { "length": "P7D" } }] }"#;
/// # let policy = engine.load_document(terms)?.policy;
/// use aftersales::domain::calendar::Instant;
/// use aftersales::domain::form::{FormKind, Goods, Raw, check_form};
///
/// let form = policy.forms.iter().find(|form| form.kind == FormKind::Withdrawal).ok_or("no form")?;
/// let raws: Vec<_> = form
///     .fields
///     .iter()
///     .map(|field| match field.name.as_str() {
///         "name" => Raw::Text("Li Wei"),
///         "email" => Raw::Text("li.wei@example"),
///         _ => Raw::Absent,
///     })
///     .collect();
/// let report = check_form(&policy, form, &raws, &Goods::default(), Instant::held(0), &NativeHost);
/// let errors: Vec<_> = report.errors.iter().map(|error| (error.field.as_str(), error.code.code())).collect();
/// assert_eq!(errors, [("orderId", "required"), ("scope", "nothing_chosen")]);
/// assert_eq!(report.text("name"), Some("Li Wei"));
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
pub fn check_form<'p>(
    policy: &'p Policy,
    form: &'p Form,
    raws: &[Raw<'p>],
    goods: &Goods,
    now: Instant,
    rules: &dyn TextRules,
) -> Report<'p> {
    let line = goods.line;
    let order = goods.order.as_ref();
    let places = order.map(Order::places);
    let home = home(goods.country, policy);
    let paid = line.and_then(|line| line.paid.or(line.unit_price)).map(|paid| paid.currency);
    let setting = Setting {
        today: policy.zone.date_of(now),
        furthest: now.furthest_date(),
        locale: goods.locale,
        rules,
        country: &home,
        currency: paid.or(policy.currency),
        judged: goods.judged,
        measures: &|id| {
            let of_order = || Some(&order?.lines.get(places.as_ref()?.first(id)?)?.line);
            let chosen = if order.is_some() { of_order() } else { line };
            Some(chosen.is_some_and(|line| line.unit.is_some()))
        },
    };
    let mut report = Report { values: Vec::with_capacity(raws.len()), ..Report::default() };
    for (spec, raw) in form.fields.iter().zip(raws) {
        let known = match raw {
            Raw::Absent => stated(&spec.name, line, order, policy),
            _ => None,
        };
        if let Some(date) = known.filter(|_| spec.kind == FieldKind::Date) {
            report.values.push((&spec.name, Normalised::Text(Cow::Owned(date_text(date)))));
            continue;
        }
        match check_field(spec, raw, &setting) {
            Ok(Some(kept)) => report.values.push((&spec.name, kept)),
            Ok(None) => {}
            Err(errors) => report.errors.extend(errors),
        }
    }
    check_together(&mut report, form, policy);
    check_scope(&mut report, form, line.is_some() || order.is_some());
    check_dates(&mut report, form, line, order, policy);
    check_lines(&mut report, form, line, order);
    check_amount(&mut report, line, order);
    report
}

/// The whole report on a form: errors, warnings, who answers and by when, and the decision about the goods.
///
/// A demand that no option covers is a warning, not an error: the shopper may still send it, and sees which options are
/// open instead. Without a line or an order there is no decision.
pub fn judge_form<'p>(
    policy: &'p Policy,
    form: &'p Form,
    raws: &[Raw<'p>],
    goods: Goods,
    now: Instant,
    rules: &dyn TextRules,
) -> Report<'p> {
    let mut report = check_form(policy, form, raws, &goods, now, rules);
    let Goods { line, line_id, mut order, .. } = goods;
    for (spec, raw) in form.fields.iter().zip(raws) {
        if let (Raw::Text(text), FieldKind::Text | FieldKind::Multiline) = (raw, spec.kind) {
            warn_of_text(&mut report, &spec.name, text, spec.kind);
        }
    }
    // Who withdraws gives no reason: it is a change of mind.
    let stated = if form.kind == FormKind::Withdrawal { Some("changed_mind") } else { report.text("reason") };
    let reason = stated.map(|reason| policy.names.find(reason));
    let reason = reason.filter(|reason| policy.reasons.has_leaf(*reason));
    classify(&mut report, form, line, policy);
    promise(&mut report, form.kind, line.cloned().unwrap_or_else(|| of_order(order.as_ref())), reason, policy, now);
    let request = Request { reason, ..Request::default() };
    // What would take too long to decide is sent without a preview of the decision.
    report.decision = match (line, order.as_mut()) {
        (Some(line), Some(order)) => decide_in_order(line_id, line, order, &request, policy, now),
        _ => None,
    }
    .or_else(|| line.and_then(|line| decide(policy, line, &request, now).ok()));
    if line.is_none() {
        report.line_decisions = decide_chosen(&report, order, &request, policy, now);
    }
    demand(&mut report);
    check_evidence(&mut report, form, policy);
    if form.kind == FormKind::Repair
        && let Some(line) = line
    {
        check_warranty(&mut report, line, policy, now);
    }
    report
}

/// Warns of personal numbers in free text, and of characters that change its direction. Positions are those of the text
/// as it was typed.
fn warn_of_text(report: &mut Report, name: &str, text: &str, kind: FieldKind) {
    if !text.is_ascii()
        && let Some(place) = turning(text)
    {
        report.warnings.push(FieldError::new(name, FieldErrorCode::DirectionControl).at("position", place));
    }
    if kind == FieldKind::Multiline {
        for found in personal_numbers(text) {
            let warning = FieldError::new(name, found.number.code());
            report.warnings.push(warning.at("position", found.position).at("length", found.length));
        }
    }
}

fn check_together(report: &mut Report, form: &Form, policy: &Policy) {
    let has = |name: &str| form.fields.iter().any(|spec| spec.name == name);
    let reason = report.text("reason").unwrap_or_default().to_owned();
    for spec in form.fields.iter().filter(|_| !reason.is_empty()) {
        if spec.required_for.contains(&reason) && !report.stated(&spec.name) {
            report
                .errors
                .push(FieldError::new(&spec.name, FieldErrorCode::RequiredForReason).saying("reason", &reason));
        }
    }
    if form.kind != FormKind::Survey
        && !report.stated("email")
        && !report.stated("phone")
        && let Some(contact) = ["email", "phone"].into_iter().find(|name| has(name))
    {
        report.errors.push(FieldError::new(contact, FieldErrorCode::ContactRequired));
    }
    if form.kind == FormKind::Repair
        && matches!(report.text("handover"), Some("pick_up" | "on_site"))
        && has("address")
        && !report.stated("address")
    {
        report.errors.push(FieldError::new("address", FieldErrorCode::AddressRequired));
    }
    if report.text(NOTICE) == Some(EXTRAORDINARY) && has(GROUNDS) && !report.stated(GROUNDS) {
        report.errors.push(FieldError::new(GROUNDS, FieldErrorCode::Required));
    }
    let category = report.text("category").and_then(|id| policy.complaints.iter().find(|kind| kind.id == id));
    let divided = category.is_none_or(|category| category.reasons.contains(&reason));
    if form.kind == FormKind::Complaint && !reason.is_empty() && !divided {
        report.errors.push(FieldError::new("reason", FieldErrorCode::UnknownChoice));
    }
}

/// Reports a withdrawal from nothing. What was ticked before the whole contract was chosen is a part of it.
fn check_scope(report: &mut Report, form: &Form, goods_are_known: bool) {
    let has_scope = form.kind == FormKind::Withdrawal && form.fields.iter().any(|spec| spec.name == SCOPE);
    if !has_scope || report.errors.iter().any(|error| error.field == SCOPE) {
        return;
    }
    let scope = report.text(SCOPE).map(|scope| scope == WHOLE);
    if scope == Some(true) {
        report.values.retain(|(name, _)| *name != "lines" && *name != "goods");
    } else if !report.stated("lines") && !report.stated("goods") {
        let field = match scope {
            None => SCOPE,
            Some(_) if goods_are_known => "lines",
            Some(_) => "goods",
        };
        report.errors.push(FieldError::new(field, FieldErrorCode::NothingChosen));
    }
}

/// Who answers, and how urgent it is.
fn classify(report: &mut Report, form: &Form, line: Option<&Line>, policy: &Policy) {
    let id = match form.kind {
        FormKind::Complaint => report.text("category"),
        FormKind::Return | FormKind::Withdrawal => Some("return_exchange"),
        FormKind::Repair => Some("product_quality"),
        FormKind::Registration | FormKind::Survey | FormKind::Cancellation => None,
    };
    let Some(category) = id.and_then(|id| policy.complaints.iter().find(|kind| kind.id == id)) else { return };
    let reason = report.text("reason").map(str::to_owned);
    let written = ["description", "fault"].iter().find_map(|name| report.text(name)).unwrap_or_default();
    let written = Written::new(written);
    let given = reason.as_deref().unwrap_or_default();
    let holding = policy.urgencies.iter().filter(|urgency| urgency.holds(&written, given, line, policy));
    let most = holding.min_by_key(|urgency| urgency.priority as u8);
    let urgency = most.filter(|urgency| (urgency.priority as u8) < category.priority as u8);
    report.classification = Some(Classification {
        category: category.id.clone(),
        reason,
        department: category.department.clone(),
        priority: urgency.map_or(category.priority, |urgency| urgency.priority),
        because: urgency.map(|urgency| urgency.id.clone()),
    });
}

/// The promises of the shop and the law that would hold if the form were sent now.
fn promise(report: &mut Report, kind: FormKind, mut goods: Line, reason: Option<Name>, policy: &Policy, now: Instant) {
    let class = report.classification.as_ref();
    let silent = policy.documents.iter().all(|document| document.service.is_empty());
    if silent || (class.is_none() && kind != FormKind::Withdrawal) {
        return;
    }
    goods.events.push((policy.names.find(SUBMITTED), EventValue::At(now)));
    if kind == FormKind::Withdrawal {
        goods.events.push((policy.names.find(TRADER_INFORMED), EventValue::At(now)));
    }
    let facts = CaseFacts {
        category: class.map(|class| class.category.clone()).unwrap_or_default(),
        priority: class.map(|class| class.priority),
        reason,
        line: goods,
        ..CaseFacts::default()
    };
    let mut levels = service_levels(policy, &facts, now);
    // A law's promise may be counted from an event that never happens.
    levels.retain(|level| {
        let by_shop = level.terms(policy).is_some_and(|(document, _)| document.author == Author::Shop);
        by_shop || level.window.closing != Closing::Unknown
    });
    report.service_levels = levels;
}

/// What is known of the goods when only their order is.
fn of_order(order: Option<&Order>) -> Line {
    Line { country: order.and_then(|order| order.country), ..Line::default() }
}

/// The decision about a line with what its order knows: parcels, payment, country.
fn decide_in_order(
    id: &str,
    line: &Line,
    order: &mut Order,
    request: &Request,
    policy: &Policy,
    now: Instant,
) -> Option<Decision> {
    let place = order.places().first(id)?;
    let ordered = order.lines.get_mut(place)?;
    ordered.line = line.clone();
    ordered.request = Some(request.clone());
    decide_order(policy, order, Depth::Whole, now).ok()?.into_iter().nth(place)
}

/// The decision about each chosen line of the order.
fn decide_chosen(
    report: &Report,
    order: Option<Order>,
    request: &Request,
    policy: &Policy,
    now: Instant,
) -> Vec<(String, Decision)> {
    let (Some(mut order), Some(Normalised::Lines(chosen))) = (order, report.value("lines")) else { return Vec::new() };
    let mut ids = Vec::new();
    for item in chosen {
        ids.push(item.id.as_str());
    }
    let places = OrderedLine::places(ids);
    for ordered in &mut order.lines {
        if let Some(item) = places.first(&ordered.id).and_then(|place| chosen.get(place)) {
            ordered.request = Some(Request { quantity: Some(item.quantity), ..request.clone() });
        }
    }
    let decisions = decide_order(policy, &order, Depth::Whole, now).unwrap_or_default();
    let mut kept = Vec::new();
    for (ordered, decision) in order.lines.into_iter().zip(decisions) {
        if places.first(&ordered.id).is_some() {
            kept.push((ordered.id, decision));
        }
    }
    kept
}

/// Warns if the demand is not covered, for the line or for every chosen line of the order.
fn demand(report: &mut Report) {
    let field = if report.value("remedy").is_some() { "remedy" } else { "demand" };
    let Some(demand) = report.text(field).and_then(Remedy::from_code) else { return };
    let of_line = report.decision.as_ref().and_then(|decision| uncovered(decision, field, demand));
    report.warnings.extend(of_line);
    for (id, decision) in &report.line_decisions {
        let warning = uncovered(decision, field, demand);
        report.warnings.extend(warning.map(|warning| warning.saying("line", id)));
    }
}

/// The warning that no open option covers the demand, or that it depends on something.
fn uncovered(decision: &Decision, field: &str, demand: Remedy) -> Option<FieldError> {
    let covering = decision.options.iter().filter(|option| option.key.remedy == demand);
    let code = match covering.map(|option| option.openness).min() {
        Some(Openness::Open) => return None,
        Some(Openness::Conditional) => FieldErrorCode::DemandDepends,
        Some(Openness::Review) => FieldErrorCode::DemandNeedsReview,
        None => FieldErrorCode::DemandNotCovered,
    };
    let mut warning = FieldError::new(field, code);
    warning.params.push(("demand", Param::Text(demand.code().to_owned())));
    Some(warning)
}
