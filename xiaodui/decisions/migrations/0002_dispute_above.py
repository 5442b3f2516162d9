"""To whom a dispute came because nobody who leads its parties is without a part in it."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_decisions"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField("dispute", "above", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
    ]
