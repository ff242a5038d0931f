//! explain: what holds for a line of an order at one instant, and why.

use aftersales::boundary::Issue;
use aftersales::types::{Decision, Map, OrderQuestion, ReturnQuestion};
use aftersales::{Answer, Policy};
use clap::Args;
use serde::Serialize;
use serde_json::{Value, json};

use crate::files::{Document, Handed, read_json};
use crate::instants::{instant, written};
use crate::issues::refused;
use crate::table::{bold, dim, table};
use crate::{Outcome, Refusal, as_json, usage};

/// Says what holds for an order line at one instant, and why: options, dates, costs, reasons, missing facts.
#[derive(Args)]
pub struct Explain {
    /// The policy.
    file: String,
    /// The order line; with --order, the id of one of its lines.
    #[arg(long, value_name = "FILE|ID", required_unless_present = "order")]
    line: Option<String>,
    /// The order, all of whose lines are explained without --line.
    #[arg(long, value_name = "FILE")]
    order: Option<String>,
    /// Why the shopper asks, such as changed_mind.
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
    /// What the shopper asks for, such as refund.
    #[arg(long, value_name = "REMEDY")]
    remedy: Option<String>,
    /// The day or instant to answer for, in place of now.
    #[arg(long, value_name = "DATE")]
    now: Option<String>,
    /// List what concerns other goods too.
    #[arg(long)]
    all: bool,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    handed: Handed,
}

impl Explain {
    pub fn run(self) -> Result<Outcome, Refusal> {
        let document = read_json(&self.file)?;
        let policy = match self.handed.policy_of(&document)? {
            Ok(policy) => policy,
            Err(issues) => return Ok(refused(&document, issues, "", self.json)),
        };
        let now = instant(self.now.as_deref(), &document.value)?;
        let request = json!({ "reason": self.reason, "remedy": self.remedy });
        let mut question = json!({ "now": written(now) });
        if let (true, Some(question)) = (self.all, question.as_object_mut()) {
            question.insert("closed".to_owned(), "all".into());
        }
        match (&self.order, &self.line) {
            (Some(order), line) => self.of_order(&policy, &read_json(order)?, line.as_deref(), &request, question),
            (None, Some(line)) => self.of_line(&policy, &read_json(line)?, request, question),
            (None, None) => Err(usage("--line or --order is needed")),
        }
    }

    fn of_line(
        &self,
        policy: &Policy,
        line: &Document,
        request: Value,
        mut question: Value,
    ) -> Result<Outcome, Refusal> {
        fill(&mut question, [("line", line.value.clone()), ("request", request)]);
        let answer = asked(question, |question: ReturnQuestion| policy.check_return(&question));
        Ok(match answer {
            Ok(decision) if self.json => done(as_json(&decision)),
            Ok(decision) => done(told(&decision)),
            Err(issues) => refused(line, issues, "/line", self.json),
        })
    }

    fn of_order(
        &self,
        policy: &Policy,
        order: &Document,
        line: Option<&str>,
        request: &Value,
        mut question: Value,
    ) -> Result<Outcome, Refusal> {
        let lines = order.value.get("lines").and_then(Value::as_array).into_iter().flatten();
        let known: Vec<&str> = lines.filter_map(|line| line.get("id")?.as_str()).collect();
        let ids = match line {
            Some(line) if known.contains(&line) => vec![line],
            Some(line) => return Err(usage(format!("the order has no line {line}; there are {}", known.join(", ")))),
            None => known,
        };
        let requests: serde_json::Map<String, Value> =
            ids.iter().map(|id| ((*id).to_owned(), request.clone())).collect();
        fill(&mut question, [("order", order.value.clone()), ("requests", requests.into())]);
        let answer = asked(question, |question: OrderQuestion| policy.check_order(&question));
        let decisions: Map<Decision> = match answer {
            Ok(decisions) => decisions,
            Err(issues) => return Ok(refused(order, issues, "/order", self.json)),
        };
        let decided = ids.iter().filter_map(|id| Some((*id, decisions.get(*id)?)));
        Ok(done(if self.json {
            as_json(
                &decided.map(|(id, decision)| (id, json!(decision))).collect::<Vec<_>>().into_iter().collect::<Keyed>(),
            )
        } else {
            let texts: Vec<String> = decided.map(|(id, decision)| bold(id) + "\n" + &told(decision)).collect();
            texts.join("\n")
        }))
    }
}

/// Values by their keys, in the order of the lines.
#[derive(Serialize)]
#[serde(transparent)]
struct Keyed(serde_json::Map<String, Value>);

impl<'k> FromIterator<(&'k str, Value)> for Keyed {
    fn from_iter<I: IntoIterator<Item = (&'k str, Value)>>(entries: I) -> Self {
        Self(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }
}

fn done(text: String) -> Outcome {
    Outcome { text, ..Outcome::default() }
}

fn fill<const N: usize>(question: &mut Value, fields: [(&str, Value); N]) {
    if let Some(question) = question.as_object_mut() {
        question.extend(fields.map(|(name, value)| (name.to_owned(), value)));
    }
}

/// What is answered to a question in JSON, or everything that is wrong with it.
fn asked<Q: serde::de::DeserializeOwned, T>(
    question: Value,
    ask: impl FnOnce(Q) -> Answer<T>,
) -> Result<T, Vec<Issue>> {
    let question = serde_json::from_value(question).map_err(|error| {
        let code = aftersales::boundary::IssueCode::WrongType;
        vec![Issue::of_all(code, String::new(), None, Some(error.to_string()))]
    })?;
    ask(question).into_result().map_err(Into::into)
}

/// A decision in the words of its codes.
fn told(decision: &Decision) -> String {
    let decision = json!(decision);
    let text = |value: &Value, pointer: &str| match value.pointer(pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => "·".to_owned(),
        Some(value) => value.to_string(),
    };
    let list = |name: &str| decision.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let rows = |entries: Vec<Value>, pointers: &[&str]| -> Vec<Vec<String>> {
        entries.iter().map(|entry| pointers.iter().map(|pointer| text(entry, pointer)).collect()).collect()
    };
    let stands = |pointer| text(&decision, &format!("/standsOn{pointer}"));
    let edition = format!("{} {} · {}", stands("/policy/id"), stands("/policy/version"), stands("/now"));
    let mut told = format!("{}\n{}\n", dim(&edition), bold(&text(&decision, "/status")));
    let open =
        rows(list("options"), &["/id", "/status", "/opens", "/lastDay", "/closes", "/basis", "/costs/shippingPaidBy"]);
    if !open.is_empty() {
        told +=
            &format!("\n{}", table(&["option", "status", "opens", "last day", "closes", "basis", "postage"], &open));
    }
    let missing = rows(list("missing"), &["/pointer"]);
    if !missing.is_empty() {
        told += &format!("\n{}", table(&["to be known"], &missing));
    }
    let closed: Vec<Vec<String>> = list("closed")
        .iter()
        .map(|option| {
            let reasons = option.get("reasons").and_then(Value::as_array).cloned().unwrap_or_default();
            let codes: Vec<String> = reasons.iter().map(|reason| text(reason, "/code")).collect();
            vec![text(option, "/id"), codes.join(", "), text(option, "/lastDay")]
        })
        .collect();
    if !closed.is_empty() {
        told += &format!("\n{}", table(&["not open", "why", "last day"], &closed));
    }
    told
}
