"""The list of sources and notes at the end of an article, each note with the way back."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from conferences.rendering.addresses import address_of
from conferences.rendering.html import attribute, foreign, text
from conferences.rendering.notes import CitedSource, Group, Note, Notes, letter, stance_words
from conferences.rendering.page import Page
from conferences.rendering.values import CitationView

# Types of sources of which a reader expects a page.
PAGED = frozenset(
    {
        "book",
        "chapter",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "thesis",
        "report",
    }
)


class NotesList:
    """Writes the section of notes; the notes must have their numbers."""

    def __init__(self, page: Page, references: Mapping[str, str]) -> None:
        self.page = page
        self.notes: Notes = page.notes
        self.references = references
        self.back = text(_("Back to text"))
        self.note_word = text(_("note %s"))
        self.no_locator = text(_("No page given."))
        self.as_a_whole = text(_("As a whole."))
        self.read_in = text(_("As read in %s."))
        self.stances = stance_words()
        self._names: set[str] = set()

    def html(self) -> str:
        """Return the whole section, "" if nothing is cited."""
        if not self.notes.cited:
            return ""
        entries = "".join(self._source(cited) for cited in self.notes.cited.values())
        return (
            '<section id="notes" role="doc-endnotes" aria-labelledby="notes-h">'
            f'<h2 id="notes-h">{text(_("Sources and notes"))}</h2>\n'
            f'<ol role="list" class="sources">\n{entries}</ol>\n{self._combined()}</section>\n'
        )

    def _source(self, cited: CitedSource) -> str:
        if cited.is_flat:
            note = cited.notes[0]
            detail = self._detail(note.citation, is_alone=True)
            reference = self._reference(cited, detail)
            return f'<li id="{note.anchor}">{reference}{self._back(note)}</li>\n'
        own_id = f"cite_note-{cited.source.key}"
        # A note without locator has this very id, and keeps it.
        is_free = all(note.id != own_id for note in cited.notes)
        opening = f'<li id="{attribute(self.page.ids.take(own_id))}">' if is_free else "<li>"
        notes = "".join(
            f'<li id="{note.anchor}"><p><span class="n">{note.number}</span> '
            f"{self._detail(note.citation, is_alone=False)}</p>{self._back(note)}</li>\n"
            for note in cited.notes
        )
        reference = self._reference(cited, "")
        return f'{opening}{reference}\n<ol role="list" class="locators">\n{notes}</ol></li>\n'

    def _reference(self, cited: CitedSource, detail: str) -> str:
        source = cited.source
        reference = self.references.get(source.key) or foreign(
            source.title, source.language, self.page.language, tag="cite"
        )
        kind = text(
            self.page.source_words.describe(source, is_only_second_hand=cited.is_only_second_hand)
        )
        ref = self.page.view.links.get(("source", source.key))
        kind = self.page.link(address_of(ref, self.page.language), kind)
        withdrawn = ""
        if source.is_withdrawn:
            reason = text(_("Source withdrawn: %s") % source.withdrawal_reason)
            withdrawn = f' <strong class="withdrawn">{reason}</strong>'
        detail = f" {detail}" if detail else ""
        return (
            f'<p class="src"><span class="n">{cited.number}</span> {reference}{detail} '
            f'<span class="kind">{kind}</span>{withdrawn}</p>'
        )

    def _detail(self, citation: CitationView, *, is_alone: bool) -> str:
        """Return locator, via, quotation, translation and note of a citation."""
        parts = [self._place(citation, is_alone=is_alone)]
        via = self.page.view.sources.get(citation.via)
        if via:
            parts.append(
                self.read_in % foreign(via.title, via.language, self.page.language, tag="cite")
            )
        if citation.quotation:
            parts.append(
                foreign(
                    citation.quotation, citation.quotation_language, self.page.language, tag="q"
                )
            )
        if citation.translation:
            parts.append(self._translation(citation))
        if citation.note:
            parts.append(text(citation.note))
        return " ".join(filter(None, parts))

    def _place(self, citation: CitationView, *, is_alone: bool) -> str:
        """Return the locator, or that there is none where a reader expects one."""
        if citation.locator:
            return text(
                citation.locator if citation.locator.endswith(".") else f"{citation.locator}."
            )
        if self.page.view.sources[citation.source].type in PAGED:
            return self.no_locator if citation.via or not is_alone else ""
        return "" if is_alone else self.as_a_whole

    def _translation(self, citation: CitationView) -> str:
        words = _("“%s”") % citation.translation
        if citation.translator:
            words = _("%(translation)s (translated by %(translator)s)") % {
                "translation": words,
                "translator": citation.translator,
            }
        return f'<span class="tr">{text(words)}</span>'

    def _back(self, note: Note) -> str:
        where = self.note_word % note.number
        if len(note.uses) == 1:
            use = note.uses[0]
            link = self._backlink(use.target, self.back, use.group.excerpt, where)
            return f'<p class="back">{link}</p>'
        links = " ".join(
            self._backlink(use.target, letter(index), use.group.excerpt, where)
            for index, use in enumerate(note.uses)
        )
        return f'<p class="back">{self.back}: {links}</p>'

    def _backlink(self, target: str, label: str, excerpt: str, where: str) -> str:
        quoted = f": “{text(excerpt)}”, {where}" if excerpt else f": {where}"
        name = f'{label}<span class="vh">{quoted}</span>'
        return f'<a role="doc-backlink" href="#{attribute(target)}">{name}</a>'

    def _combined(self) -> str:
        groups = [group for group in self.notes.groups if group.combined]
        if not groups:
            return ""
        entries = "".join(self._combined_entry(group) for group in groups)
        return f'<ol role="list" class="combined">\n{entries}</ol>\n'

    def _combined_entry(self, group: Group) -> str:
        number = f"{group.uses[0].note.number} +{len(group.uses) - 1}"
        links = "; ".join(
            f'<a href="#{use.note.anchor}">{use.note.number}</a> '
            + self._named(use.note.citation, self.stances.get(use.stance, ""))
            for use in group.uses
        )
        where = self._unique(self.note_word % number)
        back = self._backlink(group.marker, self.back, group.excerpt, where)
        return (
            f'<li id="{attribute(group.combined)}"><p><span class="n">{number}</span> {links}.</p>'
            f'<p class="back">{back}</p></li>\n'
        )

    def _named(self, citation: CitationView, stance: str) -> str:
        source = self.page.view.sources[citation.source]
        parts: Sequence[str] = (text(source.short or source.title), text(citation.locator), stance)
        return ", ".join(filter(None, parts))

    def _unique(self, name: str) -> str:
        """Return a name that no other way back has, by counting those that are the same."""
        count, wanted = 1, name
        while wanted in self._names:
            count += 1
            wanted = f"{name} ({count})"
        self._names.add(wanted)
        return wanted
