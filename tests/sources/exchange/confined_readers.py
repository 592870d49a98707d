"""Readers that behave well and badly, for the process that confines them."""

import subprocess
import time
from pathlib import Path

from sources.exchange.confined import Unreadable


def given(content, name):
    """Give the words and the name."""
    return [content.decode(), name]


def refusing(_content):
    """Refuse."""
    raise Unreadable("No paper.", 3)


def greedy(_content):
    """Take memory without end."""
    return len(bytearray(10**12))


def busy(_content):
    """Count without end."""
    number = 0
    while True:
        number += 1


def broken(_content):
    """Fail for a reason of its own."""
    return {}["nothing"]


def waiting(content):
    """Start a program, tell its number, and wait."""
    process = subprocess.Popen(["/bin/sleep", "60"])
    Path(content.decode()).write_text(str(process.pid))
    time.sleep(60)
