"""What a command chooses among the tests: were it next to nothing, a run would be green all the same."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
pytestmark = pytest.mark.machine


def chosen(expression: str, *modules: str) -> list[str]:
    """Return the modules of the tests that are chosen, in the order in which they would run."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", expression, *modules]
    asked = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    return [line.partition("::")[0] for line in asked.stdout.splitlines() if "::" in line]


def test_what_asks_a_database_is_chosen_by_its_mark():
    found = chosen("database", "test_write_paths.py", "test_architecture.py")
    assert set(found) == {"tests/test_write_paths.py"}
    assert len(found) > 100


def test_what_takes_longest_runs_first():
    found = chosen("not thorough", "test_write_paths.py", "journeys/test_about.py")
    assert list(dict.fromkeys(found)) == [
        "tests/journeys/test_about.py",
        "tests/test_write_paths.py",
    ]
