//! What can be asked on the command line.
//!
//! One rule: an argument is never secret and never anybody's own words.

use std::path::PathBuf;

use afterbell_core::clock::Day;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// A private journal, without its window.
///
/// The passphrase is asked for, or taken from the first line of standard input. What is written is typed after it.
#[derive(Parser)]
#[command(name = "afterbell-cli", version, max_term_width = 100)]
pub struct Asked {
    /// The journal's folder; the one the window opens if none is named.
    #[arg(long, value_name = "DIR", global = true)]
    pub journal: Option<PathBuf>,
    /// Answer as JSON, for programs.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What can be done.
#[derive(Subcommand)]
pub enum Verb {
    /// Make a journal, and show its recovery key this once.
    New {
        /// Take six words drawn by chance as the passphrase, and show them with the recovery key.
        #[arg(long)]
        suggest: bool,
    },
    /// Say how much the journal holds.
    Info,
    /// Keep the journal as it was found, if `info` says that something was noticed about it.
    KeepAsFound,
    /// Look the whole file over: every page's seal, the structure, and how much is in it.
    Check,
    /// Bring in another journal's export; the same export brought in twice adds nothing.
    #[command(subcommand)]
    Import(Import),
    /// Write, list and read entries.
    #[command(subcommand)]
    Entry(Entry),
    /// Put files into entries, list them, save copies.
    #[command(subcommand)]
    Attachment(Attachment),
    /// Check in.
    #[command(subcommand)]
    Checkin(Checkin),
    /// Templates for guided reflections.
    #[command(subcommand)]
    Templates(Templates),
    /// Questionnaires.
    #[command(subcommand)]
    Questionnaires(Questionnaires),
    /// List the people and places, with what a summary says instead of each.
    People,
    /// Find words in the entries. The words are typed after the passphrase.
    Search {
        /// Best match first; else newest first.
        #[arg(long)]
        best: bool,
        /// At most this many, 1..=200.
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=200))]
        limit: u32,
    },
    /// List what is kept: achievements, words, values, paths.
    Kept,
    /// One measure over time, with the rolling median.
    Trend(Trend),
    /// What goes together with one measure: days with a tag beside similar days without.
    Links {
        /// With what.
        measure: Measure,
    },
    /// Compose a summary and save it as a PDF.
    Summary(Summary),
    /// Make, list and test backups.
    #[command(subcommand)]
    Backup(Backup),
    /// Open a backup into a copy and say what it holds; with --put-in-place it becomes the journal.
    Restore {
        /// The backup.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Ask for the recovery key of that day instead of its passphrase.
        #[arg(long)]
        with_recovery_key: bool,
        /// Put it in the place of the journal, which is kept beside it.
        #[arg(long)]
        put_in_place: bool,
    },
    /// Make new keys for everything, for when somebody may have the present ones: the present passphrase is asked for,
    /// then the new one; a new recovery key is shown.
    RenewKeys {
        /// Ask for the recovery key instead of the present passphrase.
        #[arg(long)]
        with_recovery_key: bool,
    },
    /// Change the passphrase: the present one is asked for, then the new one.
    Passphrase {
        /// Ask for the recovery key instead of the present passphrase.
        #[arg(long)]
        with_recovery_key: bool,
    },
}

/// What about backups.
#[derive(Subcommand)]
pub enum Backup {
    /// Make one, open it and count what is in it.
    Make {
        /// Another folder than the journal's own: a stick, a home share.
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
    /// List those in the journal's own folder.
    List,
    /// The second place, which gets a copy of each backup: say how it stands, or take a folder for it.
    Place {
        /// A folder on a stick or another disk at home.
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
        /// Have none any more; what lies there stays.
        #[arg(long, conflicts_with = "folder")]
        forget: bool,
        /// Take it although a sync program copies it, or it lies on a network. The backups stay sealed, but deleting
        /// one here does not delete it there.
        #[arg(long, requires = "folder")]
        all_the_same: bool,
    },
    /// Open one and count what is in it.
    Test {
        /// Its name, as the list says it.
        name: String,
    },
    /// Take away those in the journal's own folder that were made before its keys were renewed.
    RemoveOlder,
}

/// Which export.
#[derive(Subcommand)]
pub enum Import {
    /// Day One's JSON export: the zip file, or the folder it unpacks to.
    DayOne {
        /// The zip file or folder.
        path: PathBuf,
    },
}

/// What to do with entries.
#[derive(Subcommand)]
pub enum Entry {
    /// Write an entry: Markdown, typed after the passphrase until the end of input.
    Add {
        /// The day it is about; without it, today.
        #[arg(long)]
        day: Option<Day>,
    },
    /// List entries, newest first.
    List {
        /// Only of this day or later.
        #[arg(long)]
        from: Option<Day>,
        /// Only of this day or earlier.
        #[arg(long)]
        to: Option<Day>,
        /// At most this many, 1..=500.
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=500))]
        limit: u32,
        /// Only older than this entry.
        #[arg(long, value_name = "ID")]
        before: Option<i64>,
        /// The bin instead of the journal.
        #[arg(long)]
        bin: bool,
    },
    /// Read one entry.
    Show {
        /// Its number, as `entry list` says it.
        id: i64,
    },
    /// What an entry said before, newest first; or one of these versions, and what came and went since.
    Versions {
        /// The entry's number, as `entry list` says it.
        id: i64,
        /// The number of the version to be read.
        #[arg(long, value_name = "NUMBER")]
        read: Option<i64>,
    },
}

