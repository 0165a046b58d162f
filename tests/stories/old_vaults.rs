//! Journals kept as earlier versions wrote them: each opens for ever, with its passphrase and with its recovery key.

use std::fs;
use std::path::{Path, PathBuf};

use afterbell_tests::{Evening, PASSPHRASE, no_journal};
use serde_json::json;

fn kept_vaults() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vaults");
    let folders = fs::read_dir(folder).unwrap().map(|one| one.unwrap().path());
    folders.filter(|path| path.is_dir()).collect()
}

/// A copy of it, in a folder of its own: opening one may migrate it.
fn copied(vault: &Path) -> Evening {
    let evening = no_journal();
    fs::create_dir(evening.folder()).unwrap();
    for file in fs::read_dir(vault).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), evening.folder().join(file.file_name())).unwrap();
    }
    evening
}

fn expect_everything(evening: &mut Evening) {
    let page = evening.call("list_entries", json!({ "limit": 10 }));
    let id = page["rows"][0]["id"].clone();
    let body = "# Thursday\n\nThe choir *sang* in the corridor. Café, naïve, 🌧️.";
    assert_eq!(
        evening.call("read_entry", json!({ "id": id }))["body"],
        body
    );
    assert_eq!(evening.found("cafe choir"), ["Thursday"]);
    let bin = evening.call("list_entries", json!({ "limit": 10, "bin": true }));
    assert_eq!(bin["rows"][0]["title"], "Written in anger.");
    let checkins = evening.call(
        "list_checkins",
        json!({ "from": "2026-11-19", "to": "2026-11-19" }),
    );
    assert_eq!(
        (&checkins[0]["bucket"], &checkins[0]["words"]),
        (&json!(0), &json!(["threadbare"]))
    );
    let loss = evening.call("list_losses", json!({}))[0].clone();
    let track = evening.call("loss_track", json!({ "id": loss["id"] }));
    assert_eq!(track["notes"][0]["note"], "A line.");
    assert_eq!(
        evening.call("list_known", json!({}))[0]["also"],
        json!(["Ruth"])
    );
    assert_eq!(evening.call("settings", json!({}))["idle_minutes"], 7);
    evening.write("And it goes on.");
}

/// What a journal of the fifth schema holds besides.
fn expect_what_came_with_the_fifth(evening: &mut Evening) {
    let years = evening.call("school_years", json!({}));
    assert_eq!(years["preset"], "england_wales");
    let periods = years["periods"].as_array().unwrap();
    assert!(periods.iter().any(|one| one["label"] == "INSET"));
    let questionnaires = evening.call("questionnaires", json!({})).to_string();
    assert!(questionnaires.contains("[6,null,4,7]"), "what was answered");
    assert!(questionnaires.contains("WEMWBS"), "what was logged");
}

#[test]
fn every_kept_journal_opens_and_holds_what_it_held() {
    let vaults = kept_vaults();
    assert!(!vaults.is_empty());
    for vault in vaults {
        let mut evening = copied(&vault);
        let status = evening.call("unlock", json!({ "passphrase": PASSPHRASE }));
        assert_eq!(status["noticed"], json!(null), "{}", vault.display());
        expect_everything(&mut evening);
        if vault.ends_with("schema-5") {
            expect_what_came_with_the_fifth(&mut evening);
        }
        let key = fs::read_to_string(vault.join("recovery-key.txt")).unwrap();
        let mut evening = copied(&vault);
        evening.call("recover", json!({ "recovery_key": key.trim() }));
        expect_everything(&mut evening);
    }
}
