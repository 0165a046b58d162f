//! Sounds for the tests: a tone of 440 Hz for three seconds, written by other programs (`sounds/`), and WAVs made here.

pub const RATE: u32 = 22_050;
pub const SECONDS: u64 = 3;

/// The tone, in every way of writing that is played.
pub const TONES: [(&str, &[u8]); 6] = [
    ("aac", include_bytes!("sounds/tone.aac")),
    ("flac", include_bytes!("sounds/tone.flac")),
    ("m4a", include_bytes!("sounds/tone.m4a")),
    ("mp3", include_bytes!("sounds/tone.mp3")),
    ("ogg", include_bytes!("sounds/tone.ogg")),
    ("opus", include_bytes!("sounds/tone.opus")),
];

/// Those of them that are played.
pub fn played() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    TONES.into_iter().filter(|(name, _)| *name != "opus")
}

pub fn tone(name: &str) -> Vec<u8> {
    let found = TONES.into_iter().find(|(one, _)| *one == name);
    found.unwrap().1.to_vec()
}

/// A WAV of so many bytes of sound, which says it has others.
pub fn wav(rate: u32, channels: u16, says: u32, sound: &[u8], decimals: bool) -> Vec<u8> {
    let bits: u16 = if decimals { 32 } else { 16 };
    let frame = channels * bits / 8;
    let mut file = b"RIFF".to_vec();
    file.extend(says.saturating_add(36).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    file.extend(if decimals { 3_u16 } else { 1 }.to_le_bytes());
    file.extend(channels.to_le_bytes());
    file.extend(rate.to_le_bytes());
    file.extend(rate.saturating_mul(u32::from(frame)).to_le_bytes());
    file.extend(frame.to_le_bytes());
    file.extend(bits.to_le_bytes());
    file.extend(b"data");
    file.extend(says.to_le_bytes());
    file.extend(sound);
    file
}

/// A WAV in which each number is another: it can be seen where one is.
pub fn counted(rate: u32, frames: u32) -> Vec<u8> {
    let sound: Vec<u8> = (0..frames)
        .flat_map(|at| i16::try_from(at % 30_000).unwrap().to_le_bytes())
        .collect();
    wav(rate, 1, frames * 2, &sound, false)
}
