use super::json::{Json, Writer, read};
use super::{Engine, LoadError, Loaded, engine};
use crate::documents;

impl Engine {
    /// Reads a policy from its JSON text, with the packs and calendars that it and its packs name, where the package ships
    /// them. A shop that has packs or calendars of its own hands them over to [`Engine::load`].
    ///
    /// # Errors
    ///
    /// Everything that is wrong; a pack that the package does not have is `pack_not_loaded`.
    pub fn load_document(&self, document: &str) -> Result<Loaded, LoadError> {
        let policy = read(document).map_err(|malformed| vec![engine::unreadable(malformed)])?;
        let packs = found(policy.field("packs").items().iter().map(Json::id), documents::pack);
        let mut named = vec![policy.text("calendar").to_owned()];
        for pack in &packs {
            named.extend(read(pack).ok().and_then(|pack| pack.name("calendar")));
        }
        let calendars = found(named.iter().map(String::as_str), documents::calendar);
        let mut writer = Writer::default();
        writer.open('{');
        writer.key("document");
        writer.raw(document);
        for (key, texts) in [("packs", packs), ("calendars", calendars)] {
            writer.start(key, '[');
            texts.iter().for_each(|text| writer.raw(text));
            writer.close(']');
        }
        writer.close('}');
        self.load(&writer.into_text())
    }
}

/// The documents of these ids, each once.
fn found<'i>(ids: impl Iterator<Item = &'i str>, find: fn(&str) -> Option<&'static str>) -> Vec<&'static str> {
    let mut texts: Vec<&'static str> = Vec::new();
    for text in ids.filter_map(find) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}
