"""A pandoc that stays: it reads one document after another, so that only the first waits for its start."""

import json
import os
import select
import subprocess
import time
from pathlib import Path
from typing import Any

import pypandoc

from conferences.exchange.articles.trees.pandoc import FORMATS, HEAP, SECONDS
from conferences.exchange.articles.trees.shapes import checked
from conferences.exchange.articles.values import UnreadableArticle

LOOP = Path(__file__).with_suffix(".lua")
_PIECE = 1 << 16


class PandocLoop:
    """Trees of documents from one process of pandoc, begun anew when a document has ended it.

    It has the formats, the memory and the sandbox of the one that reads a single document, and as
    long to read one.
    """

    def __init__(self) -> None:
        """Begin nothing before there is a document."""
        self._process: subprocess.Popen[bytes] | None = None

    def tree_of(self, content: bytes, kind: str) -> dict[str, Any]:
        """Return pandoc's tree; raises UnreadableArticle as the reader of single documents does."""
        process = self._process or self._begun()
        assert process.stdin
        head = f"{FORMATS[kind]} {len(content)}\n".encode()
        try:
            process.stdin.write(head + content)
            process.stdin.flush()
            is_read, said = self._answer(process)
        except (BrokenPipeError, EOFError, TimeoutError) as error:
            self.close()
            raise UnreadableArticle(f"pandoc was ended by it: {error!r}") from error
        if not is_read:
            raise UnreadableArticle(f"pandoc could not read the file: {said[:200]!r}")
        try:
            return checked(json.loads(said))
        except RecursionError as error:
            raise UnreadableArticle("The document is nested too deep.") from error

    def taken(self) -> float:
        """Return the seconds of a processor that the process has taken; one that ended counts as its parent's."""
        if not self._process:
            return 0.0
        stat = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, stat[11:13])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _begun(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [pypandoc.get_pandoc_path(), "lua", str(LOOP), "+RTS", HEAP, "-RTS"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        return self._process

    def _answer(self, process: subprocess.Popen[bytes]) -> tuple[bool, bytes]:
        """Return whether the document was read, and the tree as JSON or what pandoc says."""
        said, until = b"", time.monotonic() + SECONDS
        while b"\n" not in said:
            said += self._piece(process, until)
        head, _line, said = said.partition(b"\n")
        is_read, length = head.split()
        pieces, missing = [said], int(length) - len(said)
        while missing:
            pieces.append(self._piece(process, until))
            missing -= len(pieces[-1])
        return is_read == b"1", b"".join(pieces)

    def _piece(self, process: subprocess.Popen[bytes], until: float) -> bytes:
        assert process.stdout
        ready, _written, _failed = select.select(
            [process.stdout], [], [], max(until - time.monotonic(), 0)
        )
        if not ready:
            raise TimeoutError(f"pandoc took more than {SECONDS} seconds.")
        piece = os.read(process.stdout.fileno(), _PIECE)
        if not piece:
            raise EOFError("it ended")
        return piece
