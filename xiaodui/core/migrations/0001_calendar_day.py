from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True)),
                ("is_workday", models.BooleanField()),
                ("name", models.CharField(blank=True, max_length=60)),
            ],
            options={"ordering": ["day"]},
        ),
    ]
