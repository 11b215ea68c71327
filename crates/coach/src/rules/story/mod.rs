//! Wording of the story: where it stops early, or tells what did not happen.

pub(crate) mod counterfactual;
pub(crate) mod human_error;
