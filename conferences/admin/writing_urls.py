"""What the desk's scripts ask while somebody writes, below /admin/writing/."""

from django.urls import path

from conferences.admin.dating import date
from conferences.admin.held import token
from conferences.admin.pasting import paste
from conferences.admin.picking import complete, named, sources, works

app_name = "writing"
urlpatterns = [
    path("sources/", sources, name="sources"),
    path("works/", works, name="works"),
    path("named/", named, name="named"),
    path("complete/", complete, name="complete"),
    path("paste/", paste, name="paste"),
    path("date/", date, name="date"),
    path("token/", token, name="token"),
]
