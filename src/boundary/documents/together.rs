//! What do the fields of an object say together? A shape knows its field alone, so a record lists these rules beside it.

/// What the fields of an object say together; each shape knows its field alone.
#[derive(Debug)]
pub enum Together {
    /// Exactly one of them is there. A flag counts if it is true.
    OneOf(&'static [&'static str]),
    /// At least one of them is there.
    AnyOf(&'static [&'static str]),
    /// Not both are there.
    NotBoth(&'static str, &'static str),
    /// Where the first is this code, the other is there.
    Needs(&'static str, &'static str, &'static str),
    /// Where the first is there, the other is one of these codes.
    Narrows(&'static str, &'static str, &'static [&'static str]),
    /// The list has so many items at most.
    AtMost(&'static str, usize),
    /// The text of the field is an amount of money.
    IsAmount(&'static str),
    /// `length` can be counted in the mode of `count`.
    LengthFitsCount,
    /// `window` has a length, unless the document's defaults have one. With a field's name: only where that is there.
    LengthOrDefault(Option<&'static str>),
    /// The field is there only if the document has a currency.
    NeedsCurrency(&'static str),
}
