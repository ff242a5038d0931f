//! Who on a page states which return policy and which warranty, and for what?

use super::graph::{Graph, flatten, id, is_reference, types, values};
use crate::boundary::IssueCode;
use crate::boundary::json::Json;

/// How close to the goods something is stated. The closest level comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// By an offer.
    Offer,
    /// By a product.
    Product,
    /// By the seller that an offer names.
    Seller,
    /// By the shop, or by the page alone.
    Organization,
}

impl Level {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Offer => "offer",
            Self::Product => "product",
            Self::Seller => "seller",
            Self::Organization => "organization",
        }
    }
}

/// Something that is stated.
pub struct Claim<'j> {
    /// What is stated.
    pub value: &'j Json<'j>,
    /// How close to what is sold.
    pub level: Level,
    place: Place,
}

/// Where on the page something is: in which product, and in which offer.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Place {
    product: Option<usize>,
    offer: Option<usize>,
}

/// What a page states.
#[derive(Default)]
pub struct Claims<'j> {
    /// Return policies.
    pub policies: Vec<Claim<'j>>,
    /// Warranties.
    pub warranties: Vec<Claim<'j>>,
    /// For each product that of which it is a variant.
    products: Vec<Option<usize>>,
    /// For each offer its product, and the offer that it is a part of.
    offers: Vec<Place>,
}

const OFFERS: [&str; 5] = ["Offer", "AggregateOffer", "OfferForPurchase", "OfferForLease", "Demand"];
const PRODUCTS: [&str; 9] = [
    "Product",
    "ProductGroup",
    "ProductModel",
    "IndividualProduct",
    "SomeProducts",
    "ProductCollection",
    "Vehicle",
    "Car",
    "Motorcycle",
];
/// The type of a policy, and the one that it took the place of.
pub const POLICIES: [&str; 2] = ["MerchantReturnPolicy", "ProductReturnPolicy"];
const STATED: [&str; 2] = ["hasMerchantReturnPolicy", "hasProductReturnPolicy"];
const WARRANTED: [&str; 2] = ["warranty", "warrantyPromise"];
/// Other goods that a page mentions.
const OTHERS: [&str; 6] =
    ["isRelatedTo", "isSimilarTo", "isAccessoryOrSparePartFor", "isConsumableFor", "isVariantOf", "@context"];

impl<'j> Claims<'j> {
    /// What a page states.
    pub fn of(page: &'j Json<'j>, graph: &Graph<'j>) -> Self {
        let mut claims = Self::default();
        let mut bare = Vec::new();
        claims.walk(page, "", Place::default(), &mut bare);
        // A policy that another object refers to is stated there, and not once more by the page.
        let mut referred = Vec::new();
        for claim in &claims.policies {
            referred.extend(graph.resolve(claim.value));
        }
        for node in bare {
            if !referred.iter().any(|other| std::ptr::eq(*other, node)) {
                claims.policies.push(Claim { value: node, level: Level::Organization, place: Place::default() });
            }
        }
        claims
    }

    fn walk(&mut self, json: &'j Json<'j>, key: &str, place: Place, bare: &mut Vec<&'j Json<'j>>) {
        for item in json.items() {
            self.walk(item, key, place, bare);
        }
        if !matches!(json, Json::Object(_)) || is_reference(json) {
            return;
        }
        let types = types(json);
        let is = |known: &[&str], keys: &[&str]| {
            types.iter().any(|name| known.contains(name)) || (types.is_empty() && keys.contains(&key))
        };
        if json.text("itemprop") == "hasMerchantReturnPolicy" {
            // Microdata, of which only this property was taken.
            let value = json.get("content").unwrap_or(json);
            self.policies.push(Claim { value, level: Level::Organization, place });
            return;
        }
        if is(&POLICIES, &[]) {
            return bare.push(json);
        }
        let (mut here, mut level) = (place, Level::Organization);
        if is(&OFFERS, &["offers"]) {
            (here.offer, level) = (Some(self.offers.len()), Level::Offer);
            self.offers.push(place);
        } else if is(&PRODUCTS, &["itemOffered", "hasVariant"]) {
            here = Place { product: Some(self.products.len()), offer: None };
            level = Level::Product;
            if let Some(offer) = place.offer.and_then(|offer| self.offers.get_mut(offer))
                && key == "itemOffered"
            {
                offer.product = here.product;
            }
            self.products.push(place.product);
        } else if place.offer.is_some() {
            level = Level::Seller;
        }
        self.take(json, level, here);
        for (key, value) in json.entries() {
            let name = super::super::names::local(key).map_or(key.as_ref(), |(name, _)| name);
            if !OTHERS.contains(&name) && !STATED.contains(&name) && !WARRANTED.contains(&name) {
                self.walk(value, name, here, bare);
            }
        }
    }

