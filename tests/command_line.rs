//! The program `aftersales`: it answers as `npx aftersales` does, and says what an edition does to many lines.
//!
//! The expected texts are in `tests/cli/`; those of `json-` were written by the package's command. Dates are reckoned by hand:
//! thirty days after Friday 20 November 2026 is Sunday 20 December, and fourteen days after it is 4 December.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use aftersales::types::ReturnQuestion;
use aftersales::{Documents, Policy};
use serde_json::{Value, json};

struct Done {
    code: Option<i32>,
    out: String,
    said: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli")
}

fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

fn command(words: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aftersales"));
    command.args(words.split_whitespace()).current_dir(folder()).env_remove("FORCE_COLOR").env_remove("NO_COLOR");
    command
}

fn run(words: &str) -> Done {
    done(command(words).output().unwrap())
}

fn done(output: std::process::Output) -> Done {
    let [out, said] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    Done { code: output.status.code(), out, said }
}

/// What the command answers to somebody who writes on its standard input.
fn run_with(words: &str, input: &str) -> Done {
    let mut child = command(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    done(child.wait_with_output().unwrap())
}

/// A place for files of one test.
fn home(test: &str) -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&home).unwrap();
    home
}

#[test]
fn texts_are_those_of_the_package() {
    for (golden, words, code) in [
        ("lint-clean.txt", "lint shop.json --now 2026-11-24", 0),
        ("lint-short.txt", "lint short.json broken.json --pack law.json --now 2026-11-24", 1),
        ("convert.txt", "convert markup.json --from schema-org --to policy --zone Europe/Berlin --edition 1", 0),
    ] {
        let done = run(words);
        assert_eq!(done.out, text(golden), "{words}: {}", done.said);
        assert_eq!(done.code, Some(code), "{words}");
    }
}

#[test]
fn json_is_that_of_the_package() {
    for (golden, words, code) in [
        ("json-explain.txt", "explain shop.json --line line.json --reason changed_mind --now 2026-11-24 --json", 0),
        (
            "json-explain-order.txt",
            "explain shop.json --order order.json --reason changed_mind --now 2026-12-03 --json",
            0,
        ),
        ("json-preview.txt", "preview shop.json --line line.json --on 2026-11-24 --json", 0),
        ("json-lint.txt", "lint short.json broken.json --pack law.json --now 2026-11-24 --json", 1),
        ("json-sarif.txt", "lint short.json broken.json --pack law.json --now 2026-11-24 --format sarif", 1),
        (
            "json-convert.txt",
            "convert markup.json --from schema-org --to policy --zone Europe/Berlin --edition 1 --json",
            0,
        ),
    ] {
        let done = run(words);
        let read = |text: &str| without_zone_data(serde_json::from_str(text).unwrap());
        assert_eq!(read(&done.out), read(&text(golden)), "{words}: {}", done.said);
        assert_eq!(done.code, Some(code), "{words}");
    }
}

/// The same without the name of the zone data, which is the host's.
fn without_zone_data(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            fields.remove("zoneData");
            fields.values_mut().for_each(|field| *field = without_zone_data(field.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = without_zone_data(item.take())),
        _ => {}
    }
    value
}

#[test]
fn what_is_wrong_has_its_code() {
    for (words, code, said) in [
        ("", 2, "Usage: aftersales <COMMAND>"),
        ("lnt", 2, "tip: a similar subcommand exists: 'lint'"),
        ("lint", 2, "<FILES>"),
        ("lint --frmat sarif shop.json", 2, "--format"),
        ("lint --format sarf shop.json", 2, "sarif"),
        ("lint --now 2026-02-30 shop.json", 2, "neither a day"),
        ("build shop.json", 2, "--out"),
        ("explain shop.json --order order.json --line vase", 2, "no line vase; there are kettle, lamp"),
        ("convert shop.json --from policy --to policy", 2, "both policy"),
        ("compare shop.json shop.json", 2, "--lines is needed"),
        ("preview shop.json", 2, "--line or --lines is needed"),
        ("lint nowhere.json", 3, "nowhere.json cannot be read: there is no such file"),
        ("lint shop.json no.json", 3, "no.json:2:9 is no JSON: \"}\" cannot stand here"),
        ("build . -o out.policy", 3, "it is a folder"),
        ("build shop.json -o nowhere/out.policy", 3, "cannot be written"),
        ("compare shop.json shop.json --lines nowhere.csv", 3, "nowhere.csv cannot be read"),
    ] {
        let done = run(words);
        assert_eq!(done.code, Some(code), "{words}: {}{}", done.out, done.said);
        assert_eq!(done.out, "", "{words}");
        assert!(done.said.contains(said), "{words}: {}", done.said);
    }
    let done = run_with("lint -", "[1,\n2");
    assert!(done.said.contains("standard input:2:2 is no JSON: it ends too early"), "{}", done.said);
    let refused = run("preview broken.json --line line.json");
    assert_eq!(
        (refused.code, refused.out.starts_with("broken.json:6:37  unknown_field  /rules/0/grant\n")),
        (Some(1), true)
    );
}

