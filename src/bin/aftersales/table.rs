//! How a terminal shows things: colours where they are wanted, and columns that are aligned.

use std::io::IsTerminal;

/// <https://no-color.org>: any value but an empty one.
fn is_coloured() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    !is_set("NO_COLOR") && (is_set("FORCE_COLOR") || (std::io::stdout().is_terminal() && !is_dumb))
}

fn paint(text: &str, on: u8, off: u8) -> String {
    if is_coloured() { format!("\u{1b}[{on}m{text}\u{1b}[{off}m") } else { text.to_owned() }
}

pub fn bold(text: &str) -> String {
    paint(text, 1, 22)
}

pub fn dim(text: &str) -> String {
    paint(text, 2, 22)
}

pub fn red(text: &str) -> String {
    paint(text, 31, 39)
}

pub fn yellow(text: &str) -> String {
    paint(text, 33, 39)
}

/// A head and rows of cells as lines, each column as wide as its widest cell, and numbers to the right.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let width = |place: usize| {
        let cells = rows.iter().filter_map(|row| row.get(place).map(|cell| cell.chars().count()));
        cells.chain(head.get(place).map(|cell| cell.chars().count())).max().unwrap_or(0)
    };
    let columns: Vec<(usize, bool)> = (0..head.len()).map(|place| (width(place), is_of_numbers(rows, place))).collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let padded = cells.zip(&columns).map(|(cell, (width, is_right))| match is_right {
            true => format!("{cell:>width$}"),
            false => format!("{cell:<width$}"),
        });
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let mut text = bold(&line(&mut head.iter().copied())) + "\n";
    for row in rows {
        text += &line(&mut row.iter().map(String::as_str));
        text.push('\n');
    }
    text
}

/// Whether a column holds numbers; what is not known is neither a number nor a text.
pub fn is_of_numbers(rows: &[Vec<String>], place: usize) -> bool {
    let mut firsts =
        rows.iter().filter_map(|row| row.get(place)?.chars().next()).filter(|first| !"·?".contains(*first));
    place > 0 && firsts.all(|first| first.is_ascii_digit() || "+-".contains(first))
}
