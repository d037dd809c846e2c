//! The line of the compliance board on the first page, beside the board itself.

use serde_json::json;

use super::{Desk, Limits, median};

/// While nothing changed, the line costs a small part of what the board does.
pub(super) fn board(limits: &mut Limits, small: &Desk, large: &Desk) {
    let ask = |desk: &Desk, operation: &str| median(7, || drop(desk.call(operation, json!({}))));
    let whole = ask(large, "get_compliance_board");
    limits.at_most("board counts of a million, asked again", ask(large, "get_board_counts"), whole, 0.5);
    let few = ask(small, "get_board_counts");
    limits.at_most("board counts of a million : of ten thousand", ask(large, "get_board_counts"), few, 3.0);
}
