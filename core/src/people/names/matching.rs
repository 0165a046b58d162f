//! Finding known names in a text.
//!
//! One rule: whole words only, the longest first, from left to right, and never inside a role.

use super::forms::{Form, Forms, Word};
use super::tokens::{Shape, Token, begins_sentence, is_apostrophe, is_hyphen, tokens};
use super::words::{self, listed};

/// A known name in a text.
pub(super) struct Found {
    /// Where it starts with its titles and initials, and with the @ of a mention, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Where what is replaced ends: past the apostrophe of "Okafors'".
    pub past: usize,
    /// Whether possession was shown by that apostrophe alone.
    pub adds_possession: bool,
    /// Which of the names it is.
    pub owner: usize,
}

/// A text being read for names.
pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    pub forms: &'a Forms,
    /// For each word: whether it belongs to a role.
    pub in_role: Vec<bool>,
}

/// How the words of a form lie in the text.
struct Fit {
    /// One past the last word.
    after: usize,
    /// Whether the last word is the form with an s and an apostrophe.
    plural: bool,
}

impl<'a> Reading<'a> {
    pub fn of(text: &'a str, forms: &'a Forms) -> Self {
        let tokens = tokens(text);
        let mut reading = Self {
            in_role: vec![false; tokens.len()],
            text,
            tokens,
            forms,
        };
        reading.find_roles();
        reading
    }

