"""What is held keeps the act and its input; what was taken down keeps what it carried."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations, models

UNDONE = ("post:", "poll:", "thanks:")
"""Rows of these were undone with the message that was held: only its words are left."""


def fill(apps, schema_editor):
    for held in apps.get_model("norms", "Held").objects.all():
        kept = [key for key in held.enclosed if not key.startswith(UNDONE)]
        held.said = {"text": held.text, "enclosed": kept, "under": held.under_id}
        held.enclosed = kept
        held.save(update_fields=["said", "enclosed"])


class Migration(migrations.Migration):
    dependencies = [("norms", "0002_flag_decider")]

    operations = [
        migrations.AddField("held", "act", models.CharField(default="rooms.say", max_length=40)),
        migrations.AddField("held", "said", models.JSONField(default=dict, encoder=DjangoJSONEncoder)),
        migrations.AddField("takedown", "enclosed", models.JSONField(default=list)),
        migrations.AddField("objection", "left", models.CharField(blank=True, default="", max_length=300), preserve_default=False),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveField("held", "under"),
    ]
