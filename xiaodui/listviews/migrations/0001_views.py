from django.db import migrations, models


def take_over(apps, schema_editor):
    """Views were kept at the bottom of the house, where nobody knew people; they come along."""
    View, Person = apps.get_model("listviews", "View"), apps.get_model("people", "Person")
    people = set(Person.objects.values_list("pk", flat=True))
    kept = apps.get_model("core", "SavedView").objects.exclude(name="").iterator()
    made = [View(owner_id=one.person_id, page=one.page, name=one.name, query=one.query) for one in kept if one.person_id in people]
    View.objects.bulk_create(made, batch_size=500)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("core", "0004_working_hours"), ("people", "0003_working_time")]
    run_before = [("core", "0005_views_have_a_room")]
    operations = [
        migrations.CreateModel(
            name="View",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.CharField(max_length=40)),
                ("name", models.CharField(blank=True, max_length=40)),
                ("query", models.CharField(blank=True, max_length=1000)),
                ("columns", models.JSONField(default=list)),
                ("shared_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("opens", models.ForeignKey(blank=True, null=True, on_delete=models.SET_NULL, related_name="opened_by", to="listviews.view")),
                ("owner", models.ForeignKey(on_delete=models.CASCADE, related_name="views", to="people.person")),
                ("team", models.ForeignKey(blank=True, null=True, on_delete=models.SET_NULL, related_name="views", to="people.team")),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("shared_at__isnull", False)), fields=["page", "team"], name="view_shared")
                ],
                "constraints": [models.UniqueConstraint(fields=("owner", "page", "name"), name="one_view_of_a_name")],
            },
        ),
        migrations.CreateModel(
            name="Arrangement",
            fields=[],
            options={"proxy": True, "indexes": [], "constraints": []},
            bases=("listviews.view",),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
