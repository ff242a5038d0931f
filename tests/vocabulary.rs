//! Vocabularies in and out: pages as they are found, rows of other projects, ten thousand mutations, and the
//! way out and back.
//!
//! ```text
//! AFTERSALES_VECTORS=<folder> cargo test --test vocabulary --features native,authoring
//! ```
#![cfg(all(feature = "native", feature = "authoring", not(target_arch = "wasm32")))]

mod vocabulary {
    pub mod adopted;
    pub mod desk;
    pub mod markup;
    pub mod mutations;
    pub mod odd;
    pub mod pages;
    pub mod round_trip;
}
