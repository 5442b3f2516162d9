import django.db.models.deletion
from django.db import migrations, models


def derive_index(apps, schema_editor):
    from xiaodui.chatsearch.schema import create_index

    create_index(schema_editor)


def drop_index(apps, schema_editor):
    from xiaodui.chatsearch.schema import drop_index

    drop_index(schema_editor)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("chat", "0001_rooms")]

    operations = [
        migrations.CreateModel(
            name="Said",
            fields=[
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+",
                        serialize=False, to="chat.message",
                    ),
                ),
                ("words", models.TextField()),
            ],
        ),
        migrations.RunPython(derive_index, drop_index),
    ]
