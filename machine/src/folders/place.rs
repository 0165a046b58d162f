//! A path of any of the three systems, as its words.
//!
//! One rule: compared without regard to capitals. Where two folders differ by those alone, to take one for the other
//! refuses too much and never too little.

/// A path as its words, in small letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    words: Vec<String>,
    is_unc: bool,
}

impl Place {
    /// Takes a path as it is written, with slashes of either kind.
    pub fn written(path: &str) -> Self {
        let whole = path.to_lowercase().replace('\\', "/");
        // `\\?\C:\…` and `\\.\…` are Windows' long forms of a path; `\\?\UNC\server\…` is one on a server.
        let (rest, is_unc) = match whole.strip_prefix("//?/").or(whole.strip_prefix("//./")) {
            Some(long) => long
                .strip_prefix("unc/")
                .map_or((long, false), |server| (server, true)),
            None => whole
                .strip_prefix("//")
                .map_or((whole.as_str(), false), |server| (server, true)),
        };
        let words = rest
            .split('/')
            .filter(|word| !word.is_empty() && *word != ".")
            .map(str::to_owned)
            .collect();
        Self { words, is_unc }
    }

    /// Whether it is on a server by its very form (`\\server\share`).
    pub fn is_unc(&self) -> bool {
        self.is_unc
    }

    /// Its words, from the root.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether it is that folder or lies in it.
    pub fn is_within(&self, folder: &Self) -> bool {
        self.is_unc == folder.is_unc && self.words.starts_with(&folder.words)
    }

    /// What stands beneath that folder.
    pub fn beneath(&self, folder: &Self) -> Option<&[String]> {
        self.is_within(folder)
            .then(|| self.words.get(folder.words.len()..))
            .flatten()
    }
}
