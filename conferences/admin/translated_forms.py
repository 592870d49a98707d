"""What was typed beside an original, as the form of its work would have sent it."""

from collections.abc import Iterator, Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _

from conferences.models import Narrative
from conferences.services.translation_sheet import NARRATIVE, TranslationSheet, composed
from sources.editorial.form_reading import Typed, kinds_of, stored_edit
from sources.editorial.form_writing import FormWriter
from sources.editorial.localized import LocalizedTextFormField
from sources.editorial.merging import Key, Values
from sources.editorial.work_form import WorkForm

_NEW: Key = ("new", "translation")


def fields_of(form: WorkForm) -> dict[str, list[str]]:
    """Return, by the label of the rows, the fields that have words for each language."""
    found = {
        label: [
            name for name, each in kind.fields.items() if isinstance(each, LocalizedTextFormField)
        ]
        for label, kind in kinds_of(form)
    }
    return {label: names for label, names in found.items() if names}


class TranslatedForm:
    """The whole form of a work at the change on which a page of translation rests, with what was typed there."""

    def __init__(self, form: WorkForm, sheet: TranslationSheet, posted: Mapping[str, str]) -> None:
        self.form, self.sheet, self.posted = form, sheet, posted

    def data(self) -> QueryDict:
        """Return what the work's form would have posted; a field that was not sent is as it was."""
        edit = stored_edit(self.sheet.state, dict(kinds_of(self.form)))
        rows: dict[Key, Values] = dict(edit.rows)
        narrative = self.sheet.narrative
        key = (NARRATIVE, str(narrative.member_id)) if narrative else _NEW
        text = self._text()
        if narrative or any(text.values()):
            rows[key] = {**rows.get(key, {"language": self.sheet.language}), **self._told(text)}
        for phrase in self.sheet.phrases:
            name = f"phrase-{phrase.row.member_id}-{phrase.field}"
            if name in self.posted:
                place = (phrase.label, str(phrase.row.member_id))
                words = {
                    **(phrase.row.fields[phrase.field] or {}),
                    self.sheet.language: self.posted[name],
                }
                kept = {code: each for code, each in words.items() if each.strip()}
                rows[place] = {**rows[place], phrase.field: kept}
        writer = FormWriter(
            self.form,
            rows,
            edit,
            parents=edit.parents,
            labels={str(_NEW[1]): NARRATIVE},
        )
        return writer.data(self.sheet.state.number)

    def parts(self) -> list[str]:
        """Return what was typed beside each paragraph."""
        return [
            self.posted.get(f"part-{number}", passage.text)
            for number, passage in enumerate(self.sheet.body, 1)
        ]

    def gaps(self) -> Iterator[tuple[str, str]]:
        """Yield the first paragraph that is left empty before others that are not: all of these would move up."""
        waiting = 0
        for number, passage in enumerate(self.sheet.body, 1):
            is_empty = not self.posted.get(f"part-{number}", passage.text).strip()
            if is_empty and passage.is_awaited:
                waiting = waiting or number
            elif not is_empty and passage.is_heading:
                waiting = 0
            elif not is_empty and waiting:
                words = _(
                    "Paragraph %(empty)d is empty, and paragraph %(later)d is not: they are told apart by"
                    " their order alone. Write […] where a translation is still missing."
                )
                yield f"id_part-{waiting}", words % {"empty": waiting, "later": number}
                return

    def _text(self) -> dict[str, str]:
        stored = self.sheet.narrative.fields if self.sheet.narrative else {}
        follows = "follows" in self.posted
        return {
            "title": self.posted.get("title", stored.get("title", "")),
            "summary": self.posted.get("summary", stored.get("summary", "")),
            "body": composed(self.sheet.body, self.parts(), follows_the_original=follows),
        }

    def _told(self, text: Mapping[str, str]) -> dict[str, object]:
        told: dict[str, object] = {name: Typed(words) for name, words in text.items()}
        told["is_ready"] = Typed("is_ready" in self.posted)
        if "follows" in self.posted:
            told["made_from"] = Typed(str(self.sheet.state.number))
        return told

    def problems(self, refused: WorkForm) -> Iterator[tuple[str, str]]:
        """Return what is wrong with the form, each with the field of the page at which it is."""
        places = dict(self._places(refused))
        for at, about, sentence in refused.errors():
            here = next((there for start, there in places.items() if at.startswith(start)), "")
            own = at if at == "id_change-summary" else ""
            yield here or own, f"{about}: {sentence}" if about else sentence

    def _places(self, refused: WorkForm) -> Iterator[tuple[str, str]]:
        for _formset, form in refused.rows():
            row = form.instance
            if isinstance(row, Narrative) and row.language == self.sheet.language:
                for name, there in (("title", "title"), ("summary", "summary"), ("body", "part-1")):
                    yield f"id_{form.prefix}-{name}", f"id_{there}"
            for phrase in self.sheet.phrases:
                if phrase.row.member_id == row.pk:
                    name = f"phrase-{row.pk}-{phrase.field}"
                    yield f"id_{form.prefix}-{phrase.field}", f"id_{name}"
