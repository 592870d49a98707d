"""Keep with an edition what sort of change it was, and whether it corrects what was stated."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('conferences', '0004_numbers_of_submissions'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='is_correction',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='edition',
            name='nature',
            field=models.CharField(blank=True, choices=[('correction', 'correction'), ('addition', 'addition'), ('wording', 'wording'), ('sources', 'sources')], default='', max_length=12),
        ),
    ]
