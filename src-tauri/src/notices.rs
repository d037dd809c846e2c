//! The system's own notices: what the page wants told while somebody looks elsewhere. A click on one brings the window
//! forward and tells the page what the notice was about. Where nobody shows notices, the program goes on without; the log
//! says so.

use std::sync::{Mutex, PoisonError};

use notify_rust::{Notification, NotificationHandle, NotificationResponse};
use serde::Deserialize;
use tauri::AppHandle;

use self::system::Shown;

/// What a notice says, in the page's words.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Notice {
    title: String,
    body: String,
    /// The word of the way to what it is about, for systems that show one.
    open: String,
    /// What it is about, for the page alone to read; absent if there is nothing to open.
    about: Option<String>,
}

/// The last notice that was shown. The next takes its place, so that they do not pile up over lunch; and some systems
/// take a notice away when whoever sent it hangs up.
#[derive(Default)]
pub(crate) struct Notices(Mutex<Option<Shown>>);

impl Notices {
    /// Shows a notice in the place of the last. Blocks until the system has it, or says that it shows none.
    pub(crate) fn show(&self, app: &AppHandle, notice: Notice, identifier: &str) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Notice { title, body, open, about } = notice;
        let mut words = Notification::new();
        words.summary(&title).body(&body);
        system::dress(&mut words, identifier, &open, last.as_ref());
        match words.show() {
            Ok(handle) => *last = Some(Shown::new(handle, app.clone(), about)),
            Err(error) => tracing::info!(%error, "this system shows no notices"),
        }
    }
}

/// What comes of a notice, once something does.
fn ended(response: &NotificationResponse, app: &AppHandle, about: Option<&str>) {
    if response.is_default_action() {
        crate::open(app, about);
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
mod system {
    use std::sync::Arc;

    use notify_rust::Hint;
    use tauri::async_runtime::{JoinHandle, spawn};

    use super::{AppHandle, Notification, NotificationHandle, NotificationResponse, ended};

    /// A notice on the screen, and whoever waits for a click on it for as long as no other took its place.
    pub(super) struct Shown {
        handle: Arc<NotificationHandle>,
        waiting: JoinHandle<()>,
    }

    impl Shown {
        pub(super) fn new(handle: NotificationHandle, app: AppHandle, about: Option<String>) -> Self {
            let handle = Arc::new(handle);
            let shown = Arc::clone(&handle);
            let waiting = spawn(async move {
                let end = |response: &NotificationResponse| ended(response, &app, about.as_deref());
                shown.wait_for_action_async(end).await;
            });
            Self { handle, waiting }
        }
    }

    impl Drop for Shown {
        fn drop(&mut self) {
            self.waiting.abort();
        }
    }

    pub(super) fn dress(notice: &mut Notification, identifier: &str, open: &str, last: Option<&Shown>) {
        notice.appname("邻声").icon("linsheng-desktop").action("default", open);
        notice.hint(Hint::DesktopEntry(identifier.to_owned()));
        if let Some(last) = last {
            notice.id(last.handle.id());
        }
    }
}

/// Windows and macOS tell of a click to whoever waits for it on a thread of its own; the notices themselves are theirs.
/// On macOS a notice is not even sent before somebody waits for it, or lets go of it.
#[cfg(any(target_os = "windows", target_os = "macos"))]
mod system {
    use super::{AppHandle, Notification, NotificationHandle, NotificationResponse, ended};

    pub(super) struct Shown;

    impl Shown {
        pub(super) fn new(handle: NotificationHandle, app: AppHandle, about: Option<String>) -> Self {
            std::thread::spawn(move || {
                let end = |response: &NotificationResponse| ended(response, &app, about.as_deref());
                if let Err(error) = handle.wait_for_response(end) {
                    tracing::debug!(%error, "nobody tells of a click on the notice");
                }
            });
            Self
        }
    }

    #[cfg(target_os = "windows")]
    pub(super) fn dress(notice: &mut Notification, identifier: &str, _open: &str, _last: Option<&Shown>) {
        notice.app_id(identifier);
    }

    #[cfg(target_os = "macos")]
    pub(super) fn dress(_notice: &mut Notification, identifier: &str, _open: &str, _last: Option<&Shown>) {
        // It can be said once only; the second time is refused and changes nothing.
        if let Err(error) = notify_rust::set_application(identifier) {
            tracing::debug!(%error, "the notices have their sender already");
        }
    }
}
