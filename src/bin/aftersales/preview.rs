//! preview: what a policy gives: for one order line, each reason and remedy; for many, how many lines have what.

use aftersales::authoring::Author;
use aftersales::boundary::{Engine, Issue, NativeHost};
use clap::Args;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::files::{Document, Handed, Named, read_json, write};
use crate::instants::{instant, written};
use crate::issues::refused;
use crate::many::chart::{Bar, Part, chart};
use crate::many::outcomes::{Outcomes, Sums};
use crate::many::page::{Page, Section};
use crate::many::{self, Asked, count, money_texts};
use crate::table::{bold, dim, table};
use crate::{Outcome, Refusal, as_json, usage};

/// Shows what a policy gives: for one order line what each reason opens, for many how many lines have what.
#[derive(Args)]
pub struct Preview {
    /// The policy.
    file: String,
    /// One order line.
    #[arg(long, value_name = "FILE", conflicts_with = "lines")]
    line: Option<String>,
    #[command(flatten)]
    asked: Asked,
    /// The day or instant to look from, in place of now.
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    handed: Handed,
}

/// An answer of the tools.
#[derive(Deserialize)]
pub struct Answer<T> {
    pub value: Option<T>,
    #[serde(default)]
    pub issues: Vec<Issue>,
}

impl Preview {
    pub fn run(self) -> Result<Outcome, Refusal> {
        let document = read_json(&self.file)?;
        match (&self.line, &self.asked.lines) {
            (Some(line), None) => self.of_one(&document, &read_json(line)?),
            (None, Some(lines)) => self.of_many(&document, lines),
            _ => Err(usage("--line or --lines is needed")),
        }
    }

    fn of_one(&self, document: &Document, line: &Document) -> Result<Outcome, Refusal> {
        if let Err(issues) = self.handed.policy_of(document)? {
            return Ok(refused(document, issues, "", self.json));
        }
        let now = instant(self.on.as_deref(), &document.value)?;
        let Named { packs, calendars } = self.handed.named_by(&document.value)?;
        let question = json!({ "document": document.value, "line": line.value,
            "options": { "packs": packs, "calendars": calendars, "now": written(now) } });
        let engine = Engine::new(Box::new(NativeHost));
        let answer = Author::new(&engine).preview(&question.to_string());
        let answer: Answer<Vec<Map<String, Value>>> =
            serde_json::from_str(&answer).unwrap_or(Answer { value: None, issues: Vec::new() });
        let Some(rows) = answer.value else { return Ok(refused(line, answer.issues, "/line", self.json)) };
        let text = if self.json { as_json(&rows) } else { matrix(&rows) };
        Ok(Outcome { text, ..Outcome::default() })
    }

    fn of_many(&self, document: &Document, file: &str) -> Result<Outcome, Refusal> {
        let policy = match self.handed.policy_of(document)? {
            Ok(policy) => policy,
            Err(issues) => return Ok(refused(document, issues, "", self.json)),
        };
        let now = instant(self.on.as_deref(), &document.value)?;
        let decided = many::decide(file, &self.asked, |kinds, outcomes: &mut Outcomes| {
            let batch = many::read(kinds, &policy)?;
            let today = batch.date_of(now);
            for row in 0..kinds.of.len() {
                outcomes.add(kinds, row, many::outcome(kinds, &batch, row, now)?, today);
            }
            Ok(())
        })?;
        let outcomes = match decided {
            Ok(outcomes) => outcomes,
            Err(wrong) => return Ok(many::refused(file, &wrong, self.json)),
        };
        let heading = format!("{policy} · {} · {file}", written(now));
        if let Some(out) = &self.asked.report {
            write(out, page(&heading, &outcomes).html().as_bytes())?;
        }
        let text = if self.json {
            let mut json = Map::new();
            json.insert("policy".to_owned(), policy.to_string().into());
            json.insert("now".to_owned(), written(now).into());
            json.extend(outcomes.json());
            as_json(&json)
        } else {
            overview(&heading, &outcomes)
        };
        Ok(Outcome { text, ..Outcome::default() })
    }
}

/// How certain a cell is, by its sign.
const SIGNS: [(&str, &str); 3] = [("open", "●"), ("conditional", "◐"), ("review", "○")];

