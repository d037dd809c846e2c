//! What the window can ask of the shell. `call` reaches every operation of core; the others are what only a
//! desktop can do.
//!
//! None of them runs on the window's thread: a write may wait for the disk, a dialog for a person.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use linsheng_core::error::{Error, ErrorBody, ErrorCode};
use serde::Serialize;
use serde_json::Value;
use tauri::async_runtime::spawn_blocking;
use tauri::{AppHandle, Manager as _, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;
use tauri_plugin_opener::OpenerExt as _;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::files::{self, Handed};

/// What the window needs to know when it starts.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StartInfo {
    data_dir: String,
    version: &'static str,
}

/// Runs an operation as whoever is signed in.
#[tauri::command]
pub(crate) async fn call(
    desk: State<'_, Desk>,
    operation: String,
    arguments: Value,
) -> Result<Value, ErrorBody> {
    let desk = desk.inner().clone();
    spawn_blocking(move || desk.call(&operation, arguments))
        .await
        .unwrap_or_else(|broken| {
            tracing::error!(%broken, "an operation broke");
            Err(Error::new(ErrorCode::Internal).because(broken))
        })
        .map_err(|error| error.body().clone())
}

/// Asks where to save the file and writes it; answers the path, or nothing if the person changed their mind.
#[tauri::command]
pub(crate) async fn save_file(
    window: WebviewWindow,
    suggested_name: String,
    base64: String,
) -> Result<Option<String>, Failure> {
    spawn_blocking(move || {
        let bytes = decode(&base64)?;
        let name = files::file_name(&suggested_name);
        let mut dialog = window.dialog().file().set_parent(&window).set_file_name(&name);
        if let Some((_, extension)) = name.rsplit_once('.') {
            dialog = dialog.add_filter(extension.to_uppercase(), &[extension]);
        }
        let Some(chosen) = dialog.blocking_save_file() else {
            return Ok(None);
        };
        let path = chosen.into_path().map_err(Failure::internal)?;
        files::write(&path, &bytes).map_err(|cause| Failure::not_written(&path, &cause))?;
        Ok(Some(path.display().to_string()))
    })
    .await
    .map_err(Failure::internal)?
}

/// Opens the file in the program that the system has for its kind.
#[tauri::command]
pub(crate) async fn open_file(app: AppHandle, suggested_name: String, base64: String) -> Result<(), Failure> {
    spawn_blocking(move || {
        let bytes = decode(&base64)?;
        let path = app
            .state::<Handed>()
            .put(&suggested_name, &bytes)
            .map_err(|cause| Failure::not_written(suggested_name.as_ref(), &cause))?;
        app.opener()
            .open_path(path.display().to_string(), None::<&str>)
            .map_err(|cause| Failure::not_opened(&path, cause))
    })
    .await
    .map_err(Failure::internal)?
}

/// Hands the page that the window shows to the system's print dialog.
#[tauri::command]
pub(crate) async fn print_page(window: WebviewWindow) -> Result<(), Failure> {
    window.print().map_err(Failure::not_printed)
}

/// What the window needs to know when it starts.
#[tauri::command]
pub(crate) async fn start_info(desk: State<'_, Desk>) -> Result<StartInfo, Failure> {
    Ok(StartInfo { data_dir: desk.data().display().to_string(), version: env!("CARGO_PKG_VERSION") })
}

fn decode(base64: &str) -> Result<Vec<u8>, Failure> {
    STANDARD.decode(base64).map_err(Failure::internal)
}
