"""Reading what strangers send in a process of its own, with limits, which can be killed."""

import importlib
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BASE_DIR = Path(__file__).resolve().parent.parent.parent
_OUT_OF_MEMORY = 3


class Unreadable(Exception):
    """A file that cannot be read; says on which line, and why. Line 0 is the file as a whole."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(f"Line {line}: {reason}" if line else reason)
        self.reason, self.line = reason, line


@dataclass(frozen=True)
class Limits:
    """What a reading may take: seconds of a processor and of the clock, megabytes of memory."""

    cpu_seconds: int = 20
    seconds: int = 30
    megabytes: int = 1024


def run_confined(
    reader: str, content: bytes, *, arguments: Sequence[str] = (), limits: Limits | None = None
) -> Any:
    """Return what a reader, named `module:function`, makes of some bytes: anything that JSON holds.

    The function gets the bytes and the arguments. Raises Unreadable, the reader's own or for a limit
    that was reached; whatever happens, no process is left behind.
    """
    limits = limits or Limits()
    command = [
        sys.executable,
        *("-m", "sources.exchange.confined", reader),
        *map(str, (limits.cpu_seconds, limits.megabytes)),
        *arguments,
    ]
    # A group of its own, so that the programs that the reader starts end with it.
    with subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=BASE_DIR,
        env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(BASE_DIR), "LANG": "C.UTF-8"},
        start_new_session=True,
    ) as process:
        try:
            output, _errors = process.communicate(content, timeout=limits.seconds)
        except subprocess.TimeoutExpired as error:
            raise Unreadable(f"Reading took more than {limits.seconds} seconds.") from error
        finally:
            _kill(process.pid)
    return _answer(process.returncode, output, limits)


def _kill(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _answer(status: int, output: bytes, limits: Limits) -> Any:
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        raise Unreadable(f"Reading took more than {limits.cpu_seconds} seconds of a processor.")
    if status == _OUT_OF_MEMORY or status < 0:
        raise Unreadable(f"Reading took more than {limits.megabytes} MB of memory.")
    try:
        answer = json.loads(output)
    except ValueError as error:
        raise Unreadable("The file could not be read.") from error
    if "fault" in answer:
        raise Unreadable(answer["fault"]["reason"], answer["fault"]["line"])
    return answer["read"]


def main(reader: str, cpu_seconds: str, megabytes: str, *arguments: str) -> int:
    """Limit this process, read from standard input, and write the answer as JSON."""
    size = int(megabytes) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (int(cpu_seconds), int(cpu_seconds) + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    module, _colon, name = reader.partition(":")
    try:
        read = getattr(importlib.import_module(module), name)
        answer = {"read": read(sys.stdin.buffer.read(), *arguments)}
    except MemoryError:
        return _OUT_OF_MEMORY
    except Exception as error:
        reason, line = getattr(error, "reason", None), getattr(error, "line", 0)
        if not isinstance(reason, str) or not isinstance(line, int):
            raise
        answer = {"fault": {"reason": reason, "line": line}}
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
