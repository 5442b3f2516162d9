"""A fact is written once: no path changes or removes it."""

import pytest
from django.db import DatabaseError, connection, transaction

from xiaodui.journal import Fact
from xiaodui.journal.models import Unchangeable
from xiaodui.journal.tests.facts import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact(db: None) -> Fact:
    write(1)
    return Fact.objects.get()


@pytest.mark.parametrize("change", [
    lambda fact: fact.save(),
    lambda fact: fact.save(update_fields=["actor"]),
    lambda fact: fact.delete(),
    lambda fact: Fact.objects.update(actor="person:2"),
    lambda fact: Fact.objects.filter(pk=fact.pk).delete(),
    lambda fact: Fact.objects.all().delete(),
    lambda fact: Fact.objects.bulk_update([fact], ["actor"]),
    lambda fact: Fact.objects.update_or_create(pk=fact.pk, defaults={"actor": "person:2"}),
])  # fmt: skip
def test_no_path_of_ours_changes_a_fact(fact, change):
    body = fact.body
    fact.actor = "person:2"
    with pytest.raises(Unchangeable):
        change(fact)
    assert Fact.objects.get().body == body


def test_a_copy_cannot_overwrite_it(fact):
    with pytest.raises(DatabaseError), transaction.atomic():
        Fact(pk=fact.pk, body="{}", happened_at=fact.happened_at, recorded_at=fact.recorded_at).save()


def test_the_database_refuses_a_change(fact):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_fact SET actor = 'person:2'")


def test_postgresql_refuses_a_removal(fact):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite's tables are emptied by DELETE between tests, so it has no such trigger")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_fact")
