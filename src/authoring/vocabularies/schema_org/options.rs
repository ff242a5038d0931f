//! Which product is markup written for?

use crate::boundary::documents::foreign::{optional, record};
use crate::boundary::documents::{Others, Record, Shape, check};
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;

static PRODUCT: Record = record(
    &[optional("categories", &Shape::List(&Shape::Name)), optional("tags", &Shape::List(&Shape::Name))],
    Others::Refused,
);
static OPTIONS: Record = record(&[optional("product", &Shape::Record(&PRODUCT))], Others::Refused);

/// The product that markup is for.
pub struct Product {
    /// Its categories.
    pub categories: Vec<String>,
    /// Its tags.
    pub tags: Vec<String>,
}

/// Reads `{product?}` among the options. Without a product, markup is for everything that the shop sells.
pub fn product(question: &Json, issues: &mut Issues) -> Option<Product> {
    let options = question.known("options")?;
    check(options, &Shape::Record(&OPTIONS), false, issues);
    let product = options.known("product")?;
    Some(Product { categories: product.names("categories"), tags: product.names("tags") })
}
