"""Where the columns of a document lead: ids and keys looked up for a whole act, in few queries."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from conferences.services.documents.incoming import RowKey, Sent, references
from conferences.services.documents.problems import Problems, step
from conferences.services.documents.shape import target_of
from conferences.services.documents.values import Key
from sources.editorial.models import MemberVersion, Work

Reference = tuple[Sent, RowKey, str, type[models.Model], Any]


def resolve(all_sent: Iterable[tuple[Sent, Mapping[RowKey, Any]]], problems: Problems) -> None:
    """Put ids in the place of keys, and refuse what leads nowhere; each `Sent` comes with its base."""
    pairs = list(all_sent)
    found = [each for sent, base in pairs for each in _changed(sent, base)]
    own_ids, own_keys = _own(sent for sent, _base in pairs)
    wanted: dict[type[models.Model], tuple[set[str], set[str]]] = {}
    for _sent, _key, _name, target, value in found:
        ids, keys = wanted.setdefault(target, (set(), set()))
        (keys if isinstance(value, Key) else ids).add(str(value))
    for target, (ids, keys) in wanted.items():
        own_ids.setdefault(target, set()).update(
            _stored_ids(target, ids - own_ids.get(target, set()))
        )
        known = own_keys.setdefault(target, {})
        missing = keys - known.keys()
        if missing:
            rows = target._default_manager.filter(key__in=missing).values_list("key", "pk")
            known.update({key: str(pk) for key, pk in rows})
    for sent, key, name, target, value in found:
        is_key = isinstance(value, Key)
        reached = own_keys[target].get(value) if is_key else value
        if reached is None or not (is_key or reached in own_ids[target]):
            words = _("There is no such %s.") % target._meta.verbose_name
            problems.add(step(sent.places[key], name), words)
            sent.rows[key][name] = None
        else:
            sent.rows[key][name] = str(reached)


def _changed(sent: Sent, base: Mapping[RowKey, Any]) -> Iterator[Reference]:
    for key, name, column, value in references(sent):
        target = target_of(column)
        if target is not None and base.get(key, {}).get(name) != value:
            yield sent, key, name, target, value


def _own(
    all_sent: Iterable[Sent],
) -> tuple[dict[type[models.Model], set[str]], dict[type[models.Model], dict[str, str]]]:
    """Return ids, and ids by key, of the rows that the act itself brings."""
    ids: dict[type[models.Model], set[str]] = {Work: set()}
    keys: dict[type[models.Model], dict[str, str]] = {}
    for sent in all_sent:
        models_of = {shape.label: shape.model for shape in sent.shape.all()}
        for key, values in sent.rows.items():
            model = models_of[key[0]]
            ids.setdefault(model, set()).add(key[1])
            if key[0] == sent.shape.label:
                ids[Work].add(key[1])
            if values.get("key"):
                keys.setdefault(model, {})[values["key"]] = key[1]
    return ids, keys


def _stored_ids(target: type[models.Model], ids: set[str]) -> set[str]:
    if not ids:
        return set()
    rows = target._default_manager.filter(pk__in=ids).values_list("pk", flat=True)
    return {str(pk) for pk in rows}


def refuse_taken(all_sent: Iterable[tuple[UUID, Sent]], problems: Problems) -> None:
    """Refuse new rows whose ids belong, or ever belonged, to something else."""
    fresh: dict[str, tuple[UUID, RowKey, str]] = {}
    for work_id, sent in all_sent:
        for key in sent.fresh:
            if key[1] in fresh:
                problems.add(step(sent.places[key], "id"), _("Two rows cannot have the same id."))
            fresh[key[1]] = (work_id, key, sent.places[key])
    if not fresh:
        return
    rows = MemberVersion.objects.filter(member_id__in=fresh)
    for member_id, work_id, label in rows.values_list("member_id", "work_id", "label").distinct():
        owner, key, place = fresh[str(member_id)]
        if (owner, key[0]) != (work_id, label):
            problems.add(step(place, "id"), _("This id belongs to another row."))
