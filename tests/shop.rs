//! The demo shop: its server, its documents and its demo order.
#![cfg(all(feature = "serde", not(target_arch = "wasm32")))]

#[path = "../examples/shop/server/mod.rs"]
mod server;

mod shop {
    mod answers;
    mod attachments;
    mod cases;
    mod connections;
    mod desk;
    mod documents;
    mod guests;
    mod kinds;
    mod mail;
    mod pages;
    mod proof;
    mod submissions;
    mod support;
}
