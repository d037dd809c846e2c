//! The quarterly report (R8.2): figures (what the numbers are), document (what the pages say), layout (pages of
//! positioned items, plain data), pdf (the only file that knows printpdf).

pub mod figures;
