"""The shape of the project: what lies where, who may know whom, and how long a module is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

BASE_DIR = Path(__file__).resolve().parent.parent
TOP_LEVEL = {
    "README.md",
    "conferences",
    "config",
    "manage.py",
    "requirements.txt",
    "sources",
    "static",
    "templates",
    "tests",
}
MADE_HERE = {"var", "__pycache__"}
LONGEST = 300


def our_modules():
    """Give every module that is written by hand."""
    for package in ("config", "conferences", "sources", "tests"):
        for path in sorted((BASE_DIR / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def test_the_top_level_holds_what_the_design_names_and_nothing_else():
    shown = {path.name for path in BASE_DIR.iterdir() if not path.name.startswith(".")}
    assert shown - MADE_HERE == TOP_LEVEL


def test_no_module_is_too_long():
    lengths = {
        str(path.relative_to(BASE_DIR)): len(path.read_text("utf-8").splitlines())
        for path in our_modules()
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_module_is_named_after_nothing():
    assert [path for path in our_modules() if path.stem in ("utils", "common", "helpers")] == []


def test_no_expression_repeats_a_group_in_the_way_that_older_pythons_get_wrong():
    # `(…)*+` takes what does not fit before Python 3.11.5; `(?>(…)*)` says the same and is right.
    wrong = re.compile(r"(?<!\\\()(?:\)|\{letter\})[*?+]\+(?!,)")
    found = [
        f"{path.relative_to(BASE_DIR)}:{number}: {line.strip()}"
        for path in our_modules()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if wrong.search(line) and "`(…)*+`" not in line
    ]
    assert found == []


@pytest.mark.machine
def test_imports_keep_to_their_contracts():
    done = subprocess.run(
        [
            Path(sys.executable).with_name("lint-imports"),
            "--config",
            ".importlinter.toml",
            "--no-cache",
        ],
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout.partition("Contracts\n")[2]
