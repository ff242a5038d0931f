//! Every mutant written into the code at once, each asleep until its number is called: one build serves all of them.

use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::mutant::{Genre, Mutant};

/// What wakes the mutant whose number the environment names.
pub const SWITCH: &str = "
#[doc(hidden)]
pub mod mutant {
    pub fn on(number: usize) -> bool {
        static AWAKE: std::sync::LazyLock<usize> = std::sync::LazyLock::new(|| {
            std::env::var(\"AFTERSALES_MUTANT\").ok().and_then(|number| number.parse().ok()).unwrap_or(usize::MAX)
        });
        *AWAKE == number
    }
}
";

/// A file with its mutants asleep in it, and where each of them is.
pub struct Schema {
    pub text: String,
    pub places: Vec<(usize, Range<usize>)>,
}

/// Writes mutants with their numbers into a file; those that have no place in an expression are left out.
pub fn written(source: &str, mutants: &[(usize, &Mutant)]) -> Schema {
    let file = syn::parse_file(source).expect("the file is Rust");
    let mut found = Expressions::default();
    found.visit_file(&file);
    let wraps: Vec<(usize, Wrap)> =
        mutants.iter().filter_map(|&(number, mutant)| Some((number, found.wrap(number, mutant, source)?))).collect();
    joined(source, wraps)
}

/// What stands before and after a stretch of a file.
struct Wrap {
    around: Range<usize>,
    before: String,
    after: &'static str,
    /// What no longer compiles if it is wrong, where that is more than the stretch.
    scope: Option<Range<usize>>,
}

fn joined(source: &str, mut wraps: Vec<(usize, Wrap)>) -> Schema {
    // What is outside is opened first and closed last.
    wraps.sort_by_key(|(number, wrap)| (wrap.around.start, std::cmp::Reverse(wrap.around.end), *number));
    let mut edits: Vec<(usize, bool, usize, &str)> = Vec::new();
    for (order, (_, wrap)) in wraps.iter().enumerate() {
        edits.push((wrap.around.end, false, usize::MAX - order, wrap.after));
        edits.push((wrap.around.start, true, order, &wrap.before));
    }
    edits.sort_unstable();
    let mut places = vec![0..0; wraps.len()];
    let (mut text, mut copied) = (String::with_capacity(source.len() * 2), 0);
    for &(at, opens, order, edit) in &edits {
        text.push_str(&source[copied..at]);
        copied = at;
        if opens {
            places[order].start = text.len();
        }
        text.push_str(edit);
        let order = if opens { order } else { usize::MAX - order };
        places[order].end = places[order].end.max(text.len());
    }
    text.push_str(&source[copied..]);
    for (place, (_, wrap)) in places.iter_mut().zip(&wraps) {
        let moved = |at: usize| {
            let before = edits.iter().take_while(|(edited, ..)| *edited <= at);
            at + before.map(|(.., edit)| edit.len()).sum::<usize>()
        };
        if let Some(scope) = &wrap.scope {
            *place = moved(scope.start)..moved(scope.end);
        }
    }
    Schema { text, places: wraps.iter().map(|(number, _)| *number).zip(places).collect() }
}

/// The expressions of a file that a mutant changes from within.
#[derive(Default)]
struct Expressions {
    /// An operator, and the operands around it.
    binary: Vec<Operation>,
    unary: Vec<(usize, Range<usize>, Range<usize>)>,
    arms: Vec<Arm>,
    /// A field, the expression that it is of, and the fields that are kept without it.
    fields: Vec<(usize, Range<usize>, Range<usize>)>,
}

struct Arm {
    start: usize,
    pattern_end: usize,
    guard: Option<Range<usize>>,
    /// The expression that it is of.
    whole: Range<usize>,
}

struct Operation {
    operator: usize,
    whole: Range<usize>,
    left: Range<usize>,
    right: Range<usize>,
}

impl Expressions {
    fn wrap(&self, number: usize, mutant: &Mutant, source: &str) -> Option<Wrap> {
        let range = mutant.range(source);
        let to = &mutant.replacement;
        let choice = |around: Range<usize>, instead: String| Wrap {
            around,
            before: format!("(if crate::mutant::on({number}) {{ {instead} }} else {{ "),
            after: " })",
            scope: None,
        };
        Some(match mutant.genre {
            // What it returns is known to its body alone.
            Genre::FnValue if mutant.returns().contains("impl ") => return None,
            Genre::FnValue => Wrap {
                around: range.start..range.start,
                before: format!("if crate::mutant::on({number}) {{ return {to}; }} "),
                after: "",
                scope: None,
            },
            Genre::BinaryOperator => {
                let it = self.binary.iter().find(|it| it.operator == range.start)?;
                let instead = format!("{} {to} {}", &source[it.left.clone()], &source[it.right.clone()]);
                choice(it.whole.clone(), instead)
            }
            Genre::UnaryOperator => {
                let (_, whole, operand) = self.unary.iter().find(|(at, ..)| *at == range.start)?;
                choice(whole.clone(), source[operand.clone()].to_owned())
            }
            Genre::MatchArm => {
                let arm = self.arms.iter().find(|arm| arm.start == range.start)?;
                let wrap = match &arm.guard {
                    Some(guard) => choice(guard.clone(), "false".to_owned()),
                    None => Wrap {
                        around: arm.pattern_end..arm.pattern_end,
                        before: format!(" if !crate::mutant::on({number})"),
                        after: "",
                        scope: None,
                    },
                };
                Wrap { scope: Some(arm.whole.clone()), ..wrap }
            }
            Genre::MatchArmGuard => choice(range, to.clone()),
            Genre::StructField => {
                let (_, whole, field) = self.fields.iter().find(|(at, ..)| *at == range.start)?;
                let rest = source[field.end..whole.end].trim_start().trim_start_matches(',');
                choice(whole.clone(), format!("{}{rest}", &source[whole.start..field.start]))
            }
        })
    }
}

fn range(of: &impl Spanned) -> Range<usize> {
    of.span().byte_range()
}

impl<'a> Visit<'a> for Expressions {
    fn visit_expr_binary(&mut self, it: &'a syn::ExprBinary) {
        self.binary.push(Operation {
            operator: range(&it.op).start,
            whole: range(it),
            left: range(&it.left),
            right: range(&it.right),
        });
        visit::visit_expr_binary(self, it);
    }

    fn visit_expr_unary(&mut self, it: &'a syn::ExprUnary) {
        self.unary.push((range(&it.op).start, range(it), range(&it.expr)));
        visit::visit_expr_unary(self, it);
    }

    fn visit_expr_match(&mut self, it: &'a syn::ExprMatch) {
        self.arms.extend(it.arms.iter().map(|arm| Arm {
            start: range(arm).start,
            pattern_end: range(&arm.pat).end,
            guard: arm.guard.as_ref().map(|(_, guard)| range(guard)),
            whole: range(it),
        }));
        visit::visit_expr_match(self, it);
    }

    fn visit_expr_struct(&mut self, it: &'a syn::ExprStruct) {
        for field in &it.fields {
            self.fields.push((range(field).start, range(it), range(field)));
        }
        visit::visit_expr_struct(self, it);
    }
}
