//! The icon in the system's tray, with the number of what concerns whoever sits here, and what closing the window does.
//! A system without a tray is no failure: the window is then closed as ever.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Deserialize;
use tauri::image::Image;
use tauri::menu::{Menu, MenuItem};
use tauri::tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager as _, Window, WindowEvent};

use crate::badge;

const ID: &str = "main";

/// What the tray shows, in the page's words.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TrayFace {
    /// How many things concern whoever sits here.
    count: u32,
    /// What the pointer over the icon tells.
    tooltip: String,
    /// The words of its menu.
    open: String,
    register: String,
    quit: String,
    /// Whether closing the window leaves the program in the tray.
    keep: bool,
}

/// Whether closing the window hides it only.
#[derive(Default)]
pub(crate) struct Keeping(AtomicBool);

/// Shows the icon with this face, on the window's thread.
pub(crate) fn show(app: &AppHandle, face: &TrayFace) {
    // Loading the tray's library breaks instead of failing where it is not installed; that must cost no more than the tray.
    let shown = catch_unwind(AssertUnwindSafe(|| put(app, face)));
    let there = match shown {
        Ok(Ok(())) => true,
        Ok(Err(error)) => {
            tracing::warn!(%error, "there is no icon in the tray");
            false
        }
        Err(_) => {
            tracing::warn!("there is no icon in the tray: its library cannot be loaded");
            false
        }
    };
    app.state::<Keeping>().0.store(face.keep && there, Ordering::Relaxed);
    mark_window(app, face.count);
}

fn put(app: &AppHandle, face: &TrayFace) -> tauri::Result<()> {
    let menu = Menu::with_items(
        app,
        &[
            &MenuItem::with_id(app, "open", &face.open, true, None::<&str>)?,
            &MenuItem::with_id(app, "register", &face.register, true, None::<&str>)?,
            &MenuItem::with_id(app, "quit", &face.quit, true, None::<&str>)?,
        ],
    )?;
    let icon = app.default_window_icon().map(|icon| numbered(icon, face.count));
    if let Some(tray) = app.tray_by_id(ID) {
        tray.set_menu(Some(menu))?;
        tray.set_icon(icon)?;
        return tray.set_tooltip(Some(&face.tooltip));
    }
    let mut tray = TrayIconBuilder::with_id(ID)
        .menu(&menu)
        .tooltip(&face.tooltip)
        .show_menu_on_left_click(false)
        .on_menu_event(|app, event| match event.id().as_ref() {
            "register" => crate::register(app),
            "quit" => app.exit(0),
            _ => crate::show(app),
        })
        .on_tray_icon_event(|tray, event| {
            if let TrayIconEvent::Click {
                button: MouseButton::Left,
                button_state: MouseButtonState::Up,
                ..
            } = event
            {
                crate::show(tray.app_handle());
            }
        });
    if let Some(icon) = icon {
        tray = tray.icon(icon);
    }
    tray.build(app).map(|_| ())
}

fn numbered(icon: &Image<'_>, count: u32) -> Image<'static> {
    let (width, height) = (icon.width(), icon.height());
    let side = usize::try_from(width).unwrap_or_default();
    Image::new_owned(badge::numbered(icon.rgba(), side, count), width, height)
}

/// The number beside the window's own icon, where the system has a place for it.
#[cfg(not(target_os = "windows"))]
fn mark_window(app: &AppHandle, count: u32) {
    let Some(window) = app.get_webview_window("main") else { return };
    if let Err(error) = window.set_badge_count((count > 0).then_some(i64::from(count))) {
        tracing::debug!(%error, "the window's icon bears no number");
    }
}

/// The number over the window's own icon in the task bar.
#[cfg(target_os = "windows")]
fn mark_window(app: &AppHandle, count: u32) {
    const SIDE: u32 = 16;
    let Some(window) = app.get_webview_window("main") else { return };
    let blank = vec![0; 16 * 16 * 4];
    let overlay = (count > 0).then(|| Image::new_owned(badge::numbered(&blank, 16, count), SIDE, SIDE));
    if let Err(error) = window.set_overlay_icon(overlay) {
        tracing::debug!(%error, "the window's icon bears no number");
    }
}

/// Hides the window that is about to be closed, if that is what the person wants.
pub(crate) fn on_window(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event
        && window.state::<Keeping>().0.load(Ordering::Relaxed)
    {
        match window.hide() {
            Ok(()) => api.prevent_close(),
            Err(error) => tracing::warn!(%error, "the window could not be hidden; it is closed"),
        }
    }
}
