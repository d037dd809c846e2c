//! `linsheng report`: reports as files.

use std::path::PathBuf;

use clap::Subcommand;
use linsheng_core::reports::{Quarter, RenderQuarterlyReport};

use crate::Failure;

#[derive(Subcommand)]
pub(crate) enum Report {
    /// The quarterly communication report as PDF
    Quarterly {
        /// The office's directory
        dir: PathBuf,
        /// The quarter, such as 2026Q3
        #[arg(long, value_parser = parse_quarter)]
        quarter: Quarter,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

impl Report {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let Self::Quarterly { dir, quarter, out } = self;
        let session = crate::open(&dir, false)?.session(None)?;
        let report = session.read(RenderQuarterlyReport { quarter: quarter.to_string() })?;
        let bytes = report.bytes()?;
        // Written beside and moved into place: nobody ever finds half a report.
        let mut unfinished = out.clone().into_os_string();
        unfinished.push(".part");
        std::fs::write(&unfinished, bytes)?;
        std::fs::rename(&unfinished, &out)?;
        for character in &report.missing {
            eprintln!("linsheng: no font has {character}; 〓 stands in its place");
        }
        println!("{} ({} pages)", out.display(), report.pages);
        Ok(())
    }
}

fn parse_quarter(text: &str) -> Result<Quarter, String> {
    Quarter::parse(text).map_err(|_| "not a quarter such as 2026Q3".to_owned())
}
