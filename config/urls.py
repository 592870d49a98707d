"""Where every address of the site leads."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from conferences.views.robots import favicon, robots
from conferences.views.sitemap import sitemap, sitemap_part

urlpatterns = [
    path("admin/tokens/", include("conferences.desk_api.token_urls")),
    path("admin/writing/", include("conferences.admin.writing_urls")),
    path("admin/", admin.site.urls),
    path("review/", include("conferences.review.urls")),
    path("robots.txt", robots),
    path("favicon.ico", favicon),
    path("sitemap.xml", sitemap),
    path("sitemap-<int:number>.xml", sitemap_part),
    # Before the public API, which answers for every address below its own.
    path("api/v1/desk/", include("conferences.desk_api.urls")),
    path("api/v1/", include("conferences.api.urls")),
]

# Last, because the public site takes every address that is left.
urlpatterns += i18n_patterns(path("", include("conferences.urls")), prefix_default_language=False)

handler400 = "conferences.views.errors.bad_request"
handler404 = "conferences.views.errors.not_found"
handler500 = "conferences.views.errors.failed"