#[test]
fn every_command_has_help() {
    let overview = run("--help");
    assert_eq!(overview.code, Some(0));
    for name in ["lint", "explain", "preview", "compare", "convert", "build"] {
        assert!(overview.out.contains(&format!("\n  {name} ")), "{}", overview.out);
        let help = run(&format!("{name} --help"));
        assert_eq!(help.code, Some(0), "{name}");
        assert!(
            help.out.contains("--json") && help.out.contains(&format!("Usage: aftersales {name} ")),
            "{}",
            help.out
        );
    }
}

#[test]
fn explain_and_preview_tell_dates_and_reasons() {
    let explained = run("explain shop.json --line line.json --reason changed_mind --now 2026-11-24").out;
    assert!(explained.contains("returns/refund") && explained.contains("2026-12-02"), "{explained}");
    assert!(explained.contains("/line/condition/opened"), "{explained}");
    let shown = run("preview shop.json --line line.json --on 2026-11-24").out;
    assert!(shown.lines().any(|line| line.starts_with("changed_mind") && line.contains("◐ 2026-12-02")), "{shown}");
}

#[test]
fn a_file_that_is_built_opens() {
    let out = home("build").join("shop.policy");
    let done = done(command("build shop.json -o").arg(&out).output().unwrap());
    let bytes = fs::read(&out).unwrap();
    assert_eq!(done.out, format!("{}: {} bytes, with calendar de 2026-11-29\n", out.display(), bytes.len()));
    assert_eq!(Policy::open(&bytes).unwrap().to_string(), "corner-shop 2026-11-01");
}

/// An edition with fourteen days in place of thirty, in a file of its own.
fn shorter(test: &str) -> PathBuf {
    let file = home(test).join("shorter.json");
    let edition = text("shop.json").replacen("P30D", "P14D", 1).replacen("2026-11-01", "2026-12-01", 1);
    fs::write(&file, edition).unwrap();
    file
}

fn compared(test: &str, lines: &str, more: &[&str]) -> Done {
    let mut command = command("compare shop.json");
    command.arg(shorter(test)).args(["--lines", lines, "--reason", "changed_mind", "--now", "2026-11-24"]).args(more);
    done(command.output().unwrap())
}