    /// The known names, in order; no two overlap.
    pub fn found(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut free = 0;
        let mut at = 0;
        while at < self.tokens.len() {
            match self.name_at(at, free) {
                Some((name, after)) => {
                    found.push(name);
                    at = after;
                    free = after;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The name that begins at this word, and the word after it. Words before `free` are taken.
    fn name_at(&self, at: usize, free: usize) -> Option<(Found, usize)> {
        let token = self.tokens.get(at)?;
        let singular = token.key.strip_suffix('s').unwrap_or_default();
        let (form, fit) = self
            .forms
            .beginning(&token.key)
            .chain(self.forms.beginning(singular))
            .filter_map(|form| Some((form, self.fit(form, at)?)))
            .reduce(|best, next| {
                if next.0.words.len() > best.0.words.len() {
                    next
                } else {
                    best
                }
            })?;
        let last = self.tokens.get(fit.after - 1)?;
        let mut first = at;
        if form.person {
            first = self.with_titles(self.with_initials(form, first, free), free);
        }
        let end = if form.words.last().is_some_and(|word| word.possessive) {
            last.past
        } else {
            last.end
        };
        let apostrophe = self.after(last.past).chars().next().filter(|_| fit.plural);
        Some((
            Found {
                start: self.tokens.get(first)?.start - usize::from(self.is_mention(first)),
                end,
                past: end + apostrophe.map_or(0, char::len_utf8),
                adds_possession: apostrophe.is_some(),
                owner: form.owner,
            },
            fit.after,
        ))
    }

    fn fit(&self, form: &Form, at: usize) -> Option<Fit> {
        let mut here = at;
        let mut plural = false;
        let count = form.words.len();
        // Whoever puts an @ before a name means the name, however it is written.
        let mention = self.is_mention(at);
        let any_case = form.any_case || mention;
        for (place, word) in form.words.iter().enumerate() {
            if place > 0 {
                here = self.past_initials(form, word, here)?;
            }
            let token = self.tokens.get(here)?;
            let last = place + 1 == count;
            if *self.in_role.get(here)? || place > 0 && !self.joins(here - 1, here) {
                return None;
            }
            if same(word, token, any_case) {
                let alike = token.is_possessive() == word.possessive;
                if !(alike || last && token.is_possessive()) {
                    return None;
                }
            } else if self.has_added_s(word, token, any_case, last) {
                plural = !word.possessive;
            } else {
                return None;
            }
            here += 1;
        }
        let is_word = count == 1 && !mention && self.is_a_word_here(at);
        (self.stands_alone(at, here) && !is_word).then_some(Fit {
            after: here,
            plural,
        })
    }

    /// Whether an @ that belongs to no address stands right before a word.
    fn is_mention(&self, at: usize) -> bool {
        let start = self.tokens.get(at).map_or(0, |token| token.start);
        let before = self.text.get(..start).unwrap_or_default();
        before.strip_suffix('@').is_some_and(|before| {
            !before
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric)
        })
    }

    /// Whether the token is the word with an s: "St Marys", or "Okafors'" as the last word.
    fn has_added_s(&self, word: &Word, token: &Token, any_case: bool, last: bool) -> bool {
        let stem = (
            token.key.strip_suffix('s'),
            token.cased.strip_suffix(['s', 'S']),
        );
        let (Some(key), Some(cased)) = stem else {
            return false;
        };
        let stem = Token {
            key: key.to_owned(),
            cased: cased.to_owned(),
            ..*token
        };
        let shown = word.possessive || last && self.shows_possession(token);
        shown && !token.is_possessive() && same(word, &stem, any_case)
    }

    /// Whether the apostrophe after a word shows possession and does not close a quotation.
    fn shows_possession(&self, token: &Token) -> bool {
        let mut after = self.after(token.past).chars();
        let apostrophe = after.next().is_some_and(is_apostrophe);
        let free = after.next().is_none_or(|c| !c.is_alphanumeric());
        apostrophe && free && !self.quotation_open(token.start)
    }

    fn quotation_open(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let mut open = false;
        let mut last = ' ';
        let mut letters = line.chars().peekable();
        while let Some(c) = letters.next() {
            if is_apostrophe(c) {
                let opens = !last.is_alphanumeric()
                    && letters.peek().is_none_or(|next| !next.is_whitespace());
                let closes = !letters.peek().is_some_and(|next| next.is_alphanumeric());
                open = opens || open && !closes;
            }
            last = c;
        }
        open
    }

    /// Past initials between a first name and a surname.
    fn past_initials(&self, form: &Form, word: &Word, mut here: usize) -> Option<usize> {
        if form.person && !word.joined && word.key.chars().count() > 1 {
            let most = here + 3;
            while here < most
                && self.tokens.get(here)?.is_initial()
                && !*self.in_role.get(here)?
                && self.joins(here - 1, here)
            {
                here += 1;
            }
        }
        Some(here)
    }

    /// The first of the initials that stand before a surname.
    fn with_initials(&self, form: &Form, at: usize, free: usize) -> usize {
        let Some(expected) = form.initials else {
            return at;
        };
        let mut first = at;
        while first > free && at - first < 3 && self.is_initial_before(first) {
            first -= 1;
        }
        let begins = self
            .tokens
            .get(first)
            .and_then(|token| token.key.chars().next());
        if expected.is_none() || begins == expected {
            first
        } else {
            at
        }
    }

    fn is_initial_before(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at - 1) else {
            return false;
        };
        let between = self.between(at - 1, at);
        let dotted = between.starts_with('.');
        // "So did I. Okafor said": the pronoun ends a sentence, and "A" is an article, unless they are shortened.
        let word = match token.key.as_str() {
            "i" => {
                !dotted
                    || at.checked_sub(2).is_some_and(|before| {
                        self.tokens
                            .get(before)
                            .is_some_and(|token| token.shape == Shape::Small)
                    })
            }
            "a" => !dotted,
            _ => false,
        };
        token.is_initial()
            && !word
            && !self.in_role.get(at - 1).is_some_and(|role| *role)
            && self.joins(at - 1, at)
    }

    /// The first of the titles that stand before a name: "Mr and Mrs", "Rev. Dr".
    fn with_titles(&self, at: usize, free: usize) -> usize {
        let mut first = at;
        while first > free {
            let mut before = first - 1;
            let and = first < at
                && self
                    .tokens
                    .get(before)
                    .is_some_and(|token| token.key == "and");
            if and {
                match before.checked_sub(1).filter(|title| *title >= free) {
                    Some(title) => before = title,
                    None => break,
                }
            }
            if !self.is_title(before) || !self.joins(before, before + 1) {
                break;
            }
            first = before;
        }
        first
    }

    fn is_title(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            !token.is_possessive()
                && !self.in_role.get(at).is_some_and(|role| *role)
                && (listed(words::TITLES_SMALL, &token.key)
                    || token.shape != Shape::Small && listed(words::TITLES, &token.key))
        })
    }

