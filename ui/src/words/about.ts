/** Help and about. The purpose is quoted word for word wherever it stands. */
export const aboutWords = {
  purposeTitle: 'What this is for',
  purpose:
    'A private diary for adults who lead schools, to reflect on work and wellbeing and to prepare conversations with people they choose. It does not diagnose, screen for, monitor or treat any condition.',
  version: (version: string) => `Afterbell ${version}`,
  helpTitle: 'Help',
  help: [
    {
      ask: 'Which keys are there?',
      say: [
        'Ctrl 1 to Ctrl 7 go to the rooms, Ctrl L locks, Ctrl S saves at once (it is saved anyway, as you type). Ctrl F finds words on the page you write or read.',
        'F9 hides: the window is blank at once, its title says nothing, and the journal is saved and locked behind the blank. Any other key, or a click, brings the lock screen. On some laptops F9 wants the Fn key with it: try it once in peace.',
        'In the check-in: 1–5 for mood, 1–5 for energy, 0–4 for the bucket, 1–4 for sleep (or b, r, a, g), – passes one over, Enter saves. They work while the focus is in the card or on the heading above it.',
        'While writing: Ctrl B for bold, Ctrl I for italics, # for a heading, > for a quotation, - for a list.',
      ],
    },
    {
      ask: 'What if I forget the passphrase?',
      say: ['On the lock screen choose “Forgotten it? Use your recovery sheet” and type the nine groups. Without passphrase and sheet nobody can open the journal.'],
    },
    {
      ask: 'What if the computer breaks or is lost?',
      say: [
        'A backup is made by itself after each day on which something changed, and lies beside the journal. For the day the computer itself is gone, choose a second place under Settings, Backups: a folder on a stick or on another disk at home. Each backup is copied there too.',
        'On another computer, choose “I have a backup to restore” on the first page and the file on your stick. It opens with the passphrase or the recovery sheet of its day.',
        'If the journal here will not open, choose “Restore a backup” on the lock screen. Whatever is restored, the journal that was here before stays in a folder beside it.',
      ],
    },
    {
      ask: 'What if I miss days?',
      say: ['Nothing happens. A day without a check-in is left blank, and no line is drawn across it.'],
    },
    {
      ask: 'How sure is what Trends says?',
      say: [
        'Every figure says on how many days it rests, and below a fewest it says how many it would take instead. A range in brackets means: of a hundred such ranges about ninety hold what is really so.',
        'Tags that go together with a mood are looked at all at once, so that the one that stands out by chance is not taken for a find; one in ten of those shown may be chance all the same. Nothing there shows what causes what.',
        'One note comes unasked, where the last four school weeks were marked lower than the twelve before. It may be nothing: expect one false note in one to three years. Settings, Check-in has the switch.',
      ],
    },
    {
      ask: 'Where do the five stages come from?',
      say: ['They are often called the five stages (Kübler-Ross). People do not go through them in order, and need not go through them at all; here they are words among others that may fit a day.'],
    },
  ],
  licenceTitle: 'Licences',
  licence: [
    'This app may be used under the MIT licence or the Apache licence 2.0, as you choose.',
    'It is set in Literata and Inter, both under the SIL Open Font Licence 1.1.',
    'It is built on Tauri, Svelte, CodeMirror, bits-ui, D3, SQLite with SQLCipher, and Typst, each under its own open licence.',
  ],
} as const
