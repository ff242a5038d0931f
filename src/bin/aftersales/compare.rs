//! compare: what another edition changes for the lines of many orders: who gains, who loses, how many days and how much money.

use std::collections::BTreeMap;

use aftersales::authoring::Change;
use clap::Args;
use serde_json::{Value, json};

use crate::files::{Handed, read_json, write};
use crate::instants::{instant, written};
use crate::issues::refused;
use crate::many::chart::{Bar, Part, chart};
use crate::many::differences::{Changed, Differences, Sums, worst_first};
use crate::many::page::{Page, Section};
use crate::many::{self, Asked, amount, count, money_texts, signed};
use crate::table::{bold, dim, table};
use crate::{FOUND, Outcome, Refusal, as_json, usage};

/// Says what another edition changes for many order lines: who loses and who gains, days and money, the worst first.
#[derive(Args)]
pub struct Compare {
    /// The edition that holds now.
    old: String,
    /// The edition that may hold next.
    new: String,
    #[command(flatten)]
    asked: Asked,
    /// The day or instant to answer for, in place of now.
    #[arg(long, value_name = "DATE")]
    now: Option<String>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    handed: Handed,
}

/// What a report is about.
struct Report {
    about: Value,
    differences: Differences,
}

impl Compare {
    pub fn run(self) -> Result<Outcome, Refusal> {
        let Some(file) = &self.asked.lines else { return Err(usage("--lines is needed")) };
        let (old, new) = (read_json(&self.old)?, read_json(&self.new)?);
        let now = instant(self.now.as_deref(), &new.value)?;
        let before = match self.handed.policy_of(&old)? {
            Ok(policy) => policy,
            Err(issues) => return Ok(refused(&old, issues, "", self.json)),
        };
        let after = match self.handed.policy_of(&new)? {
            Ok(policy) => policy,
            Err(issues) => return Ok(refused(&new, issues, "", self.json)),
        };
        let decided = many::decide(file, &self.asked, |kinds, differences: &mut Differences| {
            let (old, new) = (many::read(kinds, &before)?, many::read(kinds, &after)?);
            let today = old.date_of(now);
            for row in 0..kinds.of.len() {
                let before = many::outcome(kinds, &old, row, now)?;
                let after = many::outcome(kinds, &new, row, now)?;
                differences.add(kinds, row, before, after, Change::between(before, after, today));
            }
            Ok(())
        })?;
        let differences = match decided {
            Ok(differences) => differences,
            Err(wrong) => return Ok(many::refused(file, &wrong, self.json)),
        };
        let about = json!({ "old": before.to_string(), "new": after.to_string(), "now": written(now), "file": file });
        let report = Report { about, differences };
        if let Some(out) = &self.asked.report {
            write(out, report.page().html().as_bytes())?;
        }
        let code = if report.differences.all.losses > 0 { FOUND } else { 0 };
        let text = if self.json { report.json() } else { report.text() };
        Ok(Outcome { text, code, ..Outcome::default() })
    }
}

const HEAD: [&str; 5] = ["lines", "lose", "gain", "days", "money"];

fn cells(name: &str, sums: &Sums) -> Vec<String> {
    let name = if name.is_empty() { "not stated" } else { name };
    let numbers =
        [count(sums.lines), count(sums.losses), count(sums.gains), signed(sums.days.net()), money_texts(&sums.paid())];
    std::iter::once(name.to_owned()).chain(numbers).collect()
}

fn told(changed: &Changed) -> Vec<String> {
    let Changed { line, id, category, month, change, before, after } = changed;
    let status = |outcome: &Option<aftersales::authoring::RowOutcome>| match outcome {
        Some(outcome) => match outcome.remedy {
            Some(remedy) => format!("{} {}", outcome.status.code(), remedy.code()),
            None => outcome.status.code().to_owned(),
        },
        None => "ineligible".to_owned(),
    };
    let money = match (change.money, change.currency) {
        (Some(money), Some(currency)) => amount(money, currency.number()),
        (Some(money), None) => money.to_string(),
        (None, _) => "?".to_owned(),
    };
    vec![
        if id.is_empty() { format!("line {line}") } else { id.clone() },
        category.clone(),
        month.clone(),
        change.days.map_or_else(|| "?".to_owned(), signed),
        money,
        status(before),
        status(after),
    ]
}

