//! How does a variant get its code? An enum is declared with its codes, so that a list of them cannot be out of date.

/// Declares an enum each variant of which has a stable code: `CODES`, `ALL`, `code()` and `from_code()`. A code is never
/// renamed. With a sentence behind the code there is `sentence()` too; `@ "feature"` keeps a variant to that feature.
macro_rules! codes {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($(@ $feature:literal)? $variant:ident = $code:literal: $sentence:literal),+ $(,)?
        }
    ) => {
        codes! {
            $(#[$meta])*
            $vis enum $name { $($(@ $feature)? #[doc = $sentence] $variant = $code),+ }
        }

        impl $name {
            /// What it says to developers: lower case, one line.
            #[must_use]
            pub fn sentence(self) -> &'static str {
                const SENTENCES: &[&str] = &[$($(#[cfg(feature = $feature)])? $sentence),+];
                SENTENCES.get(self as usize).copied().unwrap_or_default()
            }
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($(@ $feature:literal)? $(#[$doc:meta])* $variant:ident = $code:literal),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        $vis enum $name { $($(#[cfg(feature = $feature)])? $(#[$doc])* $variant),+ }

        impl $name {
            /// The codes, in the order of [`Self::ALL`].
            pub const CODES: &'static [&'static str] = &[$($(#[cfg(feature = $feature)])? $code),+];
            /// Every variant.
            pub const ALL: &'static [Self] = &[$($(#[cfg(feature = $feature)])? Self::$variant),+];

            /// The stable code, the same in every language.
            #[must_use]
            pub fn code(self) -> &'static str {
                Self::CODES.get(self as usize).copied().unwrap_or_default()
            }

            /// The variant with this code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.get($crate::codes::place_of(code, Self::CODES)).copied()
            }
        }
    };
}

/// The place of a code in a list, or the list's length if it is not in it.
pub(crate) fn place_of(code: &str, codes: &[&str]) -> usize {
    codes.iter().position(|known| *known == code).unwrap_or(codes.len())
}
