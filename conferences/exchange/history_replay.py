"""Playing the history of a collection, step by step, through the services that people use."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib.auth.models import Group, User
from django.db import transaction

from conferences.exchange.collection_files import Collection, CollectionError, Record
from conferences.exchange.collection_history import CITED, CollectionHistory
from conferences.exchange.collection_members import work_named
from conferences.models import Citation, Comment, Submission, Verdict
from conferences.services.comment_anchors import Anchor
from conferences.services.comments import Said, answer, resolve, save_draft
from conferences.services.deciding import Judgement, decide, seal_of
from conferences.services.refreshing import preview, refresh
from conferences.services.submitting import Request, Shown, submit
from sources.editorial.models import Act, Change, Head
from sources.editorial.recording import base_of, record

ACTS = ("edit", "submit", "comment", "return", "answer", "resolve", "approve", "refresh")


def replay(history: CollectionHistory, collection: Collection) -> bool:
    """Play the steps, all or none, where the entry stands as at first; say whether they were played.

    They are not played twice, nor where somebody has worked on the entry, or where it was entered
    before the collection had a history.
    """
    if not _is_as_at_first(history):
        return False
    accounts = {name: _account(row) for name, row in history.accounts.items()}
    work_id = work_named(history.entry).pk
    with transaction.atomic():
        player = _Player(history, collection, accounts, work_id)
        for step in history.steps:
            player.play(step)
    return True


def _is_as_at_first(history: CollectionHistory) -> bool:
    work = work_named(history.entry)
    latest = Change.objects.filter(work_id=work.pk).latest("number")
    return latest.act == Act.IMPORT and all(
        getattr(_cited(item), name) == item[name]
        for item in history.citations
        for name in CITED
        if name in item
    )


def _cited(item: Record) -> Citation:
    return Citation.objects.get(claim__key=item["claim"], source__key=item["source"])


def _account(row: Record) -> User:
    user, made = User.objects.get_or_create(
        # What the desk shows, they may see; without a password nobody can sign in as one of them.
        username=row["username"],
        defaults={"last_name": row["name"], "is_staff": True},
    )
    if made:
        user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name=row["group"]))
    return user


class _Player:
    def __init__(
        self,
        history: CollectionHistory,
        collection: Collection,
        accounts: Mapping[str, User],
        work_id: UUID,
    ) -> None:
        self.history, self.collection = history, collection
        self.accounts, self.work_id = accounts, work_id

    def play(self, step: Record) -> None:
        """Take one step; raises CollectionError for one that is none."""
        acts = [act for act in ACTS if act in step]
        if len(acts) != 1 or step.get("by") not in self.accounts:
            msg = f"history.yaml: a step has one of {', '.join(ACTS)}, and who takes it in `by`: {step}"
            raise CollectionError(msg)
        getattr(self, f"_{acts[0]}")(step, self.accounts[step["by"]])

    @property
    def head(self) -> Head:
        return Head.objects.get(pk=self.work_id)

    @property
    def submission(self) -> Submission:
        return Submission.objects.filter(works__work_id=self.work_id).latest("at")

    @property
    def _thread(self) -> Comment:
        return Comment.objects.filter(work_id=self.work_id, thread=None).latest("at")

    def _edit(self, step: Record, by: User) -> None:
        work = work_named(self.history.entry)
        with record(work, by=by, act=Act.EDIT, summary=step["edit"], base=base_of(work)):
            for item in step.get("citations", ()):
                self._bring_citation(item)
            for language in step.get("texts", ()):
                self._bring_text(work, language)

    def _bring_citation(self, item: Record) -> None:
        rows = {row["key"]: row["evidence"] for row in self.collection.claims}
        (wanted,) = (row for row in rows[item["claim"]] if row["source"] == item["source"])
        citation = _cited(item)
        for name in CITED:
            setattr(citation, name, wanted.get(name, ""))
        citation.save()

    def _bring_text(self, work: object, language: str) -> None:
        kind, key = self.history.entry.split(":", 1)
        (wanted,) = (
            text
            for text in self.collection.texts
            if (text.kind, text.key, text.language) == (kind, key, language)
        )
        narrative = work_named(self.history.entry).narratives.get(language=language)
        narrative.summary, narrative.body = wanted.summary, wanted.body
        narrative.save()

    def _submit(self, step: Record, by: User) -> None:
        shown = Shown(self.work_id, self.head.number, self.head.digest)
        submit(shown, by=by, request=Request(step["submit"], step["nature"]))

    def _comment(self, step: Record, by: User) -> None:
        citation = _cited(step["citation"])
        anchor = Anchor(
            self.head.number, citation._meta.label_lower, citation.pk, step.get("field", "")
        )
        said = Said(step["comment"].strip(), is_blocking=step.get("is_blocking", False))
        save_draft(self.work_id, anchor, said, by=by)

    def _return(self, step: Record, by: User) -> None:
        self._decide(Judgement(Verdict.RETURN, step["return"]), by)

    def _approve(self, step: Record, by: User) -> None:
        self._decide(Judgement(Verdict.PUBLISH, edition=step["approve"]), by)

    def _decide(self, judgement: Judgement, by: User) -> None:
        submission = self.submission
        decide(submission, by=by, judgement=judgement, seal=seal_of(submission.works.all()))

    def _answer(self, step: Record, by: User) -> None:
        answer(self._thread, by=by, text=step["answer"])

    def _resolve(self, step: Record, by: User) -> None:
        resolve(self._thread, by=by)

    def _refresh(self, step: Record, by: User) -> None:
        head = self.head
        shown = preview(head.work_id, head.kind, work_named(self.history.entry).key, by=by)
        chosen = {
            each.edition.pk: each.signature
            for each in shown.refreshes
            if each.differs and not each.refusal
        }
        refresh(shown, chosen, by=by, summary=step["refresh"])
