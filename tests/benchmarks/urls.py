"""The site's addresses, and before them those of the bare view."""

from django.urls import path

from config.urls import handler400, handler404, handler500
from config.urls import urlpatterns as of_the_site
from tests.benchmarks.bare import bare

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]

# First, so that finding it costs as little as can be: the entry's page has the harder part.
urlpatterns = [path("bare/<slug:name>/", bare), *of_the_site]
