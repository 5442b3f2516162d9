"""The stages a new company starts with; it may change them all."""

from django.db import migrations

FIRST = [
    ("初步接触", "Prospecting", 1, 10, 7),
    ("需求确认", "Engaging", 2, 30, 10),
    ("方案报价", "Proposal", 3, 50, 12),
    ("合同谈判", "Negotiation", 4, 80, 14),
]


def add(apps, schema_editor):
    stage = apps.get_model("deals", "Stage")
    stage.objects.bulk_create(
        [stage(name_zh=zh, name_en=en, order=order, chance=chance, usual_days=days, engages=order > 1) for zh, en, order, chance, days in FIRST]
    )


class Migration(migrations.Migration):
    dependencies = [("deals", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
