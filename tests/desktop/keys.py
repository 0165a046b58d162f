#!/usr/bin/env python3
"""The keys of a vault, for whoever looks for them where they should not be.

    keys.py FOLDER < recovery-key.txt

On standard output: one JSON object with `vault_key` and `database_key` in hexadecimal digits.

One rule: worked out by the stranger's reader in tests/vectors, so that no type of the core has to give a key away.
"""

import json
import pathlib
import struct
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "vectors"))
sys.dont_write_bytecode = True

import reader  # noqa: E402

header = reader.read_header(pathlib.Path(sys.argv[1], "header").read_bytes())
key = reader.open_header(header, sys.stdin.readline().strip())
database = reader.hkdf(key, b"db/v1" + header["id"] + struct.pack(">I", header["epoch"]))
print(json.dumps({"vault_key": key.hex(), "database_key": database.hex()}))
