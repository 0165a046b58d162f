//! A made-up sound: a bell, struck once.
//!
//! One rule: it is reckoned here, so that nobody's voice is in the project.

/// Numbers a second.
pub const RATE: u32 = 8000;

/// A bell of so many seconds that dies away, as a WAV of one channel.
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    reason = "a number of sixteen bits, by its size"
)]
pub fn bell(seconds: u32) -> Vec<u8> {
    let length = seconds * RATE;
    let strikes = (0..length).map(|at| {
        let second = f64::from(at) / f64::from(RATE);
        let tone = |pitch: f64| (second * pitch * std::f64::consts::TAU).sin();
        let sounds = tone(440.0) + 0.5 * tone(880.0) + 0.3 * tone(1320.0);
        (sounds * 9000.0 * (-1.5 * second).exp()) as i16
    });
    let mut file = b"RIFF".to_vec();
    file.extend((36 + length * 2).to_le_bytes());
    file.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    file.extend(RATE.to_le_bytes());
    file.extend((RATE * 2).to_le_bytes());
    file.extend(b"\x02\0\x10\0data");
    file.extend((length * 2).to_le_bytes());
    file.extend(strikes.flat_map(i16::to_le_bytes));
    file
}
