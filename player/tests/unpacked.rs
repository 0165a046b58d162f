//! What is heard of real files, and of those that lie.

use std::io::Cursor;

use afterbell_player::unpacking::{MOMENT, Moment, Shape, Unpacking, WhyNot};

use crate::made::{RATE, SECONDS, counted, played, tone, wav};

fn begin(bytes: &[u8]) -> Result<Unpacking, WhyNot> {
    let (file, size) = (bytes.to_vec(), bytes.len() as u64);
    Unpacking::begin(move || Cursor::new(file.clone()), size)
}

fn rest(unpacking: &mut Unpacking) -> Vec<f32> {
    let mut all = Vec::new();
    while let Some(Moment { numbers, .. }) = unpacking.go_on().unwrap() {
        assert!(numbers.len() <= MOMENT * usize::from(unpacking.shape().channels));
        all.extend(numbers);
    }
    all
}

/// How often the sound goes up through nought in a second, in its middle: what packs sound adds a little silence.
fn pitch(numbers: &[f32]) -> f32 {
    let numbers = &numbers[numbers.len() / 3..numbers.len() * 2 / 3];
    let ups = numbers
        .windows(2)
        .filter(|two| two[0] < 0.0 && two[1] >= 0.0);
    ups.count() as f32 * RATE as f32 / numbers.len() as f32
}

#[test]
fn the_tone_is_heard_in_each_way_of_writing() {
    for (name, bytes) in played() {
        let mut unpacking = begin(bytes).unwrap();
        let Shape {
            rate,
            channels,
            millis,
        } = unpacking.shape();
        assert_eq!((rate, channels), (RATE, 1), "{name}");
        let millis = millis.unwrap();
        assert!(millis.abs_diff(SECONDS * 1000) < 150, "{name}: {millis}");
        let all = rest(&mut unpacking);
        let heard = all.len() as u64 * 1000 / u64::from(RATE);
        assert!(heard.abs_diff(millis) < 150, "{name}: {heard} of {millis}");
        assert!(
            (435.0..445.0).contains(&pitch(&all)),
            "{name}: {}",
            pitch(&all)
        );
        let loudest = all.iter().copied().fold(0.0, f32::max);
        assert!((0.4..0.6).contains(&loudest), "{name}: {loudest}");
    }
}

#[test]
fn one_goes_on_from_any_place() {
    for (name, bytes) in played() {
        let mut unpacking = begin(bytes).unwrap();
        for millis in [1_500, 2_500, 200] {
            unpacking.go_to(millis);
            let first = unpacking.go_on().unwrap();
            let first = first.unwrap_or_else(|| panic!("{name}: nothing at {millis}"));
            assert_eq!(first.from, millis * u64::from(RATE) / 1000, "{name}");
            let left = first.numbers.len() + rest(&mut unpacking).len();
            let left = left as u64 * 1000 / u64::from(RATE);
            assert!(
                (left + millis).abs_diff(SECONDS * 1000) < 200,
                "{name}: {left} from {millis}"
            );
        }
        unpacking.go_to(60_000);
        assert!(rest(&mut unpacking).is_empty(), "{name}");
        // And back again from behind the end.
        unpacking.go_to(0);
        assert!(
            rest(&mut unpacking).len() as u64 > (SECONDS - 1) * u64::from(RATE),
            "{name}"
        );
    }
}

#[test]
fn each_number_stands_where_it_stood() {
    let mut unpacking = begin(&counted(8_000, 24_000)).unwrap();
    let all = rest(&mut unpacking);
    let expected: Vec<f32> = (0..24_000_i16).map(|at| f32::from(at) / 32_768.0).collect();
    assert_eq!(all, expected);
    unpacking.go_to(1_250);
    assert_eq!(rest(&mut unpacking), expected[10_000..]);
}

