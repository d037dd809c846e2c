//! What crosses crates: the rules of the house as tests. The end-to-end tests are beside this crate, in `e2e`.

pub mod across;
pub mod readme;
pub mod tidy;
