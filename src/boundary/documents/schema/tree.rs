use crate::boundary::json::Writer;

/// The widest line that an object or a list is kept on.
const WIDTH: usize = 120;

/// A JSON value that is being put together.
#[derive(Clone)]
pub enum Tree {
    /// What is JSON text already: a number, `true`, `false`, an example.
    Raw(String),
    /// A text.
    Text(String),
    /// `[…]`
    List(Vec<Tree>),
    /// `{…}`
    Object(Vec<(String, Tree)>),
}

/// A text.
pub fn text(text: &str) -> Tree {
    Tree::Text(text.to_owned())
}

/// `true` or `false`.
pub fn truth(value: bool) -> Tree {
    Tree::Raw(value.to_string())
}

/// A whole number.
pub fn number(value: i64) -> Tree {
    Tree::Raw(value.to_string())
}

/// A list of texts.
pub fn texts(items: &[&str]) -> Tree {
    Tree::List(items.iter().map(|item| text(item)).collect())
}

/// An object with these fields.
pub fn object<const N: usize>(fields: [(&str, Tree); N]) -> Tree {
    Tree::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

impl Tree {
    /// The object with one more field; what is no object stays as it is.
    #[must_use]
    pub fn with(mut self, key: &str, value: Tree) -> Self {
        if let Tree::Object(fields) = &mut self {
            fields.push((key.to_owned(), value));
        }
        self
    }

    /// The object with the fields of another behind its own.
    #[must_use]
    pub fn and(self, other: Tree) -> Self {
        let Tree::Object(fields) = other else { return self };
        fields.into_iter().fold(self, |object, (key, value)| object.with(&key, value))
    }

    /// True if this text is a value somewhere in it.
    pub fn mentions(&self, text: &str) -> bool {
        match self {
            Tree::Raw(_) => false,
            Tree::Text(own) => own == text,
            Tree::List(items) => items.iter().any(|item| item.mentions(text)),
            Tree::Object(fields) => fields.iter().any(|(_, value)| value.mentions(text)),
        }
    }

    /// The document: two spaces for each level, what is short on one line.
    pub fn into_document(self) -> String {
        let mut out = String::new();
        self.lay_out(0, 0, &mut out);
        out.push('\n');
        out
    }

    /// Writes the value at this depth, behind that many characters of its line.
    fn lay_out(&self, depth: usize, before: usize, out: &mut String) {
        let line = self.on_one_line();
        let room = WIDTH.saturating_sub(before);
        let indent = "  ".repeat(depth);
        match self {
            Tree::List(items) if line.chars().count() > room => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index == 0 { "\n" } else { ",\n" });
                    out.push_str(&indent);
                    out.push_str("  ");
                    item.lay_out(depth.saturating_add(1), indent.len().saturating_add(3), out);
                }
                out.push('\n');
                out.push_str(&indent);
                out.push(']');
            }
            Tree::Object(fields) if line.chars().count() > room => {
                out.push('{');
                for (index, (key, value)) in fields.iter().enumerate() {
                    out.push_str(if index == 0 { "\n" } else { ",\n" });
                    out.push_str(&indent);
                    out.push_str("  ");
                    let key = quoted(key);
                    out.push_str(&key);
                    out.push_str(": ");
                    let before = indent.len().saturating_add(key.chars().count()).saturating_add(5);
                    value.lay_out(depth.saturating_add(1), before, out);
                }
                out.push('\n');
                out.push_str(&indent);
                out.push('}');
            }
            _ => out.push_str(&line),
        }
    }

    fn on_one_line(&self) -> String {
        match self {
            Tree::Raw(json) => json.clone(),
            Tree::Text(text) => quoted(text),
            Tree::List(items) => {
                let items: Vec<String> = items.iter().map(Tree::on_one_line).collect();
                format!("[{}]", items.join(", "))
            }
            Tree::Object(fields) if fields.is_empty() => "{}".to_owned(),
            Tree::Object(fields) => {
                let entry = |(key, value): &(String, Tree)| format!("{}: {}", quoted(key), value.on_one_line());
                let fields: Vec<String> = fields.iter().map(entry).collect();
                format!("{{ {} }}", fields.join(", "))
            }
        }
    }
}

fn quoted(text: &str) -> String {
    let mut writer = Writer::default();
    writer.text(text);
    writer.into_text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_short_stays_on_one_line() {
        let short = object([("a", texts(&["b", "\"c\\"])), ("d", object([])), ("e", truth(false))]);
        assert_eq!(short.clone().into_document(), "{ \"a\": [\"b\", \"\\\"c\\\\\"], \"d\": {}, \"e\": false }\n");
        let long = object([("short", short), ("long", text(&"x".repeat(100))), ("list", Tree::List(vec![number(1)]))]);
        let lines = long.into_document();
        let lines: Vec<&str> = lines.lines().collect();
        assert_eq!(lines.len(), 5);
        assert_eq!((lines[0], lines[3], lines[4]), ("{", "  \"list\": [1]", "}"));
        assert!(lines[1].starts_with("  \"short\": { \"a\": "));
    }

    #[test]
    fn a_list_that_is_long_has_an_item_on_each_line() {
        let word = "y".repeat(60);
        let list = Tree::List(vec![text(&word), text(&word)]).into_document();
        assert_eq!(list, format!("[\n  \"{word}\",\n  \"{word}\"\n]\n"));
    }
}