const TOLD_HEAD: [&str; 7] = ["line", "category", "month", "days", "money", "before", "after"];

impl Report {
    fn json(&self) -> String {
        let mut json = self.about.as_object().cloned().unwrap_or_default();
        json.extend(self.differences.json());
        as_json(&json)
    }

    fn heading(&self) -> String {
        let text = |name| self.about.get(name).and_then(Value::as_str).unwrap_or_default();
        format!("{} → {} · {} · {}", text("old"), text("new"), text("now"), text("file"))
    }

    fn text(&self) -> String {
        let Differences { all, categories, months, losses, gains } = &self.differences;
        let unchanged = all.lines.saturating_sub(all.losses).saturating_sub(all.gains);
        let mut text = dim(&self.heading()) + "\n";
        text += &bold(&format!(
            "{} lines: {} lose, {} gain, {} stay as they are",
            count(all.lines),
            count(all.losses),
            count(all.gains),
            count(unchanged)
        ));
        text += &format!(
            "\nDays to ask, together: {}; paid back at most: {}\n",
            signed(all.days.net()),
            money_texts(&all.paid())
        );
        if all.unknown > 0 {
            text += &format!("Of {} lines the days or the money are not certain.\n", count(all.unknown));
        }
        for (name, sums) in [("category", worst_first(categories)), ("month", in_order(months))] {
            let rows: Vec<Vec<String>> = sums.into_iter().map(|(name, sums)| cells(name, sums)).collect();
            let head: Vec<&str> = std::iter::once(name).chain(HEAD).collect();
            text += &format!("\n{}", table(&head, &rows));
        }
        for (title, changed) in [("Who loses, the worst first", losses), ("Who gains, the best first", gains)] {
            if !changed.is_empty() {
                let rows: Vec<Vec<String>> = changed.iter().map(told).collect();
                text += &format!("\n{title}\n{}", table(&TOLD_HEAD, &rows));
            }
        }
        text
    }

    fn page(&self) -> Page {
        let Differences { all, categories, months, losses, gains } = &self.differences;
        let sums = |title: &str, name, sums: &[(&str, &Sums)]| Section {
            title: title.to_owned(),
            chart: chart(&format!("Lines that lose and gain: {title}"), &bars(sums)),
            head: std::iter::once(name).chain(HEAD).collect(),
            rows: sums.iter().map(|(name, sums)| cells(name, sums)).collect(),
        };
        let lines = |title: &str, changed: &[Changed]| Section {
            title: title.to_owned(),
            chart: String::new(),
            head: TOLD_HEAD.to_vec(),
            rows: changed.iter().map(told).collect(),
        };
        let sections = vec![
            sums("By category", "category", &worst_first(categories)),
            sums("By month", "month", &in_order(months)),
            lines("Who loses, the worst first", losses),
            lines("Who gains, the best first", gains),
        ];
        Page {
            title: "What another edition changes".to_owned(),
            about: vec![self.heading()],
            figures: vec![
                ("Lines", count(all.lines)),
                ("Lose", count(all.losses)),
                ("Gain", count(all.gains)),
                ("Days to ask, together", signed(all.days.net())),
                ("Paid back at most", money_texts(&all.paid())),
            ],
            legend: vec![("loss", "lines that lose"), ("gain", "lines that gain")],
            sections: sections.into_iter().filter(|section| !section.rows.is_empty()).collect(),
        }
    }
}

fn in_order(months: &BTreeMap<String, Sums>) -> Vec<(&str, &Sums)> {
    months.iter().map(|(name, sums)| (name.as_str(), sums)).collect()
}

fn bars(sums: &[(&str, &Sums)]) -> Vec<Bar> {
    #[expect(clippy::cast_precision_loss, reason = "a bar is some hundred points long")]
    let part =
        |class, lines: usize, word: &str| Part { class, size: lines as f64, title: format!("{} {word}", count(lines)) };
    let bar = |(name, sums): &(&str, &Sums)| Bar {
        name: if name.is_empty() { "not stated".to_owned() } else { (*name).to_owned() },
        left: vec![part("loss", sums.losses, "lose")],
        right: vec![part("gain", sums.gains, "gain")],
        value: money_texts(&sums.paid()),
    };
    sums.iter().map(bar).collect()
}