#[test]
fn opus_is_told_from_what_is_damaged() {
    assert_eq!(begin(&tone("opus")).err(), Some(WhyNot::UnknownWay));
    assert_eq!(begin(&[7; 4000]).err(), Some(WhyNot::UnknownWay));
    assert_eq!(begin(b"ID3").err(), Some(WhyNot::Damaged));
    assert_eq!(begin(b"").err(), Some(WhyNot::Damaged));
}

#[test]
fn what_is_cut_short_is_heard_as_far_as_it_goes() {
    for (name, bytes) in played().filter(|(name, _)| *name != "m4a") {
        let most = &bytes[..bytes.len() * 3 / 4];
        let mut unpacking = begin(most).unwrap_or_else(|why| panic!("{name}: {why}"));
        let heard = rest(&mut unpacking).len() as u64 * 1000 / u64::from(RATE);
        assert!((1_500..2_800).contains(&heard), "{name}: {heard}");
    }
    // What an M4A holds is told at its end.
    let m4a = tone("m4a");
    assert!(begin(&m4a[..m4a.len() / 2]).is_err());
}

#[test]
fn ten_hours_in_a_few_bytes_are_not_believed() {
    let second = vec![0; 16_000];
    let says = 8_000 * 2 * 36_000;
    let mut unpacking = begin(&wav(8_000, 1, says, &second, false)).unwrap();
    // To a packet.
    assert!(unpacking.shape().millis.unwrap().abs_diff(1_000) < 20);
    assert_eq!(rest(&mut unpacking).len(), 8_000);
}

#[test]
fn rate_and_channels_stay_in_bounds() {
    let sound = vec![0; 80_000];
    let heard =
        |rate, channels| begin(&wav(rate, channels, 80_000, &sound, false)).map(|it| it.shape());
    assert_eq!(heard(384_000, 8).err(), Some(WhyNot::TooMuch));
    assert_eq!(heard(1_000, 1).err(), Some(WhyNot::TooMuch));
    assert!(heard(48_000, 9).is_err());
    let shape = heard(192_000, 8).unwrap();
    assert_eq!((shape.rate, shape.channels), (192_000, 2));
}

#[test]
fn many_channels_are_mixed_into_two_and_nothing_is_cut() {
    // The third of four is as loud as it can be, the others are silent.
    let frame = [0_i16, 0, i16::MAX, 0].map(i16::to_le_bytes).concat();
    let mut unpacking = begin(&wav(8_000, 4, 8_000, &frame.repeat(1_000), false)).unwrap();
    let moment = unpacking.go_on().unwrap().unwrap();
    assert_eq!(moment.numbers.len(), 2_000);
    assert!(
        moment
            .numbers
            .iter()
            .all(|number| (0.2..0.3).contains(number))
    );
}

#[test]
fn no_number_leaves_that_a_loudspeaker_cannot_take() {
    let wild = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e30, -4.0, 0.5];
    let sound = wild.map(f32::to_le_bytes).concat().repeat(1_000);
    let says = u32::try_from(sound.len()).unwrap();
    let all = rest(&mut begin(&wav(8_000, 1, says, &sound, true)).unwrap());
    assert_eq!(all[..6], [0.0, 1.0, -1.0, 1.0, -1.0, 0.5]);
}

#[test]
fn notes_before_an_mp3_are_passed_over() {
    let mut noted = b"ID3\x04\x00\x00\x00\x12\x34\x56".to_vec();
    // A picture of zeros and of what looks like the beginning of sound.
    let length = (0x12 << 14) | (0x34 << 7) | 0x56;
    noted.extend([0xFF, 0xFB, 0x90, 0].into_iter().cycle().take(length));
    noted.extend(tone("mp3"));
    let mut unpacking = begin(&noted).unwrap();
    assert!((435.0..445.0).contains(&pitch(&rest(&mut unpacking))));
    unpacking.go_to(2_000);
    let left = rest(&mut unpacking).len() as u32;
    assert!(left.abs_diff(RATE) < RATE / 8, "{left}");
}