/// The rows of reasons, with the remedies that any of them opens.
fn matrix(rows: &[Map<String, Value>]) -> String {
    let cell =
        |row: &Map<String, Value>, remedy: &str| row.get("remedies").and_then(|cells| cells.get(remedy)).cloned();
    let all = rows.first().and_then(|row| row.get("remedies")?.as_object());
    let is_open = |remedy: &str| rows.iter().any(|row| cell(row, remedy).is_some_and(|cell| !cell.is_null()));
    let remedies: Vec<&str> =
        all.into_iter().flat_map(Map::keys).map(String::as_str).filter(|remedy| is_open(remedy)).collect();
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let shown = |cell: Option<Value>| match cell {
        Some(cell @ Value::Object(_)) => {
            let status = text(&cell, "status").unwrap_or_default();
            let sign = SIGNS.iter().find(|(name, _)| *name == status).map_or("", |(_, sign)| sign);
            format!("{sign} {}", text(&cell, "lastDay").or(text(&cell, "closes")).unwrap_or_default())
        }
        _ => "·".to_owned(),
    };
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let reason = row.get("reason").and_then(Value::as_str).unwrap_or_default().to_owned();
            std::iter::once(reason).chain(remedies.iter().map(|remedy| shown(cell(row, remedy)))).collect()
        })
        .collect();
    let head: Vec<&str> = std::iter::once("reason").chain(remedies.iter().copied()).collect();
    let legend = SIGNS.map(|(status, sign)| format!("{sign} {status}")).join("   ");
    format!("{}\n{}\n", table(&head, &lines), dim(&legend))
}

const HEAD: [&str; 7] = ["lines", "eligible", "conditional", "review", "ineligible", "days left", "paid back at most"];

fn cells(name: &str, sums: &Sums) -> Vec<String> {
    let name = if name.is_empty() { "not stated" } else { name };
    let mut cells = vec![name.to_owned(), count(sums.lines)];
    cells.extend(sums.statuses.map(count));
    let ending = i64::try_from(sums.ending).unwrap_or(i64::MAX);
    cells.push(sums.days.checked_div(ending).map_or_else(|| "·".to_owned(), |days| days.to_string()));
    cells.push(money_texts(&sums.money));
    cells
}

/// Sums by names, and what they are by.
type Group<'o> = (&'static str, Vec<(&'o str, &'o Sums)>);

fn groups(outcomes: &Outcomes) -> [Group<'_>; 2] {
    [("category", &outcomes.categories), ("month", &outcomes.months)]
        .map(|(by, sums)| (by, sums.iter().map(|(name, sums)| (name.as_str(), sums)).collect()))
}

fn overview(heading: &str, outcomes: &Outcomes) -> String {
    let mut text = dim(heading) + "\n" + &bold(&format!("{} lines", count(outcomes.all.lines))) + "\n";
    for (name, sums) in groups(outcomes) {
        let rows: Vec<Vec<String>> = sums.into_iter().map(|(name, sums)| cells(name, sums)).collect();
        let head: Vec<&str> = std::iter::once(name).chain(HEAD).collect();
        text += &format!("\n{}", table(&head, &rows));
    }
    text
}

fn page(heading: &str, outcomes: &Outcomes) -> Page {
    let all = &outcomes.all;
    let [eligible, conditional, review, ineligible] = all.statuses;
    let section = |(name, sums): Group| Section {
        title: format!("By {name}"),
        chart: chart(&format!("What lines come to, by {name}"), &bars(&sums)),
        head: std::iter::once(name).chain(HEAD).collect(),
        rows: sums.iter().map(|(name, sums)| cells(name, sums)).collect(),
    };
    Page {
        title: "What a policy gives".to_owned(),
        about: vec![heading.to_owned()],
        figures: vec![
            ("Lines", count(all.lines)),
            ("Eligible", count(eligible)),
            ("Conditional", count(conditional)),
            ("Review", count(review)),
            ("Ineligible", count(ineligible)),
            ("Paid back at most", money_texts(&all.money)),
        ],
        legend: CLASSES.to_vec(),
        sections: groups(outcomes).into_iter().map(section).collect(),
    }
}

/// How a status is coloured, in the order of the statuses.
const CLASSES: [(&str, &str); 4] =
    [("open", "eligible"), ("maybe", "conditional"), ("check", "review"), ("none", "ineligible")];

fn bars(sums: &[(&str, &Sums)]) -> Vec<Bar> {
    #[expect(clippy::cast_precision_loss, reason = "a bar is some hundred points long")]
    let part = |((class, word), lines): (&(&'static str, &str), usize)| Part {
        class,
        size: lines as f64,
        title: format!("{} {word}", count(lines)),
    };
    let bar = |(name, sums): &(&str, &Sums)| Bar {
        name: if name.is_empty() { "not stated".to_owned() } else { (*name).to_owned() },
        left: Vec::new(),
        right: CLASSES.iter().zip(sums.statuses).map(part).collect(),
        value: format!("{} lines", count(sums.lines)),
    };
    sums.iter().map(bar).collect()
}
