//! What does each shipped pack say? The part of `docs/packs.md` that is written from the packs, between `<!-- packs -->` and
//! `<!-- /packs -->`.

use std::fmt::Write;

use super::field_tables::Page;
use super::json::{Json, read};
use crate::documents::{calendar, pack, pack_ids};

const PATH: &str = "packs.md";
const BEGIN: &str = "<!-- packs -->\n";
const END: &str = "<!-- /packs -->";
/// The lists whose entries are told, and what each is called.
const LISTS: [(&str, &str); 4] =
    [("rules", "right"), ("warranties", "warranty"), ("presumptions", "proof"), ("serviceLevels", "time")];
/// How sure entries are, and what that means.
const GROUPS: [(&str, &[&str]); 3] =
    [("Sure", &["", "sure"]), ("Unsure", &["fairly_sure", "doubtful"]), ("Silent", &["silent"])];

/// The page with what the packs say now; other pages as they are.
pub(super) fn with_packs(page: Page) -> Page {
    let parts = page.text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    match parts {
        Some((before, after)) if page.path == PATH => {
            let text = format!("{before}{BEGIN}{}{END}{after}", written());
            Page { text, ..page }
        }
        _ => page,
    }
}

fn written() -> String {
    let texts: Vec<&str> = pack_ids().filter_map(pack).collect();
    let packs: Vec<Json> = texts.iter().filter_map(|text| read(text).ok()).collect();
    let mut out = String::from(
        "| pack | countries | speaks | as of | calendar | sure | unsure | silent |\n|---|---|---|---|---|---|---|---|\n",
    );
    for pack in &packs {
        let counts = GROUPS.map(|(_, group)| of_group(pack, group).len().to_string());
        let _ = writeln!(
            out,
            "| [`{id}`](#{id}) | {} | {} | {} | {} | {} |",
            pack.names("countries").join(" "),
            pack.names("languages").join(" "),
            pack.text("asOf"),
            days_off(pack),
            counts.join(" | "),
            id = pack.text("id"),
        );
    }
    for pack in &packs {
        section(&mut out, pack);
    }
    out.push('\n');
    out
}

/// Whose calendar says which days are off, and until when.
fn days_off(pack: &Json) -> String {
    let id = pack.text("calendar");
    let until = calendar(id).and_then(|text| Some(read(text).ok()?.text("coversUntil").to_owned()));
    until.map_or_else(|| "the shop's".to_owned(), |until| format!("`{id}` until {until}"))
}

fn section(out: &mut String, pack: &Json) {
    let _ = writeln!(out, "\n### `{}`\n{}.", pack.text("id"), in_english(pack));
    let note = pack.text("note").split_once("unless a policy enables it.").map_or("", |(_, own)| own.trim());
    if !note.is_empty() {
        let _ = writeln!(out, "{note}");
    }
    for (name, group) in GROUPS {
        let entries = of_group(pack, group);
        if !entries.is_empty() {
            let _ = writeln!(out, "\n**{name}**");
        }
        for (kind, entry) in entries {
            let article = entry.field("citation").text("article");
            let _ = writeln!(out, "- `{}`, {kind}: {} ({article})", entry.text("id"), in_english(entry));
        }
    }
    let exceptions = pack.field("rules").items().iter().filter(|rule| rule.get("excludes").is_some());
    let ids: Vec<String> = exceptions.map(|rule| format!("`{}`", rule.text("id"))).collect();
    if !ids.is_empty() {
        let _ = writeln!(out, "\n**Exceptions**: {}", ids.join(" "));
    }
}

/// The title in the language of the page.
fn in_english<'t>(entry: &'t Json) -> &'t str {
    entry.field("title").text("en")
}

/// The entries of a pack that are that sure, exceptions aside.
fn of_group<'p, 't>(pack: &'p Json<'t>, group: &[&str]) -> Vec<(&'static str, &'p Json<'t>)> {
    let mut found = Vec::new();
    for (list, kind) in LISTS {
        for entry in pack.field(list).items() {
            if entry.get("excludes").is_none() && group.contains(&entry.text("confidence")) {
                found.push((kind, entry));
            }
        }
    }
    found
}
