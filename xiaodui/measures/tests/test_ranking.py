"""The ranking and the trend: who sees which figure, and what the page says first."""

import re
from typing import Any

import pytest

MARCH = "p=custom&from=2026-03-01&to=2026-03-31"


def row(page: str, by: str, key: Any) -> str:
    found = re.search(rf'<tr[^>]*id="{by}-{key}".*?</tr>', page, re.S)
    assert found, f"no row for {by} {key}"
    return found[0]


class TestWhoStandsWhere:
    def test_the_sentence_names_the_first_and_the_distance(self, cast: Any, sold: Any, opens: Any) -> None:
        page = opens(cast.zhaomin, "/ranking")
        assert "陈晨领先，24.0 万，比王磊多 1.2 万。" in page
        assert "你第 3，离王磊还差 12.9 万。" in page

    def test_a_win_taken_back_counts_for_nothing(self, cast: Any, sold: Any, opens: Any) -> None:
        assert 'title="¥240,000.00"' in row(opens(cast.laozhou, "/ranking"), "person", cast.chenchen.pk)

    def test_who_sold_nothing_stands_there_with_zero(self, cast: Any, sold: Any, opens: Any) -> None:
        assert "¥0" in row(opens(cast.laozhou, "/ranking"), "person", cast.lijing.pk)

    def test_i_am_marked(self, cast: Any, sold: Any, opens: Any) -> None:
        page = opens(cast.wanglei, "/ranking")
        assert 'class="me"' in row(page, "person", cast.wanglei.pk)
        assert 'class="me"' not in row(page, "person", cast.chenchen.pk)

    def test_a_rate_stands_with_its_cases(self, cast: Any, sold: Any, opens: Any) -> None:
        mine = row(opens(cast.wanglei, "/ranking"), "person", cast.wanglei.pk)
        assert "66.7" in mine and "2/3" in mine

    def test_lanes_run_by_money(self, cast: Any, sold: Any, opens: Any) -> None:
        page = opens(cast.wanglei, "/ranking")
        lanes = re.findall(r'<div class="lane (.*?)">', page)
        assert lanes[0] == "tc-thunder me" and "差 36.9 万" in page

    @pytest.mark.parametrize(("by", "name"), [("team", "雷霆队"), ("product", "S1")])
    def test_teams_and_products_too(self, cast: Any, sold: Any, opens: Any, by: str, name: str) -> None:
        assert name in opens(cast.laozhou, f"/ranking?by={by}")

    def test_another_team_alone(self, cast: Any, sold: Any, opens: Any) -> None:
        part = opens(cast.laozhou, f"/ranking?within={cast.south.pk}", part="ranking")
        assert "赵敏" in part and f'id="person-{cast.wanglei.pk}"' not in part
        assert "<html" not in part

    def test_every_figure_opens_into_the_panel(self, cast: Any, sold: Any, opens: Any) -> None:
        """Spelt out on each: the live part around them swaps itself whole, and would lend them that."""
        links = re.findall(
            r'<a[^>]*hx-target="#panel"[^>]*>', opens(cast.laozhou, "/ranking") + opens(cast.laozhou, "/")
        )
        assert len(links) > 20 and all('hx-swap="innerHTML"' in link for link in links)


class TestWhatIsPublished:
    def test_amount_and_count_are_everybodys(self, cast: Any, sold: Any, opens: Any) -> None:
        theirs = row(opens(cast.zhaomin, "/ranking"), "person", cast.wanglei.pk)
        assert "22.8" in theirs

    def test_the_rest_is_a_dash_with_its_reason_and_no_zero(self, cast: Any, sold: Any, opens: Any) -> None:
        mine = row(opens(cast.wanglei, "/ranking"), "person", cast.wanglei.pk)
        assert "只有他的组长看得到" not in mine
        theirs = row(opens(cast.zhaomin, "/ranking"), "person", cast.wanglei.pk)
        assert theirs.count("只有他的组长看得到") == 3 and "2/3" not in theirs

    def test_a_part_of_a_teams_figure_is_not_shown_as_the_teams(self, cast: Any, sold: Any, opens: Any) -> None:
        assert "3/6" in row(opens(cast.lijing, "/ranking?by=team"), "team", cast.thunder.pk)
        assert "只有他的组长看得到" in row(opens(cast.wanglei, "/ranking?by=team"), "team", cast.thunder.pk)


class TestWhichTime:
    def test_this_month_by_default(self, cast: Any, sold: Any, opens: Any) -> None:
        assert "本月" in opens(cast.wanglei, "/ranking")

    def test_an_old_history_opens_on_its_newest_month(self, cast: Any, sold: Any, opens: Any, clock: Any) -> None:
        clock(2026, 11, 22)
        page = opens(cast.wanglei, "/ranking")
        assert "2026 年 3 月" in page and "陈晨领先" in page

    def test_days_the_wrong_way_round_are_refused(self, cast: Any, sold: Any, opens: Any) -> None:
        opens(cast.wanglei, "/ranking?p=custom&from=2026-03-31&to=2026-03-01", status=422)
        opens(cast.wanglei, "/ranking?p=custom&from=nonsense&to=2026-03-01", status=422)

    def test_nothing_yet_says_what_will_stand_here(self, cast: Any, opens: Any) -> None:
        assert "还没有赢单" in opens(cast.wanglei, "/ranking")


class TestTrend:
    @pytest.mark.parametrize("cut", ["day", "month", "quarter"])
    def test_it_is_drawn_told_and_tabled(self, cast: Any, sold: Any, opens: Any, cut: str) -> None:
        part = opens(cast.laozhou, f"/ranking/trend?{MARCH}&cut={cut}", part="trend")
        assert 'data-chart="line"' in part and "<table" in part and "最近" in part

    def test_a_line_for_each_team(self, cast: Any, sold: Any, opens: Any) -> None:
        part = opens(cast.laozhou, f"/ranking/trend?{MARCH}&teams=1", part="trend")
        assert '"colour": "thunder"' in part and '"colour": "wind"' in part

    def test_its_address_gives_the_browser_a_page_and_htmx_the_part(self, cast: Any, sold: Any, opens: Any) -> None:
        page = opens(cast.laozhou, f"/ranking/trend?{MARCH}&cut=day")
        part = opens(cast.laozhou, f"/ranking/trend?{MARCH}&cut=day", part="trend")
        assert "<html" in page and "/ranking?p=custom" in page and '<section class="card trend" id="trend">' in page
        assert "<html" not in part and part.startswith('<section class="card trend" id="trend">')
