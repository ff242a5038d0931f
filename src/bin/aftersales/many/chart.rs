//! Bars to both sides of a line, as SVG.

use super::page::escaped;

/// A bar, with its parts from the line outwards; those that are lost go to the left.
pub struct Bar {
    pub name: String,
    pub left: Vec<Part>,
    pub right: Vec<Part>,
    /// What stands beside it.
    pub value: String,
}

pub struct Part {
    /// How it is coloured: `loss`, `gain`, `open`, `maybe`, `check` or `none`.
    pub class: &'static str,
    pub size: f64,
    /// What it shows, for those who point at it.
    pub title: String,
}

const WIDTH: f64 = 720.0;
const NAME: f64 = 175.0;
const VALUE: f64 = 145.0;
const ROW: f64 = 26.0;

/// The bars as a picture with a name.
pub fn chart(name: &str, bars: &[Bar]) -> String {
    let reach = |parts: fn(&Bar) -> &Vec<Part>| {
        bars.iter().map(|bar| parts(bar).iter().map(|part| part.size).sum::<f64>()).fold(0.0, f64::max)
    };
    let (left, right) = (reach(|bar| &bar.left), reach(|bar| &bar.right));
    let scale = (WIDTH - NAME - VALUE) / (left + right).max(f64::MIN_POSITIVE);
    let zero = NAME + left * scale;
    let mut height = 0.0;
    let mut marks = String::new();
    for bar in bars {
        let middle = height + ROW / 2.0 + 5.0;
        let short: String = bar.name.chars().take(20).collect();
        marks +=
            &format!("<text x=\"{:.0}\" y=\"{middle:.1}\" text-anchor=\"end\">{}</text>", NAME - 8.0, escaped(&short));
        for (parts, side) in [(&bar.left, -1.0), (&bar.right, 1.0)] {
            let mut at = zero;
            for part in parts {
                let width = part.size * scale;
                let x = if side < 0.0 { at - width } else { at };
                let (y, thick) = (height + 4.0, ROW - 8.0);
                let (class, title) = (part.class, escaped(&part.title));
                marks += &format!(
                    "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{thick:.1}\"><title>{title}</title></rect>"
                );
                at += side * width;
            }
        }
        let value = escaped(&bar.value);
        marks +=
            &format!("<text class=\"value\" x=\"{WIDTH:.0}\" y=\"{middle:.1}\" text-anchor=\"end\">{value}</text>\n");
        height += ROW;
    }
    let (line, name) =
        (format!("<line x1=\"{zero:.1}\" x2=\"{zero:.1}\" y1=\"0\" y2=\"{height:.0}\"/>"), escaped(name));
    format!("<svg role=\"img\" aria-label=\"{name}\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\">\n{marks}{line}</svg>\n")
}
