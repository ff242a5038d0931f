use super::json::Writer;

/// A place in an input document: a chain of keys and indexes that costs nothing until somebody asks for its
/// pointer.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    above: Option<&'p Place<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Root(&'p str),
    Key(&'p str),
    Index(usize),
}

impl<'p> Place<'p> {
    /// The place that a pointer names: empty, or starting with a slash.
    pub fn root(pointer: &'p str) -> Self {
        Self { above: None, step: Step::Root(pointer) }
    }

    /// The field of the object at this place.
    pub fn key(&'p self, key: &'p str) -> Place<'p> {
        Place { above: Some(self), step: Step::Key(key) }
    }

    /// The item of the array at this place.
    pub fn index(&'p self, index: usize) -> Place<'p> {
        Place { above: Some(self), step: Step::Index(index) }
    }

    /// The JSON Pointer (RFC 6901).
    pub fn pointer(&self) -> String {
        let mut pointer = self.above.map(Place::pointer).unwrap_or_default();
        match self.step {
            Step::Root(root) => pointer.push_str(root),
            Step::Key(key) => {
                pointer.push('/');
                push_escaped(&mut pointer, key);
            }
            Step::Index(index) => {
                pointer.push('/');
                super::json::push_integer(&mut pointer, i64::try_from(index).unwrap_or(i64::MAX));
            }
        }
        pointer
    }
}

/// Appends a key to a JSON Pointer.
pub fn push_escaped(pointer: &mut String, key: &str) {
    for character in key.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// Something wrong in an input document. It tells the integrator what and where, and never repeats the value,
/// which may be personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The stable code.
    pub code: &'static str,
    /// The JSON Pointer.
    pub pointer: String,
    /// What would be right.
    pub expected: Option<String>,
    /// The kind of value that is there, or the name of a key.
    pub received: Option<String>,
}

impl Issue {
    /// An issue that its code and its place say everything about.
    pub fn at(code: &'static str, place: &Place) -> Self {
        Self { code, pointer: place.pointer(), expected: None, received: None }
    }

    /// The sentence for developers: lower case, one line, with a way out.
    pub fn message(&self) -> String {
        let known = MESSAGES.iter().find(|(code, _)| *code == self.code);
        let (_, text) = known.copied().unwrap_or((self.code, "this cannot be used"));
        let mut message = text.to_owned();
        if let Some(expected) = &self.expected {
            message.push_str(if self.code == "unknown_field" || self.code == "near_miss" {
                "; did you mean "
            } else {
                "; expected "
            });
            message.push_str(expected);
        }
        message
    }

    /// Writes the issue as an object.
    pub fn write(&self, writer: &mut Writer) {
        writer.open('{');
        for (key, value) in [("code", self.code), ("pointer", &self.pointer), ("message", &self.message())] {
            writer.entry(key, value);
        }
        for (key, value) in [("expected", &self.expected), ("received", &self.received)] {
            if let Some(value) = value {
                writer.entry(key, value);
            }
        }
        writer.close('}');
    }
}

/// What each code says to developers.
const MESSAGES: [(&str, &str); 31] = [
    ("wrong_type", "this kind of value does not belong here"),
    ("missing_field", "this field is required"),
    ("unknown_field", "this version does not know this field"),
    ("unknown_value", "this is none of the values that are known here"),
    ("out_of_range", "this number is outside its range"),
    ("duplicate_id", "this id is taken"),
    ("duplicate_key", "a key comes twice in one object"),
    ("empty_list", "this list needs at least one entry"),
    ("length_missing", "a window needs a length; write `unlimited` for one without end"),
    ("length_malformed", "this is not an ISO 8601 duration of whole units"),
    ("length_does_not_fit_count", "this length cannot be counted in this mode"),
    ("grants_or_excludes", "a rule has either `grants` or `excludes`"),
    ("fee_or_shipping", "a cost has `shippingPaidBy` or a `fee`"),
    ("ambiguous_instant", "a time needs an offset, such as `+08:00` or `Z`"),
    ("instant_malformed", "this is neither a date nor an instant in ISO 8601"),
    ("date_malformed", "this is no date of the calendar"),
    ("money_malformed", "this is no amount of this currency"),
    ("unknown_time_zone", "the zone data at hand does not know this time zone"),
    ("unknown_rule", "no rule of this document has this id"),
    ("unknown_reason", "neither a branch nor a leaf of the tree of reasons"),
    ("undeclared_fact", "no document declares this fact"),
    ("undeclared_event", "no document declares this event"),
    ("pack_not_loaded", "this pack is named but was not handed over"),
    ("calendar_not_loaded", "this calendar is named but was not handed over"),
    ("near_miss", "this key is ignored, and looks like a misspelling"),
    ("malformed_json", "this is not JSON"),
    ("too_deep", "this is nested too deeply"),
    ("too_large", "this is too large"),
    ("repair_order", "a repair ends before it begins"),
    ("repairs_overlap", "two repairs overlap"),
    ("nothing_to_count", "no window of this kind and id"),
];

/// Everything that was wrong in the input of one call, and everything that was merely odd.
#[derive(Default)]
pub struct Issues {
    /// What prevents an answer.
    pub errors: Vec<Issue>,
    /// What does not.
    pub warnings: Vec<Issue>,
}

impl Issues {
    /// Notes what prevents an answer.
    pub fn add(&mut self, code: &'static str, place: &Place, expected: Option<&str>, received: Option<&str>) {
        self.errors.push(issue(code, place, expected, received));
    }

    /// Notes what is odd.
    pub fn warn(&mut self, code: &'static str, place: &Place, expected: Option<&str>, received: Option<&str>) {
        self.warnings.push(issue(code, place, expected, received));
    }
}

fn issue(code: &'static str, place: &Place, expected: Option<&str>, received: Option<&str>) -> Issue {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Issue { code, pointer: place.pointer(), expected: owned(expected), received: owned(received) }
}

/// The known word that a misspelt one is nearest to, if it is near: at most a third of it is changed.
pub fn suggestion<'w>(word: &str, known: &[&'w str]) -> Option<&'w str> {
    let mut best = None;
    let mut nearest = word.len().max(3) / 3;
    for candidate in known.iter().copied() {
        let distance = distance(word, candidate);
        if distance < nearest || (distance == nearest && best.is_none()) {
            nearest = distance;
            best = Some(candidate);
        }
    }
    best
}

/// How many bytes must be changed, added or dropped to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = Vec::new();
    for place in 0..=other.len() {
        row.push(place);
    }
    for (index, a) in one.bytes().enumerate() {
        let mut diagonal = index;
        let mut left = index.wrapping_add(1);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (b, cell) in other.bytes().zip(row.iter_mut().skip(1)) {
            let changed = diagonal.wrapping_add(usize::from(a != b));
            diagonal = *cell;
            left = changed.min(diagonal.wrapping_add(1)).min(left.wrapping_add(1));
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_escape_and_suggestions_are_near() {
        let root = Place::root("/line");
        let events = root.key("a/b~c");
        assert_eq!(events.index(2).pointer(), "/line/a~1b~0c/2");
        let known = ["delivered", "ordered", "id"];
        assert_eq!(suggestion("deliverd", &known), Some("delivered"));
        assert_eq!(suggestion("Ordered", &known), Some("ordered"));
        assert_eq!(suggestion("colour", &known), None);
    }
}
