//! What is a code called? The package's own sentences, in English and in Chinese.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// The languages in which the shop writes to its shoppers.
pub const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];

/// The sentences of each language by their codes.
pub struct Words(Vec<HashMap<String, String>>);

impl Words {
    /// Reads `pkg/messages`.
    pub fn read(root: &Path) -> Result<Self, String> {
        let read = |language: &&str| {
            let path = root.join("pkg/messages").join(format!("{language}.js"));
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            // A sentence that is too long for its line stands on the next one.
            let joined = text.replace("\":\n", "\":");
            let pair = |line: &str| {
                let line = line.trim().trim_end_matches(',').replace("date: ", "\"date\": ");
                serde_json::from_str::<HashMap<String, String>>(&format!("{{{line}}}")).ok()
            };
            Ok(joined.lines().filter_map(pair).flatten().collect())
        };
        LANGUAGES.iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// The first of these codes that has a sentence in the language, else nothing.
    pub fn say(&self, language: usize, codes: &[String]) -> Option<&str> {
        let known = self.0.get(language)?;
        codes.iter().find_map(|code| known.get(code)).map(String::as_str)
    }
}
