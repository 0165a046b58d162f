//! Reads `tauri.conf.json` and names the commands of the window, so that the capabilities can allow each by name.

fn main() {
    // The page and the door are built into the program: a new page needs a new program.
    println!("cargo::rerun-if-changed=../ui/dist");
    println!("cargo::rerun-if-changed=isolation");
    if packs_relocations() {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    let commands = tauri_build::AppManifest::new().commands(&[
        "call",
        "read_attachment",
        "hand_over",
        "put_in_files",
        "take_held",
        "put_in_held",
        "read_thumbnail",
        "save_copy",
        "lay_pdf",
        "draw_page",
        "take_down_pdf",
        "begin_sound",
        "hear_sound",
        "end_sound",
        "preview_summary",
        "save_summary",
        "save_picture",
        "import_day_one",
        "stop_import",
        "choose_template",
        "save_template_file",
        "choose_questionnaire",
        "look",
        "try_every_way",
        "look_at_folders",
        "what_is_heard",
        "hide",
        "come_back",
        "backup_standing",
        "make_backup",
        "choose_backup_folder",
        "make_backup_elsewhere",
        "use_backup_place",
        "forget_backup_place",
        "test_backup",
        "choose_backup_file",
        "look_into_backup",
        "put_backup_back",
        "give_up_backup",
        "leave",
    ]);
    if let Err(reason) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
    {
        println!("cargo::error={}", format!("{reason:#}").replace('\n', " "));
    }
}

/// Whether the system's loader understands packed relocations, as glibc does from 2.36 on. Unpacked they are 3 MB that
/// every start reads.
fn packs_relocations() -> bool {
    let Ok(said) = std::process::Command::new("getconf")
        .arg("GNU_LIBC_VERSION")
        .output()
    else {
        return false;
    };
    // "glibc 2.36"
    let said = String::from_utf8_lossy(&said.stdout);
    let mut version = said
        .trim()
        .trim_start_matches("glibc ")
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    version.next() == Some(2) && version.next().is_some_and(|minor| minor >= 36)
}
