"""The addresses of the editors' API, below /api/v1/desk/."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from conferences.addresses import WORDS_OF_KINDS
from conferences.desk_api.batches import BatchView
from conferences.desk_api.histories import ChangesView, ComparisonView, StateView
from conferences.desk_api.submitting import SubmitView
from conferences.desk_api.taking_back import RestoreView, UndoView
from conferences.desk_api.works import WorksView, WorkView
from conferences.review import numbers  # noqa: F401  # registers how changes are named in addresses

ONE = {
    "": ("detail", WorkView),
    "changes/": ("changes", ChangesView),
    "changes/<change:number>/": ("change", StateView),
    "compare/<change:a>/<change:b>/": ("compare", ComparisonView),
    "undo/<change:number>/": ("undo", UndoView),
    "restore/<change:number>/": ("restore", RestoreView),
    "submit/": ("submit", SubmitView),
}


def _of_kind(kind: str, word: str) -> Iterator[URLPattern]:
    yield path(f"{word}/", WorksView.as_view(kind=kind), name=f"{word}-list")
    for rest, (name, view) in ONE.items():
        yield path(f"{word}/<uuid:work_id>/{rest}", view.as_view(kind=kind), name=f"{word}-{name}")


app_name = "desk-api"
urlpatterns = [
    path("batch/", BatchView.as_view(), name="batch"),
    *(pattern for kind, word in WORDS_OF_KINDS.items() for pattern in _of_kind(kind, word)),
]
