//! The desktop shell: one window, the way from it to core, and what only a desktop can do: file dialogs, the
//! system's viewer, printing, one window per office.
//!
//! What an office knows and does is core's; nothing of it is decided here.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod badge;
mod commands;
mod desk;
mod failure;
mod files;
mod notices;
mod place;
mod shortcut;
mod tray;

use std::process::ExitCode;
use std::time::Duration;

use tauri::{AppHandle, Manager as _, RunEvent};
use tauri_plugin_window_state::StateFlags;
use tokio::time::MissedTickBehavior;
use tracing_subscriber::EnvFilter;

use crate::arguments::Start;
use crate::desk::Desk;
use crate::files::Handed;
use crate::notices::Notices;
use crate::place::Place;
use crate::tray::Keeping;

/// How long after the start the first backup may disturb nobody.
const AFTER_START: Duration = Duration::from_mins(1);

fn main() -> ExitCode {
    let data = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Start::Window { data }) => data,
        Ok(Start::Say(text)) => {
            println!("{text}");
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("{problem}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    log_to_stderr();
    match open_window(data) {
        Ok(code) => code,
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            ExitCode::FAILURE
        }
    }
}

fn log_to_stderr() {
    let filter = EnvFilter::try_from_env("LINSHENG_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

fn open_window(data: Option<std::path::PathBuf>) -> tauri::Result<ExitCode> {
    let mut context = tauri::generate_context!();
    let place = Place::of(data, &context.config().identifier);
    tracing::info!(data = %place.data.display(), identifier = place.identifier, "starting");
    // The identifier is what single-instance goes by: one window for each office, not one for the program.
    context.config_mut().identifier.clone_from(&place.identifier);
    let app = tauri::Builder::default()
        // First, so that a second start ends before it touches anything.
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| show(app)))
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_global_shortcut::Builder::new().build())
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::list_backup_files,
            commands::choose_backup_file,
            commands::restore_store,
            commands::unlock_store,
            commands::save_file,
            commands::open_file,
            commands::print_page,
            commands::set_zoom,
            commands::start_info,
            commands::open_sample,
            commands::leave_sample,
            commands::notify,
            commands::show_tray,
            commands::set_shortcut,
        ])
        .on_window_event(tray::on_window)
        .setup(move |app| {
            let desk = Desk::new(place.data, app.path().resource_dir().ok());
            app.manage(desk.clone());
            app.manage(Handed::default());
            app.manage(Notices::default());
            app.manage(Keeping::default());
            tauri::async_runtime::spawn(work_daily(desk.clone()));
            tauri::async_runtime::spawn(escalate_every_minute(desk.clone()));
            // Open the store while the page loads; a failure is told by the first call.
            tauri::async_runtime::spawn_blocking(move || desk.warm_up());
            Ok(())
        })
        .build(context)?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            app.state::<Handed>().clear();
        }
    });
    Ok(ExitCode::SUCCESS)
}

/// Looks every hour whether the backup of the day is due, and what nobody came back to; first when the start is over.
async fn work_daily(desk: Desk) {
    tokio::time::sleep(AFTER_START).await;
    let mut hours = tokio::time::interval(Duration::from_hours(1));
    // A machine that slept needs one backup when it wakes, not one for each hour.
    hours.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        hours.tick().await;
        let desk = desk.clone();
        let work = move || {
            // First, so that the backup is without it.
            desk.forget_left_behind();
            desk.back_up_if_due();
        };
        if let Err(broken) = tauri::async_runtime::spawn_blocking(work).await {
            tracing::error!(%broken, "the daily work broke");
        }
    }
}

/// Looks every minute whether something is late that the manager has not been told of. What is late follows from the
/// deadlines: a minute that was slept through is made up for by the next.
async fn escalate_every_minute(desk: Desk) {
    let mut minutes = tokio::time::interval(Duration::from_mins(1));
    minutes.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        minutes.tick().await;
        let desk = desk.clone();
        if let Err(broken) = tauri::async_runtime::spawn_blocking(move || desk.escalate_late()).await {
            tracing::error!(%broken, "looking for late answers broke");
        }
    }
}

/// Brings the window to the front and asks the page for a new ticket.
fn register(app: &AppHandle) {
    show(app);
    say(app, "linsheng:register", None);
}

/// Brings the window to the front and has the page open what somebody clicked a notice about.
fn open(app: &AppHandle, about: Option<&str>) {
    show(app);
    if about.is_some() {
        say(app, "linsheng:open", about);
    }
}

/// Says something to the page, in the page itself: no door from the page to the shell's events is opened for this.
fn say(app: &AppHandle, event: &str, about: Option<&str>) {
    let Some(window) = app.get_webview_window("main") else {
        return;
    };
    let detail = serde_json::Value::from(about);
    if let Err(error) =
        window.eval(format!("window.dispatchEvent(new CustomEvent('{event}', {{ detail: {detail} }}))"))
    {
        tracing::warn!(%error, event, "the page could not be told");
    }
}

/// Brings the window to the front: somebody started the program a second time on the same office, or chose it in the tray.
fn show(app: &AppHandle) {
    let Some(window) = app.get_webview_window("main") else {
        return;
    };
    for step in [window.unminimize(), window.show(), window.set_focus()] {
        if let Err(error) = step {
            tracing::warn!(%error, "the window could not be brought to the front");
        }
    }
}
