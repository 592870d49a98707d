"""The addresses of the reviewers' pages."""

from django.urls import path

from conferences.review.publishing import publish_work

app_name = "review"
urlpatterns = [
    path("<str:kind>/<uuid:work_id>/publish/", publish_work, name="publish"),
]
