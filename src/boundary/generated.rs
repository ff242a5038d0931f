//! Which files are written from the records and the packs? The schemas and the declarations of the package, and tables of
//! the documentation.

use std::io;
use std::path::{Path, PathBuf};

use super::documents::schema::{calendar_schema, policy_schema, receipt_schema, record_schema, submission_schema};
use super::field_tables::{Page, with_field_tables};
use super::pack_page::with_packs;
use super::typescript;

/// Every file below the project's root that is written from the records and the packs, as it must be.
///
/// # Errors
/// If the pages of `docs/` cannot be read: only the text between their markers is written.
pub fn generated_files(root: &Path) -> io::Result<Vec<(PathBuf, String)>> {
    let package = root.join("pkg");
    let mut files = vec![
        (package.join("types.d.ts"), typescript()),
        (package.join("policy.schema.json"), policy_schema()),
        (package.join("calendar.schema.json"), calendar_schema()),
        (package.join("submission.schema.json"), submission_schema()),
        (package.join("record.schema.json"), record_schema()),
        (package.join("receipt.schema.json"), receipt_schema()),
    ];
    let docs = root.join("docs");
    let pages = pages(&docs)?;
    let written = with_field_tables(&pages).into_iter().map(with_packs);
    files.extend(written.map(|page| (docs.join(page.path), page.text)));
    Ok(files)
}

/// Every page of the documentation.
pub(super) fn pages(docs: &Path) -> io::Result<Vec<Page>> {
    let mut pages = Vec::new();
    let mut folders = vec![(docs.to_owned(), String::new())];
    while let Some((folder, below)) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{below}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push((entry.path(), format!("{path}/")));
            } else if path.ends_with(".md") {
                pages.push(Page { path, text: std::fs::read_to_string(entry.path())? });
            }
        }
    }
    pages.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(pages)
}
