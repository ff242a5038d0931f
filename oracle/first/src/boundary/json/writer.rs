//! How is an answer written as JSON?

/// Writes JSON text, with commas where they belong. Calls of `open` and `close` must nest.
#[derive(Debug)]
pub struct Writer {
    out: String,
}

impl Default for Writer {
    fn default() -> Self {
        // Few answers are shorter, and each step of growth would copy them.
        Self { out: String::with_capacity(512) }
    }
}

impl Writer {
    /// The text so far.
    pub fn into_text(self) -> String {
        self.out
    }

    fn separate(&mut self) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.out.push(',');
        }
    }

    /// Opens `{` or `[`.
    pub fn open(&mut self, bracket: char) {
        self.separate();
        self.out.push(bracket);
    }

    /// Closes with `}` or `]`.
    pub fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// Writes the key of the value that comes next: `writer.key("ok").boolean(true)`.
    pub fn key(&mut self, key: &str) -> &mut Self {
        self.text(key);
        self.out.push(':');
        self
    }

    /// Writes a key and opens its value with `{` or `[`.
    pub fn start(&mut self, key: &str, bracket: char) {
        self.key(key);
        self.open(bracket);
    }

    /// Writes a key and a string.
    pub fn entry(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text(text);
    }

    /// Writes a key and a string, if there is one.
    pub fn entry_if(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.entry(key, text);
        }
    }

    /// Writes an array, each item by `write`.
    pub fn array<I: IntoIterator>(&mut self, items: I, mut write: impl FnMut(&mut Self, I::Item)) {
        self.open('[');
        for item in items {
            write(self, item);
        }
        self.close(']');
    }

    /// Writes an array of objects, the entries of each by `write`.
    pub fn objects<I: IntoIterator>(&mut self, items: I, mut write: impl FnMut(&mut Self, I::Item)) {
        self.open('[');
        for item in items {
            self.open('{');
            write(self, item);
            self.close('}');
        }
        self.close(']');
    }

    /// Writes a string.
    pub fn text(&mut self, text: &str) {
        self.separate();
        self.out.push('"');
        // Runs without escapes are copied at once. A cut is always beside an ASCII byte, so it splits no character.
        let mut rest = text;
        while let Some(place) = rest.bytes().position(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
            let (plain, tail) = rest.split_at_checked(place).unwrap_or((rest, ""));
            self.out.push_str(plain);
            match tail.bytes().next().unwrap_or(b' ') {
                b'"' => self.out.push_str("\\\""),
                b'\\' => self.out.push_str("\\\\"),
                b'\n' => self.out.push_str("\\n"),
                byte => {
                    self.out.push_str("\\u00");
                    for digit in [u32::from(byte) >> 4, u32::from(byte) & 15] {
                        self.out.push(char::from_digit(digit, 16).unwrap_or('0'));
                    }
                }
            }
            rest = tail.get(1..).unwrap_or("");
        }
        self.out.push_str(rest);
        self.out.push('"');
    }

    /// Writes a string, or `null`.
    pub fn text_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    /// Writes an integer.
    pub fn integer(&mut self, number: i64) {
        self.separate();
        push_integer(&mut self.out, number);
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.separate();
        self.out.push_str(if value { "true" } else { "false" });
    }

    /// Writes `true` or `false`, or `null` for what is not known.
    pub fn boolean_or_null(&mut self, value: Option<bool>) {
        match value {
            Some(value) => self.boolean(value),
            None => self.null(),
        }
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.separate();
        self.out.push_str("null");
    }

    /// Writes text that is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.separate();
        self.out.push_str(json);
    }
}

/// Appends an integer in decimal digits.
pub fn push_integer(out: &mut String, number: i64) {
    push_padded(out, number, 1);
}

/// Appends an integer with leading zeros up to a width.
pub fn push_padded(out: &mut String, number: i64, width: usize) {
    if number < 0 {
        out.push('-');
    }
    push_digits(out, number.unsigned_abs(), width);
}

fn push_digits(out: &mut String, number: u64, width: usize) {
    if number >= 10 || width > 1 {
        push_digits(out, number / 10, width.saturating_sub(1));
    }
    out.push(char::from_digit((number % 10) as u32, 10).unwrap_or('0'));
}
