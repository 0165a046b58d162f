#!/usr/bin/env python3
"""Answers for many files what `reader.py` answers for one: for each line `[path, secret]` of standard input one word.

    opens · damaged · newer · wrong passphrase · wrong recovery key · cannot (this Python has no Argon2id)

One rule: nothing is read here that the reader does not read.
"""

import json
import os
import sys

import reader


def answer(path, secret):
    try:
        (reader.read_folder if os.path.isdir(path) else reader.read_backup)(path, secret)
        return "opens"
    except reader.Fault as why:
        word = str(why).split(":")[0]
        return "cannot" if word.startswith("a passphrase needs") else word


for line in sys.stdin:
    print(answer(*json.loads(line)), flush=True)
