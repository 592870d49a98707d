"""What the checks found over time, as a table with a small drawing of each row."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.review.access import page
from conferences.review.submission_access import for_desk
from conferences.review.tables import table
from conferences.services.entry_library import WORK_MODELS
from conferences.services.findings import CODES
from conferences.services.health import Course, health_by_day, health_over_time
from conferences.services.rights import kinds_seen_by

# The drawing beside a row, in its own units.
WIDTH, HEIGHT, MARGIN = 96, 24, 3


class HealthForm(forms.Form):
    """Of which kind of works, and how far apart, the numbers are shown."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of work"), required=False)
    step = forms.ChoiceField(
        label=gettext_lazy("The last day of each"),
        required=False,
        choices=[
            ("day", gettext_lazy("day")),
            ("week", gettext_lazy("week")),
            ("month", gettext_lazy("month")),
            ("year", gettext_lazy("year")),
        ],
    )

    def __init__(self, *args: object, kinds: tuple[str, ...]) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # what was asked
        names = [(kind, capfirst(str(WORK_MODELS[kind]._meta.verbose_name))) for kind in kinds]
        self.fields["kind"].choices = [("", _("any")), *names]  # type: ignore[attr-defined]  # a choice field


@dataclass(frozen=True)
class Row:
    """The course of one check, in words, numbers and as the points of a line."""

    course: Course
    words: str
    points: str

    @property
    def fewer(self) -> int:
        """How many fewer there are on the last day than on the first."""
        return -(self.difference or 0)

    @property
    def difference(self) -> int | None:
        """How many more there are on the last day than on the first; None with one day."""
        numbers = self.course.numbers
        return numbers[-1] - numbers[0] if len(numbers) > 1 else None


@for_desk()
def health_page(request: HttpRequest, user: User) -> HttpResponse:
    """Show how often each check found something on the last days on which all works were checked."""
    kinds = kinds_seen_by(user)
    form = HealthForm(request.GET, kinds=kinds)
    form.is_valid()
    kind, step = form.cleaned_data.get("kind"), form.cleaned_data.get("step") or "day"
    health = health_over_time((kind,) if kind else kinds, step=step)
    most = max((number for course in health.courses for number in course.numbers), default=0)
    context = {
        "title": _("Health over time"),
        "form": form,
        "days": health.days,
        "rows": [
            Row(course, str(CODES[course.code]), _points(health.days, course.numbers, most))
            for course in health.courses
            if any(course.numbers)
        ],
        "silent": [course.code for course in health.courses if not any(course.numbers)],
        "is_filtered": bool(kind or form.cleaned_data.get("step")),
    }
    return page(request, "health.html", context)


def _points(days: tuple[date, ...], numbers: tuple[int, ...], most: int) -> str:
    """Return the points of a line: as far apart as the days, and on one scale for all rows."""
    if len(days) < 2:
        return ""
    span = (days[-1] - days[0]).days
    across, up = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
    return " ".join(
        f"{MARGIN + across * (day - days[0]).days / span:.1f},"
        f"{HEIGHT - MARGIN - up * number / (most or 1):.1f}"
        for day, number in zip(days, numbers, strict=True)
    )


@for_desk()
def health_days_csv(request: HttpRequest, user: User) -> HttpResponseBase:
    """Send every number that was kept, of kinds that the account may see: a line for each."""
    headings = ("day", "code", "level", "kind", "number")
    return table("health-over-time", headings, health_by_day(kinds_seen_by(user)))
