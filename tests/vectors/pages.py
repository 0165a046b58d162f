"""Which of some words stand anywhere in the pages of a journal or of a backup: in rows, in the index, in what is free.

    pages.py FOLDER | BACKUP    (the recovery key or passphrase on standard input, then the words, one a line)

On standard output: those that were found, one a line. What is decrypted stays in memory."""

import os
import struct
import sys

import reader


def sealed(path):
    """The header and the database, as they lie there."""
    if os.path.isdir(path):
        with open(os.path.join(path, "header"), "rb") as file:
            header = file.read()
        with open(os.path.join(path, "journal.db"), "rb") as file:
            return header, file.read()
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack_from("<I", data, 12)
    return data[16 : 16 + length], data[24 + length : -64]


def main():
    secret, *words = (line.rstrip("\r\n") for line in sys.stdin)
    header, database = sealed(sys.argv[1])
    header = reader.read_header(header)
    key = reader.open_header(header, secret)
    raw_key = reader.hkdf(key, b"db/v1" + header["id"] + struct.pack(">I", header["epoch"]))
    pages = reader.decrypt(database, raw_key).lower()
    for word in words:
        if word.encode().lower() in pages:
            print(word)


if __name__ == "__main__":
    main()
