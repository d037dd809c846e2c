//! The keys that bring up a new ticket from whatever program has the keyboard. Off unless somebody sets them.

use tauri::AppHandle;
use tauri_plugin_global_shortcut::{GlobalShortcutExt as _, ShortcutState};

use crate::failure::Failure;

/// Listens for these keys, such as `Ctrl+Alt+N`, and for no others; for none if absent.
pub(crate) fn set(app: &AppHandle, keys: Option<&str>) -> Result<(), Failure> {
    let shortcuts = app.global_shortcut();
    shortcuts.unregister_all().map_err(Failure::internal)?;
    let Some(keys) = keys else { return Ok(()) };
    shortcuts
        .on_shortcut(keys, |app, _keys, event| {
            if event.state == ShortcutState::Pressed {
                crate::register(app);
            }
        })
        .map_err(|cause| Failure::shortcut_taken(keys, cause))
}
