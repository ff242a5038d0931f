//! How are numbers, texts and lists written into a built policy, and read back from bytes that nobody vouches for?

use std::sync::Arc;

use crate::domain::calendar::{BusinessCalendar, OpeningHours, Zone};

/// The most entries of all lists of a file together: as many as a document may have values.
const MAX_ENTRIES: usize = 100_000;
/// The deepest nesting of windows and of matchers: as deep as a document may be.
const MAX_DEPTH: usize = 64;

/// What is written into a file and read from it. Whatever is read is as a document could have said it.
pub trait Built: Sized {
    /// Writes it behind what is there.
    fn write(&self, out: &mut Out);
    /// Reads it. Where the bytes are not what was written, the reading fails as a whole, and this is some value: without a way out
    /// at every field, the code is a third as long.
    fn read(input: &mut In) -> Self;
}

/// What several entries of a policy share, and name by its place.
#[derive(Default)]
pub struct Shared {
    /// Zones.
    pub zones: Vec<Arc<Zone>>,
    /// Business calendars.
    pub calendars: Vec<Arc<BusinessCalendar>>,
    /// Opening hours of windows.
    pub hours: Vec<Arc<OpeningHours>>,
}

/// A file as it is written.
#[derive(Default)]
pub struct Out {
    /// The bytes so far.
    pub bytes: Vec<u8>,
    /// What the entries so far share.
    pub shared: Shared,
}

/// A file as it is read.
pub struct In<'b> {
    /// The bytes that are left. Without any, numbers are zero and lists are empty.
    bytes: &'b [u8],
    /// What entries share.
    pub shared: Shared,
    /// How many names there are.
    pub names: usize,
    /// How many more entries of lists may come.
    left: usize,
    depth: usize,
    has_failed: bool,
}

impl<'b> In<'b> {
    /// The reading of these bytes.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, shared: Shared::default(), names: 0, left: MAX_ENTRIES, depth: 0, has_failed: false }
    }

    /// Gives up: nothing more is read.
    pub fn fail(&mut self) {
        self.has_failed = true;
        self.bytes = &[];
    }

    /// Gives up unless this holds.
    pub fn require(&mut self, holds: bool) {
        if !holds {
            self.fail();
        }
    }

    /// True if nothing was wrong so far.
    pub fn is_sound(&self) -> bool {
        !self.has_failed
    }

    /// True if nothing is left.
    pub fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The next bytes; none if there are fewer.
    fn take(&mut self, count: usize) -> &'b [u8] {
        match self.bytes.split_at_checked(count) {
            Some((taken, rest)) => {
                self.bytes = rest;
                taken
            }
            None => {
                self.fail();
                &[]
            }
        }
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or_default()
    }

    /// The length of a list, if a file may hold as many more entries.
    fn length(&mut self) -> usize {
        let length = usize::read(self);
        match self.left.checked_sub(length) {
            Some(left) => {
                self.left = left;
                length
            }
            None => {
                self.fail();
                0
            }
        }
    }

    /// Reads something that may hold more of its kind.
    pub fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.require(self.depth < MAX_DEPTH && self.left > 0);
        self.left = self.left.saturating_sub(1);
        self.depth = self.depth.saturating_add(1);
        let found = read(self);
        self.depth = self.depth.saturating_sub(1);
        found
    }
}

/// Seven bits a byte, the low ones first; the eighth says that more follow.
impl Built for u64 {
    fn write(&self, out: &mut Out) {
        let mut rest = *self;
        while rest > 0x7F {
            out.bytes.push(rest.to_le_bytes().first().copied().unwrap_or_default() | 0x80);
            rest >>= 7;
        }
        out.bytes.push(rest.to_le_bytes().first().copied().unwrap_or_default());
    }

    fn read(input: &mut In) -> Self {
        let (mut number, mut shift) = (0_u64, 0_u32);
        loop {
            let byte = input.byte();
            let bits = Self::from(byte & 0x7F);
            let placed = bits.checked_shl(shift).unwrap_or_default();
            input.require(shift < Self::BITS && placed.wrapping_shr(shift) == bits);
            number |= placed;
            shift = shift.saturating_add(7);
            if byte < 0x80 || !input.is_sound() {
                return number;
            }
        }
    }
}

/// Numbers of other widths, none of which is negative in a policy.
macro_rules! numbers {
    ($($number:ty),+) => { $(
        impl Built for $number {
            fn write(&self, out: &mut Out) {
                u64::try_from(*self).unwrap_or(u64::MAX).write(out);
            }

            fn read(input: &mut In) -> Self {
                Self::try_from(u64::read(input)).unwrap_or_else(|_| {
                    input.fail();
                    0
                })
            }
        }
    )+ };
}

numbers!(u16, u32, usize, i32, i64);

impl Built for bool {
    fn write(&self, out: &mut Out) {
        out.bytes.push((*self).into());
    }

    fn read(input: &mut In) -> Self {
        let byte = input.byte();
        input.require(byte <= 1);
        byte == 1
    }
}

