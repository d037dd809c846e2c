//! `linsheng report`: reports as files.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use linsheng_core::reports::{ExportReport, Quarter, RenderQuarterlyReport};

use crate::Failure;

#[derive(Subcommand)]
pub(crate) enum Report {
    /// The quarterly communication report as PDF, or its tables as a workbook
    Quarterly {
        /// The office's directory
        dir: PathBuf,
        /// The quarter, such as 2026Q3
        #[arg(long, value_parser = parse_quarter)]
        quarter: Quarter,
        /// The tables, and the tickets that they count, as a workbook (.xlsx)
        #[arg(long)]
        xlsx: bool,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

impl Report {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let Self::Quarterly { dir, quarter, xlsx, out } = self;
        let session = crate::open(&dir, false)?.session(None)?;
        let write = |bytes: &[u8]| {
            write_whole(&out, bytes).map_err(|error| Failure::work(format!("{}: {error}", out.display())))
        };
        if xlsx {
            let file = session.act(ExportReport { quarter: quarter.to_string(), edition: None })?;
            write(&file.bytes()?)?;
            println!("{}", out.display());
            return Ok(());
        }
        let report = session.read(RenderQuarterlyReport { quarter: quarter.to_string() })?;
        write(&report.bytes()?)?;
        for character in &report.missing {
            eprintln!("linsheng: no font has {character}; 〓 stands in its place");
        }
        println!("{} ({} pages)", out.display(), report.pages);
        Ok(())
    }
}

/// Writes beside the file and moves it into place: nobody ever finds half a report, nor what was left of it.
fn write_whole(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut unfinished = file.to_path_buf().into_os_string();
    unfinished.push(".part");
    let written = std::fs::write(&unfinished, bytes).and_then(|()| std::fs::rename(&unfinished, file));
    if written.is_err() {
        // What went wrong is told already; that nothing could be removed either says no more.
        std::fs::remove_file(&unfinished).ok();
    }
    written
}

fn parse_quarter(text: &str) -> Result<Quarter, String> {
    Quarter::parse(text).map_err(|_| "not a quarter such as 2026Q3".to_owned())
}

#[cfg(test)]
mod tests {
    use super::write_whole;

    #[test]
    fn a_report_that_cannot_be_moved_into_place_leaves_nothing_behind() {
        let dir = tempfile::TempDir::new().expect("a directory");
        let taken = dir.path().join("taken");
        std::fs::create_dir(&taken).expect("a directory in the way");
        assert!(write_whole(&taken, b"%PDF").is_err());
        let left: Vec<_> = std::fs::read_dir(dir.path()).expect("the directory").collect();
        assert_eq!(left.len(), 1, "{left:?}");
        write_whole(&dir.path().join("r.pdf"), b"%PDF").expect("written");
        assert_eq!(std::fs::read(dir.path().join("r.pdf")).expect("the file"), b"%PDF");
    }
}
