"""Who was asked out of a room: those removed before may still walk in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chat", "0005_urgent_and_lounge")]

    operations = [migrations.AddField("seat", "removed_at", models.DateTimeField(blank=True, null=True))]
