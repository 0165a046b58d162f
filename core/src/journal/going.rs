//! What is in the bin, or was taken out of an entry or of what is kept, goes for good when its day has come.
//!
//! One rule: nothing goes on the clock's word alone. An entry goes at an opening on or after its day, and only if something
//! was written on or after that day too: a backup that was just put back, and a clock that has jumped, show their bin
//! before anything leaves it. After [`AWAY`] days without a change everything in it gets its full time once more, and a
//! day that lies further ahead than that is brought back: the clock was wrong when it was set. Nothing goes while
//! something noticed is undecided. Entered by the session, at opening.

use super::{Journal, chain};
use crate::clock::Moment;
use crate::error::Result;
use crate::storage::{attachments, entries, kept};

/// So many days an entry stays in the bin.
pub const STAYS: i64 = 30;
/// After so many days without a change nobody can have seen what was about to go.
const AWAY: i64 = 60;

impl Journal {
    /// Takes away for good what is in the bin and whose day has come, with all that belongs to it.
    ///
    /// # Errors
    /// If the database refuses. Nothing was taken away then.
    pub(crate) fn let_go(&mut self) -> Result<()> {
        if self.noticed().is_some() {
            return Ok(());
        }
        let today = self.today();
        let last = Moment {
            at: chain::newest(&self.db)?.0.at,
            zone: self.now().zone,
        };
        let last = last.day(self.settings.day_turns_at);
        let latest = today.plus(STAYS);
        let was_away = today.days_since(last) > AWAY;
        let due = if was_away { latest } else { today.min(last) };
        // Nothing is written at most openings.
        if !entries::any_goes(&self.db, due, latest)?
            && !attachments::any_goes(&self.db, due, latest)?
            && !kept::any_goes(&self.db, due, latest)?
        {
            return Ok(());
        }
        self.write(|write| {
            if was_away {
                entries::stay_until(write.db, due, latest)?;
                attachments::stay_until(write.db, due, latest)?;
                kept::stay_until(write.db, due, latest)?;
            } else {
                entries::take_away_due(write.db, due)?;
                attachments::take_away_due(write.db, due)?;
                kept::take_away_due(write.db, due)?;
            }
            entries::go_by(write.db, latest)?;
            attachments::go_by(write.db, latest)?;
            kept::go_by(write.db, latest)
        })?;
        Ok(())
    }
}
