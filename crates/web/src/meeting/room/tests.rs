//! The room as pages.
