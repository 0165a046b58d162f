#!/usr/bin/env python3
"""Drags a file over a window and lets it go there, as a file manager does (XDND, version 5).

    dragging.py WINDOW X Y FILE

WINDOW is the window's number, X and Y a place in it. On standard output: `dropped` or `refused`.

One rule: what is said to the window is what the protocol says and nothing else. Only the tests' own screen is touched.
"""

import ctypes
import pathlib
import sys
import time

window, x, y = (int(word) for word in sys.argv[1:4])
address = pathlib.Path(sys.argv[4]).absolute().as_uri().encode() + b"\r\n"

x11 = ctypes.CDLL("libX11.so.6")
Long = ctypes.c_long
x11.XOpenDisplay.restype = ctypes.c_void_p
for name in ("XInternAtom", "XDefaultRootWindow", "XCreateSimpleWindow"):
    getattr(x11, name).restype = ctypes.c_ulong
display = ctypes.c_void_p(x11.XOpenDisplay(None))
root = ctypes.c_ulong(x11.XDefaultRootWindow(display))


def atom(name):
    return x11.XInternAtom(display, name.encode(), 0)


class Message(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("sent", ctypes.c_int), ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong), ("kind", ctypes.c_ulong), ("format", ctypes.c_int), ("data", Long * 5),
    ]


class Asked(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("sent", ctypes.c_int), ("display", ctypes.c_void_p),
        ("owner", ctypes.c_ulong), ("requestor", ctypes.c_ulong), ("selection", ctypes.c_ulong), ("target", ctypes.c_ulong),
        ("property", ctypes.c_ulong), ("time", ctypes.c_ulong),
    ]


class Answered(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("sent", ctypes.c_int), ("display", ctypes.c_void_p),
        ("requestor", ctypes.c_ulong), ("selection", ctypes.c_ulong), ("target", ctypes.c_ulong),
        ("property", ctypes.c_ulong), ("time", ctypes.c_ulong),
    ]


class Event(ctypes.Union):
    _fields_ = [("type", ctypes.c_int), ("message", Message), ("asked", Asked), ("answered", Answered), ("room", Long * 24)]


CLIENT_MESSAGE, SELECTION_REQUEST, SELECTION_NOTIFY = 33, 30, 31
own = ctypes.c_ulong(x11.XCreateSimpleWindow(display, root, 0, 0, 1, 1, 0, 0, 0))
selection, addresses, targets = atom("XdndSelection"), atom("text/uri-list"), atom("TARGETS")
x11.XSetSelectionOwner(display, ctypes.c_ulong(selection), own, 0)


def say(kind, *words):
    event = Event()
    event.message = Message(CLIENT_MESSAGE, 0, 1, display, window, atom(kind), 32, (Long * 5)(own.value, *words))
    x11.XSendEvent(display, ctypes.c_ulong(window), 0, Long(0), ctypes.byref(event))
    x11.XFlush(display)


def answer(asked):
    """Gives what is dragged to whoever asks for it."""
    property_ = asked.property or asked.target
    if asked.target == addresses:
        x11.XChangeProperty(display, ctypes.c_ulong(asked.requestor), ctypes.c_ulong(property_), ctypes.c_ulong(addresses), 8, 0, address, len(address))
    elif asked.target == targets:
        kinds = (ctypes.c_ulong * 2)(targets, addresses)
        x11.XChangeProperty(display, ctypes.c_ulong(asked.requestor), ctypes.c_ulong(property_), ctypes.c_ulong(4), 32, 0, kinds, 2)
    else:
        property_ = 0
    event = Event()
    event.answered = Answered(SELECTION_NOTIFY, 0, 1, display, asked.requestor, asked.selection, asked.target, property_, asked.time)
    x11.XSendEvent(display, ctypes.c_ulong(asked.requestor), 0, Long(0), ctypes.byref(event))
    x11.XFlush(display)


def hear(kind, seconds):
    """The next message of a kind, answering whatever is asked meanwhile; None if none came."""
    event = Event()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        while x11.XPending(display):
            x11.XNextEvent(display, ctypes.byref(event))
            if event.type == SELECTION_REQUEST:
                answer(event.asked)
            elif event.type == CLIENT_MESSAGE and event.message.kind == atom(kind):
                return list(event.message.data)
        time.sleep(0.01)
    return None


left, top, child = ctypes.c_int(), ctypes.c_int(), ctypes.c_ulong()
x11.XTranslateCoordinates(display, ctypes.c_ulong(window), root, x, y, ctypes.byref(left), ctypes.byref(top), ctypes.byref(child))
place = left.value << 16 | top.value
copy = atom("XdndActionCopy")
say("XdndEnter", 5 << 24, addresses, 0, 0)
end = time.monotonic() + 20
taken = 0
while time.monotonic() < end and taken < 5:
    # A window says no until it has asked what is dragged, and a page is asked at each move; no hand lets go at the first.
    say("XdndPosition", 0, place + taken, 0, copy)
    status = hear("XdndStatus", 1)
    taken += bool(status and status[1] & 1)
if taken < 5:
    say("XdndLeave", 0, 0, 0, 0)
    print("refused")
    sys.exit()
say("XdndDrop", 0, 0, 0, 0)
finished = hear("XdndFinished", 20)
print("dropped" if finished and finished[1] & 1 else "refused")
