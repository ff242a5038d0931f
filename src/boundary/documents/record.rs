//! What may a document look like? Every record of the input is declared once, by `record!`: its fields with their types,
//! whether they must be there, a sentence and an example for editors. The check of a document, its JSON Schema, the
//! TypeScript declaration, the tables in `docs/` and the Rust type of a server are all made from that declaration.

#[cfg(feature = "serde")]
use super::together::Together;
use std::fmt;

/// What a value must be. One function checks all documents against their shapes, and reports every issue at once; what
/// reads a checked value need not report anything that a shape can say.
#[derive(Debug)]
pub enum Shape {
    /// Anything.
    Any,
    /// A text.
    Text,
    /// A text with at least one character.
    Name,
    /// `true` or `false`.
    Boolean,
    /// A whole number from the first to the second.
    Count(i64, i64),
    /// A number that is not negative, with up to six decimal places.
    Decimal,
    /// A number up to that of the most pieces with up to three decimal places, from so many thousandths.
    Quantity(i64),
    /// A decimal text from 0 to 100.
    Percent,
    /// A code of three capital letters.
    Currency,
    /// An ISO 8601 duration of whole units.
    Period,
    /// A duration that is not zero, or `unlimited`.
    Length,
    /// `YYYY-MM-DD`.
    Date,
    /// A date, or two with a slash between them.
    Dates,
    /// A date, or `--11-15`: a day of every year.
    SeasonDay,
    /// When a place is open: `Mo-Fr 08:30-17:30`.
    Hours,
    /// A time of the day: `17:00`.
    Clock,
    /// An instant.
    Instant,
    /// A language by BCP 47: `zh-Hans`.
    Language,
    /// A text with at least one character, or an object of at least one, by their languages.
    Spoken,
    /// One of these texts.
    Code(&'static [&'static str]),
    /// An array.
    List(&'static Shape),
    /// An array with at least one item.
    Some(&'static Shape),
    /// An object whose keys are names.
    Map(&'static Shape),
    /// An object with these fields.
    Record(&'static Record),
    /// A text of the first shape, or another value of the second.
    TextOr(&'static Shape, &'static Shape),
    /// One, or an array of at least one.
    OneOrSome(&'static Shape),
    /// `true`, `false`, or another value.
    FlagOr(&'static Shape),
    /// A record that is inside itself: its shape is found when it is needed.
    Nested(fn() -> &'static Shape),
}

/// The fields of an object.
pub struct Record {
    /// The fields.
    pub fields: &'static [Field],
    /// What becomes of the others.
    pub others: Others,
    /// Its description.
    #[cfg(feature = "serde")]
    pub words: Words,
}

/// The description of a record.
#[cfg(feature = "serde")]
#[derive(Debug)]
pub struct Words {
    /// Its name under `$defs` of a schema.
    pub kind: &'static str,
    /// Its name in Rust and in TypeScript.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// What each field is, in the order of the fields.
    pub fields: &'static [FieldWords],
    /// What its fields say together.
    pub together: &'static [Together],
}

/// The description of a field.
#[cfg(feature = "serde")]
#[derive(Debug)]
pub struct FieldWords {
    /// What it is.
    pub about: &'static str,
    /// Its Rust type.
    pub rust: &'static str,
    /// A value in JSON, if one is given.
    pub example: &'static str,
}

/// What becomes of fields that are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// They are issues.
    Refused,
    /// They are issues, or make a rule one for review if the caller wants that.
    Doubted,
    /// They are issues unless their names begin with `x-`.
    Extensions,
    /// They are ignored; those that look like a misspelling are warned of.
    Ignored,
}

/// A record may have itself inside, so only names are written.
impl fmt::Debug for Record {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.debug_list().entries(self.fields.iter().map(|field| field.name)).finish()
    }
}

impl Record {
    /// True if it says when things happened.
    pub(super) fn has_events(&self) -> bool {
        self.fields.iter().any(|field| field.name == "events" && matches!(field.shape, Shape::Map(Shape::Any)))
    }
}

/// One field.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it must be.
    pub shape: &'static Shape,
    /// Whether it must be there.
    pub need: Need,
}

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It need not.
    Optional,
    /// It need not; `null` says that it is not known.
    Nullable,
}

/// Tables of what other vocabularies look like: nothing is written about them here.
#[cfg(feature = "authoring")]
pub mod foreign {
    use super::{Field, Need, Others, Record, Shape};

    /// A field that must be there.
    pub const fn required(name: &'static str, shape: &'static Shape) -> Field {
        Field { name, shape, need: Need::Required }
    }

    /// A field that need not be there.
    pub const fn optional(name: &'static str, shape: &'static Shape) -> Field {
        Field { name, shape, need: Need::Optional }
    }

    /// An object whose unknown fields do `others`.
    pub const fn record(fields: &'static [Field], others: Others) -> Record {
        Record {
            fields,
            others,
            #[cfg(feature = "serde")]
            words: super::Words { kind: "", name: "", about: "", fields: &[], together: &[] },
        }
    }
}

/// A type of which values are read.
pub trait Shaped {
    /// What its values must be.
    const SHAPE: &'static Shape;
}

/// A type that is an object with named fields.
pub trait Fields {
    /// The fields.
    const RECORD: &'static Record;
}

/// Declares a record: the table that documents are checked by, and, with the feature `serde`, the Rust type.
///
/// A field is `required`, `optional`, or a `fact`, which may also be `null`. `as "name"` gives its name in JSON where that is
/// another, and `= "…"` an example in JSON. Fields that it does not name are issues in a `closed` record.
macro_rules! record {
    (
        $(#[doc = $about:literal])+
        $(#[derive($($derive:ident),+)])?
        closed($others:ident) $($rest:tt)+
    ) => {
        record!(@parted [$(#[doc = $about])+ #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)] $(#[derive($($derive),+)])? #[serde(deny_unknown_fields)]] [$($about),+] [] $others $($rest)+);
    };
    (
        $(#[doc = $about:literal])+
        $(#[derive($($derive:ident),+)])?
        open($others:ident) $($rest:tt)+
    ) => {
        record!(@parted [$(#[doc = $about])+ #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)] $(#[derive($($derive),+)])?] [$($about),+] [
            /// Fields of the shop's own; answers do not depend on them.
            #[serde(flatten)]
            pub others: $crate::boundary::documents::Map<$crate::boundary::documents::Any>,
        ] $others $($rest)+);
    };
    // The lines of a field's sentence are put together first, so that what follows knows where each field begins.
    (
        @parted [$($attributes:tt)+] [$($about:literal),+] [$($flattened:tt)*] $others:ident $name:ident, $kind:literal {
            $(
                $(#[doc = $said:literal])+
                $need:ident $field:ident $(as $key:literal)?: $type:ty $(= $example:literal)?;
            )*
        }
        $(together $together:expr;)?
    ) => {
        record!(@ [$($attributes)+] [$($about),+] [$($flattened)*] $others $name, $kind {
            $(says [$($said),+] $need $field $(as $key)?: $type $(= $example)?;)*
        } $(together $together;)?);
    };
    (
        @ [$($attributes:tt)+] [$($about:literal),+] [$($flattened:tt)*] $others:ident $name:ident, $kind:literal {
            $(
                says [$($said:literal),+]
                $(required $rf:ident $(as $rk:literal)?: $rt:ty $(= $re:literal)?;)?
                $(optional $of:ident $(as $ok:literal)?: $ot:ty $(= $oe:literal)?;)?
                $(fact $ff:ident $(as $fk:literal)?: $ft:ty $(= $fe:literal)?;)?
            )*
        }
        $(together $together:expr;)?
    ) => {
        #[cfg(feature = "serde")]
        $($attributes)+
        pub struct $name {
            $(
                $(#[doc = $said])+
                $($(#[serde(rename = $rk)])? pub $rf: $rt,)?
                $($(#[serde(rename = $ok)])? #[serde(skip_serializing_if = "Option::is_none")] pub $of: Option<$ot>,)?
                $($(#[serde(rename = $fk)])? #[serde(default, skip_serializing_if = "crate::boundary::documents::Fact::is_absent")] pub $ff: $crate::boundary::documents::Fact<$ft>,)?
            )*
            $($flattened)*
        }

        #[cfg(not(feature = "serde"))]
        #[doc = concat!($($about),+)]
        #[allow(dead_code, reason = "without serde a record is only its table")]
        #[derive(Debug)]
        pub enum $name {}

        impl $crate::boundary::documents::Fields for $name {
            const RECORD: &'static $crate::boundary::documents::Record = {
                use $crate::boundary::documents::{Field, Need, Others, Record, Shaped};
                static TABLE: Record = Record {
                    fields: &[$(
                        $(Field { name: record!(@key $rf $($rk)?), shape: <$rt as Shaped>::SHAPE, need: Need::Required },)?
                        $(Field { name: record!(@key $of $($ok)?), shape: <$ot as Shaped>::SHAPE, need: Need::Optional },)?
                        $(Field { name: record!(@key $ff $($fk)?), shape: <$ft as Shaped>::SHAPE, need: Need::Nullable },)?
                    )*],
                    others: Others::$others,
                    #[cfg(feature = "serde")]
                    words: $crate::boundary::documents::Words {
                        kind: $kind,
                        name: stringify!($name),
                        about: concat!($($about),+),
                        fields: &[$($crate::boundary::documents::FieldWords {
                            about: concat!($($said),+),
                            rust: concat!($(stringify!($rt))? $(stringify!($ot))? $(stringify!($ft))?),
                            example: concat!($($($re)?)? $($($oe)?)? $($($fe)?)?),
                        }),*],
                        together: {
                            #[allow(unused_imports, reason = "most records have no such rules")]
                            use $crate::boundary::documents::Together;
                            record!(@together $($together)?)
                        },
                    },
                };
                &TABLE
            };
        }

        impl $crate::boundary::documents::Shaped for $name {
            const SHAPE: &'static $crate::boundary::documents::Shape =
                &$crate::boundary::documents::Shape::Record(<Self as $crate::boundary::documents::Fields>::RECORD);
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@together) => { &[] };
    (@together $together:expr) => { $together };
}
