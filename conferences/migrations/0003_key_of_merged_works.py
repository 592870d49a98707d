"""The key of a merged work stands with its merger, for states that name it still."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conferences", "0002_review_notices_addresses")]

    operations = [
        migrations.AddField(
            model_name="merger",
            name="merged_key",
            field=models.CharField(default="", max_length=80),
            preserve_default=False,
        ),
    ]
