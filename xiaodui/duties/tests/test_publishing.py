"""What a charter publishes is seen by the team's neighbours as name and figure, by nobody else, and never as records."""

from typing import Any

import pytest

from tests.cast import Cast, sign_in
from tests.sold import NOW, sell
from xiaodui.core import clock
from xiaodui.core.refusal import Invalid
from xiaodui.duties import acts
from xiaodui.duties.models import Charter
from xiaodui.measures.asking import ask, totals
from xiaodui.measures.explain import explain
from xiaodui.measures.period import Period
from xiaodui.people.acts import move

pytestmark = pytest.mark.django_db
MARCH = Period(NOW.date().replace(month=1, day=1), NOW.date().replace(day=31))
RATE, LOST = "deals.win_rate", "deals.lost_count"


@pytest.fixture
def season(cast: Cast) -> Any:
    sell(cast)
    with clock.at(NOW):
        yield cast


def charter(cast: Cast, team: Any, *codes: str, by: Any = None) -> Charter:
    draft = acts.draft_charter(
        by=by or cast.laozhou, team=team, purpose="把线做稳", beyond="让新人敢开口", publishes=list(codes)
    )
    return acts.publish_charter(draft, by=by or cast.laozhou)


def rows(code: str, person: Any, by: str = "person") -> dict[str, Any]:
    return {row.name: row.value for row in ask(code, Cast.fresh(person), MARCH, by).rows}


def test_without_a_charter_a_member_reads_his_own_alone(season: Cast) -> None:
    assert set(rows(RATE, season.wanglei)) == {"王磊"}


def test_what_a_charter_publishes_its_neighbours_read_whole(season: Cast) -> None:
    charter(season, season.thunder, RATE)
    whole = rows(RATE, season.laozhou)
    assert rows(RATE, season.wanglei) == {name: whole[name] for name in ("王磊", "陈晨")}
    assert whole["陈晨"] is not None
    assert rows(RATE, season.wanglei, "team")["雷霆队"] == rows(RATE, season.laozhou, "team")["雷霆队"]


def test_those_outside_the_team_above_read_as_before(season: Cast) -> None:
    before = rows(RATE, season.zhaomin), rows(RATE, season.zhaomin, "team")
    charter(season, season.thunder, RATE)
    assert (rows(RATE, season.zhaomin), rows(RATE, season.zhaomin, "team")) == before
    charter(season, season.company, RATE)
    assert set(rows(RATE, season.zhaomin)) == set(rows(RATE, season.laozhou))


def test_only_what_it_names_is_published(season: Cast) -> None:
    """The rate is made of lost deals, too; asked together or apart, their count stays what it was."""
    before = rows(LOST, season.wanglei)
    charter(season, season.thunder, RATE)
    assert rows(LOST, season.wanglei) == before
    both = totals([RATE, LOST], Cast.fresh(season.wanglei), MARCH)
    alone = totals([LOST], Cast.fresh(season.wanglei), MARCH)
    assert both[LOST].total == alone[LOST].total == 1


def test_the_records_behind_it_keep_their_own_sight(season: Cast) -> None:
    charter(season, season.thunder, RATE)
    said = explain(RATE, Cast.fresh(season.wanglei), MARCH, only={"person_id": season.chenchen.pk})
    assert said.value == rows(RATE, season.chenchen)["陈晨"]
    assert said.records == [] and said.hidden == 5


def test_a_new_version_that_names_nothing_takes_it_back(season: Cast) -> None:
    charter(season, season.thunder, RATE)
    charter(season, season.thunder)
    assert set(rows(RATE, season.wanglei)) == {"王磊"}


def test_a_draft_publishes_nothing(season: Cast) -> None:
    acts.draft_charter(by=season.lijing, team=season.thunder, purpose="稳", beyond="让新人敢开口", publishes=[RATE])
    assert set(rows(RATE, season.wanglei)) == {"王磊"}


def test_the_ranking_says_it_and_links_to_its_reasons(season: Cast, client: Any) -> None:
    page = sign_in(client, season.wanglei)
    before = page.get("/ranking?from=2026-01-01&to=2026-03-31").text
    charter(season, season.thunder, RATE)
    after = page.get("/ranking?from=2026-01-01&to=2026-03-31").text
    here = f"{RATE}/why?from=2026-01-01&amp;to=2026-03-31&amp;person={season.chenchen.pk}"
    assert here in after and here not in before


def test_it_costs_one_query_more_and_three_where_something_is_published(
    season: Cast, django_assert_num_queries: Any
) -> None:
    from xiaodui.measures.measure import measure_named
    from xiaodui.measures.published import openness

    reader = Cast.fresh(season.wanglei)
    assert reader.team and reader.reach
    with django_assert_num_queries(1):
        openness(reader, measure_named(RATE))
        openness(reader, measure_named(LOST))
    charter(season, season.thunder, RATE)
    reader = Cast.fresh(season.wanglei)
    assert reader.team and reader.reach
    with django_assert_num_queries(3):
        openness(reader, measure_named(RATE))


def test_of_who_has_left_a_part_is_not_shown_under_his_name(season: Cast) -> None:
    charter(season, season.thunder, RATE)
    assert "陈晨" in rows(RATE, season.wanglei)
    move(season.chenchen, by=season.laozhou, team=season.breeze)
    assert "陈晨" not in rows(RATE, season.wanglei)


@pytest.mark.parametrize("code", [LOST, "deadlines.ack.missed", "deals.won_amount", "nothing"])
def test_misfortune_is_never_shown_round(season: Cast, code: str) -> None:
    with pytest.raises(Invalid):
        acts.draft_charter(by=season.lijing, team=season.thunder, purpose="稳", beyond="让新人敢开口", publishes=[code])
