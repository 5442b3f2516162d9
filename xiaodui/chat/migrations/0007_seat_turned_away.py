"""Who asked to come in and was told no."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chat", "0006_seat_removed")]

    operations = [
        migrations.AddField("seat", "turned_away_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("seat", "word", models.CharField(blank=True, default="", max_length=300), preserve_default=False),
    ]
