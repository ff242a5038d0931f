//! Who on a page states which return policy and which warranty, and for what?

use super::graph::{Graph, flatten, id, is_reference, types, values};
use super::warranty::PROMISE;
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
    /// Who sells by it, if that is stated.
    pub seller: Option<&'j str>,
    place: Place,
}

/// Something that is sold.
pub struct Subject<'j> {
    /// Who sells it, if that is stated.
    pub seller: Option<&'j str>,
    /// The claims that hold for it, by their numbers.
    pub claims: Vec<usize>,
}

/// Where on the page something is: in which product, and in which offer.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Place {
    product: Option<usize>,
    offer: Option<usize>,
}

/// Where a walk through a page is.
#[derive(Clone, Copy)]
struct Context<'j> {
    key: &'j str,
    place: Place,
    level: Level,
    seller: Option<&'j str>,
}

impl Default for Context<'_> {
    fn default() -> Self {
        Self { key: "", place: Place::default(), level: Level::Organization, seller: None }
    }
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
    /// For each offer its seller, by name.
    sellers: Vec<Option<&'j str>>,
    /// Properties that the vocabulary does not have, and that are read all the same.
    pub invented: Vec<&'j Json<'j>>,
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
const WARRANTED: [&str; 3] = ["warranty", "warrantyPromise", INVENTED];
/// A property that pages write and the vocabulary does not have.
const INVENTED: &str = "hasWarranty";
/// How the names of types end that sell.
const TRADERS: [&str; 5] = ["Organization", "Corporation", "Store", "Business", "Person"];
/// Who sells what is offered.
const SELLERS: [&str; 2] = ["seller", "offeredBy"];
/// Other goods that a page mentions.
const OTHERS: [&str; 6] =
    ["isRelatedTo", "isSimilarTo", "isAccessoryOrSparePartFor", "isConsumableFor", "isVariantOf", "@context"];

impl<'j> Claims<'j> {
    /// What a page states.
    pub fn of(page: &'j Json<'j>, graph: &Graph<'j>) -> Self {
        let mut claims = Self::default();
        let mut bare = Vec::new();
        claims.walk(page, &Context::default(), graph, &mut bare);
        // What another object refers to is stated there, and not once more by the page.
        let mut referred = Vec::new();
        for claim in claims.policies.iter().chain(&claims.warranties) {
            referred.extend(graph.resolve(claim.value));
        }
        for claim in bare {
            if !referred.iter().any(|other| std::ptr::eq(*other, claim.value)) {
                let is_policy = types(claim.value).iter().any(|name| POLICIES.contains(name));
                let claims = if is_policy { &mut claims.policies } else { &mut claims.warranties };
                claims.push(claim);
            }
        }
        claims
    }

    fn walk(&mut self, json: &'j Json<'j>, context: &Context<'j>, graph: &Graph<'j>, bare: &mut Vec<Claim<'j>>) {
        for item in json.items() {
            self.walk(item, context, graph, bare);
        }
        if !matches!(json, Json::Object(_)) || is_reference(json) {
            return;
        }
        let (types, place) = (types(json), context.place);
        let is = |known: &[&str], keys: &[&str]| {
            types.iter().any(|name| known.contains(name)) || (types.is_empty() && keys.contains(&context.key))
        };
        if json.text("itemprop") == "hasMerchantReturnPolicy" {
            // Microdata, of which only this property was taken.
            let value = json.get("content").unwrap_or(json);
            return self.policies.push(Claim { value, level: Level::Organization, seller: None, place });
        }
        if is(&POLICIES, &[]) || is(&[PROMISE], &[]) {
            return bare.push(Claim { value: json, level: context.level, seller: context.seller, place });
        }
        let mut here = Context { level: Level::Organization, ..*context };
        if is(&OFFERS, &["offers"]) {
            (here.place.offer, here.level) = (Some(self.offers.len()), Level::Offer);
            here.seller = seller(json, graph).or(context.seller);
            self.offers.push(place);
            self.sellers.push(here.seller);
        } else if is(&PRODUCTS, &["itemOffered", "hasVariant"]) {
            here.place = Place { product: Some(self.products.len()), offer: None };
            here.level = Level::Product;
            if let Some(offer) = place.offer.and_then(|offer| self.offers.get_mut(offer))
                && context.key == "itemOffered"
            {
                offer.product = here.place.product;
            }
            self.products.push(place.product);
        } else if place.offer.is_some() {
            here.level = Level::Seller;
        } else if types.iter().any(|of| TRADERS.iter().any(|kind| of.ends_with(kind))) {
            here.seller = name(json);
        }
        self.take(json, &here);
        for (key, value) in json.entries() {
            let name = super::super::names::local(key).map_or(key.as_ref(), |(name, _)| name);
            if !OTHERS.contains(&name) && !STATED.contains(&name) && !WARRANTED.contains(&name) {
                self.walk(value, &Context { key: name, ..here }, graph, bare);
            }
        }
    }

    fn take(&mut self, json: &'j Json<'j>, here: &Context<'j>) {
        for (properties, claims) in
            [(STATED.as_slice(), &mut self.policies), (WARRANTED.as_slice(), &mut self.warranties)]
        {
            for property in properties {
                for value in values(json, property) {
                    claims.push(Claim { value, level: here.level, seller: here.seller, place: here.place });
                    if *property == INVENTED {
                        self.invented.push(value);
                    }
                }
            }
        }
    }

    /// What is sold here, each with its seller and the claims that hold for it: the closest ones. If nothing is sold, all
    /// that the page states holds for anything.
    pub fn by_subject(&self, claims: &[Claim]) -> Vec<Subject<'j>> {
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
            let seller = subject.offer.and_then(|offer| self.sellers.get(offer)).copied().flatten();
            found.push(Subject { seller, claims: self.closest(subject, claims) });
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

/// The name of the seller of an offer.
fn seller<'j>(offer: &'j Json<'j>, graph: &Graph<'j>) -> Option<&'j str> {
    let stated = SELLERS.iter().find_map(|property| values(offer, property).first().copied())?;
    match graph.resolve(stated).first()? {
        node @ Json::Object(_) => name(node),
        text => Some(text.as_text().trim()).filter(|text| !text.is_empty()),
    }
}

/// The name of an object.
fn name<'j>(node: &'j Json<'j>) -> Option<&'j str> {
    values(node, "name").first().map(|name| name.as_text().trim()).filter(|name| !name.is_empty())
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
