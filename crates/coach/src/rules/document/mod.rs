//! What only a look at the whole document shows.

pub(crate) mod action_without_owner;
pub(crate) mod empty_section;
pub(crate) mod impact_without_number;
pub(crate) mod jargon_without_glossary;
pub(crate) mod long_after;
pub(crate) mod no_action_for_detection;
pub(crate) mod no_stronger_action;
pub(crate) mod no_turning_point;
pub(crate) mod one_priority;
pub(crate) mod single_cause;
