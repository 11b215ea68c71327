//! Wording about people: fault, verdicts, punishment, names.

pub(crate) mod blame;
pub(crate) mod judgement;
pub(crate) mod named_person;
pub(crate) mod punish;