#[test]
fn an_edition_is_compared_over_lines() {
    let done = compared("compare", "lines.csv", &["--json"]);
    assert_eq!(done.code, Some(1), "somebody loses");
    assert_eq!(run("compare shop.json shop.json --lines lines.csv --now 2026-11-24").code, Some(0), "nobody does");
    let told: Value = serde_json::from_str(&done.out).unwrap();
    // Of 20 November are left 26 days and 10; of 2 November 8 and none, and no 20 euros; of 22 November 28 and 12.
    let told_of_all =
        |told: &Value| ["lines", "gains", "loses", "same", "unknown", "days", "money"].map(|name| told[name].clone());
    let eur = json!({ "EUR": { "gained": 0, "lost": 2000 } });
    assert_eq!(
        told_of_all(&told),
        [json!(6), json!(0), json!(3), json!(3), json!(0), json!({ "gained": 0, "lost": 40 }), eur]
    );
    let worst: Vec<_> = told["worst"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["line"], &one["row"], &one["days"], &one["money"]["amount"], &one["after"]["lastDay"]))
        .collect();
    // Of goods that came on 20 November the shorter window ends with 4 December.
    assert_eq!(json!(worst[0]), json!(["a", 2, -16, 0, "2026-12-04"]));
    assert_eq!(worst.iter().map(|one| one.0).collect::<Vec<_>>(), ["a", "f", "b"]);
    let of = |list: &str, name: &str, wanted: &str| {
        told[list].as_array().unwrap().iter().find(|one| one[name] == wanted).cloned().unwrap()
    };
    assert_eq!(of("byCategory", "category", "kettles")["loses"], 2);
    let october = json!({ "month": "2026-10", "lines": 1, "gains": 0, "loses": 0, "same": 1, "unknown": 0,
        "days": { "gained": 0, "lost": 0 }, "money": {} });
    assert_eq!(of("byMonth", "month", "2026-10"), october);
    assert_eq!(json!([told["old"], told["new"]]), json!(["corner-shop 2026-11-01", "corner-shop 2026-12-01"]));

    let of_objects: Value = serde_json::from_str(&compared("objects", "lines.jsonl", &["--json"]).out).unwrap();
    assert_eq!(told_of_all(&of_objects), told_of_all(&told));
    for name in ["byCategory", "byMonth"] {
        assert_eq!(of_objects[name], told[name], "{name}");
    }
    for list in ["worst", "best"] {
        let lines =
            |told: &Value| told[list].as_array().unwrap().iter().map(|one| one["line"].clone()).collect::<Value>();
        assert_eq!(lines(&of_objects), lines(&told));
    }
}

/// A table that both commands read alike: what the package's command answers is kept beside it.
#[test]
fn both_commands_compare_alike() {
    let told = run("compare shop.json shop-next.json --lines lines.csv --reason changed_mind --now 2026-11-24 --json");
    let told: Value = serde_json::from_str(&told.out).unwrap();
    let kept: Value = serde_json::from_str(&fs::read_to_string("tests/cli/json-compare.txt").unwrap()).unwrap();
    for (name, value) in kept.as_object().unwrap() {
        if !matches!(name.as_str(), "unread" | "issues") {
            assert_eq!(common(&told[name], value), common(value, value), "{name}");
        }
    }
}

