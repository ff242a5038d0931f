//! What a shopper may still do after the sale: return it, claim the warranty, complain.
//!
//! Every right is an *entitlement*: a remedy, open during a window of time, under conditions, at a cost, on
//! the authority of the shop's policy or of a law. A return check lists the entitlements that are open, a
//! warranty countdown is the time left in one, and a complaint is a claim against them.
//!
//! The crate has four rooms, and imports go one way: `dom → boundary → domain → chrono`, and `authoring → boundary`.
//!
//! - [`domain`] decides. It reads no clock and no document; `now` is an argument, and it cannot fail.
//! - [`boundary`] translates JSON text to the domain and answers back to JSON text, with issues that point
//!   at what is wrong.
//!
//! - `authoring` helps those who write policies: a lint, a preview, vocabularies. It is behind the feature `authoring`.
//!
//! - `dom` shows: it binds checks, drafts and sending to the markup of a form. It is an artefact of its own, behind
//!   the feature `dom`, and only a page has it.
//!
//! A server uses [`boundary::Engine`], so that its decision equals the preview that the shopper saw. It asks in JSON text
//! and is answered in JSON text, of the same shapes as in the page. [`documents`] has the laws and calendars that come with
//! the crate; [`boundary::Engine::load_document`] finds those that a policy names.
//!
//! # On a server
//!
//! ```
//! # #[cfg(feature = "native")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use aftersales::boundary::{Engine, NativeHost};
//!
//! let engine = Engine::new(Box::new(NativeHost));
//! let terms = r#"{ "format": 1, "id": "corner-shop", "version": "1", "timeZone": "Europe/Berlin",
//!     "packs": ["eu"], "assume": { "channel": "online", "country": "DE", "buyer": { "consumer": true } },
//!     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "when": { "reasons": ["changed_mind"] },
//!         "window": { "length": "P30D" } }] }"#;
//! let loaded = engine.load_document(terms)?;
//!
//! // Delivered on 2 March: the thirtieth day after it is 1 April, and it ends where 2 April starts, in summer time.
//! let question = r#"{ "line": { "quantity": 1, "events": { "delivered": "2026-03-02T10:15:00+01:00" } },
//!     "request": { "reason": "changed_mind" }, "now": "2026-04-01T23:59:59+02:00" }"#;
//! let verdict = engine.verdict(&loaded.policy, question);
//! assert!(verdict.contains(r#""status":"eligible","remedy":"refund","closes":"2026-04-01T22:00:00Z""#));
//!
//! // What is wrong with a document is one error with every issue in it.
//! let refusal = engine.load_document(r#"{ "format": 1, "id": "shop" }"#).err().ok_or("it was read")?;
//! assert_eq!(refusal[0].pointer, "/version");
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "native"))]
//! # fn main() {}
//! ```
//!
//! An [`Engine`](boundary::Engine) and what it loads stay on the thread that made them: a server gives them one of their own,
//! or one to each worker.
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | none | the engine, for a world that the caller lends as a [`boundary::Host`]; in a page, that of the browser |
//! | `native` | `boundary::NativeHost`: zone data and Unicode tables of crates, for a server; schemas of the documents |
//! | `authoring` | `boundary::Author`: a lint of policies, a preview, vocabularies in and out, indicators |
//! | `dom` | for WebAssembly only: the room that binds forms in a page |

#![deny(missing_docs, missing_debug_implementations)]
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
    target_arch = "wasm32",
    allow(clippy::arc_with_non_send_sync, reason = "a page has one thread, a server shares policies between its own")
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

#[macro_use]
mod codes;

#[macro_use]
pub mod boundary;

#[cfg(feature = "authoring")]
pub mod authoring;
#[cfg(not(target_arch = "wasm32"))]
pub mod documents;
#[cfg(all(target_arch = "wasm32", feature = "dom"))]
mod dom;
pub mod domain;

#[cfg(feature = "serde")]
pub use boundary::{Answer, Document, Documents, LoadError, Policy, types};

// A third of the size of the standard allocator, and every call takes the same bounded time.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
