//! What the fuzzers have in common: libFuzzer keeps a case that reaches what none before it reached, and changes that.
//!
//! | File | What is read |
//! |---|---|
//! | `headers`, `backups`, `exports`, `texts`, `commands` | as in `afterbell_tests::readers` |
//! | `control` | a word nobody could guess at once: it is found, or the fuzzers see nothing |
//!
//! One rule: `cargo xtask soak` builds and starts them, told to count what is reached (LLVM's SanitizerCoverage).
//! Built without that they run, but see nothing.

pub use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

use afterbell_tests::made_up::chance::Chance;
use afterbell_tests::readers::Reader;

/// A program that fuzzes a reader.
#[macro_export]
macro_rules! led {
    ($reader:ty) => {
        std::thread_local! {
            static READER: std::cell::RefCell<$reader> =
                std::cell::RefCell::new(afterbell_tests::readers::Reader::begin());
        }
        $crate::fuzz_target!(|bytes: &[u8]| READER
            .with_borrow_mut(|reader| afterbell_tests::readers::Reader::read(reader, bytes)));
        $crate::fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
            $crate::change::<$reader>(data, size, most, seed)
        });
    };
}

/// Changes the first `size` bytes of `data` into at most `most`, the same way for the same seed: in the reader's form
/// half of the time if it has one, else as libFuzzer does. Answers how many bytes there are then.
pub fn change<R: Reader>(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let mut chance = Chance::seeded(u64::from(seed));
    let input = data.get(..size).unwrap_or_default();
    let in_form = chance.happens(0.5).then(|| R::in_form(input, &mut chance));
    let in_form = in_form.flatten().filter(|changed| changed.len() <= most);
    match in_form {
        Some(changed) => {
            data[..changed.len()].copy_from_slice(&changed);
            changed.len()
        }
        None => fuzzer_mutate(data, size, most),
    }
}
