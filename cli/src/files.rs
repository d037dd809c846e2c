//! `linsheng backup`, `restore` and `unlock`: what is done with the store as files.

use std::path::{Path, PathBuf};

use clap::Args;
use linsheng_core::access::RecoveryKey;
use linsheng_core::backups::BackUpStore;
use linsheng_core::clock::{Clock as _, SystemClock};
use linsheng_core::store::{self, KeyPlace};

use crate::Failure;

#[derive(Args)]
pub(crate) struct Backup {
    /// The office's directory
    dir: PathBuf,
    /// Another folder to copy it to
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
}

impl Backup {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let session = crate::open(&self.dir, false)?.session(None)?;
        let folder = self.to.map(std::path::absolute).transpose()?;
        let folder = match folder {
            Some(folder) => {
                Some(folder.to_str().ok_or_else(|| Failure::usage("FOLDER is not UTF-8"))?.to_owned())
            }
            None => None,
        };
        let made = session.act(BackUpStore { folder })?;
        for backup in made.backups {
            println!("{}", backup.path);
        }
        match made.not_copied {
            None => Ok(()),
            Some(error) => {
                Err(Failure::work(format!("not copied to the second folder: {}", error.code.text())))
            }
        }
    }
}

#[derive(Args)]
pub(crate) struct Restore {
    /// The office's directory; made if it is not there
    dir: PathBuf,
    /// The backup
    file: PathBuf,
    /// The file in which the recovery key of the backup is, `-` for stdin; needed where this computer does not have
    /// the backup's own key. Never the key itself: others on this computer could see it
    #[arg(long, value_name = "FILE")]
    recovery_key: Option<PathBuf>,
}

impl Restore {
    /// Restores, and says where the store is now that was there before.
    pub(crate) fn run(self) -> Result<(), Failure> {
        let key = self.recovery_key.as_deref().map(read_key).transpose()?;
        let place = KeyPlace::from_environment();
        let key = key.as_ref().map(RecoveryKey::bytes);
        let done = store::restore(&self.dir, &self.file, place, key, SystemClock.now())?;
        println!("{} is restored", self.dir.display());
        if let Some(path) = done.set_aside {
            println!("the store that was there is now {}", path.display());
        }
        Ok(())
    }
}

#[derive(Args)]
pub(crate) struct Unlock {
    /// The office's directory
    dir: PathBuf,
}

impl Unlock {
    /// Reads the recovery key from stdin, where no list of processes and no history of a shell shows it.
    pub(crate) fn run(self) -> Result<(), Failure> {
        let key = read_key(Path::new("-"))?;
        store::unlock(&self.dir, key.bytes(), KeyPlace::from_environment(), SystemClock.now())?;
        println!("{} opens on this computer now", self.dir.display());
        Ok(())
    }
}

/// The recovery key in the first line of stdin, which is `-`, or in a file. The file may have other lines, as the one
/// has that the window saves.
fn read_key(file: &Path) -> Result<RecoveryKey, Failure> {
    let text = if file == Path::new("-") {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line)?;
        line
    } else {
        std::fs::read_to_string(file)
            .map_err(|cause| Failure::work(format!("{}: {cause}", file.display())))?
    };
    let key = text.lines().find_map(|line| RecoveryKey::parse("recovery_key", line).ok());
    Ok(key.map_or_else(|| RecoveryKey::parse("recovery_key", &text), Ok)?)
}
