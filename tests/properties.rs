//! What must hold for every policy, order line and instant, over generated ones.
#![cfg(all(not(target_arch = "wasm32"), feature = "native"))]

mod properties {
    mod built;
    mod cases;
    mod countdowns;
    mod damage;
    mod decisions;
    mod documents;
    mod nearest;
    mod orders;
    mod patterns;
    mod places;
    mod questions;
    mod repairs;
    mod settlements;
    mod support;
    mod views;
    mod zones;
}
