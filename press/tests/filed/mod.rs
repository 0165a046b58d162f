//! A pressed file on the disk of a test, and the tools that look at it from outside.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test takes what it needs and fails where it cannot go on"
)]

use std::path::PathBuf;
use std::process::Command;

use afterbell_core::sharing::summary::Summary;
use afterbell_press::{Paper, Pressed, press};
use tempfile::TempDir;

/// A file pressed into a folder of its own.
pub struct Filed {
    folder: TempDir,
    /// What the press gave.
    pub pressed: Pressed,
}

impl Filed {
    /// Presses a summary and puts the file where the tools can see it.
    pub fn of(summary: &Summary, paper: Paper) -> Self {
        let filed = Self {
            folder: TempDir::new().unwrap(),
            pressed: press(summary, paper).unwrap(),
        };
        std::fs::write(filed.at("summary.pdf"), &filed.pressed.pdf).unwrap();
        filed
    }

    /// The place of that name beside the file.
    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a tool says when it is run on the file, in the file's folder.
    pub fn asked(&self, tool: &str, words: &[&str]) -> String {
        let said = Command::new(tool)
            .args(words)
            .current_dir(self.folder.path())
            .output();
        let said =
            said.unwrap_or_else(|_| panic!("{tool} is needed: apt-get install poppler-utils qpdf"));
        assert!(
            said.status.success(),
            "{tool} refused the file: {}",
            String::from_utf8_lossy(&said.stderr)
        );
        String::from_utf8_lossy(&said.stdout).into_owned()
    }

    /// The words of the file in the order they stand in it, with one space between any two.
    pub fn words(&self) -> String {
        spaced(&self.asked("pdftotext", &["-raw", "summary.pdf", "-"]))
    }
}

/// The same words with one space between any two.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
