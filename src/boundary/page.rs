//! What does a page lend the engine? The browser has zone data and Unicode tables already.

use wasm_bindgen::prelude::wasm_bindgen;

use super::Host;
use crate::domain::calendar::{Instant, ZoneRules};
use crate::domain::form::TextRules;

#[wasm_bindgen]
extern "C" {
    /// What a page lends: see `pkg/zone.js`. None of its functions throws.
    pub type PageHost;

    #[wasm_bindgen(method, js_name = openZone)]
    fn open_zone(this: &PageHost, name: &str) -> i32;
    #[wasm_bindgen(method, js_name = zoneOffset)]
    fn zone_offset(this: &PageHost, zone: i32, at: f64) -> i32;
    #[wasm_bindgen(method, js_name = zoneData)]
    fn zone_data(this: &PageHost) -> String;
    #[wasm_bindgen(method)]
    fn nfc(this: &PageHost, text: &str) -> String;
    #[wasm_bindgen(method)]
    fn graphemes(this: &PageHost, text: &str) -> u32;
}

/// The host of a page: the browser's zone data and Unicode tables.
pub struct Page(pub std::rc::Rc<PageHost>);

impl Host for Page {
    fn zone_rules(&self, name: &str) -> Option<Box<dyn ZoneRules>> {
        let zone = self.0.open_zone(name);
        (zone >= 0).then(|| Box::new(PageZone { host: std::rc::Rc::clone(&self.0), zone }) as Box<dyn ZoneRules>)
    }

    fn zone_data(&self) -> String {
        self.0.zone_data()
    }
}

impl TextRules for Page {
    fn nfc(&self, text: &str) -> String {
        self.0.nfc(text)
    }

    fn graphemes(&self, text: &str) -> usize {
        self.0.graphemes(text) as usize
    }
}

struct PageZone {
    host: std::rc::Rc<PageHost>,
    zone: i32,
}

impl ZoneRules for PageZone {
    #[expect(clippy::cast_precision_loss, reason = "instants of the years 1 to 9999 are below 2^53")]
    fn offset_at(&self, at: Instant) -> i32 {
        self.host.zone_offset(self.zone, at.millis() as f64)
    }
}
