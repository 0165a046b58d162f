//! Whether there is anything on this machine that sound could come out of.
//!
//! One rule: it only looks. Where nothing is there the page plays into the void without a word, so somebody has to say so;
//! where something is there it may still be silent, and nothing is promised.

use std::path::Path;

/// Whether sound can be heard: a sound server that listens, or a device. None where it is not known.
///
/// `folder` is where the session's sockets lie, and `named` the server that somebody chose (`PULSE_SERVER`).
#[must_use]
pub fn can_be_heard(folder: Option<&Path>, named: Option<&str>) -> Option<bool> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let listens = |socket: &str| folder.is_some_and(|folder| folder.join(socket).exists());
    Some(
        named.is_some()
            || listens("pulse/native")
            || Path::new("/run/pulse/native").exists()
            || has_device(Path::new("/dev")),
    )
}

/// A device that plays: ALSA's, or the older kind.
fn has_device(devices: &Path) -> bool {
    let plays = |name: &str| name.starts_with("pcm") && name.ends_with('p');
    let alsa = devices.join("snd").read_dir();
    devices.join("dsp").exists()
        || alsa.is_ok_and(|all| {
            all.flatten()
                .any(|one| plays(&one.file_name().to_string_lossy()))
        })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::has_device;

    #[test]
    fn a_device_that_plays_is_told_from_one_that_records() {
        let devices = tempfile::tempdir().unwrap();
        assert!(!has_device(devices.path()));
        let sound = devices.path().join("snd");
        fs::create_dir(&sound).unwrap();
        for other in ["controlC0", "pcmC0D0c", "timer"] {
            fs::write(sound.join(other), "").unwrap();
        }
        assert!(!has_device(devices.path()));
        fs::write(sound.join("pcmC0D3p"), "").unwrap();
        assert!(has_device(devices.path()));
    }
}
