"""A person's values go, the chain stays."""

import pytest
from django.db import transaction

from xiaodui.journal import Fact, exporting, record
from xiaodui.journal.erasing import erase
from xiaodui.journal.models import Personal
from xiaodui.journal.tests.facts import SAID, seal_all, write

pytestmark = pytest.mark.django_db


def test_erasing_leaves_the_chain_whole_and_says_that_it_was_done():
    write(3)
    with transaction.atomic():
        record(SAID, "contact:5", by="person:1", personal={"phone": "13800006027", "name": "周敏"})
        record(SAID, "contact:6", by="person:1", personal={"phone": "13900001111"})
    seal_all()
    assert "13800006027" in Personal.objects.values_list("value", flat=True)
    with transaction.atomic():
        assert erase("contact:5", by="person:2") == 2
    seal_all()
    assert list(Personal.objects.values_list("value", flat=True)) == ["13900001111"]
    assert not any("13800006027" in body or "周敏" in body for body in Fact.objects.values_list("body", flat=True))
    assert exporting.verify_here(exporting.heads_here()).findings == []
    said = Fact.objects.latest("id")
    assert (said.verb, said.subject, said.detail) == ("personal.erased", "contact:5", {"count": 2})


def test_erasing_nothing_says_nothing():
    with transaction.atomic():
        assert erase("contact:5", by="person:2") == 0
    assert not Fact.objects.exists()
