//! build: a policy with its packs and calendars as the one file that pages load.

use clap::Args;
use serde_json::{Value, json};

use crate::files::{Handed, Named, read_json, write};
use crate::issues::refused;
use crate::{Outcome, Refusal, as_json};

/// Checks a policy and writes it, with its packs and calendars, as the one file that pages load.
#[derive(Args)]
pub struct Build {
    /// The policy.
    file: String,
    /// The file to write; - for standard output.
    #[arg(long, short, value_name = "OUT")]
    out: String,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    handed: Handed,
}

impl Build {
    pub fn run(self) -> Result<Outcome, Refusal> {
        let document = read_json(&self.file)?;
        let Named { packs, calendars } = self.handed.named_by(&document.value)?;
        let built = self.handed.policy_of(&document)?.and_then(|policy| policy.build().map_err(Into::into));
        let file = match built {
            Ok(file) => file,
            Err(issues) => return Ok(refused(&document, issues, "", self.json)),
        };
        write(&self.out, &file)?;
        if self.out == "-" {
            return Ok(Outcome::default());
        }
        let [packs, calendars] = [packs, calendars].map(|all| all.iter().map(edition).collect::<Vec<_>>());
        let text = if self.json {
            as_json(&json!({ "file": self.out, "bytes": file.len(), "packs": packs, "calendars": calendars }))
        } else {
            let packs = packs.iter().map(|pack| format!("pack {pack}"));
            let within: Vec<String> = packs.chain(calendars.iter().map(|one| format!("calendar {one}"))).collect();
            let with = if within.is_empty() { String::new() } else { format!(", with {}", within.join(", ")) };
            format!("{}: {} bytes{with}\n", self.out, file.len())
        };
        Ok(Outcome { text, ..Outcome::default() })
    }
}

fn edition(document: &Value) -> String {
    let text = |name| document.get(name).and_then(Value::as_str).unwrap_or_default();
    format!("{} {}", text("id"), text("version"))
}
