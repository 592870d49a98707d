"""What an editor sees of an entry that nobody has touched is what readers have, source by source."""

import re

import pytest
from django.conf import settings

from conferences.models import Event
from conferences.services.previewing import StatePreview
from sources.editorial.states import present_state

pytestmark = pytest.mark.django_db


# Their pages tell of claims of other entries as well, with sources that those alone cite.
@pytest.mark.parametrize("key", ["series", "zakopane-dec", "zakopane-feb", "przemysl-m"])
def test_of_a_published_entry_nothing_is_marked(first_collection, key):
    preview = StatePreview(present_state(Event.objects.get(key=key).pk))
    for language, _name in settings.LANGUAGES:
        article = preview.article_since(language)
        assert re.findall("<(?:ins|del)>.{0,80}", article) == []
    assert preview.edition > 0
