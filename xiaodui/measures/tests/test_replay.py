"""The journal alone gives every tally again; whatever differs is found and mended."""

import json
from io import StringIO
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.models import F

from xiaodui.deals.models import Deal
from xiaodui.measures.models import Tally
from xiaodui.measures.replay import replay

ROOMS = ("deals_deal", "customers_contact", "customers_involvement", "customers_note", "customers_customer",
         "catalog_product")  # fmt: skip

ABOVE = {
    model._meta.db_table: None
    for label in ("followups", "dossiers", "pool", "assignment", "collisions", "matching")
    for model in apps.get_app_config(label).get_models()
}
"""Tables that hang on customers: TRUNCATE takes them along, SQLite must be told."""


def empty_the_rooms() -> None:
    """Their rows are gone at one blow, foreign keys or not, until the test's transaction is rolled back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"TRUNCATE {', '.join(ROOMS)} CASCADE")
        else:
            cursor.execute("PRAGMA defer_foreign_keys=ON")
            for table in ABOVE | dict.fromkeys(ROOMS):
                cursor.execute(f"DELETE FROM {table}")


def checked() -> tuple[int, dict[str, Any]]:
    out, code = StringIO(), 0
    try:
        call_command("rebuild_tallies", "--check", "--json", stdout=out)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, json.loads(out.getvalue().splitlines()[-1])


def test_nothing_differs_with_the_rooms_emptied(sold: Any) -> None:
    before = Tally.objects.count()
    empty_the_rooms()
    assert not Deal.objects.exists()
    code, said = checked()
    assert (code, said["differences"], said["tallies"]) == (0, 0, before) and before > 30


class TestADifferenceIsFound:
    def test_a_changed_value(self, sold: Any) -> None:
        assert checked()[0] == 0
        first = Tally.objects.filter(measure="deals.won_amount").earliest("pk")
        Tally.objects.filter(pk=first.pk).update(value=F("value") + 1)
        code, said = checked()
        assert (code, said["differences"]) == (1, 2), "one that should be, one that shouldn't"

    def test_a_missing_and_a_doubled_tally(self, sold: Any) -> None:
        first, last = Tally.objects.earliest("pk"), Tally.objects.latest("pk")
        first.delete()
        last.pk = None
        last.save()
        assert checked()[1]["differences"] == 2

    def test_a_tally_of_no_fact(self, sold: Any) -> None:
        stray = Tally.objects.latest("pk")
        stray.pk, stray.fact_id = None, 10_000_000
        stray.save()
        code, said = checked()
        assert (code, said["differences"]) == (1, 1)

    def test_rebuilding_mends_them(self, sold: Any) -> None:
        wanted = sorted(Tally.objects.values_list("measure", "person_id", "value", "fact_id"))
        Tally.objects.filter(measure="deals.won_count").update(person_id=None)
        done = replay(mend=True)
        assert done.differences and done.mended
        assert sorted(Tally.objects.values_list("measure", "person_id", "value", "fact_id")) == wanted
        assert replay().differences == 0
