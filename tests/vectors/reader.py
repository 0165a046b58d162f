#!/usr/bin/env python3
"""Reads a backup, or a vault's folder, from FORMAT.md alone.

    reader.py journal-2026-11-19.afterbell < recovery-key.txt
    reader.py FOLDER

The first line of standard input is the recovery key, or the passphrase. Everything is checked that FORMAT.md says can
be: sums, HMACs, every page, the sum of all rows, every link. What is decrypted stays in memory. On standard output: one
JSON object with the entries (day and title, newest first) and how much there is. On any fault: one line on standard
error that says which, and exit code 1.

One rule: nothing here is taken from the program whose files it reads. Needs Python 3.11 and `cryptography` (38 or
newer; a passphrase needs 44, for Argon2id).
"""

import hashlib
import hmac
import json
import os
import sqlite3
import struct
import sys
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PAGE, RESERVED, SALT = 4096, 80, 16
PAGE_NEVER_USED = 0x4000_0000 // PAGE + 1
SCHEMA = 5


class Fault(Exception):
    """Why the file is not read. Never quotes what was written in it."""


def expect(holds, what):
    if not holds:
        raise Fault(what)


# Keys


def hkdf(key, info, salt=None):
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(key)


def mac(key, *parts):
    return hmac.new(key, b"".join(parts), "sha256").digest()


def recovery_key(text):
    """The 20 bytes of a recovery key as typed; none if it is not one."""
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    letters = [letter for letter in text.upper() if letter not in " -\u2013\u00a0\t\r\n"]
    letters = [{"O": "0", "I": "1", "L": "1"}.get(letter, letter) for letter in letters]
    if len(letters) != 36 or any(letter not in alphabet for letter in letters):
        return None
    number = 0
    for letter in letters:
        number = number << 5 | alphabet.index(letter)
    key = (number >> 20).to_bytes(20, "big")
    check = hashlib.sha256(b"recovery/v1" + key).digest()
    return key if int.from_bytes(check[:3], "big") >> 4 == number & 0xF_FFFF else None


def passphrase_kek(passphrase, salt, memory, passes, lanes):
    try:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
    except ImportError:
        raise Fault("a passphrase needs cryptography 44 or newer; the recovery key does not") from None
    kdf = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    return kdf.derive(unicodedata.normalize("NFC", passphrase).encode())


def hchacha20(key, nonce):
    """draft-irtf-cfrg-xchacha-03, section 2.2."""
    state = [*struct.unpack("<4I", b"expand 32-byte k"), *struct.unpack("<8I", key), *struct.unpack("<4I", nonce)]

    def turn(value, by):
        return (value << by | value >> (32 - by)) & 0xFFFF_FFFF

    def quarter(a, b, c, d):
        for one, two, three, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            state[one] = (state[one] + state[two]) & 0xFFFF_FFFF
            state[three] = turn(state[three] ^ state[one], by)

    for _ in range(10):
        for column in range(4):
            quarter(column, 4 + column, 8 + column, 12 + column)
        for column in range(4):
            quarter(column, 4 + (column + 1) % 4, 8 + (column + 2) % 4, 12 + (column + 3) % 4)
    return struct.pack("<8I", *state[:4], *state[12:])


def open_sealed(key, nonce, sealed, associated):
    """XChaCha20-Poly1305 of the same draft, section 2.3."""
    subkey = hchacha20(key, nonce[:16])
    return ChaCha20Poly1305(subkey).decrypt(bytes(4) + nonce[16:], sealed, associated)


# Header


def read_header(data):
    """Its fields, after steps 1 to 3."""
    expect(42 <= len(data) <= 16384 and data[:8] == b"AFTERBEL", "damaged: no header")
    expect(hashlib.sha256(data[:-32]).digest() == data[-32:], "damaged: the header's SHA-256 does not fit")
    expect(struct.unpack_from("<H", data, 8) == (1,), "newer: the header's version")
    expect(len(data) >= 105, "damaged: the header's slots")
    vault_id, sequence, epoch, count = struct.unpack_from("<16sQIB", data, 12)
    expect(1 <= count <= 8 and len(data) == 41 + 101 * count + 64, "damaged: the header's slots")
    slots = [data[41 + 101 * n : 142 + 101 * n] for n in range(count)]
    for slot in slots:
        expect(slot[0] == 1 or slot[0] == 2 and not any(slot[1:13]), "damaged: a slot")
    return {"id": vault_id, "sequence": sequence, "epoch": epoch, "slots": slots, "data": data}