/// What the package's command tells too of what the program tells.
fn common(told: &Value, kept: &Value) -> Value {
    match (told, kept) {
        (Value::Object(told), Value::Object(kept)) => kept
            .iter()
            // The columns of many lines do not know when something was over.
            .filter(|(name, _)| {
                kept.get("status").is_none_or(|status| status != "ineligible")
                    || !matches!(name.as_str(), "closes" | "lastDay")
            })
            .map(|(name, value)| (name.clone(), common(told.get(name).unwrap_or(&Value::Null), value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        (Value::Array(told), Value::Array(kept)) if told.len() == kept.len() => {
            told.iter().zip(kept).map(|(told, kept)| common(told, kept)).collect()
        }
        _ => told.clone(),
    }
}

#[test]
fn a_report_is_one_file_without_scripts() {
    let out = home("report").join("report.html");
    let done = compared("report", "lines.csv", &["--report", out.to_str().unwrap()]);
    assert!(done.out.contains("6 lines: 3 lose, 0 gain, 3 stay as they are"), "{}{}", done.out, done.said);
    assert!(done.out.contains("Days to ask, together: -40; paid back at most: -20.00 EUR"), "{}", done.out);
    let page = fs::read_to_string(out).unwrap();
    assert!(page.contains("<svg role=\"img\"") && page.contains("-20.00 EUR") && page.contains("kettles"));
    for foreign in ["<script", "http:", "https:", "url(", "src="] {
        assert!(!page.contains(foreign), "{foreign}");
    }
}

#[test]
fn a_policy_is_previewed_over_lines() {
    let done = run("preview shop.json --lines lines.csv --reason changed_mind --on 2026-11-24 --json");
    let told: Value = serde_json::from_str(&done.out).unwrap();
    // Of the six, what was opened, what is too old and what is on final sale have nothing; of one it is not known.
    assert_eq!(told["all"]["statuses"], json!({ "eligible": 2, "conditional": 1, "review": 0, "ineligible": 3 }));
    assert_eq!(told["all"]["money"], json!({ "EUR": 6900 }));
    // Of the days 26, 8 and 28 are left.
    assert_eq!(json!([told["all"]["ending"], told["all"]["days"]]), json!([3, 62]));
    let table = run("preview shop.json --lines lines.csv --reason changed_mind --on 2026-11-24").out;
    assert!(
        table
            .lines()
            .any(|line| line.split_whitespace().eq(["kettles", "2", "2", "0", "0", "0", "17", "59.00", "EUR"])),
        "{table}"
    );
}

#[test]
fn each_line_comes_to_what_it_comes_to_by_itself() {
    let mut state = 7_u32;
    let mut pick = |values: &[Value]| {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        values[(state >> 16) as usize % values.len()].clone()
    };
    let days = ["2026-11-20", "2026-10-25", "2026-10-25T00:30:00+02:00", "2026-05-24T23:59:59+02:00", "2025-01-01"];
    let days: Vec<Value> = days.into_iter().map(Value::from).chain([Value::Null]).collect();
    let lines: Vec<Value> = (0..400)
        .map(|_| {
            json!({
                "line": {
                    "quantity": pick(&[json!(1), json!(2)]),
                    "paid": { "amount": pick(&[json!(1000), json!(2599)]), "currency": "EUR" },
                    "country": pick(&[json!("DE"), json!("FR"), Value::Null]),
                    "events": { "delivered": pick(&days) },
                    "condition": { "opened": pick(&[json!(true), json!(false), json!(false), Value::Null]) },
                    "tags": pick(&[json!([]), json!(["final_sale"])]),
                },
                "request": { "reason": pick(&[json!("changed_mind"), json!("defective"), Value::Null]) },
            })
        })
        .collect();
    let file = home("each").join("lines.jsonl");
    fs::write(&file, lines.iter().map(|line| line.to_string() + "\n").collect::<String>()).unwrap();
    let done = done(command("preview shop.json --on 2026-11-24 --json --lines").arg(&file).output().unwrap());
    let told: Value = serde_json::from_str(&done.out).unwrap();

    let policy = Policy::load(&Documents::from(text("shop.json").as_str())).unwrap();
    let mut statuses = json!({ "eligible": 0, "conditional": 0, "review": 0, "ineligible": 0 });
    let (mut ending, mut money) = (0, 0);
    for mut question in lines {
        question["now"] = "2026-11-24T12:00:00+01:00".into();
        let question: ReturnQuestion = serde_json::from_value(question).unwrap();
        let decision = json!(policy.check_return(&question).into_result().unwrap());
        let status = decision["status"].as_str().unwrap();
        statuses[status] = json!(statuses[status].as_i64().unwrap() + 1);
        let openness = if status == "eligible" { "open" } else { status };
        let best = decision["options"].as_array().unwrap().iter().find(|option| option["status"] == openness);
        ending += i64::from(best.is_some_and(|best| best["lastDay"].is_string()));
        money += best.and_then(|best| best["refund"]["amount"]["amount"].as_i64()).unwrap_or(0);
    }
    assert!(statuses.as_object().unwrap().values().all(|count| *count != json!(0)), "{statuses}");
    assert_eq!(told["all"]["statuses"], statuses);
    assert_eq!(json!([told["all"]["ending"], told["all"]["money"]["EUR"]]), json!([ending, money]));
}

#[test]
fn a_line_that_cannot_be_read_is_named() {
    let table = text("lines.csv").replace("b,kettles,1,", "b,kettles,two,");
    let done = run_with("preview shop.json --lines - --on 2026-11-24", &table);
    assert_eq!(done.code, Some(1));
    assert!(done.out.starts_with("-:3  wrong_type  /line/quantity\n"), "{}", done.out);
    let done = run_with("preview shop.json --lines - --on 2026-11-24", "{\"quantity\":1}\n{\"quantity\":\n");
    assert!(done.out.starts_with("-:2  malformed_json  "), "{}", done.out);
}
