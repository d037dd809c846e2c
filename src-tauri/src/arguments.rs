//! What the program understands on its command line. Everything else is refused, so that a typing mistake never
//! opens another office than the one that was meant.

use std::ffi::OsString;
use std::path::PathBuf;

/// How the program is called.
pub(crate) const USAGE: &str = "Usage: linsheng-desktop [--data DIR]

  --data DIR   opens the office whose data is in DIR (made if it is not there)
  --version    prints the version
  --help       prints this";

/// What a start is for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// Open the window, on the office in this folder if one is named.
    Window {
        /// The folder of the office's data.
        data: Option<PathBuf>,
    },
    /// Print this and end.
    Say(String),
}

/// Reads the command line, the program's own name already taken off.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Start, String> {
    let mut arguments = arguments.into_iter();
    let mut data = None;
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        let folder = match &*text {
            "--help" | "-h" => return Ok(Start::Say(USAGE.to_owned())),
            "--version" | "-V" => {
                return Ok(Start::Say(format!("linsheng-desktop {}", env!("CARGO_PKG_VERSION"))));
            }
            "--data" => arguments.next().ok_or("--data needs a folder")?,
            other => match other.strip_prefix("--data=") {
                Some(folder) => folder.into(),
                // The Finder adds this to the first start of a downloaded program.
                None if other.starts_with("-psn_") => continue,
                None => return Err(format!("unknown argument: {other}")),
            },
        };
        if folder.is_empty() {
            return Err("--data needs a folder".to_owned());
        }
        if data.replace(PathBuf::from(folder)).is_some() {
            return Err("--data may be given once only".to_owned());
        }
    }
    Ok(Start::Window { data })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str], expected: Result<Option<&str>, &str>) {
        let answer = parse(arguments.iter().map(OsString::from));
        let expected =
            expected.map(|data| Start::Window { data: data.map(PathBuf::from) }).map_err(ToOwned::to_owned);
        assert_eq!(answer, expected, "{arguments:?}");
    }

    #[test]
    fn command_lines() {
        check(&[], Ok(None));
        check(&["--data", "a b"], Ok(Some("a b")));
        check(&["--data=翠湖"], Ok(Some("翠湖")));
        check(&["-psn_0_1234"], Ok(None));
        check(&["--data"], Err("--data needs a folder"));
        check(&["--data="], Err("--data needs a folder"));
        check(&["--data", "a", "--data", "b"], Err("--data may be given once only"));
        check(&["--date", "a"], Err("unknown argument: --date"));
        check(&["office"], Err("unknown argument: office"));
    }

    #[test]
    fn says() {
        assert_eq!(parse(["--help".into()]), Ok(Start::Say(USAGE.to_owned())));
        assert!(
            matches!(parse(["--version".into()]), Ok(Start::Say(text)) if text.starts_with("linsheng-desktop "))
        );
    }
}
