//! What a file's rows came to, printed in the form that `scripts/test` counts.

use super::adopted::Explained;

/// Prints a line where the runner shows it.
pub fn say(line: &str) {
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_test::console_log!("{line}");
    #[cfg(not(target_arch = "wasm32"))]
    println!("{line}");
}

/// The rows of one file.
#[derive(Default)]
pub struct Rows {
    pub file: String,
    pub agreed: usize,
    pub explained: usize,
    /// `file#id: why`, with what was wanted and what came.
    pub differ: Vec<String>,
    /// Why rows were not run, and how many.
    pub skipped: Vec<(String, usize)>,
}

impl Rows {
    pub fn new(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    /// Takes what a row came to; a difference that `explained.json` names is counted apart.
    pub fn take(&mut self, id: &str, why: &str, difference: Option<String>, explained: Explained) {
        match difference {
            None if explained == Explained::Yes => {
                self.differ.push(format!("{}#{id}: it is explained as a difference, and agrees", self.file));
            }
            None => self.agreed += 1,
            Some(_) if explained != Explained::No => self.explained += 1,
            Some(difference) => self.differ.push(format!("{}#{id}: {why}\n{difference}", self.file)),
        }
    }

    /// Says so if fewer rows than there should be were run.
    pub fn all(mut self, count: usize) -> Self {
        let run = self.agreed + self.explained + self.differ.len();
        if run != count {
            self.differ.push(format!("{}: {run} rows were run, and there should be {count}", self.file));
        }
        self
    }

    pub fn skip(&mut self, reason: &str) {
        match self.skipped.iter_mut().find(|(known, _)| known == reason) {
            Some((_, count)) => *count += 1,
            None => self.skipped.push((reason.to_owned(), 1)),
        }
    }
}

/// Prints the rows of all files, then every difference, then fails once if there was any.
pub fn finish(files: Vec<Rows>) {
    for rows in &files {
        let skipped: usize = rows.skipped.iter().map(|(_, count)| count).sum();
        let explained = if rows.explained > 0 { format!(" explained={}", rows.explained) } else { String::new() };
        say(&format!(
            "rows: {} agreed={} differ={} skipped={skipped}{explained}",
            rows.file,
            rows.agreed,
            rows.differ.len()
        ));
        for (reason, count) in &rows.skipped {
            say(&format!("  not run, {count}: {reason}"));
        }
    }
    let differ: Vec<&String> = files.iter().flat_map(|rows| &rows.differ).collect();
    for difference in &differ {
        say(difference);
    }
    assert!(differ.is_empty(), "{} rows differ", differ.len());
}
