//! What a test runner's words say about how many facts held.
//!
//! One rule: a runner that failed counts as at least one failure, whatever its last lines say. Pure.

/// How many facts held, and how many did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Those that held.
    pub passed: u64,
    /// Those that did not.
    pub failed: u64,
    /// Those left out on purpose (full-length fault runs).
    pub left_out: u64,
}

impl Count {
    /// A check that knows no more than whether it held.
    pub fn of_a_check(held: bool) -> Self {
        Self {
            passed: u64::from(held),
            failed: u64::from(!held),
            left_out: 0,
        }
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            left_out: self.left_out + other.left_out,
        }
    }

    fn or_one_failure(self, ended_well: bool) -> Self {
        let failed = if ended_well {
            self.failed
        } else {
            self.failed.max(1)
        };
        Self { failed, ..self }
    }
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; …`, once for every test program.
pub fn of_cargo(words: &str, ended_well: bool) -> Count {
    words
        .lines()
        .filter_map(|line| line.trim().strip_prefix("test result:"))
        .map(|line| Count {
            passed: number_before(line, " passed"),
            failed: number_before(line, " failed"),
            left_out: number_before(line, " ignored"),
        })
        .fold(Count::default(), Count::and)
        .or_one_failure(ended_well)
}

/// `Tests  1 failed | 12 passed (13)`.
pub fn of_vitest(words: &str, ended_well: bool) -> Count {
    let line = words
        .lines()
        .rfind(|line| line.trim().starts_with("Tests "))
        .unwrap_or_default();
    Count {
        passed: number_before(line, " passed"),
        failed: number_before(line, " failed"),
        left_out: number_before(line, " skipped"),
    }
    .or_one_failure(ended_well)
}

/// `ℹ pass 12`, `ℹ fail 0`, `ℹ skipped 0`, as `node --test` ends.
pub fn of_node(words: &str, ended_well: bool) -> Count {
    let last = |what: &str| {
        words
            .lines()
            .rev()
            .filter_map(|line| line.trim().strip_prefix("ℹ "))
            .find_map(|line| line.strip_prefix(what)?.trim().parse().ok())
            .unwrap_or(0)
    };
    let failed = last("fail ") + last("cancelled ");
    Count {
        passed: last("pass "),
        failed,
        left_out: last("skipped "),
    }
    .or_one_failure(ended_well)
}

fn number_before(line: &str, what: &str) -> u64 {
    line.split_once(what)
        .and_then(|(before, _)| before.rsplit(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Count, of_cargo, of_node, of_vitest};

    #[test]
    fn the_test_programs_of_cargo_are_added_up() {
        let words = "running 2 tests\ntest result: ok. 12 passed; 0 failed; 1 ignored; 0 measured\n\
                     noise\ntest result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured\n";
        assert_eq!(
            of_cargo(words, false),
            Count {
                passed: 15,
                failed: 2,
                left_out: 1
            }
        );
    }

    #[test]
    fn vitest_is_read_from_its_last_line_of_tests() {
        assert_eq!(of_vitest(" Tests  13 passed (13)\n", true).passed, 13);
        let some = of_vitest(
            " Test Files  1 failed (2)\n      Tests  1 failed | 12 passed (13)\n",
            false,
        );
        assert_eq!(
            some,
            Count {
                passed: 12,
                failed: 1,
                left_out: 0
            }
        );
    }

    #[test]
    fn node_is_read_from_its_last_lines() {
        let words = "✔ a fact (3ms)\nℹ tests 3\nℹ pass 2\nℹ fail 1\nℹ cancelled 0\nℹ skipped 0\n";
        assert_eq!(
            of_node(words, false),
            Count {
                passed: 2,
                failed: 1,
                left_out: 0
            }
        );
    }

    #[test]
    fn a_runner_that_fell_counts_as_a_failure() {
        assert_eq!(of_cargo("error: could not compile", false).failed, 1);
        assert_eq!(of_vitest("", false).failed, 1);
        assert_eq!(of_node("", false).failed, 1);
    }
}
