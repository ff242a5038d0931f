//! A small fault that somebody could make, as `cargo mutants --list --json` tells it.

use std::ops::Range;

use serde::Deserialize;

#[derive(Clone, Deserialize)]
pub struct Mutant {
    pub name: String,
    pub file: String,
    pub genre: Genre,
    pub replacement: String,
    span: Span,
    function: Option<Function>,
}

#[derive(Clone, Deserialize)]
struct Function {
    return_type: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Genre {
    FnValue,
    BinaryOperator,
    UnaryOperator,
    MatchArm,
    MatchArmGuard,
    StructField,
}

#[derive(Clone, Copy, Deserialize)]
struct Span {
    start: Place,
    end: Place,
}

/// Line and column, counted from one; a column counts characters.
#[derive(Clone, Copy, Deserialize)]
struct Place {
    line: usize,
    column: usize,
}

impl Mutant {
    /// What its function returns, as it is written.
    pub fn returns(&self) -> &str {
        self.function.as_ref().map_or("", |function| &function.return_type)
    }

    /// The bytes of its file that it replaces.
    pub fn range(&self, source: &str) -> Range<usize> {
        let at = |place: Place| {
            let line_start: usize = source.split_inclusive('\n').take(place.line - 1).map(str::len).sum();
            let line = &source[line_start..];
            line_start + line.char_indices().nth(place.column - 1).map_or(line.len(), |(at, _)| at)
        };
        at(self.span.start)..at(self.span.end)
    }
}
