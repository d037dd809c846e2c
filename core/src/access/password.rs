//! Passwords: what is refused as one, how they are kept, how they are known again.
//!
//! Argon2id with OWASP's parameters. A hash takes tens of milliseconds on purpose, so it is never computed inside a
//! transaction of the store.

use std::fmt;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use crate::chance::Chance;
use crate::error::{Error, ErrorCode, Result};

/// The shortest password, in characters.
const SHORTEST: usize = 8;

/// The longest password, in characters.
const LONGEST: usize = 128;

/// OWASP's second choice for Argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// What everybody tries first, one a line, in lower case.
const COMMON: &str = include_str!("common_passwords.txt");

/// A password as somebody typed it. It shows itself to nobody.
#[derive(Clone, Deserialize, JsonSchema, TS)]
pub struct Password(String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Password")
    }
}

impl Password {
    /// A password from somewhere else than the wire.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// What was typed.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Whether the same was typed twice.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// Checks that it can be the new password of the person with this sign-in name and name.
    ///
    /// # Errors
    /// `password.too_short`, `input.too_long`, `password.too_common` or `password.like_name` at `field`.
    pub(super) fn require_good(&self, field: &str, login: &str, name: &str) -> Result<()> {
        let length = self.0.chars().count();
        if length < SHORTEST {
            return Err(Error::field(field, ErrorCode::PasswordTooShort).with("min", SHORTEST));
        }
        if length > LONGEST {
            return Err(Error::field(field, ErrorCode::InputTooLong)
                .with("max", LONGEST)
                .with("length", length));
        }
        let folded = self.0.to_lowercase();
        if like_name(&folded, login) || like_name(&folded, name) {
            return Err(Error::field(field, ErrorCode::PasswordLikeName));
        }
        if is_common(&folded) {
            return Err(Error::field(field, ErrorCode::PasswordTooCommon));
        }
        Ok(())
    }

    /// What the store keeps: a PHC string with a salt of its own.
    pub(super) fn hash(&self, chance: &Chance) -> Result<String> {
        hash(self.0.as_bytes(), chance)
    }

    /// Whether `kept` was made of this password. Without one the same work is done, so that nobody can tell by
    /// the time it takes that there is none.
    pub(super) fn matches(&self, kept: Option<&str>) -> Result<bool> {
        matches(self.0.as_bytes(), kept)
    }
}

/// What the store keeps of a secret: a PHC string with a salt of its own.
pub(super) fn hash(secret: &[u8], chance: &Chance) -> Result<String> {
    let salt = SaltString::encode_b64(&chance.bytes::<16>()).map_err(broken)?;
    Ok(argon2()?.hash_password(secret, &salt).map_err(broken)?.to_string())
}

/// Whether `kept` was made of this secret; the same work is done without one.
pub(super) fn matches(secret: &[u8], kept: Option<&str>) -> Result<bool> {
    let Some(kept) = kept else {
        let salt = SaltString::encode_b64(&[0; 16]).map_err(broken)?;
        argon2()?.hash_password(secret, &salt).map_err(broken)?;
        return Ok(false);
    };
    // The parameters are those of the kept hash, so that older ones are known again when these are raised.
    match argon2()?.verify_password(secret, &PasswordHash::new(kept).map_err(broken)?) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::Password) => Ok(false),
        Err(cause) => Err(broken(cause)),
    }
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|cause| Error::new(ErrorCode::Internal).with("argon2", cause.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn broken(cause: argon2::password_hash::Error) -> Error {
    Error::new(ErrorCode::Internal).with("argon2", cause.to_string())
}

/// Whether a password is a name, once or more often, with nothing but digits and signs around it.
fn like_name(folded: &str, name: &str) -> bool {
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphabetic()).collect() };
    let name = name.to_lowercase();
    let (typed, known) = (letters(folded), letters(&name));
    folded == name || (!typed.is_empty() && !known.is_empty() && typed.replace(&known, "").is_empty())
}

/// Whether a password is among the first that are tried.
fn is_common(folded: &str) -> bool {
    COMMON.lines().any(|common| common == folded)
        || is_repeated(folded)
        || is_run(folded)
        || is_date(folded)
        || is_phone(folded)
}

/// One to four characters over and over: `88888888`, `abababab`, `520520520`.
fn is_repeated(text: &str) -> bool {
    let all: Vec<char> = text.chars().collect();
    (1..=4).any(|period| all.iter().zip(all.iter().skip(period)).all(|(one, next)| one == next))
}

