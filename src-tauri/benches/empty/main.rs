//! The least that a program of this kind can be: a Tauri window of the same size with a page that says one word, on a
//! ground of its own so that one sees when it is there. `cargo xtask
//! bench` starts it in turn with the desktop to tell what the window itself costs.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("benches/empty/tauri.conf.json"))
}