def open_header(header, secret):
    """The vault key, after steps 4 to 6."""
    slots = [(slot[0], *struct.unpack_from("<3I16s24s48s", slot, 1), slot[:53]) for slot in header["slots"]]
    for kind, memory, passes, lanes, *_ in slots:
        bearable = 8192 <= memory <= 1 << 20 and 1 <= passes <= 16 and 1 <= lanes <= 8
        expect(kind == 2 or bearable, "damaged: a cost out of bounds")
    recovery = recovery_key(secret)
    for kind, memory, passes, lanes, salt, nonce, wrapped, clear in slots:
        if kind != (2 if recovery else 1):
            continue
        if recovery:
            kek = hkdf(recovery, b"recovery/v1", salt)
        else:
            kek = passphrase_kek(secret, salt, memory, passes, lanes)
        try:
            key = open_sealed(kek, nonce, wrapped, b"AFTERBEL" + header["id"] + clear)
        except InvalidTag:
            continue
        data = header["data"]
        fits = hmac.compare_digest(mac(hkdf(key, b"header/v1"), data[:-64]), data[-64:-32])
        expect(fits, "damaged: the header's HMAC does not fit")
        return key
    raise Fault("wrong recovery key" if recovery else "wrong passphrase")


# Database


def decrypt(data, raw_key):
    """The plain pages of a database, each after its HMAC."""
    expect(data and len(data) % PAGE == 0, "damaged: the database is not whole pages")
    salt = bytes(byte ^ 0x3A for byte in data[:SALT])
    hmac_key = hashlib.pbkdf2_hmac("sha512", raw_key, salt, 2, 32)
    plain = bytearray()
    for number in range(1, len(data) // PAGE + 1):
        page = data[(number - 1) * PAGE : number * PAGE]
        if number == PAGE_NEVER_USED:
            plain += bytes(PAGE)
            continue
        start = SALT if number == 1 else 0
        covered, seal = page[start:-64], page[-64:]
        made = hmac.new(hmac_key, covered + struct.pack("<I", number), "sha512").digest()
        expect(hmac.compare_digest(made, seal), f"damaged: page {number}")
        opened = Cipher(algorithms.AES(raw_key), modes.CBC(covered[-16:])).decryptor()
        text = opened.update(covered[:-16]) + opened.finalize()
        plain += (b"SQLite format 3\0" if number == 1 else b"") + text + page[-RESERVED:]
    return bytes(plain)


class Text(bytes):
    """A text's bytes, told apart from bytes that were stored as such."""


def value_bytes(value):
    match value:
        case None:
            return b"\0"
        case int():
            return b"\1" + struct.pack("<q", value)
        case float():
            return b"\2" + struct.pack("<d", value)
        case Text():
            return b"\3" + struct.pack("<Q", len(value)) + value
        case _:
            return b"\4" + struct.pack("<Q", len(value)) + value


def sum_of_rows(db, chain_key):
    total = 0
    for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        name = table.decode()
        if name in ("chain", "backup") or name.startswith(("sqlite_", "entry_words")):
            continue
        columns = [row[1].decode() for row in db.execute(f'PRAGMA table_info("{name}")')]
        quoted = ", ".join(f'"{column}"' for column in columns)
        for row in db.execute(f'SELECT {quoted} FROM "{name}"'):
            values = [value_bytes(value) for value in row]
            total += int.from_bytes(mac(chain_key, b"row", table, b"\0", *values), "little")
    return (total % 2**256).to_bytes(32, "little")


def check_chain(db, chain_key):
    """The newest link, after the sum and every link that can be followed."""
    before, newest = (0, bytes(32)), None
    for number, at, total, link in db.execute("SELECT number, at, sum, link FROM chain ORDER BY number"):
        if number == before[0] + 1:
            made = mac(chain_key, b"link", before[1], struct.pack("<qq", number, at), total)
            expect(made == link, f"damaged: link {number}")
        else:
            # The links before the oldest that is kept are gone; none may be missing in between.
            expect(newest is None, "damaged: a link is missing")
        before, newest = (number, link), (number, at, total, link)
    expect(newest is not None, "damaged: no chain")
    expect(newest[2] == sum_of_rows(db, chain_key), "damaged: the rows do not add up")
    return newest


def check_seal(db, seal, chain_key, newest):
    """How many changes a folder's seal is behind."""
    whole = [seal[at : at + 80] for at in (0, 512)]
    whole = [place for place in whole if len(place) == 80 and mac(chain_key, b"seal", place[:48]) == place[48:]]
    expect(whole, "damaged: no whole seal")
    number, at, link = max(struct.unpack_from("<qq32s", place) for place in whole)
    expect(number <= newest[0], "an older database than the seal")
    row = db.execute("SELECT at, link FROM chain WHERE number = ?", (number,)).fetchone()
    expect(row == (at, link), "another database than the seal's")
    return newest[0] - number


def counts(db):
    tables = {
        "entries": "entry WHERE binned_at IS NULL",
        "binned": "entry WHERE binned_at IS NOT NULL",
        "attachments": "attachment",
        "checkins": "checkin",
        "losses": "loss",
        "state_notes": "state_note",
        "known": "known",
    }
    return {name: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for name, table in tables.items()}


def look_into(header, key, database, seal=None):
    """What stands in a database, after everything that can be checked."""
    try:
        return look_at_rows(header, key, database, seal)
    except sqlite3.DatabaseError:
        # Its pages are this journal's, and are no database together.
        raise Fault("damaged: the database") from None


def look_at_rows(header, key, database, seal):
    raw_key = hkdf(key, b"db/v1" + header["id"] + struct.pack(">I", header["epoch"]))
    db = sqlite3.connect(":memory:")
    db.text_factory = Text
    db.deserialize(decrypt(database, raw_key))
    schema = db.execute("PRAGMA user_version").fetchone()[0]
    expect(schema <= SCHEMA, "newer: the database's schema")
    expect(db.execute("SELECT vault_id FROM vault").fetchone() == (header["id"],), "damaged: another's database")
    entries = db.execute("SELECT day, title FROM entry WHERE binned_at IS NULL ORDER BY id DESC")
    found = {
        "vault_id": header["id"].hex(),
        "schema": schema,
        "pages": len(database) // PAGE,
        "counts": counts(db),
        "entries": [{"day": day.decode(), "title": title.decode()} for day, title in entries],
    }
    if schema >= 2:
        chain_key = hkdf(key, b"chain/v1")
        newest = check_chain(db, chain_key)
        found["changes"] = newest[0]
        if seal is not None:
            found["seal_behind"] = check_seal(db, seal, chain_key, newest)
    return found


# The two things it reads


def read_backup(path, secret):
    with open(path, "rb") as file:
        data = file.read()
    expect(len(data) >= 88 and data[:8] == b"AFTERBAK", "damaged: no backup")
    expect(hashlib.sha256(data[:-32]).digest() == data[-32:], "damaged: the backup's SHA-256 does not fit")
    major, _minor, length = struct.unpack_from("<HHI", data, 8)
    expect(major == 1, "newer: the backup's version")
    expect(length <= 16384 and 16 + length + 8 + 64 <= len(data), "damaged: the header's length")
    header = read_header(data[16 : 16 + length])
    (size,) = struct.unpack_from("<Q", data, 16 + length)
    expect(16 + length + 8 + size + 64 == len(data), "damaged: the database's length")
    key = open_header(header, secret)
    fits = hmac.compare_digest(mac(hkdf(key, b"backup/v1"), data[:-64]), data[-64:-32])
    expect(fits, "damaged: the backup's HMAC does not fit")
    return look_into(header, key, data[24 + length : -64])


def read_folder(folder, secret):
    def file(name):
        try:
            with open(os.path.join(folder, name), "rb") as file:
                return file.read()
        except FileNotFoundError:
            return b""

    expect(not file("journal.db-journal"), "a write was cut short: SQLCipher has to take it back first")
    good, fault = [], None
    for name in ("header", "header.2"):
        try:
            good.append(read_header(file(name)))
        except Fault as why:
            fault = why
    for header in sorted(good, key=lambda header: -header["sequence"]):
        try:
            key = open_header(header, secret)
        except Fault as why:
            fault = why
            continue
        return look_into(header, key, file("journal.db"), file("seal"))
    raise fault


def main():
    if len(sys.argv) != 2:
        sys.exit("reader.py BACKUP | FOLDER    (the recovery key or passphrase on standard input)")
    secret = sys.stdin.readline().rstrip("\r\n")
    try:
        read = read_folder if os.path.isdir(sys.argv[1]) else read_backup
        json.dump(read(sys.argv[1], secret), sys.stdout)
        print()
    except Fault as why:
        sys.exit(str(why))


if __name__ == "__main__":
    main()
