"""Running pandoc to get the tree of a document; it reads nothing but what it is given."""

import json
import subprocess
from typing import Any

import pypandoc

from conferences.exchange.articles.trees.shapes import checked
from conferences.exchange.articles.values import UnreadableArticle

SECONDS = 20
HEAP = "-M600m"
FORMATS = {
    "docx": "docx",
    "odt": "odt",
    "html": "html",
    "markdown": "markdown-raw_html-raw_tex-tex_math_dollars",
}


def tree_of(content: bytes, kind: str) -> dict[str, Any]:
    """Return pandoc's tree; raises UnreadableArticle with what pandoc says."""
    arguments = [
        *(
            pypandoc.get_pandoc_path(),
            f"--from={FORMATS[kind]}",
            "--to=json",
            "--sandbox",
            "--quiet",
        ),
        *("+RTS", HEAP, "-RTS"),
    ]
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell, no text of an author
            arguments, input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableArticle(f"pandoc took more than {SECONDS} seconds.") from error
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split())[:200]
        raise UnreadableArticle(f"pandoc could not read the file: {said or 'no reason given'}.")
    try:
        return checked(json.loads(done.stdout))
    except RecursionError as error:
        raise UnreadableArticle("The document is nested too deep.") from error
