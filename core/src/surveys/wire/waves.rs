//! Waves: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::surveys::state::{WaveAction, WaveState};

/// All waves, the latest first: `list_survey_waves`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListSurveyWaves {}

/// A wave in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct WaveRow {
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// The questionnaire.
    pub questionnaire_id: i64,
    /// What the questionnaire is called.
    pub questionnaire: String,
    /// Which version of it.
    pub number: i64,
    /// Where it stands; of one that was called off, where it stood.
    pub state: WaveState,
    /// Whether it was called off: its answers count nowhere.
    pub cancelled: bool,
    /// Whether nobody can know who answered what.
    pub anonymous: bool,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// How many households are asked; 0 before they are drawn.
    pub asked: i64,
    /// How many forms came back: those entered; in an anonymous wave those ticked off and those that came online without a
    /// code, if they are more. They can be more than were handed out.
    pub returned: i64,
    /// How many forms were entered.
    pub entered: i64,
    /// How many of these were answered online.
    pub online: i64,
    /// How many forms should come back.
    pub target: Option<i64>,
}

/// One wave with everything: `get_survey_wave`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetSurveyWave {
    /// The wave.
    pub id: i64,
}

/// A part of the community in a wave: a building, or what small buildings of an anonymous wave are together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct WaveStratum {
    /// Its place in the wave.
    pub position: i64,
    /// What it is called.
    pub name: String,
    /// How many households it has.
    pub households: i64,
    /// How many of them are asked.
    pub asked: i64,
    /// How many forms of it were entered.
    pub entered: i64,
}

/// What somebody has typed in a wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct EntryTally {
    /// Who.
    pub staff_id: i64,
    /// Their name.
    pub name: String,
    /// How many forms the first time.
    pub first: i64,
    /// How many forms the second time.
    pub second: i64,
    /// In how many fields it is known by a second entry what stands there.
    pub compared: i64,
    /// In how many of these something else was typed.
    pub wrong: i64,
}

/// One wave with everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct WaveDetail {
    /// As in the list.
    pub row: WaveRow,
    /// How many households are to be drawn; all if absent.
    pub sample_size: Option<i64>,
    /// What the sample follows from; once drawn.
    pub seed: Option<i64>,
    /// The day as of which the register was asked.
    pub drawn_on: Option<NaiveDate>,
    /// How many households live in the community today, or on the day of the draw.
    pub households: i64,
    /// The parts that were drawn from.
    pub strata: Vec<WaveStratum>,
    /// How many forms were entered twice.
    pub twice: i64,
    /// How many differences between two entries are still to be settled.
    pub differences: i64,
    /// Who typed how much, and how well.
    pub tallies: Vec<EntryTally>,
    /// When, by whom and why it was called off.
    pub cancellation: Option<WaveCancellation>,
    /// What can be done now.
    pub actions: Vec<WaveAction>,
    /// Grows with every change of the plan.
    pub version: i64,
}

/// That a wave was called off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct WaveCancellation {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// What is planned for a wave.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WavePlan {
    /// The questionnaire; its latest version is asked.
    pub questionnaire_id: i64,
    /// What it is called, such as 2026年下半年满意度调查; 1…60 characters.
    pub title: String,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day; not before the first.
    pub ends_on: NaiveDate,
    /// Whether nobody shall know who answered what.
    pub anonymous: bool,
    /// How many households are drawn by chance, 1…100,000; all are asked if absent.
    #[serde(default)]
    #[ts(optional)]
    pub sample_size: Option<i64>,
    /// How many forms should come back, 1…100,000.
    #[serde(default)]
    #[ts(optional)]
    pub target: Option<i64>,
}

/// Plans a wave: `plan_survey_wave`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanSurveyWave {
    /// The plan.
    pub plan: WavePlan,
}

/// Changes the plan of a wave whose households were not drawn yet: `update_survey_wave`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateSurveyWave {
    /// The wave.
    pub id: i64,
    /// The plan.
    pub plan: WavePlan,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Draws the households of a wave and makes a form for each: `draw_survey_wave`. The plan and the questionnaire's version
