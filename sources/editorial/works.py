"""The abstract base of every work's own record."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.editorial.folding import fold, make_slug
from sources.editorial.models import Work
from sources.editorial.versioned import VersionedModel


class WorkRecord(VersionedModel, Work):
    """A work's own record: a key that never changes, a slug that readers see, and what the kind adds."""

    owner_path = "pk"
    kind_of_work: ClassVar[str]
    title_field: ClassVar[str] = "title"

    key = models.SlugField(
        _("key"),
        max_length=80,
        blank=True,
        help_text=_(
            "The name by which texts and exports refer to this. Made from the title; never changes."
        ),
    )
    slug = models.SlugField(
        _("address"),
        max_length=80,
        blank=True,
        help_text=_("The last part of the page's address. Left empty, it is made from the title."),
    )

    class Meta(VersionedModel.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.label or self.title_in_lists()

    def title_in_lists(self) -> str:
        """Return what the work is called in lists and choices."""
        title: str = getattr(self, self.title_field)
        return title

    def in_lists(self) -> tuple[str, str, str]:
        """Return what the common table of works holds: kind, label, folded label."""
        title = self.title_in_lists()
        return self.kind_of_work, title[:300], fold(title)[:300]

    def normalise(self) -> None:
        """Bring text to one form and derive key, slug and the columns of the common table."""
        super().normalise()
        title = self.title_in_lists()
        self.kind, self.label, self.folded_label = self.in_lists()
        others = type(self)._default_manager.exclude(pk=self.pk)
        if not self.slug:
            self.slug = make_slug(
                self.key or title,
                fallback=self.kind,
                taken=lambda slug: others.filter(slug=slug).exists(),
            )
        if not self.key:
            self.key = make_slug(
                title, fallback=self.kind, taken=lambda key: others.filter(key=key).exists()
            )
