from django.db import migrations, models

QUOTING = ("方案报价", "报价")


def mark(apps, schema_editor):
    apps.get_model("deals", "Stage").objects.filter(name_zh__in=QUOTING).update(quotes=True)


class Migration(migrations.Migration):
    dependencies = [("deals", "0004_sums_with_ids")]
    operations = [
        migrations.AddField("stage", "quotes", models.BooleanField(default=False)),
        migrations.AddField("deal", "contract_until", models.DateField(blank=True, null=True)),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
