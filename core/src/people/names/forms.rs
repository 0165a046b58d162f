//! The ways a known name may be written.
//!
//! One rule: only a person's full name is taken apart. "Hillside Primary School" is found as a whole, or every school
//! in the text would become one's own.

use std::collections::HashMap;

use super::KnownName;
use super::tokens::{self, is_hyphen};
use super::words::{self, listed};

/// A word of a form.
#[derive(Clone)]
pub(super) struct Word {
    pub cased: String,
    pub key: String,
    pub possessive: bool,
    /// Whether a hyphen joins it to the word before.
    pub joined: bool,
}

impl Word {
    /// Whether the form itself writes it small: then how the text writes it says nothing.
    pub fn is_small(&self) -> bool {
        self.cased == self.key
    }
}

/// One way to write a name.
pub(super) struct Form {
    pub words: Vec<Word>,
    /// Which of the names it belongs to.
    pub owner: usize,
    /// Whether it is found in small letters too.
    pub any_case: bool,
    /// Whether a person is meant, who may have a title.
    pub person: bool,
    /// Whether initials may stand before it, and which comes first if that is known.
    pub initials: Option<Option<char>>,
}

/// All ways to write the known names, by their first word, the longest first.
pub(super) struct Forms {
    all: Vec<Form>,
    by_first: HashMap<String, Vec<usize>>,
    /// The words of each role: what is said instead is never looked at again.
    pub roles: Vec<Vec<String>>,
}

impl Forms {
    pub fn of(names: &[KnownName]) -> Self {
        let mut all = Vec::new();
        for (owner, name) in names.iter().enumerate() {
            for form in &name.forms {
                add(&mut all, owner, form, &name.role);
            }
        }
        // Stable: of two forms of one length the earlier name has it.
        all.sort_by_key(|form: &Form| std::cmp::Reverse(form.words.len()));
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, form) in all.iter().enumerate() {
            if let Some(first) = form.words.first() {
                by_first.entry(first.key.clone()).or_default().push(at);
            }
        }
        let roles = names
            .iter()
            .map(|name| {
                tokens::tokens(&name.role)
                    .into_iter()
                    .map(|token| token.key)
                    .collect()
            })
            .filter(|role: &Vec<String>| !role.is_empty())
            .collect();
        Self {
            all,
            by_first,
            roles,
        }
    }

    /// The forms that begin with this word, the longest first.
    pub fn beginning(&self, key: &str) -> impl Iterator<Item = &Form> {
        self.by_first
            .get(key)
            .into_iter()
            .flatten()
            .filter_map(|at| self.all.get(*at))
    }

    /// Whether a word is the only word of a form.
    pub fn is_form(&self, key: &str) -> bool {
        self.beginning(key).any(|form| form.words.len() == 1)
    }
}

fn add(all: &mut Vec<Form>, owner: usize, form: &str, role: &str) {
    let mut words = words_of(form);
    while words.len() > 1
        && words
            .first()
            .is_some_and(|word| listed(words::TITLES, &word.key))
    {
        words.remove(0);
    }
    if words.is_empty() {
        return;
    }
    let place = is_place(&words, role);
    let parts = parts(&words);
    let person = !place;
    let whole_name = person && (2..=5).contains(&parts.len()) && !words.iter().all(Word::is_small);
    all.push(Form {
        any_case: any_case(&words),
        owner,
        person,
        initials: (person && parts.len() == 1).then_some(None),
        words: words.clone(),
    });
    if let [word] = words.as_slice() {
        all.extend(spelled(word, owner));
    }
    if whole_name {
        add_parts(all, owner, &parts);
    }
}

/// First name, surname, and both without what stands between.
fn add_parts(all: &mut Vec<Form>, owner: usize, parts: &[Vec<Word>]) {
    let mut surname_at = parts.len() - 1;
    while surname_at > 1
        && parts
            .get(surname_at - 1)
            .is_some_and(|part| is_particle(part))
    {
        surname_at -= 1;
    }
    let first = parts.first().cloned().unwrap_or_default();
    let surname: Vec<Word> = parts.get(surname_at..).unwrap_or_default().concat();
    let initial = first.first().and_then(|word| word.key.chars().next());
    let mut derived = vec![(surname.clone(), Some(initial))];
    if first
        .first()
        .is_some_and(|word| word.key.chars().count() > 1)
        && !is_particle(&first)
    {
        derived.push((first.clone(), None));
        if surname_at > 1 {
            derived.push(([first, surname].concat(), None));
        }
    }
    for (words, initials) in derived {
        if words.iter().all(|word| word.key.chars().count() > 1) {
            all.push(Form {
                any_case: any_case(&words),
                owner,
                person: true,
                initials,
                words,
            });
        }
    }
}

/// Initials given as "RO" are found as "R.O." too.
fn spelled(word: &Word, owner: usize) -> Option<Form> {
    let letters: Vec<char> = word.cased.chars().collect();
    let initials = (2..=3).contains(&letters.len()) && letters.iter().all(|c| c.is_uppercase());
    initials.then(|| Form {
        words: letters
            .iter()
            .map(|letter| Word {
                cased: letter.to_string(),
                key: letter.to_lowercase().collect(),
                possessive: false,
                joined: false,
            })
            .collect(),
        owner,
        any_case: false,
        person: true,
        initials: None,
    })
}

fn words_of(form: &str) -> Vec<Word> {
    let mut past = 0;
    tokens::tokens(form)
        .into_iter()
        .map(|token| {
            let between = form.get(past..token.start).unwrap_or_default();
            past = token.past;
            Word {
                joined: !between.is_empty() && between.chars().all(is_hyphen),
                possessive: token.is_possessive(),
                cased: token.cased,
                key: token.key,
            }
        })
        .collect()
}

/// Words in groups that hyphens hold together.
fn parts(words: &[Word]) -> Vec<Vec<Word>> {
    let mut parts: Vec<Vec<Word>> = Vec::new();
    for word in words {
        match parts.last_mut() {
            Some(part) if word.joined => part.push(word.clone()),
            _ => parts.push(vec![word.clone()]),
        }
    }
    parts
}

fn is_particle(part: &[Word]) -> bool {
    matches!(part, [word] if listed(words::PARTICLES, &word.key))
}

fn is_place(words: &[Word], role: &str) -> bool {
    let called = tokens::tokens(role);
    words.iter().any(|word| listed(words::OF_PLACES, &word.key))
        || called
            .iter()
            .any(|token| listed(words::OF_PLACES, &token.key))
}

/// Whether the words are a name even in small letters: one that is no ordinary word, or several of which one is not.
fn any_case(words: &[Word]) -> bool {
    let telling = |word: &Word| {
        word.key.chars().count() >= if words.len() > 1 { 3 } else { 4 }
            && !listed(words::ORDINARY, &word.key)
    };
    words.iter().any(telling)
}
