//! Where in a text the values of its JSON stand, by their pointers.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::fmt;

/// Both count from one; columns are UTF-16 units, as in SARIF.
#[derive(Clone, Copy)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}:{}", self.line, self.column)
    }
}

/// The place of an offset in bytes.
pub fn place_at(text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let last = before.rsplit('\n').next().unwrap_or_default();
    let above = before.matches('\n').count();
    Place { line: above.saturating_add(1), column: last.encode_utf16().count().saturating_add(1) }
}

/// The places of a text's values, which are looked for once somebody asks.
pub struct Places {
    text: String,
    offsets: OnceCell<HashMap<String, usize>>,
}

impl Places {
    pub fn of(text: String) -> Self {
        Self { text, offsets: OnceCell::new() }
    }

    /// Where a pointer leads; to what holds it, where the value itself is not written.
    pub fn place_of(&self, pointer: &str) -> Place {
        let offsets = self.offsets.get_or_init(|| offsets_of(&self.text));
        let mut known = pointer;
        while let (None, Some((holder, _))) = (offsets.get(known), known.rsplit_once('/')) {
            known = holder;
        }
        place_at(&self.text, offsets.get(known).copied().unwrap_or(0))
    }
}

/// A list or an object that is open.
struct Open {
    pointer: String,
    place: usize,
    key: Option<String>,
    is_list: bool,
}

/// Where each value begins, for a text that is JSON.
fn offsets_of(text: &str) -> HashMap<String, usize> {
    let mut offsets = HashMap::new();
    let mut open: Vec<Open> = Vec::new();
    let mut is_key = false;
    let mut rest = text;
    while let Some((token, after)) = next_token(rest) {
        let offset = text.len().saturating_sub(after.len()).saturating_sub(token.len());
        rest = after;
        match (token, open.last_mut()) {
            (",", Some(inside)) => {
                is_key = !inside.is_list;
                inside.place = inside.place.saturating_add(1);
            }
            (":", _) => is_key = false,
            ("}" | "]", _) => {
                open.pop();
                is_key = false;
            }
            (token, Some(inside)) if is_key => inside.key = serde_json::from_str(token).ok(),
            (token, inside) => {
                let pointer = inside.map(|inside| match &inside.key {
                    Some(key) if !inside.is_list => format!("{}/{}", inside.pointer, escaped(key)),
                    _ => format!("{}/{}", inside.pointer, inside.place),
                });
                let pointer = pointer.unwrap_or_default();
                offsets.insert(pointer.clone(), offset);
                let is_list = token == "[";
                if is_list || token == "{" {
                    open.push(Open { pointer, place: 0, key: None, is_list });
                }
                is_key = token == "{";
            }
        }
    }
    offsets
}

/// The first token of a text that is JSON, and what follows it.
fn next_token(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    let length = match first {
        '[' | ']' | '{' | '}' | ',' | ':' => 1,
        '"' => {
            let mut is_escaped = false;
            let end = text.char_indices().skip(1).find(|(_, sign)| {
                let ends = *sign == '"' && !is_escaped;
                is_escaped = *sign == '\\' && !is_escaped;
                ends
            });
            end.map_or(text.len(), |(at, _)| at.saturating_add(1))
        }
        _ => text.find(|sign: char| sign.is_whitespace() || "[]{},:\"".contains(sign)).unwrap_or(text.len()),
    };
    text.split_at_checked(length)
}

fn escaped(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}
