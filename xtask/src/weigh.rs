//! How fast the window is there and what it holds in memory, beside an empty page of the same kind.
//!
//! One rule: both are measured in turns, in one run, on one screen, with the same settings, and what is printed is
//! a ratio: seconds of one machine say nothing on another.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::machine::{Outcome, Stopwatch, fresh_folder, has_screen, program, say};

/// How often each is started; the first start of each only warms the disk.
const STARTS: usize = 8;
/// A number no other screen is likely to have.
const SCREEN: &str = ":97";

/// One start: until it was usable, and what its processes held in memory then.
#[derive(Clone, Copy)]
struct Start {
    time: Duration,
    kib: u64,
}

/// Medians of both, and their ratios.
pub struct Weight {
    /// Milliseconds until usable: the window, the empty page.
    pub ms: (f64, f64),
    /// MiB of the whole tree of processes: the window, the empty page.
    pub mib: (f64, f64),
    /// Whether shared pages were counted by share (PSS), or in full because the system does not let others look.
    pub by_share: bool,
}

/// A process that is ended when it is let go.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Weighs the window against the empty page.
pub fn weigh(window: &Path, empty: &Path) -> Outcome<Weight> {
    let _screen = if has_screen() {
        None
    } else {
        Some(a_screen()?)
    };
    let home = fresh_folder("weigh")?;
    let by_share = reads_shares(window, &home)?;
    let mut starts = (Vec::new(), Vec::new());
    for turn in 0..STARTS {
        let window = start(window, &home, by_share)?;
        let empty = start(empty, &home, by_share)?;
        if turn > 0 {
            starts.0.push(window);
            starts.1.push(empty);
        }
    }
    fs::remove_dir_all(&home)?;
    let ms =
        |starts: &[Start]| median(starts.iter().map(|start| start.time.as_secs_f64() * 1000.0));
    #[allow(clippy::cast_precision_loss)] // Memory in KiB is far below 2^52.
    let mib = |starts: &[Start]| median(starts.iter().map(|start| start.kib as f64 / 1024.0));
    Ok(Weight {
        ms: (ms(&starts.0), ms(&starts.1)),
        mib: (mib(&starts.0), mib(&starts.1)),
        by_share,
    })
}

fn a_screen() -> Outcome<Ended> {
    say(&format!(
        "There is no screen here: one in memory is used ({SCREEN})."
    ));
    let screen = program("Xvfb -screen 0 1280x900x24 -nolisten tcp")
        .arg(SCREEN)
        .stderr(Stdio::null())
        .spawn()?;
    let screen = Ended(screen);
    let socket = format!("/tmp/.X11-unix/X{}", SCREEN.trim_start_matches(':'));
    let watch = Stopwatch::start();
    while !Path::new(&socket).exists() {
        if watch.elapsed() > Duration::from_secs(20) {
            return Err("the screen in memory did not start".into());
        }
        std::thread::yield_now();
    }
    Ok(screen)
}

fn start(program: &Path, home: &Path, by_share: bool) -> Outcome<Start> {
    let (running, time) = start_until_usable(program, home)?;
    let kib = memory(running.0.id(), by_share);
    Ok(Start { time, kib })
}

fn start_until_usable(program: &Path, home: &Path) -> Outcome<(Ended, Duration)> {
    let mut command = Command::new(program);
    command
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("AFTERBELL_JOURNAL", home.join("journal"))
        .env("AFTERBELL_SAYS_WHEN_USABLE", "1")
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if !has_screen() {
        command.env("DISPLAY", SCREEN);
    }
    // The window chooses so by itself where there is no graphics card; the empty page has to be told.
    if fs::read_dir("/dev/dri").is_err() {
        command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
    let watch = Stopwatch::start();
    let mut running = Ended(command.spawn()?);
    let words = running
        .0
        .stdout
        .take()
        .ok_or("nothing can be heard of it")?;
    let usable = BufReader::new(words)
        .lines()
        .map_while(Result::ok)
        .any(|line| line.trim() == "usable");
    if usable {
        Ok((running, watch.elapsed()))
    } else {
        Err(format!("{} ended before it was usable", program.display()).into())
    }
}

/// The window forbids others to look into its memory; root may all the same.
fn reads_shares(window: &Path, home: &Path) -> Outcome<bool> {
    let (running, _) = start_until_usable(window, home)?;
    Ok(share_of(running.0.id()).is_some())
}

/// KiB of a process and all it has started.
fn memory(of: u32, by_share: bool) -> u64 {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .map(|all| {
            all.filter_map(|one| one.ok()?.file_name().to_str()?.parse().ok())
                .collect::<Vec<u32>>()
        })
        .unwrap_or_default()
        .into_iter()
        .filter_map(|id| {
            Some((
                id,
                field(&format!("/proc/{id}/status"), "PPid:")?
                    .try_into()
                    .ok()?,
            ))
        })
        .collect();
    let mut tree = vec![of];
    let mut next = 0;
    while let Some(&parent) = tree.get(next) {
        tree.extend(
            parents
                .iter()
                .filter(|(_, their)| *their == parent)
                .map(|(id, _)| *id),
        );
        next += 1;
    }
    let size = |id: &u32| {
        if by_share {
            share_of(*id)
        } else {
            field(&format!("/proc/{id}/status"), "VmRSS:")
        }
    };
    tree.iter().filter_map(size).sum()
}

fn share_of(id: u32) -> Option<u64> {
    field(&format!("/proc/{id}/smaps_rollup"), "Pss:")
}

fn field(path: &str, name: &str) -> Option<u64> {
    let words = fs::read_to_string(path).ok()?;
    words
        .lines()
        .find_map(|line| line.strip_prefix(name))?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.as_slice() {
        [] => 0.0,
        all if all.len() % 2 == 1 => all.get(middle).copied().unwrap_or(0.0),
        all => f64::midpoint(
            all.get(middle - 1).copied().unwrap_or(0.0),
            all.get(middle).copied().unwrap_or(0.0),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assert!((median([4.0, 1.0, 3.0, 2.0].into_iter()) - 2.5).abs() < 1e-9);
        assert!((median([3.0, 1.0, 2.0].into_iter()) - 2.0).abs() < 1e-9);
    }
}