    fn take(&mut self, json: &'j Json<'j>, level: Level, place: Place) {
        for (properties, claims) in [(&STATED, &mut self.policies), (&WARRANTED, &mut self.warranties)] {
            for property in properties {
                for value in values(json, property) {
                    claims.push(Claim { value, level, place });
                }
            }
        }
    }

    /// What is sold here, each with the claims that hold for it: the closest ones. If nothing is sold, all that
    /// the page states holds for anything.
    pub fn by_subject(&self, claims: &[Claim]) -> Vec<Vec<usize>> {
        let mut subjects = Vec::new();
        for (offer, place) in (0..).zip(&self.offers) {
            // What is offered together is offered by the parts.
            if !self.offers.iter().any(|part| part.offer == Some(offer)) {
                subjects.push(Place { product: place.product, offer: Some(offer) });
            }
        }
        for product in 0..self.products.len() {
            let is_sold = self.offers.iter().any(|place| place.product == Some(product));
            let states = claims.iter().any(|claim| claim.place == Place { product: Some(product), offer: None });
            let has_variants = self.products.contains(&Some(product));
            if !is_sold && states && !has_variants {
                subjects.push(Place { product: Some(product), offer: None });
            }
        }
        if subjects.is_empty() {
            subjects.push(Place::default());
        }
        let mut found = Vec::new();
        for subject in subjects {
            found.push(self.closest(subject, claims));
        }
        found
    }

    fn closest(&self, subject: Place, claims: &[Claim]) -> Vec<usize> {
        for level in [Level::Offer, Level::Product, Level::Seller, Level::Organization] {
            let mut place = subject;
            loop {
                let found = stated(claims, level, place);
                if !found.is_empty() {
                    return found;
                }
                // A part has what it does not state from the whole, a variant from what it is a variant of.
                let whole = match level {
                    Level::Offer | Level::Seller => {
                        let offer = place.offer.and_then(|offer| self.offers.get(offer));
                        offer.and_then(|whole| whole.offer).map(|offer| Place { offer: Some(offer), ..place })
                    }
                    Level::Product => {
                        let product = place.product.and_then(|product| self.products.get(product)).copied().flatten();
                        product.map(|product| Place { product: Some(product), ..place })
                    }
                    Level::Organization => None,
                };
                match whole {
                    Some(whole) => place = whole,
                    None => break,
                }
            }
        }
        Vec::new()
    }
}

fn stated(claims: &[Claim], level: Level, place: Place) -> Vec<usize> {
    let mut found = Vec::new();
    for (number, claim) in claims.iter().enumerate() {
        let is_about = match level {
            Level::Offer | Level::Seller => place.offer.is_some() && claim.place.offer == place.offer,
            Level::Product => place.product.is_some() && claim.place.product == place.product,
            Level::Organization => true,
        };
        if claim.level == level && is_about {
            found.push(number);
        }
    }
    found
}

/// The policies that a claim stands for, and the code of what is odd where it stands for none.
pub fn policies_of<'j>(claim: &Claim<'j>, graph: &Graph<'j>) -> Result<Vec<&'j Json<'j>>, IssueCode> {
    let mut found = Vec::new();
    let mut values = Vec::new();
    flatten(claim.value, &mut values);
    for value in values {
        for node in graph.resolve(value) {
            if !matches!(node, Json::Object(_)) {
                return Err(IssueCode::PolicyIsText);
            }
            if is_reference(node) {
                return Err(if id(node).is_some() { IssueCode::UnresolvedReference } else { IssueCode::UnknownType });
            }
            let types = types(node);
            if !types.is_empty() && !types.iter().any(|name| POLICIES.contains(name)) {
                return Err(IssueCode::UnknownType);
            }
            found.push(node);
        }
    }
    Ok(found)
}
