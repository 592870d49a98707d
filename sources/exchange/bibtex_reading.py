"""BibTeX and BibLaTeX, also as Zotero exports them, into sources."""

from collections.abc import Iterator

from sources.citing.records import CreatorRecord
from sources.exchange.addresses import is_address
from sources.exchange.bibtex_fields import (
    ADDED,
    ALSO_READ,
    COLUMNS,
    EDITOR_TYPES,
    FROM_PARENT,
    NOT_FROM_PARENT,
    PERIODICALS,
    READ_TYPES,
    ROLES,
    SUBTYPES,
    THESES,
    VERBATIM,
)
from sources.exchange.bibtex_parsing import BibtexParser, Entry
from sources.exchange.draft import Draft
from sources.exchange.exchanged import Exchanged, Fault
from sources.exchange.keys import key_of
from sources.exchange.limits import Refused
from sources.exchange.tex import printed, verbatim
from sources.exchange.tex_names import has_others, read_names
from sources.exchange.written_dates import edtf_of, month_number

# A parent may name a parent of its own, and so on; whoever goes round in a circle stops here.
MOST_PARENTS = 3


def read_bibtex(text: str) -> Iterator[tuple[int, Exchanged]]:
    """Give each entry of a file as a source; raises Refused where it has none."""
    waiting: list[Entry] = []
    by_key: dict[str, Entry] = {}
    for number, entry in enumerate(BibtexParser(text).entries()):
        # Parents stand behind those that name them, so all entries are read first; not for ever.
        if number > _MOST_ENTRIES:
            raise Refused(
                entry.line, f"there are more than {_MOST_ENTRIES:,} entries; split the file."
            )
        waiting.append(entry)
        by_key.setdefault(entry.key, entry)
    for entry in waiting:
        # What only holds fields for others is no source.
        if entry.kind != _FIELDS_FOR_OTHERS or entry.fault:
            yield entry.line, _source(entry, by_key)


_MOST_ENTRIES = 20_000
_FIELDS_FOR_OTHERS = "xdata"


def _source(entry: Entry, by_key: dict[str, Entry]) -> Exchanged:
    if entry.fault:
        line, reason = entry.fault
        title = printed(entry["title"])[:500]
        return Exchanged(
            {"title": title} if title else {}, line=entry.line, faults=(Fault(line, reason),)
        )
    _inherit(entry, by_key)
    return _Reading(entry).source()


def _inherit(entry: Entry, by_key: dict[str, Entry]) -> None:
    """Fill in from the entries of fields that it names, and from the entry that is its `crossref`."""
    _fill_in(entry, by_key)
    child = entry
    for _generation in range(MOST_PARENTS):
        parent = by_key.get(_joined(child["crossref"]))
        if parent is None or parent is entry or parent.fault:
            return
        _fill_in(parent, by_key)
        for field, value in parent.fields.items():
            if field not in NOT_FROM_PARENT and field not in _NAMING:
                entry.fields.setdefault(FROM_PARENT.get(field, field), value)
        child = parent


_NAMING = ("crossref", "xdata")


def _fill_in(entry: Entry, by_key: dict[str, Entry]) -> None:
    """Fill in, under their own names, the fields of the entries that it names as `xdata`."""
    # They may name others in turn.
    named = _joined(entry["xdata"]).split(",")
    for place in range(MOST_PARENTS):
        if place >= len(named):
            return
        held = by_key.get(named[place])
        if held is None or held is entry or held.fault:
            continue
        named += _joined(held["xdata"]).split(",")
        for field, value in held.fields.items():
            if field not in _NAMING:
                entry.fields.setdefault(field, value)


def _joined(tex: str) -> str:
    return "".join(verbatim(tex).split())


