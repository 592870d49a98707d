"""Readers in a process of their own: what they give, refuse, and do not get."""

import subprocess
import time

import pytest

from sources.exchange.confined import Limits, Unreadable, run_confined

HERE = "tests.sources.exchange.confined_readers"


def is_running(pid):
    """Say whether a program runs on; one that was ended may wait to be counted out."""
    asked = ["/bin/ps", "-o", "stat=", "-p", pid]
    until = time.monotonic() + 5
    while time.monotonic() < until:
        state = subprocess.run(asked, capture_output=True, text=True).stdout.strip()
        if not state or state.startswith("Z"):
            return False
    return True


def test_what_a_reader_gives_comes_back():
    assert run_confined(f"{HERE}:given", "żółw".encode(), arguments=["a.txt"]) == ["żółw", "a.txt"]


def test_what_a_reader_refuses_comes_back_with_line_and_reason():
    with pytest.raises(Unreadable, match="Line 3: No paper") as caught:
        run_confined(f"{HERE}:refusing", b"")
    assert (caught.value.line, caught.value.reason) == (3, "No paper.")


@pytest.mark.parametrize(
    ("reader", "reason"),
    [
        ("greedy", "Reading took more than 200 MB of memory."),
        ("busy", "Reading took more than 1 seconds of a processor."),
        ("broken", "The file could not be read."),
    ],
)
def test_a_reader_that_takes_too_much_is_ended(reader, reason):
    with pytest.raises(Unreadable) as caught:
        run_confined(
            f"{HERE}:{reader}", b"", limits=Limits(cpu_seconds=1, seconds=20, megabytes=200)
        )
    assert str(caught.value) == reason


def test_a_reader_that_waits_is_ended_with_the_programs_it_started(tmp_path):
    started = time.monotonic()
    with pytest.raises(Unreadable, match="more than 4 seconds"):
        run_confined(f"{HERE}:waiting", str(tmp_path / "pid").encode(), limits=Limits(seconds=4))
    assert time.monotonic() - started < 30
    assert not is_running((tmp_path / "pid").read_text())
