"""The search index: derived from current editions and nothing else, and made anew from them at any time.

Each word has, for every place where it may stand, the set of entries that have it there, as bits in
blocks of entries. Sets are joined and counted by the same code on every database. The rows are
written in the acts that publish and withdraw; they are protected like editions, although they are
no record of anything: `manage.py rebuild_search` writes what is missing and changes nothing else.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models.edition import Edition
from sources.editorial.versioning import append_only

LONGEST_WORD = 60
LONGEST_NAME = 200


class SearchField(models.IntegerChoices):
    """Where a word stands in an entry, or that it is no word but a property to narrow by."""

    PROPERTY = 0, _("property")
    WHOLE_NAME = 1, _("whole title or name")
    TITLE = 2, _("title")
    NAME = 3, _("other name")
    STATEMENT = 4, _("statement")
    TEXT = 5, _("text")
    TEXT_TWICE = 6, _("text, twice or more")
    TEXT_FOUR_TIMES = 7, _("text, four times or more")
    TEXT_EIGHT_TIMES = 8, _("text, eight times or more")


@append_only
class SearchDocument(models.Model):
    """Derived: a work that search finds, by the number of its bit, and the edition that is indexed.

    A work keeps its number for as long as it is found. `heading` is what equals are ordered by,
    `properties` what they are counted by, `words` the folded words outside of the text, in lines.
    """

    number = models.PositiveIntegerField(primary_key=True)
    edition = models.OneToOneField(
        Edition, on_delete=models.PROTECT, related_name="search_document"
    )
    heading = models.CharField(max_length=400)
    properties = models.TextField()
    words = models.TextField()

    class Meta:
        verbose_name = _("document of the search")
        verbose_name_plural = _("documents of the search")

    def __str__(self) -> str:
        return self.heading


@append_only
class SearchPosting(models.Model):
    """Derived: which entries of a block have a word in a field, a bit for each."""

    word = models.CharField(max_length=220)
    field = models.PositiveSmallIntegerField(choices=SearchField)
    block = models.PositiveIntegerField()
    bits = models.BinaryField()

    class Meta:
        verbose_name = _("posting of the search")
        verbose_name_plural = _("postings of the search")
        constraints = [
            models.UniqueConstraint(fields=["word", "block", "field"], name="searchposting_once"),
        ]
        indexes = [models.Index(fields=["block"], name="searchposting_of_block")]

    def __str__(self) -> str:
        return self.word


@append_only
class SearchName(models.Model):
    """Derived: a title or name, from one of its words on, by which a work is suggested while typing."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="names")
    folded = models.CharField(max_length=LONGEST_NAME, db_index=True)
    text = models.CharField(max_length=300)
    language = models.CharField(max_length=20, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("name in the search")
        verbose_name_plural = _("names in the search")

    def __str__(self) -> str:
        return self.text


@append_only
class SearchLock(models.Model):
    """Derived: one row, which whoever writes the index holds until the act is committed."""

    class Meta:
        verbose_name = _("lock of the search")
        verbose_name_plural = _("locks of the search")

    def __str__(self) -> str:
        return str(self.pk)
