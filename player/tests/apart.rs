//! What the process that unpacks may do, and what becomes of the shell when it breaks.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use afterbell_apart::Program;
use afterbell_player::PIECE;
use afterbell_player::apart::{ASKED, MEMORY, SECONDS};
use afterbell_player::playing::{Player, Silent};
use afterbell_player::unpacking::{MOMENT, WhyNot};
use proptest::prelude::*;

use crate::made::{RATE, TONES, counted, played, tone, wav};

const PROGRAM: &str = env!("CARGO_BIN_EXE_unpack_apart");

fn player() -> Player {
    Player::with(Program::at(PROGRAM.into(), ASKED))
}

type Answer<T> = Result<T, Silent<()>>;

fn pieces(bytes: &[u8]) -> impl FnMut(u32) -> Result<Vec<u8>, ()> {
    move |which| {
        bytes
            .chunks(PIECE)
            .nth(which as usize)
            .map(<[u8]>::to_vec)
            .ok_or(())
    }
}

/// Hears a file to its end, as the page would: its length in numbers of one channel.
fn hear(player: &Player, bytes: &[u8]) -> Answer<usize> {
    let (which, shape) = player.begin(bytes.len() as u64, pieces(bytes))?;
    let mut heard = 0;
    loop {
        let moment = player.hear(which, None, pieces(bytes))?;
        let Some(numbers) = moment.len().checked_sub(8).filter(|length| *length > 0) else {
            return Ok(heard);
        };
        let length = numbers / 4 / usize::from(shape.channels);
        assert!(length <= MOMENT && numbers % 4 == 0);
        heard += length;
    }
}

#[test]
fn a_sound_is_heard_through_the_pipes() {
    let player = player();
    for (name, bytes) in played() {
        let heard = hear(&player, bytes).unwrap();
        assert!(
            (heard as u32).abs_diff(RATE * 3) < RATE / 8,
            "{name}: {heard}"
        );
    }
    assert!(matches!(
        hear(&player, &tone("opus")),
        Err(Silent::WhyNot(WhyNot::UnknownWay))
    ));
    assert!(matches!(
        hear(&player, &wav(384_000, 8, 80_000, &[0; 80_000], false)),
        Err(Silent::WhyNot(WhyNot::TooMuch))
    ));
}

#[test]
fn a_large_file_is_handed_over_a_piece_at_a_time() {
    // Five minutes and a half, six pieces.
    let bytes = counted(8_000, 2_700_000);
    let player = player();
    let mut asked = Vec::new();
    let mut give = |which: u32| {
        asked.push(which);
        pieces(&bytes)(which)
    };
    let (which, shape) = player.begin(bytes.len() as u64, &mut give).unwrap();
    assert_eq!(shape.millis, Some(337_500));
    let far = player.hear(which, Some(300_000), &mut give).unwrap();
    let numbers: Vec<f32> = far[8..]
        .chunks(4)
        .map(|four| f32::from_le_bytes(four.try_into().unwrap()))
        .collect();
    assert_eq!(far[..8], 2_400_000_u64.to_le_bytes());
    assert_eq!(numbers[5], 5.0 / 32_768.0);
    assert!(asked.len() < 5, "{asked:?}");
}

#[test]
fn another_sound_ends_the_one_before() {
    let (player, one, other) = (player(), counted(8_000, 80_000), tone("flac"));
    let (first, _) = player.begin(one.len() as u64, pieces(&one)).unwrap();
    let (second, _) = player.begin(other.len() as u64, pieces(&other)).unwrap();
    assert!(matches!(
        player.hear(first, None, pieces(&one)),
        Err(Silent::Over)
    ));
    // The end of one that is over is no end of another.
    player.end_that(first);
    assert!(
        !player
            .hear(second, None, pieces(&other))
            .unwrap()
            .is_empty()
    );
    player.end();
    assert!(matches!(
        player.hear(second, None, pieces(&other)),
        Err(Silent::Over)
    ));
}

#[test]
fn whoever_waits_is_not_kept_waiting_by_an_end() {
    let (player, bytes) = (player(), counted(8_000, 80_000));
    let is_asked = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let begun = scope.spawn(|| {
            player.begin(bytes.len() as u64, |which| {
                is_asked.store(true, Ordering::Relaxed);
                // The journal is shut while a piece is read.
                while is_asked.load(Ordering::Relaxed) {
                    std::thread::sleep(Duration::from_millis(2));
                }
                pieces(&bytes)(which)
            })
        });
        while !is_asked.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(2));
        }
        player.end();
        is_asked.store(false, Ordering::Relaxed);
        assert!(matches!(begun.join().unwrap(), Err(Silent::Over)));
    });
}

