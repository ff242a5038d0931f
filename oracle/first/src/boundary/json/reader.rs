//! Is a text JSON, and which value is it?

use crate::boundary::IssueCode;
use std::borrow::Cow;

use super::{push_escaped, push_integer};

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 64;
/// The longest text that is read, in bytes.
const MAX_BYTES: usize = 4 << 20;
/// The most values that are read, those inside others included.
const MAX_VALUES: u32 = 100_000;
/// The most entries of one list or object. It bounds what compares each with each, such as ids and keys.
const MAX_ENTRIES: usize = 1000;

/// A JSON value that borrows from the text it was read from.
#[derive(Debug, PartialEq, Eq)]
pub enum Json<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it is written.
    Number(&'t str),
    /// A text.
    Text(Text<'t>),
    /// `[…]`
    Array(Vec<Json<'t>>),
    /// `{…}`, in the order in which it is written.
    Object(Vec<(Cow<'t, str>, Json<'t>)>),
}

impl Json<'_> {
    /// What kind of value it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::Text(_) => "string",
            Self::Array(_) => "array",
            Self::Object(_) => "object",
        }
    }
}

/// A text. JavaScript strings may hold half of a surrogate pair, which no Unicode text can.
#[derive(Debug, PartialEq, Eq)]
pub struct Text<'t> {
    /// The text, with U+FFFD where it is broken.
    pub value: Cow<'t, str>,
    /// The UTF-16 position of the first half pair, if there is one.
    pub broken_at: Option<usize>,
}

/// Why a text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The stable code.
    pub code: IssueCode,
    /// The byte at which that was seen.
    pub position: usize,
    /// The JSON Pointer of what is too much, if it is JSON so far.
    pub pointer: Option<String>,
}

impl Malformed {
    /// What would be right, where that is a limit.
    pub fn limit(&self) -> Option<&'static str> {
        Some(match self.code {
            IssueCode::TooDeep => "64 levels at most",
            IssueCode::TooLarge => "4 MiB of text and 100000 values at most",
            IssueCode::TooManyEntries => "1000 at most",
            _ => return None,
        })
    }

    /// The same, seen in an entry of a list or an object.
    fn within(self, key: &str) -> Self {
        let pointer = self.pointer.map(|rest| {
            let mut pointer = String::from("/");
            push_escaped(&mut pointer, key);
            pointer.push_str(&rest);
            pointer
        });
        Self { pointer, ..self }
    }
}

/// Reads one JSON value, by RFC 8259.
///
/// # Errors
///
/// What is no JSON, or too much of it. A key that comes twice in one object is refused too, because programs differ in which of
/// the two they take.
pub fn read(text: &str) -> Result<Json<'_>, Malformed> {
    let mut reader = Reader { text, position: 0, left: MAX_VALUES };
    if text.len() > MAX_BYTES {
        return reader.fail(IssueCode::TooLarge);
    }
    let value = reader.value(0)?;
    reader.skip_space();
    if reader.position < text.len() { reader.fail(IssueCode::MalformedJson) } else { Ok(value) }
}

struct Reader<'t> {
    text: &'t str,
    position: usize,
    /// How many more values are read.
    left: u32,
}

impl<'t> Reader<'t> {
    fn fail<T>(&self, code: IssueCode) -> Result<T, Malformed> {
        Err(Malformed { code, position: self.position, pointer: None })
    }

    /// Refuses what is JSON so far: the value that is being read, or the entry of it with this key.
    fn refuse<T>(&self, code: IssueCode, key: Option<&str>) -> Result<T, Malformed> {
        let here = Malformed { code, position: self.position, pointer: Some(String::new()) };
        Err(key.map_or(here.clone(), |key| here.within(key)))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    fn step(&mut self) {
        self.position = self.position.saturating_add(1);
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.step();
        }
    }

