"""Every constraint of a versioned row says in words what it demands."""

from sources.editorial.refusals import is_explained
from sources.editorial.versioning import versioned_models


def test_every_constraint_has_a_sentence():
    unexplained = [
        constraint.name
        for model in versioned_models()
        for constraint in model._meta.constraints
        if not is_explained(constraint.name)
    ]
    assert unexplained == []
