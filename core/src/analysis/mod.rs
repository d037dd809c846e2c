//! Analysis (分析, R7.2, R7.3, R9.2, R9.3): what residents' tickets say together, over any months of the past, and what each post and
//! person does.
//!
//! - `period` is the months that are looked at.
//! - `heat` counts topics, buildings and months against each other; `trend` counts month by month and against earlier times.
//! - `repeats` has the households that came again with the same, `words` the words that are said more often.
//! - `sentences` finds what is really different from the quarter before or the same quarter of last year.
//! - `duty` says of each person what they received, answered in time and still owe; `duty_out` prints it and gives it out; `own`
//!   says it to each person of themselves.
//!
//! Nothing is kept here and no table is read: every count is one of the facts of [`crate::tickets`] that the quarterly report is
//! computed from, and every number opens the list of its tickets by [`crate::tickets::FigureFilter`]. What is left out on
//! purpose: ranking people, and guessing at causes.

mod duty;
mod duty_out;
mod heat;
mod own;
mod period;
mod repeats;
mod sentences;
mod trend;
mod words;

pub use duty::{Duty, DutyFigures, DutyPerson, DutyRole, GetDuty};
pub use duty_out::{ExportDuty, RenderDuty};
pub use heat::{Axis, GetHeatMap, HeatCell, HeatLine, HeatMap};
pub use own::{GetOwnDuty, OwnDuty, OwnQuarter};
pub use period::Span;
pub use repeats::{GetRepeats, ListPeriodIncidents, PeriodIncidents, Repeat, Repeats};
pub use sentences::{Concentration, SuggestSentences, Suggestion, SuggestionOf, Suggestions};
pub use trend::{Against, GetTrend, PeriodComparison, Trend, TrendMonth};
pub use words::{GetRisingWords, RisingWord, RisingWords};
