//! `linsheng backup`, `restore` and `unlock`: what is done with the store as files.

use std::path::PathBuf;

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
}

impl Restore {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let place = KeyPlace::from_environment();
        let done = store::restore(&self.dir, &self.file, place, None, SystemClock.now())?;
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
        let mut text = String::new();
        std::io::stdin().read_line(&mut text)?;
        let key = RecoveryKey::parse("recovery_key", &text)?;
        store::unlock(&self.dir, key.bytes(), KeyPlace::from_environment())?;
        println!("{} opens on this computer now", self.dir.display());
        Ok(())
    }
}