/// Neighbours in the alphabet, among the digits or on the keyboard, forwards or backwards.
fn is_run(text: &str) -> bool {
    const RUNS: [&str; 6] = [
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890123456789",
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    ];
    let backwards: String = text.chars().rev().collect();
    RUNS.iter().any(|run| run.contains(text) || run.contains(&backwards))
}

/// Eight digits that are a day of somebody's life, in the usual orders.
fn is_date(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let rest_is_signs = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ' '));
    if digits.len() != 8 || !rest_is_signs {
        return false;
    }
    ["%Y%m%d", "%d%m%Y", "%m%d%Y"].iter().any(|order| {
        chrono::NaiveDate::parse_from_str(&digits, order)
            .is_ok_and(|day| (1900..2100).contains(&chrono::Datelike::year(&day)))
    })
}

/// A Chinese mobile number.
fn is_phone(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let rest_is_signs = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ' ' | '+'));
    let number = digits.strip_prefix("86").unwrap_or(&digits);
    rest_is_signs && number.len() == 11 && number.starts_with('1')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(password: &str) -> Option<ErrorCode> {
        let checked = Password::new(password).require_good("password", "zhaogang", "赵刚");
        checked.err().map(|error| error.code())
    }

    #[test]
    fn what_can_be_a_password() {
        let cases = [
            ("", Some(ErrorCode::PasswordTooShort)),
            ("Ab3!xyz", Some(ErrorCode::PasswordTooShort)),
            ("四个汉字", Some(ErrorCode::PasswordTooShort)),
            ("password", Some(ErrorCode::PasswordTooCommon)),
            ("PassWord1", Some(ErrorCode::PasswordTooCommon)),
            ("woaini1314", Some(ErrorCode::PasswordTooCommon)),
            ("a1234567", Some(ErrorCode::PasswordTooCommon)),
            ("88888888", Some(ErrorCode::PasswordTooCommon)),
            ("520520520", Some(ErrorCode::PasswordTooCommon)),
            ("12345678", Some(ErrorCode::PasswordTooCommon)),
            ("987654321", Some(ErrorCode::PasswordTooCommon)),
            ("1qaz2wsx", Some(ErrorCode::PasswordTooCommon)),
            ("qwertyuiop", Some(ErrorCode::PasswordTooCommon)),
            ("19880812", Some(ErrorCode::PasswordTooCommon)),
            ("1988-08-12", Some(ErrorCode::PasswordTooCommon)),
            ("12081988", Some(ErrorCode::PasswordTooCommon)),
            ("13812341234", Some(ErrorCode::PasswordTooCommon)),
            ("+86 138 1234 1234", Some(ErrorCode::PasswordTooCommon)),
            ("zhaogang", Some(ErrorCode::PasswordLikeName)),
            ("ZhaoGang88", Some(ErrorCode::PasswordLikeName)),
            ("zhaogangzhaogang", Some(ErrorCode::PasswordLikeName)),
            ("赵刚@20260101", Some(ErrorCode::PasswordLikeName)),
            ("cuihu-2026", None),
            ("邻里和睦很重要呀", None),
            ("94718305", None),
            ("赵刚喜欢钓鱼和下棋", None),
            ("correct horse battery staple", None),
        ];
        for (password, expected) in cases {
            assert_eq!(refused(password), expected, "{password}");
        }
        assert_eq!(refused(&"x1y!".repeat(32)), Some(ErrorCode::PasswordTooCommon));
        assert_eq!(refused(&"长密码不怕长".repeat(22)), Some(ErrorCode::InputTooLong));
    }

    #[test]
    fn the_list_is_of_passwords_that_would_otherwise_pass() {
        let lines: Vec<&str> = COMMON.lines().collect();
        assert!(lines.len() >= 300, "{}", lines.len());
        for line in &lines {
            assert!(line.chars().count() >= SHORTEST, "{line} is refused for its length already");
            assert_eq!(line.to_lowercase(), *line, "compared in lower case");
        }
        let different: std::collections::BTreeSet<&&str> = lines.iter().collect();
        assert_eq!(different.len(), lines.len());
    }

    #[test]
    fn a_hash_knows_its_password_only() {
        let chance = Chance::seeded(1);
        let password = Password::new("cuihu-2026");
        let kept = password.hash(&chance).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(password.hash(&chance).unwrap(), kept, "each has a salt of its own");
        assert!(password.matches(Some(&kept)).unwrap());
        assert!(!Password::new("cuihu-2025").matches(Some(&kept)).unwrap());
        assert!(!password.matches(None).unwrap());
        assert!(password.matches(Some("not a hash")).is_err(), "damage is not a wrong password");
        assert_eq!(format!("{password:?}"), "Password");
    }
}
