//! What does an answer look like? `answers!` declares every object of an answer once, beside its writer: its fields with
//! their types and a sentence each. The TypeScript declaration and the Rust type are made from that.

/// Declares the objects of an answer, as the module `types`. A field is there `always`, or `optional`.
macro_rules! answers {
    ($(
        $(#[doc = $about:literal])+
        $name:ident $(as $typescript:literal)? {
            $(
                $(#[doc = $sentence:literal])+
                $(always $af:ident $(as $ak:literal)?: $at:ty;)?
                $(optional $of:ident $(as $ok:literal)?: $ot:ty;)?
            )*
        }
    )+) => {
        #[cfg(feature = "serde")]
        pub mod types {
            #[allow(clippy::wildcard_imports, unused_imports, reason = "the types that fields may have")]
            use crate::boundary::answers::codes::*;
            use crate::boundary::declarations::{Declaration, Declared};

            $(
                $(#[doc = $about])+
                #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
                #[serde(deny_unknown_fields)]
                #[non_exhaustive]
                pub struct $name {
                    $(
                        $(#[doc = $sentence])+
                        $($(#[serde(rename = $ak)])? pub $af: $at,)?
                        $($(#[serde(rename = $ok)])? #[serde(skip_serializing_if = "Option::is_none")] pub $of: Option<$ot>,)?
                    )*
                }
            )+

            /// The descriptions of these objects.
            pub(in crate::boundary) const DECLARATIONS: &[Declaration] = &[$(
                Declaration {
                    name: answers!(@typescript $name $($typescript)?),
                    about: concat!($($about),+),
                    fields: &[$(Declared {
                        name: concat!($(answers!(@key $af $($ak)?))? $(answers!(@key $of $($ok)?))?),
                        rust: concat!($(stringify!($at))? $(stringify!($ot))?),
                        about: concat!($($sentence),+),
                        is_optional: answers!(@optional $($of)?),
                    }),*],
                },
            )+];
        }
    };
    (@typescript $name:ident) => { stringify!($name) };
    (@typescript $name:ident $typescript:literal) => { $typescript };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@optional) => { false };
    (@optional $field:ident) => { true };
}
