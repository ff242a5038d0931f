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

/// A head and rows of cells as lines: the first column to the left, the others, which are numbers, to the right.
pub fn numbers(head: &[&str], rows: &[Vec<String>]) -> String {
    lined(head, rows, true)
}

/// A head and rows of cells as lines, each column as wide as its widest cell.
pub fn texts(head: &[&str], rows: &[Vec<String>]) -> String {
    lined(head, rows, false)
}

fn lined(head: &[&str], rows: &[Vec<String>], is_right: bool) -> String {
    let width = |place: usize| {
        let cells = rows.iter().filter_map(|row| row.get(place).map(|cell| cell.chars().count()));
        cells.chain(head.get(place).map(|cell| cell.chars().count())).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let padded: Vec<String> = cells
            .zip(&widths)
            .enumerate()
            .map(
                |(place, (cell, width))| {
                    if is_right && place > 0 { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
                },
            )
            .collect();
        padded.join("  ").trim_end().to_owned()
    };
    let mut text = bold(&line(&mut head.iter().copied())) + "\n";
    for row in rows {
        text += &line(&mut row.iter().map(String::as_str));
        text.push('\n');
    }
    text
}