/// are frozen then.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawSurveyWave {
    /// The wave.
    pub id: i64,
    /// What the sample follows from, 1…999,999,999; drawn by chance if absent. The same seed draws the same households.
    #[serde(default)]
    #[ts(optional)]
    pub seed: Option<i64>,
}

/// Ends collecting: `end_survey_collecting`. Forms of an anonymous wave can be entered from then on; what comes back later
/// does not count.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EndSurveyCollecting {
    /// The wave.
    pub id: i64,
}

/// Closes a wave for good: `close_survey_wave`. Refused while differences are open.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseSurveyWave {
    /// The wave.
    pub id: i64,
}

/// Calls a wave off that is not closed: `cancel_survey_wave`. What was entered is kept and counts nowhere.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelSurveyWave {
    /// The wave.
    pub id: i64,
    /// Why; 1…200 characters.
    pub reason: String,
}

/// Takes a wave up again that was called off, where it stood: `restore_survey_wave`. Refused once another wave of the same
/// questionnaire was planned.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreSurveyWave {
    /// The wave.
    pub id: i64,
}

/// How many answers a survey needs to be as exact as wanted, and how many forms must be handed out for them, with 95 %
/// confidence: `size_survey_sample`. The share that needs the most answers, one half, is supposed.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SizeSurveySample {
    /// How many households there are, 1…100,000; those that live in the community today if absent.
    #[serde(default)]
    #[ts(optional)]
    pub households: Option<u32>,
    /// How far a share may be off, in percent, 1…20.
    pub margin_percent: u32,
    /// How many of a hundred forms are expected back, 1…100.
    pub return_percent: u32,
}

/// How large a survey must be.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct SurveySampleSize {
    /// How many households there are.
    pub households: u32,
    /// How many answers an endless community would need; the formula's first step.
    pub endless: f64,
    /// How many answers are needed.
    pub target: u32,
    /// How many forms must be handed out.
    pub forms: u32,
    /// Whether handing a form to every household does not bring as many back.
    pub all_are_too_few: bool,
}

/// The households that are asked in a wave, in the order of their rooms: `list_survey_households`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListSurveyHouseholds {
    /// The wave.
    pub wave_id: i64,
    /// Only rooms that begin like this.
    #[serde(default)]
    #[ts(optional)]
    pub query: Option<String>,
    /// Only those whose form has not come back.
    #[serde(default)]
    pub missing_only: bool,
    /// The page after this position.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<i64>,
    /// How many rows, 1…200; 60 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// A household that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SurveyHousehold {
    /// The household.
    pub household_id: i64,
    /// Its place in the list.
    pub position: i64,
    /// Its room.
    pub room: String,
    /// Whether its form came back: ticked off in an anonymous wave, otherwise entered.
    pub returned: bool,
}

/// A page of households.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SurveyHouseholdPage {
    /// The rows.
    pub rows: Vec<SurveyHousehold>,
    /// The position after which the next page begins; absent on the last.
    pub next: Option<i64>,
}

/// Notes whether the form of a household came back, in an anonymous wave that collects: `tick_survey_household`. The trail
/// does not say which household.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TickSurveyHousehold {
    /// The wave.
    pub wave_id: i64,
    /// The household.
    pub household_id: i64,
    /// Whether it came back.
    pub returned: bool,
}

/// Makes the forms of a wave as one PDF, once its households are drawn: `render_survey_forms`. One form for each household,
/// on one or more sides of A4.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderSurveyForms {
    /// The wave.
    pub wave_id: i64,
    /// Only the forms of this part of the community.
    #[serde(default)]
    #[ts(optional)]
    pub stratum: Option<i64>,
}

/// Makes the notice that announces a wave as PDF: `render_survey_notice`. It names nobody.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderSurveyNotice {
    /// The wave.
    pub wave_id: i64,
}
