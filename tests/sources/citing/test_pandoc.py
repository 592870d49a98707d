"""Calling pandoc, and what is said when it fails."""

import sys

import pypandoc
import pytest

from sources.citing import pandoc
from sources.citing.inlines import Marked, Text, Title
from sources.citing.pandoc import CitingFailed, Formatted, format_items
from sources.citing.references import APA, STYLE

REES = {
    "id": "rees2008",
    "type": "book",
    "language": "en",
    "title": (Marked((Text("Behind closed doors"),)),),
    "publisher": "BBC Books",
    "issued": {"date-parts": [[2008]]},
    "author": [{"family": "Rees", "given": "Laurence"}],
}


def cite(*keys, items=(REES,), style=STYLE):
    return format_items(list(items), cited=list(keys), style=style, locale="en-GB")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a program of the test in pandoc's place; it answers to --version as pandoc does."""

    def put(body):
        script = tmp_path / "pandoc"
        script.write_text(
            f"#!{sys.executable}\nimport sys\n"
            "if '--version' in sys.argv:\n    print('pandoc 3.9')\n    sys.exit()\n"
            f"{body}\n"
        )
        script.chmod(0o755)
        monkeypatch.setenv("PYPANDOC_PANDOC", str(script))
        pypandoc.clean_pandocpath_cache()

    yield put
    monkeypatch.undo()
    pypandoc.clean_pandocpath_cache()


def test_a_note_and_an_entry_come_back_as_trees():
    title = Title((Marked((Text("Behind closed doors"),)),))

    assert cite("rees2008") == {
        "rees2008": Formatted(
            note=(Text("Laurence Rees, "), title, Text(" (BBC Books, 2008).")),
            entry=(Text("Rees, Laurence. "), title, Text(". BBC Books, 2008.")),
        )
    }


def test_a_style_without_notes_gives_an_entry_only():
    found = cite("rees2008", style=APA)["rees2008"]

    assert found.note == ()
    assert found.entry != ()


def test_only_what_is_cited_is_formatted():
    other = REES | {"id": "rees2012"}

    assert list(cite("rees2012", items=(REES, other))) == ["rees2012"]


def test_nothing_cited_needs_no_pandoc(program):
    program("sys.exit(9)")

    assert cite() == {}


def test_unknown_keys_are_named_before_pandoc_is_asked(program):
    program("sys.exit(9)")

    with pytest.raises(CitingFailed, match=r"^No source has the key “paul”, “reese”\.$"):
        cite("rees2008", "reese", "paul")


def test_a_style_that_is_not_there_is_named():
    with pytest.raises(CitingFailed, match=r"^The citation style “none\.csl” cannot be read\.$"):
        cite("rees2008", style="none.csl")


def test_a_failure_of_pandoc_is_told_with_its_own_words(program):
    program("sys.stderr.write('out of\\nmemory')\nsys.exit(9)")

    with pytest.raises(CitingFailed, match=r"^pandoc stopped with status 9: out of memory\.$"):
        cite("rees2008")


def test_an_answer_that_is_not_json_is_refused(program):
    program("print('Rees')")

    with pytest.raises(CitingFailed, match=r"^pandoc gave an answer that is not JSON\.$"):
        cite("rees2008")


def test_an_answer_of_another_form_is_refused(program):
    program("print('[]')")

    with pytest.raises(
        CitingFailed, match=r"^pandoc gave a tree of a form that is not known here\.$"
    ):
        cite("rees2008")


def test_a_pandoc_that_takes_too_long_is_stopped(program, monkeypatch):
    program("sys.stdin.read()\nwhile True:\n    pass")
    monkeypatch.setattr(pandoc, "TIMEOUT_SECONDS", 0.5)

    with pytest.raises(
        CitingFailed, match=r"^pandoc did not format the references within 0\.5 seconds\.$"
    ):
        cite("rees2008")


def test_a_pandoc_that_is_gone_is_told(program, tmp_path):
    program("")
    pypandoc.get_pandoc_path()
    (tmp_path / "pandoc").unlink()

    with pytest.raises(CitingFailed, match=r"^pandoc could not be started: .+\.$"):
        cite("rees2008")


def test_what_failed_is_asked_anew_and_what_was_formatted_is_not(program, tmp_path):
    asked = tmp_path / "asked"
    note = f"open({str(asked)!r}, 'a').write('x')"
    program(f"{note}\nsys.exit(9)")
    for _again in range(2):
        with pytest.raises(CitingFailed):
            cite("rees2008")
    answer = '{"blocks": [{"t": "Para", "c": [{"t": "Cite", "c": [[], []]}]}]}'
    program(f"{note}\nprint({answer!r})")
    assert cite("rees2008") == cite("rees2008") == {"rees2008": Formatted(note=(), entry=())}
    assert asked.read_text() == "xxx"
