"""The built-in roles."""

from django.db import migrations

from xiaodui.people import builtin


def lay(apps, schema_editor):
    builtin.lay(apps.get_model("people", "Role"))


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
