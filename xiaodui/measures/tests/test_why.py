"""Every figure opens: what the panel says is what the API says, and the records go as far as sight."""

from itertools import product
from typing import Any

import pytest

SPAN = "from=2026-01-01&to=2026-03-31"
CODES = ["deals.won_amount", "deals.won_count", "deals.lost_count", "deals.win_rate", "deals.cycle_days"]


@pytest.mark.parametrize(("code", "by"), list(product(CODES, ["person", "team", "product"])))
def test_the_panel_says_what_the_api_says(cast: Any, sold: Any, opens: Any, code: str, by: str) -> None:
    for reader in (cast.laozhou, cast.lijing, cast.wanglei):
        api = opens(reader, f"/api/v1/measures/{code}?{SPAN}&by={by}", json=True)
        assert opens(reader, f"/measures/{code}/why?{SPAN}", json=True)["value"] == api["total"]
        for row in api["rows"]:
            said = opens(reader, f"/measures/{code}/why?{SPAN}&{by}={row['key'] or 'none'}", json=True)
            assert said["value"] == row["value"], row


def test_its_terms_are_the_parts_and_its_records_add_up(cast: Any, sold: Any, opens: Any) -> None:
    said = opens(cast.laozhou, f"/measures/deals.won_amount/why?{SPAN}", json=True)
    assert sum(float(record["value"]) for record in said["records"]) == float(said["value"])
    rate = opens(cast.laozhou, f"/measures/deals.win_rate/why?{SPAN}&person={cast.wanglei.pk}", json=True)
    assert [term["value"] for term in rate["terms"]] == ["3", "1"] and rate["value"] == "0.7500"
    assert len(rate["records"]) == 4


def test_what_he_may_not_see_is_counted_and_not_named(cast: Any, sold: Any, opens: Any) -> None:
    owner = opens(cast.laozhou, f"/measures/deals.won_amount/why?{SPAN}")
    assert "云栖智造" in owner and "看不到" not in owner
    member = opens(cast.wanglei, f"/measures/deals.won_amount/why?{SPAN}")
    assert "云栖智造" not in member and "还有 5 条你看不到" in member


def test_the_panel_shows_rule_and_arithmetic(cast: Any, sold: Any, opens: Any) -> None:
    part = opens(cast.laozhou, f"/measures/deals.win_rate/why?{SPAN}", part="panel")
    assert "6 ÷ (6 + 3)" in part and "都看关闭日" in part and "<html" not in part


def test_more_records_are_asked_for(cast: Any, sold: Any, opens: Any) -> None:
    part = opens(cast.laozhou, f"/measures/deals.won_amount/why?{SPAN}&shown=2", part="panel")
    assert part.count("<li>") == 2 and "再看 6 条" in part


@pytest.mark.parametrize("path", ["nothing/why?" + SPAN, "deals.won_amount/why?" + SPAN + "&person=x"])
def test_what_is_not_there_is_not_found(cast: Any, opens: Any, path: str) -> None:
    opens(cast.laozhou, f"/measures/{path}", status=404)
