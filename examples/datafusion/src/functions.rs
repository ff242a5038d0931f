//! Scalar functions of SQL that decide order lines: `return_status`, `return_last_day` and `return_refund`.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use aftersales::Policy;
use aftersales::authoring::{Batch, RowOutcome, Rows};
use aftersales::domain::calendar::Instant;
use datafusion::arrow::array::{ArrayRef, AsArray, Date32Array, Int64Array, StringArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Int64Type, TimeUnit, TimestampMillisecondType};
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};
use datafusion::prelude::SessionContext;
use serde_json::json;

/// What a function tells of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Told {
    Status,
    LastDay,
    Refund,
}

/// A function over the columns category, pieces, cents paid, whether it was opened, and when it was delivered.
#[derive(Debug)]
struct ReturnFunction {
    told: Told,
    policy: Policy,
    now: Instant,
    signature: Signature,
}

/// Two functions of one name are the same if they stand on the same edition and instant.
impl PartialEq for ReturnFunction {
    fn eq(&self, other: &Self) -> bool {
        (self.told, self.now, self.policy.edition()) == (other.told, other.now, other.policy.edition())
    }
}

impl Eq for ReturnFunction {}

impl Hash for ReturnFunction {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.told, self.now.millis(), self.policy.edition().digest.0).hash(state);
    }
}

/// Makes the functions known to a context, for one policy and one instant.
pub fn register(context: &SessionContext, policy: &Policy, now: Instant) {
    for told in [Told::Status, Told::LastDay, Told::Refund] {
        let signature = Signature::new(TypeSignature::Any(5), Volatility::Immutable);
        context.register_udf(ScalarUDF::from(ReturnFunction { told, policy: policy.clone(), now, signature }));
    }
}

impl ScalarUDFImpl for ReturnFunction {
    fn name(&self) -> &str {
        match self.told {
            Told::Status => "return_status",
            Told::LastDay => "return_last_day",
            Told::Refund => "return_refund",
        }
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(match self.told {
            Told::Status => DataType::Utf8,
            Told::LastDay => DataType::Date32,
            Told::Refund => DataType::Int64,
        })
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let columns = ColumnarValue::values_to_arrays(&args.args)?;
        let outcomes = self.outcomes(&columns)?.into_iter();
        Ok(ColumnarValue::Array(match self.told {
            Told::Status => Arc::new(outcomes.map(|outcome| Some(outcome?.status.code())).collect::<StringArray>()),
            Told::LastDay => Arc::new(outcomes.map(last_day).collect::<Date32Array>()),
            Told::Refund => Arc::new(outcomes.map(|outcome| Some(outcome?.refund?.amount)).collect::<Int64Array>()),
        }))
    }
}

/// Days since 1970-01-01.
fn last_day(outcome: Option<RowOutcome>) -> Option<i32> {
    let day = outcome?.closing?.last_day()?;
    i32::try_from(day.signed_duration_since(Default::default()).num_days()).ok()
}

impl ReturnFunction {
    /// What the rows of a batch come to. Rows that differ in nothing but the delivery are one kind, which is read once.
    fn outcomes(&self, columns: &[ArrayRef]) -> Result<Vec<Option<RowOutcome>>> {
        let [category, quantity, paid, opened, delivered] = columns else {
            return Err(DataFusionError::Execution(format!("{} takes five columns", self.name())));
        };
        let category = cast(category, &DataType::Utf8)?;
        let [quantity, paid] = [cast(quantity, &DataType::Int64)?, cast(paid, &DataType::Int64)?];
        let opened = cast(opened, &DataType::Boolean)?;
        let delivered = cast(delivered, &DataType::Timestamp(TimeUnit::Millisecond, None))?;

        let mut batch = Batch::new(&self.policy, &["delivered"]);
        let mut kinds = HashMap::new();
        let facts = category.as_string::<i32>().iter().zip(quantity.as_primitive::<Int64Type>());
        let facts = facts.zip(paid.as_primitive::<Int64Type>()).zip(opened.as_boolean());
        let mut of = Vec::new();
        for kind in facts {
            let number = match kinds.get(&kind) {
                Some(number) => *number,
                None => {
                    let (((category, quantity), paid), opened) = kind;
                    let line = json!({ "categories": category.map(|category| [category]), "quantity": quantity,
                        "paid": paid.map(|paid| json!({ "amount": paid, "currency": "EUR" })),
                        "condition": { "opened": opened } });
                    let question = json!({ "line": line, "request": { "reason": "changed_mind" } });
                    let read = batch.read(&question.to_string());
                    let number = read.map_err(|issues| DataFusionError::Execution(issues.to_string()))?;
                    kinds.insert(kind, number);
                    number
                }
            };
            of.push(number);
        }
        let delivered = delivered.as_primitive::<TimestampMillisecondType>();
        let instants: Vec<f64> = delivered.iter().map(|at| at.map_or(f64::NAN, |at| at as f64)).collect();
        let rows = Rows { of: &of, instants: &instants };
        let outcome = |row| {
            let decided = batch.outcome(rows, row, self.now);
            decided.map_err(|_| DataFusionError::Execution("the answer for a line would take too long".to_owned()))
        };
        (0..of.len()).map(outcome).collect()
    }
}
