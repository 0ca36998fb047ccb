//! The clock against its articles.