class _Reading:
    def __init__(self, entry: Entry) -> None:
        self.entry, self.draft = entry, Draft(entry.line)
        self.unread = dict(entry.fields)

    def source(self) -> Exchanged:
        """Return the source that the entry describes."""
        draft = self.draft
        self._additions()
        self._type()
        draft.put("key", key_of(self.entry.key))
        self._titles()
        for column, names in COLUMNS.items():
            for name in dict.fromkeys((*names, *ALSO_READ.get(column, ()))):
                self._put(column, name)
        self._number()
        self._date()
        self._creators()
        for name, value in [(name, value) for name, (value, _line) in self.unread.items()]:
            draft.keep(name, printed(value))
        for name, value in self.entry.twice:
            draft.keep(name, printed(value))
        return draft.done()

    def _take(self, name: str) -> str:
        return self.unread.pop(name, ("", 0))[0]

    def _line(self, name: str) -> int:
        return self.entry.fields[name][1] if name in self.entry.fields else self.entry.line

    def _put(self, column: str, name: str) -> None:
        value = self._take(name)
        if not value:
            return
        if column == "accessed":
            self.draft.put_date(column, _joined(value), label=name)
        elif name == "note":
            self.draft.put_extra([printed(line) for line in value.split("\n")], label=name)
        else:
            text = verbatim(value) if column in VERBATIM else printed(value)
            text = THESES.get(text.lower(), text) if column == "genre" else text
            if name == "howpublished" and is_address(text):
                column, text = "url", verbatim(value)
            self.draft.put(column, text, label=name, line=self._line(name))

    def _type(self) -> None:
        kind = self.entry.kind
        ours = READ_TYPES.get(kind)
        if kind == "article":
            ours = SUBTYPES.get(printed(self.entry["entrysubtype"]), ours)
            self._take("entrysubtype")
        self.draft.put("type", ours or "document")
        if ours is None:
            self.draft.keep("type of entry", kind)
        if kind in THESES and not self.entry["type"]:
            self.draft.put("genre", THESES[kind])

    def _titles(self) -> None:
        for main, sub, column in (
            ("title", "subtitle", "title"),
            ("journaltitle", "journalsubtitle", "container_title"),
            ("journal", "", "container_title"),
            ("booktitle", "booksubtitle", "container_title"),
        ):
            whole = printed(self._take(main))
            below = printed(self._take(sub)) if sub else ""
            self.draft.put(column, ": ".join(filter(None, (whole, below))), line=self._line(main))

    def _number(self) -> None:
        """In an article `number` is that of the issue, which may have a name; elsewhere that of the work itself."""
        is_article = self.draft.values["type"] in PERIODICALS
        self.draft.put(
            "issue" if is_article else "number", printed(self._take("number")), label="number"
        )
        self.draft.put("issue", printed(self._take("issue")))

    def _date(self) -> None:
        whole, year = _joined(self._take("date")), printed(self._take("year"))
        month, day = printed(self._take("month")), printed(self._take("day"))
        if whole:
            self.draft.put_date("issued", whole, label="date")
        else:
            self._date_in_parts(year, month, day)
        if whole and year and not edtf_of(whole).startswith(year):
            self.draft.keep("year", year)

    def _date_in_parts(self, year: str, month: str, day: str) -> None:
        number = month_number(month)
        if year.isdecimal() and len(year) == 4 and number:
            day = f"-{day.zfill(2)}" if day.isdecimal() else ""
            self.draft.put("issued", f"{year}-{number:02}{day}")
        elif year:
            self.draft.put_year(
                "issued", year, " ".join(filter(None, (day, month))), ("year", "month")
            )
        else:
            self.draft.keep("month", month)

    def _creators(self) -> None:
        for role, name in ROLES.items():
            tex = self._take(name)
            role = self._role(name, role)
            for creator in read_names(tex, role):
                self.draft.make(creator)
            if has_others(tex):
                self.draft.keep(name, "and others")
        self._more_editors()

    def _role(self, name: str, role: str) -> str:
        """Return what the editors of BibLaTeX did, where the library has a role for it."""
        kind = EDITOR_TYPES.get(printed(self.entry["editortype"]).lower(), "")
        if name != "editor" or not kind:
            return role
        self._take("editortype")
        return kind

    def _more_editors(self) -> None:
        """Read the further editors of BibLaTeX, each with a type of its own."""
        for place in "abc":
            kind = printed(self._take(f"editor{place}type"))
            for creator in read_names(self._take(f"editor{place}"), "editor"):
                self.draft.make(creator)
                if kind:
                    self.draft.keep(f"editor{place}type", f"{kind}: {_whole(creator)}")

    def _additions(self) -> None:
        """Read what this site added for itself, each value under the name of its column."""
        for name in [name for name in self.unread if name.startswith(ADDED)]:
            column = name.removeprefix(ADDED).replace("-", "_")
            text = printed(self._take(name))
            self.draft.read_own(text, f"The field {name}", self._line(name), column=column)


def _whole(creator: CreatorRecord) -> str:
    return creator.literal or f"{creator.given} {creator.family}".strip()
