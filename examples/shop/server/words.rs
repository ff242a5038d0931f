//! What is a code called? The package's own sentences, in English and in Chinese.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::catalog::read_all;

/// The languages in which the shop writes to its shoppers.
pub const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];

/// The sentences of each language by their codes, and what the entries of the policies and of the laws are called.
pub struct Words {
    sentences: Vec<HashMap<String, String>>,
    titles: HashMap<String, Value>,
}

/// The lists whose entries a shopper reads the titles of.
const TITLED: [&str; 2] = ["warranties", "serviceLevels"];

impl Words {
    /// Reads `pkg/messages`.
    pub fn read(root: &Path) -> Result<Self, String> {
        let read = |language: &&str| -> Result<HashMap<String, String>, String> {
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
        let mut titles = HashMap::new();
        for folder in ["pkg/policies", "pkg/packs"] {
            for document in read_all(&root.join(folder), |text| serde_json::from_str::<Value>(text))? {
                for entry in TITLED.iter().flat_map(|list| document[*list].as_array().into_iter().flatten()) {
                    let named = entry["id"].as_str().zip(entry.get("title"));
                    titles.extend(named.map(|(id, title)| (id.to_owned(), title.clone())));
                }
            }
        }
        Ok(Self { sentences: LANGUAGES.iter().map(read).collect::<Result<_, _>>()?, titles })
    }

    /// What a warranty or a promise is called in the language, else nothing.
    pub fn title(&self, language: usize, id: &str) -> Option<&str> {
        self.titles.get(id)?[LANGUAGES[language]].as_str()
    }

    /// The first of these codes that has a sentence in the language, else nothing.
    pub fn say(&self, language: usize, codes: &[String]) -> Option<&str> {
        let known = self.sentences.get(language)?;
        codes.iter().find_map(|code| known.get(code)).map(String::as_str)
    }
}
