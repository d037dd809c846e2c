//! The system's own notices: what the page wants told while somebody looks elsewhere. Where nobody shows notices, the
//! program goes on without; the log says so.

use std::sync::{Mutex, PoisonError};

/// The last notice that was shown. The next takes its place, so that they do not pile up over lunch; and some systems
/// take a notice away when whoever sent it hangs up.
#[derive(Default)]
pub(crate) struct Notices(Mutex<Option<notify_rust::NotificationHandle>>);

impl Notices {
    /// Shows a notice in the place of the last. Blocks until the system has it, or says that it shows none.
    pub(crate) fn show(&self, title: &str, body: &str, identifier: &str) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut notice = notify_rust::Notification::new();
        notice.summary(title).body(body);
        dress(&mut notice, identifier, last.as_ref());
        match notice.show() {
            Ok(shown) => *last = Some(shown),
            Err(error) => tracing::info!(%error, "this system shows no notices"),
        }
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn dress(
    notice: &mut notify_rust::Notification,
    identifier: &str,
    last: Option<&notify_rust::NotificationHandle>,
) {
    notice.appname("邻声").icon("linsheng-desktop");
    notice.hint(notify_rust::Hint::DesktopEntry(identifier.to_owned()));
    if let Some(last) = last {
        notice.id(last.id());
    }
}

#[cfg(target_os = "windows")]
fn dress(
    notice: &mut notify_rust::Notification,
    identifier: &str,
    _last: Option<&notify_rust::NotificationHandle>,
) {
    notice.app_id(identifier);
}

#[cfg(target_os = "macos")]
fn dress(
    _notice: &mut notify_rust::Notification,
    identifier: &str,
    _last: Option<&notify_rust::NotificationHandle>,
) {
    // It can be said once only; the second time is refused and changes nothing.
    if let Err(error) = notify_rust::set_application(identifier) {
        tracing::debug!(%error, "the notices have their sender already");
    }
}
