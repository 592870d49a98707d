"""Add the words by which sources are found as one types, and write those of the sources there are."""

from django.db import migrations, models

from sources.editorial.folding import fold

TEXTS = (
    "key", "title", "romanised_title", "translated_title", "original_title", "container_title", "issued",
    "archive", "archive_place", "number", "isbn", "issn", "doi",
)
STEPS = (("fonds", "f fond fonds"), ("series", "op opis series"), ("file", "d delo file"))
BATCH = 400


def write_words(apps, schema_editor):
    """Write the words of all sources, some hundred at a time."""
    source, creator, source_word = (
        apps.get_model("sources", name) for name in ("Source", "Creator", "SourceWord")
    )
    names = {}
    for key, *parts in creator.objects.values_list(
        "source_id", "family", "given", "literal", "romanised"
    ):
        names.setdefault(key, []).extend(parts)
    rows = []
    for found in source.objects.values("pk", *TEXTS, *(column for column, _names in STEPS)).iterator():
        texts = [found[column] for column in TEXTS] + names.get(found["pk"], [])
        texts += [f"{said} {found[column]}" for column, said in STEPS if found[column]]
        words = {word[:60] for text in texts for word in fold(text).split()}
        rows += [source_word(work_id=found["pk"], word=word) for word in sorted(words)]
        if len(rows) > 20 * BATCH:
            source_word.objects.bulk_create(rows, batch_size=BATCH)
            rows = []
    source_word.objects.bulk_create(rows, batch_size=BATCH)


class Migration(migrations.Migration):

    dependencies = [
        ("sources", "0002_add_imports_of_sources"),
    ]

    operations = [
        migrations.CreateModel(
            name="SourceWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("work_id", models.UUIDField()),
                ("word", models.CharField(max_length=60)),
            ],
            options={
                "verbose_name": "word of a source",
                "verbose_name_plural": "words of sources",
                "indexes": [
                    models.Index(
                        fields=["word", "work_id"],
                        name="sourceword_beginning",
                        opclasses=["varchar_pattern_ops", "uuid_ops"],
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("work_id", "word"), name="sourceword_once")
                ],
            },
        ),
        migrations.RunPython(write_words, migrations.RunPython.noop, elidable=True),
    ]
