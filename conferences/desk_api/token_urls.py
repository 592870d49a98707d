"""The addresses of the page of tokens, below /admin/tokens/."""

from django.urls import path

from conferences.desk_api.tokens import revoke, tokens

app_name = "tokens"
urlpatterns = [
    path("", tokens, name="list"),
    path("<int:token_id>/revoke/", revoke, name="revoke"),
]
