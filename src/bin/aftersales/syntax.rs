//! Where a text stops being JSON.

/// The offset of the first character that cannot stand where it does; the length of a text that ends too early.
pub fn wrong_at(text: &str) -> usize {
    let Err(error) = serde_json::from_str::<serde_json::Value>(text) else { return text.len() };
    if error.is_eof() {
        return text.len();
    }
    let above = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    above.saturating_add(error.column().saturating_sub(1))
}
