/**
 * What is protected and what is not. One rule: nothing is promised here that is not so; what cannot be protected is
 * said as plainly as what can.
 */
export const protectsWords = {
  title: 'What is protected, and what is not',
  parts: [
    {
      title: 'Protected',
      said: [
        'Someone who copies your journal file, takes the switched-off computer, or finds an old copy of the file, sees scrambled data. Only your passphrase or your recovery sheet opens it. Nobody can reset it for you, the people who made this included.',
        'Nothing is sent anywhere. There is no account, no cloud and no update check.',
      ],
    },
    {
      title: 'Not protected',
      said: [
        'While the journal is open, whoever controls this computer can see what you see: those who administer it, software that records the screen or the keys, or someone behind you. If the computer belongs to your school or trust, assume that they could.',
        'Pictures of the screen cannot be prevented on Linux, nor on newer Macs. On Windows only ordinary ones are.',
        'After it locks, the keys and the passphrase are wiped from this computer’s memory. Words that were on the screen may linger in it until the computer is switched off, above all if it hibernates.',
        'That the app is here, when its file changes, and how large the file is, can be seen.',
        'A summary you hand on is out of your hands. Choose what goes in, and to whom.',
      ],
    },
    {
      title: 'The law',
      said: [
        'A private journal may still have to be shown in legal proceedings. Notes about people at work can fall under your employer’s duties for personal data, above all on a school computer. Write with that in mind; roles instead of names help. If somebody has asked to see your notes, take advice before you remove anything.',
        'A concern about a child goes into your school’s own system, not here.',
      ],
    },
    {
      title: 'What helps',
      said: [
        'Use your own computer if you can. On a school one: let the journal lock itself soon, keep no copies of it in Documents or in a folder that is synced, keep the passphrase out of school’s password store, and keep the recovery sheet at home.',
        'F9 blanks the window when somebody comes in, and locks behind the blank.',
        'How all this is built has not been checked by an independent auditor yet.',
      ],
    },
  ],
} as const
