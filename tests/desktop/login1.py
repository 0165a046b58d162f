#!/usr/bin/env python3
"""The parts of logind and of a screen saver that the window listens to, on a message bus of the test's own.

    login1.py BUS_ADDRESS

On standard input, a line at a time: `lock`, `hint`, `elsewhere` (another user's session is locked), `sleep`, `wake`,
`saver`. On standard output: `ready`, `inhibited` when the window holds sleep up, `released` when it lets go, `said X`.

One rule: it speaks the bus's own protocol (D-Bus specification 0.42) by itself, so that nothing has to be installed
for it but the bus.
"""

import os
import select
import socket
import struct
import sys

LOGIN, SAVER = "org.freedesktop.login1", "org.gnome.ScreenSaver"
SESSION, OTHERS = "/org/freedesktop/login1/session/_31", "/org/freedesktop/login1/session/c7"
CALL, RETURN, ERROR, SIGNAL = 1, 2, 3, 4
PATH, INTERFACE, MEMBER, ERROR_NAME, REPLY_TO, DESTINATION, SENDER, SIGNATURE, FDS = range(1, 10)
KIND = {PATH: "o", SIGNATURE: "g", REPLY_TO: "u", FDS: "u"}


def tell(words):
    print(words, flush=True)


def aligned(data, to):
    return data + bytes(-len(data) % to)


def text(value):
    return struct.pack("<I", len(value.encode())) + value.encode() + b"\0"


def signature(value):
    return bytes([len(value)]) + value.encode() + b"\0"


def message(kind, serial, fields, body=b""):
    listed = b""
    for field, value in sorted(fields.items()):
        listed = aligned(listed, 8) + bytes([field]) + signature(KIND.get(field, "s"))
        kind_of = KIND.get(field, "s")
        if kind_of == "g":
            listed += signature(value)
        else:
            listed = aligned(listed, 4) + (struct.pack("<I", value) if kind_of == "u" else text(value))
    head = b"l" + bytes([kind, 0, 1]) + struct.pack("<III", len(body), serial, len(listed)) + listed
    return aligned(head, 8) + body


def read_fields(data):
    fields, at = {}, 0
    while at < len(data):
        at += -at % 8
        if at >= len(data):
            break
        field, kind = data[at], chr(data[at + 2])
        at += 4
        if kind == "g":
            length = data[at]
            fields[field] = data[at + 1 : at + 1 + length].decode()
            at += length + 2
            continue
        at += -at % 4
        (number,) = struct.unpack_from("<I", data, at)
        at += 4
        if kind == "u":
            fields[field] = number
        else:
            fields[field] = data[at : at + number].decode()
            at += number + 1
    return fields


class Bus:
    def __init__(self, address):
        path = address.split("unix:path=")[1].split(",")[0]
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.serial, self.left = 0, b""
        self.held = {}
        user = str(os.getuid()).encode().hex()
        for line in (f"\0AUTH EXTERNAL {user}", "NEGOTIATE_UNIX_FD"):
            self.socket.sendall(f"{line}\r\n".encode())
            self.socket.recv(1024)
        self.socket.sendall(b"BEGIN\r\n")
        self.ask("Hello")
        for name in (LOGIN, SAVER):
            self.ask("RequestName", "su", aligned(text(name), 4) + struct.pack("<I", 0))

    def send(self, kind, fields, body=b"", fds=()):
        self.serial += 1
        data = message(kind, self.serial, fields, body)
        if fds:
            socket.send_fds(self.socket, [data], list(fds))
        else:
            self.socket.sendall(data)

    def ask(self, member, kind="", body=b""):
        bus = "org.freedesktop.DBus"
        fields = {PATH: "/org/freedesktop/DBus", INTERFACE: bus, MEMBER: member, DESTINATION: bus}
        self.send(CALL, fields | ({SIGNATURE: kind} if kind else {}), body)

    def say(self, path, interface, member, kind="", body=b""):
        fields = {PATH: path, INTERFACE: interface, MEMBER: member}
        self.send(SIGNAL, fields | ({SIGNATURE: kind} if kind else {}), body)

    def come(self):
        data = self.socket.recv(65536)
        if not data:
            sys.exit(0)
        self.left += data
        while len(self.left) >= 16:
            body, serial, listed = struct.unpack_from("<III", self.left, 4)
            start = 16 + listed + -listed % 8
            if len(self.left) < start + body:
                return
            kind, fields = self.left[1], read_fields(self.left[16 : 16 + listed])
            self.left = self.left[start + body :]
            if kind == CALL:
                self.answer(serial, fields)

    def answer(self, serial, asked):
        back = {REPLY_TO: serial, DESTINATION: asked[SENDER]}
        if asked[MEMBER] == "Inhibit":
            read, write = os.pipe()
            self.held[read] = True
            self.send(RETURN, back | {SIGNATURE: "h", FDS: 1}, struct.pack("<I", 0), [write])
            os.close(write)
            tell("inhibited")
        elif asked[MEMBER] == "Get":
            owner = os.getuid() + (1 if asked[PATH] == OTHERS else 0)
            # A variant that holds a user: its number, and a path.
            body = aligned(signature("(uo)"), 8) + struct.pack("<I", owner) + text("/org/freedesktop/login1/user/x")
            self.send(RETURN, back | {SIGNATURE: "v"}, body)
        else:
            self.send(ERROR, back | {ERROR_NAME: "org.freedesktop.DBus.Error.UnknownMethod"})


def hint():
    """PropertiesChanged("…Session", {"LockedHint": true}, [])"""
    entry = text("LockedHint") + signature("b")
    entry = aligned(entry, 4) + struct.pack("<I", 1)
    body = aligned(text(f"{LOGIN}.Session"), 4) + struct.pack("<I", len(entry))
    return aligned(aligned(body, 8) + entry, 4) + struct.pack("<I", 0)


def say(bus, words):
    manager = ("/org/freedesktop/login1", f"{LOGIN}.Manager")
    if words == "lock":
        bus.say(SESSION, f"{LOGIN}.Session", "Lock")
    elif words == "elsewhere":
        bus.say(OTHERS, f"{LOGIN}.Session", "Lock")
    elif words == "hint":
        bus.say(SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as", hint())
    elif words == "sleep":
        bus.say(*manager, "PrepareForSleep", "b", struct.pack("<I", 1))
    elif words == "wake":
        bus.say(*manager, "PrepareForSleep", "b", struct.pack("<I", 0))
    elif words == "saver":
        bus.say("/org/gnome/ScreenSaver", SAVER, "ActiveChanged", "b", struct.pack("<I", 1))
    tell(f"said {words}")


def main():
    bus = Bus(sys.argv[1])
    tell("ready")
    typed = b""
    while True:
        ready, _, _ = select.select([bus.socket, sys.stdin.buffer, *bus.held], [], [])
        for one in ready:
            if one is bus.socket:
                bus.come()
            elif one is sys.stdin.buffer:
                data = os.read(0, 1024)
                if not data:
                    return
                typed += data
                while b"\n" in typed:
                    line, typed = typed.split(b"\n", 1)
                    say(bus, line.decode())
            elif not os.read(one, 1):
                # The other end of the pipe was closed: sleep is held up no longer.
                os.close(one)
                del bus.held[one]
                tell("released")


main()
