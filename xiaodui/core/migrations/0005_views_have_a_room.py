from django.db import migrations


class Migration(migrations.Migration):
    """Views of lists know people, so they moved up; their room takes the rows over before this."""

    dependencies = [("core", "0004_working_hours")]
    operations = [migrations.DeleteModel(name="SavedView")]
