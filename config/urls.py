"""Where every address of the site leads."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from conferences.views.robots import favicon, robots

urlpatterns = [
    path("admin/", admin.site.urls),
    path("review/", include("conferences.review.urls")),
    path("robots.txt", robots),
    path("favicon.ico", favicon),
    path("api/v1/", include("conferences.api.urls")),
]

# Last, because the public site takes every address that is left.
urlpatterns += i18n_patterns(path("", include("conferences.urls")), prefix_default_language=False)

handler400 = "conferences.views.errors.bad_request"
handler404 = "conferences.views.errors.not_found"
handler500 = "conferences.views.errors.failed"
