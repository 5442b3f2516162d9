"""The stock of intents: the chart's figures are the measure's, and open to the customers in sight."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.core import clock
from xiaodui.customers import acts
from xiaodui.customers.models import Customer
from xiaodui.customers.stock import lines, points
from xiaodui.journal.following import settle

pytestmark = pytest.mark.django_db
NAMES = ("苏州恒拓精密机械有限公司", "宁波海晟物流有限公司", "扬州嘉禾食品有限公司")


@pytest.fixture
def history(cast: Cast) -> Callable[..., None]:
    """40 days ago three of 王磊's, A, A and B; 20 days ago one A became B; today one B is 赵敏's."""
    now = clock.now()
    with clock.at(now - timedelta(days=40)):
        made = [acts.create(by=cast.wanglei, name=name, level=level) for name, level in zip(NAMES, "AAB", strict=True)]
    with clock.at(now - timedelta(days=20)):
        first = Customer.objects.get(pk=made[0].pk)
        acts.edit(first, by=cast.wanglei, version=first.version, name=first.name, level="B")
    last = Customer.objects.get(pk=made[2].pk)
    acts.hand_over(last, by=cast.wanglei, to=cast.zhaomin, reason="他离得近")
    settle()
    return None  # type: ignore[return-value]


def test_it_grows_and_shrinks_day_by_day(cast: Cast, history: Any) -> None:
    days = points(cast.laozhou, "day", only={"person_id": cast.wanglei.pk})
    assert len(days) == 31 and days[-1].day == clock.today()
    assert (days[0].counts["A"], days[0].counts["B"]) == (2, 1), "what was there before the chart begins counts"
    assert (days[-2].counts["A"], days[-2].counts["B"]) == (1, 2)
    assert (days[-1].counts["A"], days[-1].counts["B"]) == (1, 1)
    months = points(cast.laozhou, "month", only={"person_id": cast.wanglei.pk})
    assert months[-1].counts == days[-1].counts and months[-1].day == clock.today()


def test_by_person_and_team_as_far_as_sight_goes(cast: Cast, history: Any) -> None:
    since = clock.today() - timedelta(days=30)
    whole = {
        line.name: (line.counts["A"], line.counts["B"], line.changes["B"])
        for line in lines(cast.laozhou, "person", since)
    }
    assert whole == {"王磊": (1, 1, 0), "赵敏": (0, 1, 1)}
    assert [line.name for line in lines(cast.fresh(cast.zhaomin), "person", since)] == ["赵敏"]
    teams = {line.name: line.total for line in lines(cast.laozhou, "team", since)}
    assert teams["雷霆队"] == 2 and teams["长风队"] == 1


def test_the_page_its_table_and_where_each_figure_leads(cast: Cast, history: Any, client: Any) -> None:
    page = sign_in(client, cast.lijing).get("/customers/stock?cut=day").text
    assert "stock-data" in page and f"?level=A&amp;owner={cast.wanglei.pk}" in page
    assert "赵敏" not in page.split('id="stock"')[1], "another region's are not hers to see"
    today = points(cast.fresh(cast.lijing), "day")[-1]
    why = client.get(f"/measures/customers.level_a/why?{today.query}", headers={"Accept": "application/json"}).json()
    assert int(float(why["value"])) == today.counts["A"] == 1, "the figure and its evidence agree"
    found = client.get(f"/customers?level=A&owner={cast.wanglei.pk}").text
    assert NAMES[1] in found and NAMES[0] not in found


def test_one_person_s_and_a_team_s_and_no_stranger(cast: Cast, history: Any, client: Any) -> None:
    sign_in(client, cast.lijing)
    mine = client.get(
        f"/customers/stock?person={cast.wanglei.pk}", headers={"HX-Request": "true", "HX-Target": "stock"}
    ).text
    assert mine.lstrip().startswith("<div") and "王磊" in mine
    assert client.get(f"/customers/stock?within={cast.thunder.pk}&by=team").status_code == 200
    assert client.get("/customers/stock?person=999999").status_code == 404
    theirs = points(cast.fresh(cast.lijing), "day", only={"person_id": cast.zhaomin.pk})
    assert not any(any(point.counts.values()) for point in theirs), "of another region she reads nothing"


def test_without_any_intent_it_says_what_to_do(cast: Cast, client: Any) -> None:
    assert "定成 A、B、C 或 D" in sign_in(client, cast.wanglei).get("/customers/stock").text