    /// "Smith-Okafor" is somebody else; "Okafor-led" and "ex-Okafor" are not.
    fn stands_alone(&self, at: usize, after: usize) -> bool {
        let joined = |left: usize, right: usize, other: usize| {
            let between = self.between(left, right);
            !between.is_empty()
                && between.chars().all(is_hyphen)
                && self
                    .tokens
                    .get(other)
                    .is_some_and(|token| token.shape != Shape::Small)
                && !self.in_role.get(other).is_some_and(|role| *role)
        };
        let before = at
            .checked_sub(1)
            .is_some_and(|before| joined(before, at, before));
        let behind = after < self.tokens.len() && joined(after - 1, after, after);
        !before && !behind
    }

    /// Whether a name that is also a word is the word here: "Will you", "in May".
    fn is_a_word_here(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return false;
        };
        let near = |other: Option<usize>| {
            other
                .and_then(|other| self.tokens.get(other))
                .map_or("", |token| token.key.as_str())
        };
        let (before, next) = (near(at.checked_sub(1)), near(Some(at + 1)));
        let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        let asks = listed(words::ASKING, &token.key)
            && begins_sentence(self.text, token.start)
            && listed(words::ASKED, next);
        let month = listed(words::MONTHS, &token.key)
            && (listed(words::BEFORE_MONTHS, before) || number(before) || number(next));
        asks || month
    }

    /// Whether two neighbouring words may be parts of one name.
    pub fn joins(&self, left: usize, right: usize) -> bool {
        let between = self.between(left, right);
        let shortened = self.tokens.get(left).is_some_and(|token| {
            token.is_initial() || listed(words::TITLES, &token.key) || token.key == "st"
        });
        let rest = between
            .strip_prefix('.')
            .filter(|_| shortened)
            .unwrap_or(between);
        let hyphen = !rest.is_empty() && rest.chars().all(is_hyphen);
        let space = rest.chars().all(char::is_whitespace) && rest.matches('\n').count() < 2;
        hyphen || space && (!between.is_empty())
    }

    /// What stands between two words.
    pub fn between(&self, left: usize, right: usize) -> &str {
        let start = self.tokens.get(left).map_or(0, |token| token.past);
        let end = self.tokens.get(right).map_or(0, |token| token.start);
        self.text.get(start..end).unwrap_or_default()
    }

    fn after(&self, place: usize) -> &str {
        self.text.get(place..).unwrap_or_default()
    }

    fn find_roles(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            let longest = self
                .forms
                .roles
                .iter()
                .filter(|role| self.is_role(role, at))
                .map(Vec::len)
                .max()
                .unwrap_or(0);
            for place in self.in_role.iter_mut().skip(at).take(longest) {
                *place = true;
            }
            at += longest.max(1);
        }
    }

    fn is_role(&self, role: &[String], at: usize) -> bool {
        role.iter().enumerate().all(|(place, word)| {
            self.tokens
                .get(at + place)
                .is_some_and(|token| token.key == *word)
        })
    }
}

/// Whether a token is the word, as far as letter case lets it be.
fn same(word: &Word, token: &Token, any_case: bool) -> bool {
    word.key == token.key
        && (any_case
            || word.is_small()
            || word.cased == token.cased
            || token.shape == Shape::AllCapitals)
}
