//! Writes the JSON Schemas and TypeScript declarations that the package ships, and the page of every field:
//! `cargo run --features serde,authoring --example schema`.

use std::path::Path;

use aftersales::boundary::{
    calendar_schema, fields_page, policy_schema, receipt_schema, record_schema, submission_schema, typescript,
};

fn main() -> std::io::Result<()> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg");
    std::fs::write(package.join("../docs/reference/fields.md"), fields_page())?;
    std::fs::write(package.join("types.d.ts"), typescript())?;
    std::fs::write(package.join("submission.schema.json"), submission_schema())?;
    std::fs::write(package.join("record.schema.json"), record_schema())?;
    std::fs::write(package.join("receipt.schema.json"), receipt_schema())?;
    std::fs::write(package.join("policy.schema.json"), policy_schema())?;
    std::fs::write(package.join("calendar.schema.json"), calendar_schema())
}
