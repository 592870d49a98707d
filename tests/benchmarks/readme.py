"""The block of README.md that holds the figures."""

from pathlib import Path

README = Path(__file__).resolve().parents[2] / "README.md"
HEADING = "## Figures\n"
BEGIN = "<!-- figures: written by python -m tests.benchmarks --write-readme -->\n"
MADE_BY = (
    "`.venv/bin/python -m tests.benchmarks` takes all of these figures in one run, on PostgreSQL too "
    "where `DATABASE_URL` names one; with `--write-readme` it writes them here."
)
END = "<!-- end of figures -->\n"


def with_figures(text: str, figures: str) -> str:
    """Return the text with the block replaced, or put under its heading where there is none yet.

    Raises ValueError where there is no such heading.
    """
    block = f"{BEGIN}\n{MADE_BY}\n\n{figures}\n\n{END}"
    before, begin, rest = text.partition(BEGIN)
    if begin:
        _old, end, after = rest.partition(END)
        if not end:
            raise ValueError("README.md begins the figures and does not end them.")
        return f"{before}{block}{after}"
    before, heading, after = text.partition(HEADING)
    if not heading:
        raise ValueError('README.md has no heading "Figures".')
    return f"{before}{heading}\n{block}{after}"


def write_figures(figures: str) -> None:
    """Write the figures into README.md."""
    README.write_text(with_figures(README.read_text("utf-8"), figures), encoding="utf-8")
