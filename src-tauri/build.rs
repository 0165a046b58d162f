//! Reads `tauri.conf.json` and names the commands of the window, so that the capabilities can allow each by name.

fn main() {
    // The page and the door are built into the program: a new page needs a new program.
    println!("cargo::rerun-if-changed=../ui/dist");
    println!("cargo::rerun-if-changed=isolation");
    let commands = tauri_build::AppManifest::new().commands(&[
        "call",
        "read_attachment",
        "preview_summary",
        "save_summary",
        "import_day_one",
        "stop_import",
        "try_the_network",
        "try_every_way",
        "look_at_folders",
        "what_is_heard",
        "hide",
        "come_back",
        "leave",
    ]);
    if let Err(reason) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
    {
        println!("cargo::error={}", format!("{reason:#}").replace('\n', " "));
    }
}