#[test]
fn a_piece_that_cannot_be_had_ends_it() {
    let player = player();
    let refused = player.begin(1000, |_| Err("locked"));
    assert!(matches!(refused, Err(Silent::Piece("locked"))));
    assert!(matches!(
        player.hear(1, None, |_| Err(())),
        Err(Silent::Over)
    ));
}

#[test]
fn a_program_that_breaks_or_says_what_it_should_not_harms_nobody() {
    let bytes = tone("mp3");
    for program in ["/bin/true", "/bin/false", "/bin/cat", "/nowhere"] {
        if program.starts_with("/bin") && !Path::new(program).exists() {
            continue;
        }
        let player = Player::with(Program::at(program.into(), ASKED));
        let heard = player.begin(bytes.len() as u64, pieces(&bytes));
        assert!(
            matches!(heard, Err(Silent::WhyNot(WhyNot::Damaged))),
            "{program}"
        );
    }
}

/// What the system tells of a process: how it is filtered, and its limits.
#[cfg(target_os = "linux")]
fn told_of(process: &str) -> (String, String) {
    let read = |what| std::fs::read_to_string(format!("/proc/{process}/{what}")).unwrap();
    (read("status"), read("limits"))
}

#[test]
#[cfg(target_os = "linux")]
fn everything_is_taken_away_from_it_before_it_reads_a_byte() {
    let (player, bytes) = (player(), counted(8_000, 80_000));
    let mut seen = Vec::new();
    let begun = player.begin(bytes.len() as u64, |which| {
        // The program itself, found by the word it was started with among all that this process has started.
        let ours = std::process::id();
        let of = |id: &str| {
            let line = std::fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
            let stat = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
            line.ends_with(b"\0unpack-sound\0") && stat.contains(&format!("PPid:\t{ours}\n"))
        };
        let all = Path::new("/proc").read_dir().unwrap().flatten();
        let all = all.map(|one| one.file_name().to_string_lossy().into_owned());
        seen.extend(all.filter(|id| of(id)).map(|id| told_of(&id)));
        pieces(&bytes)(which)
    });
    assert!(begun.is_ok());
    assert!(!seen.is_empty());
    let cpu = format!("{:<26}{SECONDS:<21}{SECONDS}", "Max cpu time");
    for (status, limits) in seen {
        assert!(status.contains("Seccomp:\t2\n") && status.contains("NoNewPrivs:\t1\n"));
        assert!(limits.contains(&cpu), "{limits}");
        let memory = limits
            .lines()
            .find(|line| line.starts_with("Max address space"));
        let memory = memory.and_then(|line| line.split_whitespace().nth(3)?.parse::<u64>().ok());
        // Beside what the program itself takes.
        assert!((MEMORY..MEMORY * 2).contains(&memory.unwrap()), "{limits}");
    }
    // The control: whoever started it is free.
    let (status, limits) = told_of("self");
    assert!(status.contains("Seccomp:\t0\n"), "{status}");
    assert!(!limits.contains(&cpu));
}

#[test]
fn one_that_says_nothing_is_ended() {
    let sleeps = Path::new("/bin/sleep");
    if !sleeps.exists() {
        return;
    }
    let program = Program::at(sleeps.into(), "60").within(Duration::from_millis(200));
    let (player, bytes) = (Player::with(program), counted(8_000, 80_000));
    let (told, answer) = channel();
    std::thread::scope(|scope| {
        scope.spawn(|| told.send(player.begin(bytes.len() as u64, pieces(&bytes))));
        let heard = answer.recv_timeout(Duration::from_secs(20));
        assert!(matches!(heard, Ok(Err(Silent::WhyNot(WhyNot::Damaged)))));
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn whatever_is_done_to_a_file_the_shell_hears_of_it_in_bounds(
        which in 0..TONES.len(),
        // Most of what decides anything stands at the beginning, or in an M4A at the end.
        changes in proptest::collection::vec((0..3_u8, 0..600_usize, any::<u8>()), 1..12),
        cut in proptest::option::of(0.0..1.0_f64),
    ) {
        let mut bytes = TONES[which].1.to_vec();
        let length = bytes.len();
        for (from, at, byte) in changes {
            let at = match from {
                0 => at % 64,
                1 => at,
                _ => length - 1 - at,
            };
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate((length as f64 * cut) as usize);
        }
        match hear(&player(), &bytes) {
            // No more than an hour of it, whatever it says.
            Ok(heard) => prop_assert!(heard < 192_000 * 3600),
            Err(Silent::WhyNot(_)) => {}
            Err(Silent::Over | Silent::Piece(())) => prop_assert!(false, "it was ended by nobody"),
        }
    }
}
