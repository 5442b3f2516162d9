from django.db import migrations, models

ENDS = [
    ("replied", "回了"), ("signed", "用表情回了"), ("settled", "问的人说有答案了"), ("withdrawn", "撤回了"),
    ("other", "别人答了"), ("excused", "不该由他答"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("norms", "0004_held_decider")]

    operations = [migrations.AlterField("wait", "end", models.CharField(blank=True, choices=ENDS, max_length=10))]