impl Built for String {
    fn write(&self, out: &mut Out) {
        self.len().write(out);
        out.bytes.extend_from_slice(self.as_bytes());
    }

    fn read(input: &mut In) -> Self {
        let length = usize::read(input);
        let text = std::str::from_utf8(input.take(length));
        input.require(text.is_ok());
        text.unwrap_or_default().to_owned()
    }
}

impl<T: Built> Built for Option<T> {
    fn write(&self, out: &mut Out) {
        self.is_some().write(out);
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(input: &mut In) -> Self {
        bool::read(input).then(|| T::read(input))
    }
}

/// A list grows entry by entry, so that a length which the bytes do not bear out takes no memory.
impl<T: Built> Built for Vec<T> {
    fn write(&self, out: &mut Out) {
        self.len().write(out);
        for entry in self {
            entry.write(out);
        }
    }

    fn read(input: &mut In) -> Self {
        let mut list = Self::new();
        for _ in 0..input.length() {
            list.push(T::read(input));
            if !input.is_sound() {
                break;
            }
        }
        list
    }
}

/// What is in a box may hold more of its kind, to a depth that is bounded.
impl<T: Built> Built for Box<T> {
    fn write(&self, out: &mut Out) {
        T::write(self, out);
    }

    fn read(input: &mut In) -> Self {
        Self::new(input.deeper(T::read))
    }
}

impl<A: Built, B: Built> Built for (A, B) {
    fn write(&self, out: &mut Out) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(input: &mut In) -> Self {
        (A::read(input), B::read(input))
    }
}

/// What is shared is written as its place, which it gets where it is written first.
macro_rules! shared {
    ($($shared:ty: $list:ident or $none:expr),+) => { $(
        impl Built for Arc<$shared> {
            fn write(&self, out: &mut Out) {
                let list = &mut out.shared.$list;
                let place = list.iter().position(|known| Arc::ptr_eq(known, self)).unwrap_or(list.len());
                if place == list.len() {
                    list.push(Arc::clone(self));
                }
                place.write(out);
            }

            fn read(input: &mut In) -> Self {
                let place = usize::read(input);
                input.shared.$list.get(place).map(Arc::clone).unwrap_or_else(|| {
                    input.fail();
                    Self::new($none(input))
                })
            }
        }
    )+ };
}

shared!(
    Zone: zones or |_| Zone::utc(),
    BusinessCalendar: calendars or BusinessCalendar::read,
    OpeningHours: hours or OpeningHours::read
);

/// Writes and reads structs field by field, in this order. What a file may not say is refused by the condition.
macro_rules! built_structs {
    ($($name:ident { $($field:ident),+ $(,)? } $(but $derived:ident)? $(if $is_sound:expr)?;)+) => {
        /// The fields, for the test that notices when the layout changes.
        #[cfg(test)]
        pub const STRUCTS: &str = concat!($(stringify!($name { $($field),+ })),+);

        $(
            impl Built for $name {
                fn write(&self, out: &mut Out) {
                    let Self { $($field,)+ $($derived: _)? } = self;
                    $($field.write(out);)+
                }

                fn read(input: &mut In) -> Self {
                    let read = Self { $($field: Built::read(input),)+ $($derived: Default::default())? };
                    $(
                        let is_sound: fn(&Self) -> bool = $is_sound;
                        input.require(is_sound(&read));
                    )?
                    read
                }
            }
        )+
    };
}

/// Writes and reads enums as the number of the variant and what it holds.
macro_rules! built_enums {
    ($($name:ident { $($number:literal $variant:ident $(($($part:ident),+))?),+ $(,)? })+) => {
        /// The variants, for the test that notices when the layout changes.
        #[cfg(test)]
        pub const ENUMS: &str = concat!($(stringify!($name { $($number $variant $(($($part),+))?),+ })),+);

        $(
            impl Built for $name {
                fn write(&self, out: &mut Out) {
                    match self {
                        $(Self::$variant $(($($part),+))? => {
                            out.bytes.push($number);
                            $($($part.write(out);)+)?
                        })+
                    }
                }

                fn read(input: &mut In) -> Self {
                    match input.byte() {
                        $($number => {
                            $($(let $part = Built::read(input);)+)?
                            Self::$variant $(($($part),+))?
                        })+
                        _ => {
                            // Without bytes, the next number is zero.
                            input.fail();
                            Self::read(input)
                        }
                    }
                }
            }
        )+
    };
}

/// Writes and reads codes as their places in the list of codes.
macro_rules! built_codes {
    ($($name:ident or $first:ident),+ $(,)?) => {
        /// The codes, for the test that notices when the layout changes.
        #[cfg(test)]
        pub const CODES: &[&[&str]] = &[$($name::CODES),+];

        $(
            impl Built for $name {
                fn write(&self, out: &mut Out) {
                    (*self as usize).write(out);
                }

                fn read(input: &mut In) -> Self {
                    Self::ALL.get(usize::read(input)).copied().unwrap_or_else(|| {
                        input.fail();
                        Self::$first
                    })
                }
            }
        )+
    };
}
