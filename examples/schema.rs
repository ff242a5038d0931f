//! Writes what is made from the records of the input: the JSON Schemas and the TypeScript declarations of the package, and
//! the tables of fields in the documentation: `cargo run --features serde,authoring --example schema`.

use std::path::Path;

use aftersales::boundary::generated_files;

fn main() -> std::io::Result<()> {
    for (path, text) in generated_files(Path::new(env!("CARGO_MANIFEST_DIR")))? {
        if std::fs::read_to_string(&path).ok().as_ref() != Some(&text) {
            std::fs::write(&path, text)?;
        }
    }
    Ok(())
}
