//! Actions as pages.