/// What to do with what is kept with an entry.
#[derive(Subcommand)]
pub enum Attachment {
    /// Put a picture, a PDF or a sound into an entry. The place and the camera are taken out of a picture.
    Add {
        /// The entry's number, as `entry list` says it.
        entry: i64,
        /// The file.
        file: PathBuf,
    },
    /// List what is kept with an entry.
    List {
        /// The entry's number, as `entry list` says it.
        entry: i64,
    },
    /// Save a copy outside the journal, and outside the lock.
    Copy {
        /// Its number, as `attachment list` says it.
        id: i64,
        /// Where to.
        file: PathBuf,
    },
}

/// What to do with check-ins.
#[derive(Subcommand)]
pub enum Checkin {
    /// Check in: each question is asked and may be left empty. From a program: a JSON object after the passphrase,
    /// with any of mood 1-5, energy 1-5, bucket 0-4, sleep 1-4, sleep_hours, words, tags, light.
    Add {
        /// The day it is about: today, or one of the two days before; without it, today.
        #[arg(long)]
        day: Option<Day>,
        /// How long last night’s sleep was, in hours: 6.5, for instance.
        #[arg(long, value_name = "HOURS")]
        sleep_hours: Option<f64>,
    },
}

/// What about templates.
#[derive(Subcommand)]
pub enum Templates {
    /// Say whether a file is a template, and if not, in which line and why. No journal is opened.
    Check {
        /// The file, in TOML.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// List those that ship, then the journal’s own.
    List,
}

/// What to do with questionnaires. They are answered in the window, where their words stand.
#[derive(Subcommand)]
pub enum Questionnaires {
    /// Say whether a file is a questionnaire, and if not, in which line and why. No journal is opened.
    Check {
        /// The file, in TOML.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// List them, with what was answered and what was logged from elsewhere.
    List,
}

/// Which measure, and when.
#[derive(Args)]
pub struct Trend {
    /// What to follow.
    pub measure: Measure,
    /// First day; without it, the day of the first check-in.
    #[arg(long)]
    pub from: Option<Day>,
    /// Last day; without it, today.
    #[arg(long)]
    pub to: Option<Day>,
}

/// What goes into a summary, and where it is saved.
#[derive(Args)]
pub struct Summary {
    /// The PDF to be written.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Write over a file that is there already.
    #[arg(long)]
    pub replace: bool,
    /// The sheet.
    #[arg(long, default_value = "a4")]
    pub paper: Paper,
    /// A JSON file with everything that is chosen (`-`: typed after the passphrase), with the fields of the window's
    /// choice: audience, from, to, question, since_last, ask_me, passages, charts, losses, replace.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["from", "to", "audience", "entry", "chart", "loss"])]
    pub choice: Option<PathBuf>,
    /// First day.
    #[arg(long, required_unless_present = "choice")]
    pub from: Option<Day>,
    /// Last day.
    #[arg(long, required_unless_present = "choice")]
    pub to: Option<Day>,
    /// Whom it is for.
    #[arg(long, default_value = "coach")]
    pub audience: Audience,
    /// An entry to be printed whole, by its number; more than once for more.
    #[arg(long, value_name = "ID")]
    pub entry: Vec<i64>,
    /// A measure to be drawn; more than once for more.
    #[arg(long)]
    pub chart: Vec<Measure>,
    /// A loss whose notes are listed, by its number; more than once for more.
    #[arg(long, value_name = "ID")]
    pub loss: Vec<i64>,
}

/// What a chart is of.
#[derive(Clone, Copy, ValueEnum)]
pub enum Measure {
    /// 1 very low … 5 very good.
    Mood,
    /// 1 drained … 5 wired.
    Energy,
    /// 0 empty … 4 full.
    Bucket,
    /// 1 bad … 4 good.
    Sleep,
}

impl From<Measure> for afterbell_core::wellbeing::trends::Measure {
    fn from(measure: Measure) -> Self {
        match measure {
            Measure::Mood => Self::Mood,
            Measure::Energy => Self::Energy,
            Measure::Bucket => Self::Bucket,
            Measure::Sleep => Self::Sleep,
        }
    }
}

/// Whom a summary is for.
#[derive(Clone, Copy, ValueEnum)]
pub enum Audience {
    /// A coach or supervisor.
    Coach,
    /// A GP.
    Gp,
    /// A partner or a friend.
    Friend,
}

impl From<Audience> for afterbell_core::sharing::summary::Audience {
    fn from(audience: Audience) -> Self {
        match audience {
            Audience::Coach => Self::Coach,
            Audience::Gp => Self::Gp,
            Audience::Friend => Self::Friend,
        }
    }
}

/// The sheet a summary is set on.
#[derive(Clone, Copy, ValueEnum)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

impl From<Paper> for afterbell_press::Paper {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::A4 => Self::A4,
            Paper::Letter => Self::Letter,
        }
    }
}
