//! What may a shopper still do after the sale? Return it, claim the warranty, complain.
//!
//! Every right is an *entitlement*: a remedy, open during a window of time, under conditions, at a cost, on the authority of
//! the shop's policy or of a law. A return check lists the entitlements that are open, a warranty countdown is the time left in
//! one, and a complaint is a claim against them.
//!
//! # Typed questions
//!
//! With the feature `serde`, a server loads a [`Policy`] once and asks it questions that are types of Rust. [`documents`] has
//! the laws and calendars that the crate ships, and a policy finds those that it names by itself.
//!
//! ```
//! # #[cfg(feature = "serde")]
//! # fn main() -> Result<(), aftersales::LoadError> {
//! use aftersales::types::{Map, OrderLine, Quantity, ReturnQuestion, ReturnRequest, Status};
//! use aftersales::{Documents, Policy};
//!
//! let terms = r#"{ "format": 1, "id": "corner-shop", "version": "1", "timeZone": "Europe/Berlin", "packs": ["eu"],
//!     "assume": { "channel": "online", "country": "DE", "buyer": { "consumer": true } },
//!     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "when": { "reasons": ["changed_mind"] },
//!         "window": { "length": "P30D" } }] }"#;
//! let policy = Policy::load(&Documents::from(terms))?;
//!
//! // Delivered on 2 March: the thirtieth day after it is 1 April, and it ends where 2 April starts, in summer time.
//! let delivered = Map::from([("delivered".to_owned(), Some("2026-03-02T10:15:00+01:00".into()))]);
//! let line = OrderLine { quantity: Quantity::from(1).into(), events: delivered.into(), ..OrderLine::default() };
//! let request = ReturnRequest { reason: "changed_mind".to_owned().into(), ..ReturnRequest::default() };
//! let question = ReturnQuestion { line, request: request.into(), now: "2026-04-01T23:59:59+02:00".into(), closed: None };
//! let decision = policy.check_return(&question).into_result()?;
//! assert_eq!(decision.status, Status::Eligible);
//! assert_eq!(decision.options[0].id, "change-of-mind/refund");
//!
//! // What is wrong with a document is one error with every issue in it.
//! let refused = Policy::load(&Documents::from(r#"{ "format": 1, "id": "shop" }"#)).expect_err("it has no version");
//! assert_eq!(refused[0].pointer, "/version");
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "serde"))]
//! # fn main() {}
//! ```
//!
//! # Questions in JSON text
//!
//! [`boundary::Engine`] answers the same questions in JSON text, of the same shapes as in a page. The typed questions go through
//! it, so that the decision of a server equals the preview that the shopper saw.
//!
//! ```
//! # #[cfg(feature = "native")]
//! # fn main() -> Result<(), aftersales::boundary::LoadError> {
//! use aftersales::boundary::{Engine, NativeHost};
//!
//! let engine = Engine::new(Box::new(NativeHost));
//! let terms = r#"{ "format": 1, "id": "corner-shop", "version": "1", "timeZone": "Europe/Berlin",
//!     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
//! let loaded = engine.load_document(terms)?;
//!
//! let question = r#"{ "line": { "quantity": 1, "events": { "delivered": "2026-03-02T10:15:00+01:00" } },
//!     "now": "2026-04-01T23:59:59+02:00" }"#;
//! let verdict = engine.verdict(&loaded.policy, question);
//! assert!(verdict.contains(r#""status":"eligible","remedy":"refund","closes":"2026-04-01T22:00:00Z""#));
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "native"))]
//! # fn main() {}
//! ```
//!
//! Outside of a page, an engine and a policy are `Send` and `Sync`: threads may share them.
//!
//! # Rooms
//!
//! Imports go one way: `dom → boundary → domain → chrono`, and `authoring → boundary`.
//!
//! - [`domain`] decides. It reads no clock and no document; `now` is an argument, and it cannot fail.
//! - [`boundary`] reads JSON text into the domain and writes its answers, with issues that point at what is wrong.
//! - `authoring` has the tools of those who write policies. A page loads it apart, so that shoppers do not.
//! - `dom` binds checks, drafts and sending to the markup of a form. It too is an artefact of its own, for pages only.
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | none | the engine, on a [`boundary::Host`] of the caller; in a page, the browser is the host |
//! | `built` | `Engine::build` and `Engine::open`: a policy as a file, which opens without its documents |
//! | `native` | `boundary::NativeHost`: zone data and Unicode tables of crates, for a server; it includes `built` |
//! | `serde` | [`Policy`], [`Documents`], [`types`] of Rust and the JSON Schemas of documents; it includes `native` |
//! | `authoring` | `authoring::Author`: a lint of policies, a preview, vocabularies in and out, indicators |
//! | `cli` | the program `aftersales`: a command line, and what an edition does to a million order lines |
//! | `columnar` | `cli`, which reads order lines from Arrow and Parquet too |
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
