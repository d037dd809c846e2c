//! `linsheng demo`: the fictional office 翠湖花园.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use chrono::{Datelike as _, NaiveDate};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use linsheng_core::access::ListStaff;
use linsheng_core::clock::{Clock as _, SystemClock};
use linsheng_core::demo::{self, Plan};
use linsheng_core::ids::Ids;
use linsheng_core::office::{Office, OfficeZone, Setup};
use linsheng_core::reports::Quarter;
use linsheng_core::reports::fonts::FontPlaces;
use linsheng_core::store::KeyPlace;

use crate::Failure;

/// Core takes no receipt before this year for a true one.
const EARLIEST_YEAR: i32 = 2000;

#[derive(Args)]
pub(crate) struct Demo {
    /// The directory to make it in; it must not hold an office with tickets
    dir: PathBuf,
    /// How many households the community has
    #[arg(long, default_value_t = 1200, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    households: u32,
    /// How many tickets its residents bring
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u32).range(0..=5_000_000))]
    tickets: u32,
    /// The first day, YYYY-MM-DD [default: the first of the quarter three quarters ago]
    #[arg(long, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// The last day, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// The seed of chance
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Demo {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let now = SystemClock.now();
        let today = now.with_timezone(&OfficeZone::Asia__Shanghai).date_naive();
        let to = self.to.unwrap_or(today);
        let plan = Plan {
            households: usize::try_from(self.households).unwrap_or(1),
            tickets: usize::try_from(self.tickets).unwrap_or(0),
            from: self.from.unwrap_or_else(|| first_day(to)),
            to,
            now,
            seed: self.seed,
        };
        if plan.from > plan.to {
            return Err(Failure::usage("--from lies after --to"));
        }
        if plan.from > today {
            return Err(Failure::usage("--from lies in the future"));
        }
        if plan.from.year() < EARLIEST_YEAR {
            return Err(Failure::usage("--from lies before the year 2000"));
        }
        let office = Office::open(
            &self.dir,
            Setup {
                ids: Ids::seeded(self.seed),
                // Nobody's secrets: the demo need not leave a key in the system's credential store for good.
                key_place: KeyPlace::File,
                ..Setup::system(FontPlaces::from_environment())
            },
        )?;
        let bar = progress_bar(u64::from(self.tickets));
        demo::fill(&office, &plan, |received| bar.set_position(u64::try_from(received).unwrap_or(0)))?;
        bar.finish_and_clear();
        // As an office that has been at work for months would have: nothing to warn of.
        office.back_up_if_due()?;
        println!(
            "{}: 翠湖花园, {} tickets from {} to {}",
            self.dir.display(),
            plan.tickets,
            plan.from,
            plan.to
        );
        println!("Everybody signs in with {}:", demo::PASSWORD);
        for person in office.session(None)?.read(ListStaff {})? {
            let roles: Vec<&str> = person.roles.iter().map(|role| role.text()).collect();
            println!("  {:<10} {} ({})", person.login, person.name, roles.join(", "));
        }
        Ok(())
    }
}

/// Three quarters that have ended, and the running one.
fn first_day(to: NaiveDate) -> NaiveDate {
    let quarter = Quarter::of(to).previous().previous().previous();
    // A demo that reaches back over the first days of its first year is as good as any.
    if quarter.first_day().year() < EARLIEST_YEAR { to } else { quarter.first_day() }
}

/// On a terminal only: a log has no use for a bar.
fn progress_bar(length: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40.cyan} {pos}/{len} tickets, {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style)
}
