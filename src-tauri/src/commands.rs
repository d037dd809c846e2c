//! What the window can ask of the shell. `call` reaches every operation of core; the others are what only a
//! desktop can do.
//!
//! None of them runs on the window's thread: a write may wait for the disk, a dialog for a person.

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::SecondsFormat;
use linsheng_core::access::RecoveryKey;
use linsheng_core::demo;
use linsheng_core::error::{Error, ErrorBody, ErrorCode};
use linsheng_core::store::{self, Backup, Restored};
use serde::Serialize;
use serde_json::Value;
use tauri::async_runtime::spawn_blocking;
use tauri::{AppHandle, Manager as _, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;
use tauri_plugin_opener::OpenerExt as _;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::files::{self, Handed};
use crate::notices::{Notice, Notices};
use crate::shortcut;
use crate::tray::{self, TrayFace};

/// The program as the system knows it from its installation, whichever office it is on.
const IDENTIFIER: &str = "cn.linsheng.desktop";

/// What the window needs to know when it starts.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StartInfo {
    data_dir: String,
    version: &'static str,
    /// How one signs in to the sample, if the window shows it.
    sample: Option<Sample>,
}

/// How one signs in to the sample: everybody with the same password.
#[derive(Debug, Serialize)]
pub(crate) struct Sample {
    password: &'static str,
    people: Vec<SamplePerson>,
}

/// Somebody of the sample.
#[derive(Debug, Serialize)]
pub(crate) struct SamplePerson {
    login: &'static str,
    role: &'static str,
}

/// Runs an operation as whoever is signed in.
#[tauri::command]
pub(crate) async fn call(
    desk: State<'_, Desk>,
    operation: String,
    arguments: Value,
) -> Result<Value, ErrorBody> {
    let desk = desk.inner().clone();
    off_the_window(move || desk.call(&operation, arguments)).await
}

/// A backup beside the store.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BackupFile {
    name: String,
    path: String,
    made_at: String,
    bytes: u64,
    audit_broken: bool,
}

/// What a restore did.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RestoredStore {
    set_aside: Option<String>,
    audit_broken: bool,
}

/// The backups beside the store, the newest first, also when the store cannot be opened.
#[tauri::command]
pub(crate) async fn list_backup_files(desk: State<'_, Desk>) -> Result<Vec<BackupFile>, ErrorBody> {
    let desk = desk.inner().clone();
    off_the_window(move || {
        let found = store::backups_beside(desk.data())?.into_iter();
        Ok(found
            .map(|Backup { path, name, made_at, bytes, audit_broken }| BackupFile {
                name,
                path: path.display().to_string(),
                made_at: made_at.to_rfc3339_opts(SecondsFormat::Secs, true),
                bytes,
                audit_broken,
            })
            .collect())
    })
    .await
}

/// Asks for a backup, such as one on a USB drive; answers its path, or nothing if the person changed their mind.
#[tauri::command]
pub(crate) async fn choose_backup_file(window: WebviewWindow) -> Result<Option<String>, Failure> {
    spawn_blocking(move || {
        let dialog = window.dialog().file().set_parent(&window).add_filter("邻声", &["backup"]);
        let Some(chosen) = dialog.blocking_pick_file() else {
            return Ok(None);
        };
        Ok(Some(chosen.into_path().map_err(Failure::internal)?.display().to_string()))
    })
    .await
    .map_err(Failure::internal)?
}

/// Puts a backup in the place of the store; answers where the store that was there is now, if there was one. The
/// recovery key is needed where this computer does not have the key that the backup was made with.
#[tauri::command]
pub(crate) async fn restore_store(
    desk: State<'_, Desk>,
    path: PathBuf,
    recovery_key: Option<String>,
) -> Result<RestoredStore, ErrorBody> {
    let desk = desk.inner().clone();
    off_the_window(move || {
        let recovery_key = recovery_key.as_deref().map(parse_key).transpose()?;
        let Restored { set_aside, audit_broken } = desk.restore(&path, recovery_key.as_ref())?;
        let set_aside = set_aside.map(|path| path.display().to_string());
        Ok(RestoredStore { set_aside, audit_broken })
    })
    .await
}

/// Opens an office whose key is not on this computer by its recovery key, and keeps the key here.
#[tauri::command]
pub(crate) async fn unlock_store(desk: State<'_, Desk>, recovery_key: String) -> Result<(), ErrorBody> {
    let desk = desk.inner().clone();
    off_the_window(move || desk.unlock(&parse_key(&recovery_key)?)).await
}

fn parse_key(text: &str) -> linsheng_core::error::Result<RecoveryKey> {
    RecoveryKey::parse("recovery_key", text)
}

/// Runs what may wait for the disk on a thread of its own.
async fn off_the_window<T: Send + 'static>(
    work: impl FnOnce() -> linsheng_core::error::Result<T> + Send + 'static,
) -> Result<T, ErrorBody> {
    spawn_blocking(work)
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

/// Shows everything in the window larger or smaller, from 100 to 200 per cent of its usual size; what lies beyond is
/// taken as the nearer end.
#[tauri::command]
pub(crate) async fn set_zoom(window: WebviewWindow, percent: u16) -> Result<(), Failure> {
    window.set_zoom(f64::from(percent.clamp(100, 200)) / 100.0).map_err(Failure::internal)
}

/// Shows a notice of the system, which opens what it is about when it is clicked. Where the system shows none, nothing
/// happens.
#[tauri::command]
pub(crate) async fn notify(app: AppHandle, notice: Notice) -> Result<(), Failure> {
    spawn_blocking(move || app.state::<Notices>().show(&app, notice, IDENTIFIER))
        .await
        .map_err(Failure::internal)
}

/// Shows the icon in the tray with what concerns whoever sits here, and says what closing the window does.
#[tauri::command]
pub(crate) async fn show_tray(app: AppHandle, face: TrayFace) -> Result<(), Failure> {
    let there = app.clone();
    app.run_on_main_thread(move || tray::show(&there, &face)).map_err(Failure::internal)
}

/// Listens everywhere for the keys that bring up a new ticket; for none if absent.
#[tauri::command]
pub(crate) async fn set_shortcut(app: AppHandle, keys: Option<String>) -> Result<(), Failure> {
    spawn_blocking(move || shortcut::set(&app, keys.as_deref())).await.map_err(Failure::internal)?
}

/// What the window needs to know when it starts.
#[tauri::command]
pub(crate) async fn start_info(desk: State<'_, Desk>) -> Result<StartInfo, Failure> {
    let people = || demo::sample::logins().into_iter();
    let sample = desk.is_sample().then(|| Sample {
        password: demo::PASSWORD,
        people: people().map(|(login, role)| SamplePerson { login, role: role.text() }).collect(),
    });
    let data_dir = desk.data().display().to_string();
    Ok(StartInfo { data_dir, version: env!("CARGO_PKG_VERSION"), sample })
}

/// Shows the sample, which is made if it is not there, in the place of the own office.
#[tauri::command]
pub(crate) async fn open_sample(desk: State<'_, Desk>) -> Result<(), ErrorBody> {
    let desk = desk.inner().clone();
    off_the_window(move || desk.open_sample()).await
}

/// Shows the own office again, and throws the sample away with everything that was done in it.
#[tauri::command]
pub(crate) async fn leave_sample(desk: State<'_, Desk>) -> Result<(), ErrorBody> {
    let desk = desk.inner().clone();
    off_the_window(move || desk.leave_sample()).await
}

fn decode(base64: &str) -> Result<Vec<u8>, Failure> {
    STANDARD.decode(base64).map_err(Failure::internal)
}
