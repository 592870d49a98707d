"""The tools with which texts are written on the desk, in the forms of works and beside an original."""

STYLES = ("admin-desk/writing.css", "admin-desk/picker.css")
# Each a small script of its own; the first two are used by the others.
SCRIPTS = tuple(
    f"admin-desk/{name}.js"
    for name in (
        "text-marks", "picker", "picker-known", "picker-place", "picker-sources", "picker-names", "original",
        "completing", "same-citations", "writing", "writing-line", "pasting",
    )
)  # fmt: skip
# What each column of a text is written in: the scripts offer the markup for it.
WRITTEN = {"summary": "line", "body": "text"}
