//! How is JSON text read, with pointers to what is wrong, and written?

mod access;
mod pointer;
mod reader;
mod writer;

pub use pointer::push_escaped;
pub use reader::{Json, Malformed, read};
pub use writer::{Writer, push_integer, push_padded};
