"""The addresses of the reviewers' pages."""

from django.urls import path

from conferences.review import numbers  # noqa: F401  # registers how changes are named in addresses
from conferences.review.comparing import choose, compare
from conferences.review.history import history
from conferences.review.past import past_state
from conferences.review.publishing import publish_work
from conferences.review.taking_back import restore_change, undo_change

app_name = "review"
urlpatterns = [
    path("<str:kind>/<uuid:work_id>/publish/", publish_work, name="publish"),
    path("<str:kind>/<uuid:work_id>/history/", history, name="history"),
    path("<str:kind>/<uuid:work_id>/at/<change:number>/", past_state, name="at"),
    path("<str:kind>/<uuid:work_id>/compare/", choose, name="choose"),
    path("<str:kind>/<uuid:work_id>/compare/<span:span>/", compare, name="compare"),
    path("<str:kind>/<uuid:work_id>/undo/<change:number>/", undo_change, name="undo"),
    path("<str:kind>/<uuid:work_id>/restore/<change:number>/", restore_change, name="restore"),
]
