"""Who reads a report, where it leads, and how one wants it cheered."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.battles.acts.telling import tell
from xiaodui.battles.models import BattleReport, Win, Wish
from xiaodui.battles.pushing import draw
from xiaodui.journal.models import Fact

pytestmark = pytest.mark.django_db
Wins = Callable[..., Any]


def test_it_leads_to_where_it_stands_in_one_s_own_room(client: Client, cast: Cast, wins: Wins) -> None:
    wins()
    report = BattleReport.objects.get()
    there = sign_in(client, cast.wanglei).get(f"/battles/{report.pk}")
    assert there.status_code == 302
    assert client.get(there["Location"]).status_code == 302
    assert sign_in(client, cast.zhaomin).get(f"/battles/{report.pk}").status_code == 404
    alone = sign_in(client, cast.laozhou).get(f"/battles/{report.pk}")
    assert alone.status_code == 200, "who reaches everything reads it without sitting there"


def test_the_list_holds_what_was_told_to_the_reader(client: Client, cast: Cast, wins: Wins) -> None:
    wins()
    assert "王磊" in sign_in(client, cast.chenchen).get("/battles").content.decode()
    away = sign_in(client, cast.zhaomin).get("/battles").content.decode()
    assert "王磊" not in away
    assert "还没有战报" in away


def told_to(fact: Fact) -> dict[str, set[str]]:
    return {part.said["zh-hans"]["cheer"]: set(part.persons) for part in draw([Row(fact)])}


class Row:
    def __init__(self, fact: Fact) -> None:
        self.subject, self.body = fact.subject, fact.body


def test_a_toast_goes_to_those_who_sit_there_as_each_wishes(client: Client, cast: Cast, wins: Wins) -> None:
    sign_in(client, cast.chenchen).post("/battles/wish", {"how": "off"})
    sign_in(client, cast.lijing).post("/battles/wish", {"how": "on"})
    assert Wish.objects.count() == 2
    wins()
    told = told_to(Fact.objects.get(verb="battlereport.told"))
    assert f"person:{cast.wanglei.pk}" in told["quiet"]
    assert told["on"] == {f"person:{cast.lijing.pk}"}
    everybody = set().union(*told.values())
    assert f"person:{cast.chenchen.pk}" not in everybody
    assert f"person:{cast.zhaomin.pk}" not in everybody


def test_several_told_at_once_are_one_toast(cast: Cast, wins: Wins) -> None:
    for _ in range(5):
        wins(told=False)
    tell(list(Fact.objects.filter(verb="deal.won").order_by("pk")))
    parts = draw([Row(Fact.objects.get(verb="battlereport.told"))])
    assert "5" in parts[0].said["zh-hans"]["html"]
    assert "恒拓" not in parts[0].said["zh-hans"]["html"]
    assert Win.objects.count() == 5


def test_the_api_reads_what_is_published(client: Client, cast: Cast, wins: Wins) -> None:
    wins()
    said = sign_in(client, cast.chenchen).get("/api/v1/battle_reports").json()
    assert said["rows"][0]["wins"][0]["amount"] == "320000"
    assert "恒拓" not in str(said)
    assert sign_in(client, cast.zhaomin).get("/api/v1/battle_reports").json()["rows"] == []


def test_a_list_of_reports_costs_the_same_however_long(
    client: Client, cast: Cast, wins: Wins, django_assert_max_num_queries: Any
) -> None:
    from datetime import timedelta

    from xiaodui.core import clock

    now = clock.now()
    for minute in range(6):
        with clock.at(now + timedelta(minutes=2 * minute)):
            wins()
    assert BattleReport.objects.count() == 6
    sign_in(client, cast.chenchen).get("/battles")
    with django_assert_max_num_queries(12):
        client.get("/battles")
