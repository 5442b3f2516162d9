"""Making it: the same seed makes the same company, only in an empty house, and a failed attempt leaves no traces."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from xiaodui.core.refusal import Refusal
from xiaodui.customers.models import Contact, Customer, Note
from xiaodui.deals.models import Deal
from xiaodui.demo.life import LIFE, Life
from xiaodui.demo.making import make
from xiaodui.demo.models import DemoCompany
from xiaodui.demo.signins import signins
from xiaodui.journal.models import Fact
from xiaodui.people.models import Person

FEW = 6


def told() -> dict[str, list[Any]]:
    """All that a company is, without ids, salts and the time of recording."""
    deal = ("title", "owner__name", "team__name", "stage__order", "amount", "product__name", "customer__name", "won_on",
            "lost_on", "lost_why", "next_step", "next_on", "expected_on", "created_at")  # fmt: skip
    return {
        "facts": list(Fact.objects.order_by("pk").values_list("verb", "happened_at")),
        "deals": list(Deal.objects.order_by("pk").values_list(*deal)),
        "customers": list(Customer.objects.order_by("pk").values_list("name", "owner__name", "level", "created_at")),
        "contacts": list(Contact.objects.order_by("pk").values_list("name", "title", "phone")),
        "notes": list(Note.objects.order_by("pk").values_list("text", "author__name", "written_at")),
        "people": list(Person.objects.order_by("pk").values_list("login", "name", "team__name", "joined_on")),
    }


def lived(seed: int) -> dict[str, list[Any]]:
    with transaction.atomic():
        make(seed, FEW)
        found = told()
        transaction.set_rollback(True)
    return found


@pytest.mark.long
def test_a_seed_says_all(house, monkeypatch):
    """The same makes the same, another another; and a life that is added changes none of the others."""

    class Idle(Life):
        name, order = "idle", 15

        def day(self, world: Any, day: Any) -> None:
            world.dice(self.name, day).random()

    first = lived(3)
    assert lived(4)["customers"] != first["customers"]
    monkeypatch.setattr(LIFE, "_plugged", [*LIFE, Idle])
    assert lived(3) == first


class TestGround:
    def test_where_people_are_it_is_refused_and_nothing_changes(self, cast):
        before = told()
        with pytest.raises(Refusal, match="已经有公司"):
            make(days=FEW)
        assert told() == before and not DemoCompany.objects.exists()

    def test_the_command_says_so(self, cast):
        with pytest.raises(CommandError, match="已经有公司"):
            call_command("demo", "--days", str(FEW))

    def test_too_short_a_life_is_refused(self, house):
        with pytest.raises(Refusal, match="至少"):
            make(days=2)

    @pytest.mark.long
    def test_what_a_dead_attempt_left_is_emptied_first(self, house):
        class Died(Exception):
            pass

        def die(done: int, total: int) -> None:
            if done == 2:
                raise Died

        with pytest.raises(Died):
            make(3, FEW, die, whole=False)
        assert Person.objects.exists()
        assert make(3, FEW, whole=False)["people"] == 24
        assert DemoCompany.objects.get().made_at

    @pytest.mark.long
    def test_the_command_prints_json_and_progress_is_told(self, house):
        out, steps = StringIO(), []
        call_command("demo", "--days", str(FEW), "--seed", "3", "--json", stdout=out)
        said = json.loads(out.getvalue().splitlines()[-1])
        assert (
            said["people"] == 24 and said["teams"] == 7 and said["won"] + said["lost"] + said["open"] == said["deals"]
        )
        assert steps == []


class TestSignIns:
    @pytest.mark.long
    def test_each_installation_has_its_own_password(self, house):
        passwords = set()
        for _ in range(2):
            with transaction.atomic():
                make(3, FEW)
                passwords.add(signins()[0][1])
                transaction.set_rollback(True)
        assert len(passwords) == 2