    /// Takes a byte if it comes next, after space.
    fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        let there = self.peek() == Some(byte);
        if there {
            self.step();
        }
        there
    }

    fn value(&mut self, depth: usize) -> Result<Json<'t>, Malformed> {
        if depth > MAX_DEPTH {
            return self.fail(IssueCode::TooDeep);
        }
        if self.left == 0 {
            return self.fail(IssueCode::TooLarge);
        }
        self.left = self.left.wrapping_sub(1);
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => self.fail(IssueCode::MalformedJson),
        }
    }

    fn word(&mut self, word: &str, value: Json<'t>) -> Result<Json<'t>, Malformed> {
        let there = self.text.get(self.position..).is_some_and(|rest| rest.starts_with(word));
        if !there {
            return self.fail(IssueCode::MalformedJson);
        }
        self.position = self.position.saturating_add(word.len());
        Ok(value)
    }

    fn array(&mut self, depth: usize) -> Result<Json<'t>, Malformed> {
        self.step();
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(Json::Array(items));
        }
        loop {
            if items.len() == MAX_ENTRIES {
                return self.refuse(IssueCode::TooManyEntries, None);
            }
            let item = self.value(depth.saturating_add(1)).map_err(|malformed| {
                let mut index = String::new();
                push_integer(&mut index, i64::try_from(items.len()).unwrap_or(i64::MAX));
                malformed.within(&index)
            })?;
            items.push(item);
            if self.take(b']') {
                return Ok(Json::Array(items));
            }
            if !self.take(b',') {
                return self.fail(IssueCode::MalformedJson);
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json<'t>, Malformed> {
        self.step();
        let mut fields: Vec<(Cow<'t, str>, Json<'t>)> = Vec::new();
        if self.take(b'}') {
            return Ok(Json::Object(fields));
        }
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                return self.fail(IssueCode::MalformedJson);
            }
            let key = self.string()?.value;
            if fields.iter().any(|(known, _)| *known == key) {
                return self.refuse(IssueCode::DuplicateKey, Some(&key));
            }
            if fields.len() == MAX_ENTRIES {
                return self.refuse(IssueCode::TooManyEntries, None);
            }
            if !self.take(b':') {
                return self.fail(IssueCode::MalformedJson);
            }
            let value = self.value(depth.saturating_add(1)).map_err(|malformed| malformed.within(&key))?;
            fields.push((key, value));
            if self.take(b'}') {
                return Ok(Json::Object(fields));
            }
            if !self.take(b',') {
                return self.fail(IssueCode::MalformedJson);
            }
        }
    }

    fn digits(&mut self) -> Result<(), Malformed> {
        let start = self.position;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.step();
        }
        if start == self.position { self.fail(IssueCode::MalformedJson) } else { Ok(()) }
    }

    fn number(&mut self) -> Result<Json<'t>, Malformed> {
        let start = self.position;
        if self.peek() == Some(b'-') {
            self.step();
        }
        if self.peek() == Some(b'0') {
            self.step()
        } else {
            self.digits()?
        }
        if self.peek() == Some(b'.') {
            self.step();
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.step();
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.step();
            }
            self.digits()?;
        }
        Ok(Json::Number(self.text.get(start..self.position).unwrap_or("0")))
    }

    /// Reads a string. One without escapes is borrowed as it stands.
    fn string(&mut self) -> Result<Text<'t>, Malformed> {
        self.step();
        let start = self.position;
        let mut owned = String::new();
        let mut broken_at = None;
        let mut copied = start;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    owned.push_str(self.text.get(copied..self.position).unwrap_or(""));
                    self.step();
                    self.escape(&mut owned, &mut broken_at)?;
                    copied = self.position;
                }
                Some(0..=0x1F) | None => return self.fail(IssueCode::MalformedJson),
                Some(_) => self.step(),
            }
        }
        let tail = self.text.get(copied..self.position).unwrap_or("");
        self.step();
        let value = if copied == start {
            Cow::Borrowed(tail)
        } else {
            owned.push_str(tail);
            Cow::Owned(owned)
        };
        Ok(Text { value, broken_at })
    }

    fn escape(&mut self, out: &mut String, broken_at: &mut Option<usize>) -> Result<(), Malformed> {
        let byte = self.peek();
        self.step();
        out.push(match byte {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let unit = self.unit()?;
                self.character(unit)?.unwrap_or_else(|| {
                    broken_at.get_or_insert_with(|| out.encode_utf16().count());
                    char::REPLACEMENT_CHARACTER
                })
            }
            _ => return self.fail(IssueCode::MalformedJson),
        });
        Ok(())
    }

    /// The character that starts with a UTF-16 unit, reading the second half of a pair where one follows.
    fn character(&mut self, unit: u32) -> Result<Option<char>, Malformed> {
        let follows = self.text.get(self.position..).is_some_and(|rest| rest.starts_with("\\u"));
        if !(0xD800..0xDC00).contains(&unit) || !follows {
            return Ok(char::from_u32(unit));
        }
        let before = self.position;
        self.position = self.position.saturating_add(2);
        let second = self.unit()?;
        if !(0xDC00..0xE000).contains(&second) {
            self.position = before;
            return Ok(None);
        }
        let high = unit.wrapping_sub(0xD800) << 10;
        Ok(char::from_u32((high | second.wrapping_sub(0xDC00)).wrapping_add(0x1_0000)))
    }

    fn unit(&mut self) -> Result<u32, Malformed> {
        let end = self.position.saturating_add(4);
        let digits = self.text.get(self.position..end).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(unit) => {
                self.position = end;
                Ok(unit)
            }
            None => self.fail(IssueCode::MalformedJson),
        }
    }
}
