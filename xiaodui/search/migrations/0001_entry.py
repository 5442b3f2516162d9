from django.db import migrations, models


def derive_index(apps, schema_editor):
    from xiaodui.search.schema import create_index

    create_index(schema_editor)


def drop_index(apps, schema_editor):
    from xiaodui.search.schema import drop_index

    drop_index(schema_editor)


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=24)),
                ("ref_id", models.BigIntegerField()),
                ("title", models.CharField(max_length=300)),
                ("hint", models.CharField(blank=True, max_length=300)),
                ("title_words", models.TextField()),
                ("other_words", models.TextField(blank=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "ref_id"), name="one_entry_a_record")],
            },
        ),
        migrations.RunPython(derive_index, drop_index),
    ]
