//! What a shopper may still do after the sale: return it, claim the warranty, complain.
//!
//! Every right is an *entitlement*: a remedy, open during a window of time, under conditions, at a cost, on
//! the authority of the shop's policy or of a law. A return check lists the entitlements that are open, a
//! warranty countdown is the time left in one, and a complaint is a claim against them.
//!
//! The crate has three rooms, and imports go one way: `dom → boundary → domain → chrono`.
//!
//! - [`domain`] decides. It reads no clock and no document; `now` is an argument, and it cannot fail.
//! - [`boundary`] translates JSON text to the domain and answers back to JSON text, with issues that point
//!   at what is wrong.
//!
//! - `dom` shows: it binds checks, drafts and sending to the markup of a form. It is an artefact of its own, behind
//!   the feature `dom`, and only a page has it.
//!
//! A server uses [`boundary::Engine`], so that its decision equals the preview that the shopper saw.

#![deny(missing_docs)]
#![deny(
    clippy::unwrap_used,          // a missing value is an answer, not a crash
    clippy::expect_used,          // the same
    clippy::panic,                // a trap poisons the WebAssembly instance
    clippy::todo,
    clippy::unreachable,
    clippy::unwrap_in_result,
    clippy::indexing_slicing,     // `get` says what happens past the end
    clippy::string_slice,         // a cut inside a character traps
    clippy::arithmetic_side_effects // overflow is stated: checked, saturating or wrapping
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "a test fails by panicking"
    )
)]

pub mod boundary;
#[cfg(all(target_arch = "wasm32", feature = "dom"))]
mod dom;
pub mod domain;

// A third of the size of the standard allocator, and every call takes the same bounded time.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
