"""The matrix: exactly one decides, every change says who stood where, and nobody leaves with a place in it."""

from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.duties import acts
from xiaodui.duties.matrix import matrix_of
from xiaodui.duties.models import PhaseRole, Topic
from xiaodui.journal.models import Fact
from xiaodui.people.acts import deactivate, hand_over_all, move

pytestmark = pytest.mark.django_db


@pytest.fixture
def quotes(cast: Cast) -> Topic:
    return acts.create_topic(
        by=cast.lijing, team=cast.thunder, name="报价", responsible=cast.wanglei, decider=cast.lijing,
        consulted=[cast.sunyue.pk], informed=[cast.chenchen.pk],
    )  # fmt: skip


def last(verb: str) -> dict[str, Any]:
    return Fact.objects.filter(verb=verb).latest("pk").detail


class TestWriting:
    def test_a_leader_writes_it_for_his_teams_and_not_for_others(self, cast: Cast, quotes: Topic) -> None:
        said = {"name": "合同", "responsible": cast.wanglei, "decider": cast.lijing}
        assert acts.create_topic(by=cast.lijing, team=cast.east, **said).order == 1
        with pytest.raises(Forbidden):
            acts.create_topic(by=cast.lijing, team=cast.breeze, **said)
        with pytest.raises(Forbidden):
            acts.create_topic(by=cast.wanglei, team=cast.thunder, **said)

    def test_one_team_has_a_topic_once_however_it_is_spelt(self, cast: Cast, quotes: Topic) -> None:
        said = {"team": cast.thunder, "responsible": cast.wanglei, "decider": cast.lijing}
        with pytest.raises(Refusal, match="已经有"):
            acts.create_topic(by=cast.lijing, name="报 价", **said)
        acts.end_topic(quotes, by=cast.lijing)
        assert acts.create_topic(by=cast.lijing, name="报 价", **said).pk != quotes.pk

    def test_somebody_decides_always(self, cast: Cast) -> None:
        with pytest.raises(Invalid) as no:
            acts.create_topic(by=cast.lijing, team=cast.thunder, name="报价", responsible=cast.wanglei)
        assert set(no.value.errors) == {"decider"}
        with pytest.raises(Invalid):
            acts.create_topic(
                by=cast.lijing, team=cast.thunder, name="报价", responsible=cast.wanglei, decider=cast.gone
            )

    def test_a_name_of_signs_alone_is_none(self, cast: Cast) -> None:
        with pytest.raises(Invalid):
            acts.create_topic(
                by=cast.lijing, team=cast.thunder, name="——", responsible=cast.wanglei, decider=cast.lijing
            )


class TestChanging:
    def test_the_fact_says_who_stood_where_and_who_stands_there_now(self, cast: Cast, quotes: Topic) -> None:
        acts.edit_topic(quotes, by=cast.lijing, version=0, responsible=cast.chenchen, informed=[])
        assert last("topic.edited") == {
            "before": {"responsible": f"person:{cast.wanglei.pk}", "informed": [f"person:{cast.chenchen.pk}"]},
            "after": {"responsible": f"person:{cast.chenchen.pk}", "informed": []},
        }

    def test_the_second_of_two_editors_is_told(self, cast: Cast, quotes: Topic) -> None:
        acts.edit_topic(quotes, by=cast.lijing, version=0, informed=[])
        with pytest.raises(Refusal, match="刚改过"):
            acts.edit_topic(quotes, by=cast.laozhou, version=0, informed=[cast.wanglei.pk])
        assert list(quotes.informed.all()) == []

    def test_the_same_again_leaves_no_fact(self, cast: Cast, quotes: Topic) -> None:
        acts.edit_topic(quotes, by=cast.lijing, version=0, responsible=cast.wanglei, informed=[cast.chenchen.pk])
        assert not Fact.objects.filter(verb="topic.edited").exists()


class TestLeaving:
    def test_nobody_leaves_with_a_place_and_one_act_hands_all_over(self, cast: Cast, quotes: Topic) -> None:
        with pytest.raises(Refusal, match="职责 1"):
            deactivate(cast.wanglei, by=cast.laozhou)
        hand_over_all(cast.wanglei, by=cast.laozhou, to=cast.chenchen, reason="调岗")
        quotes.refresh_from_db()
        assert quotes.responsible == cast.chenchen and quotes.decider == cast.lijing
        assert last("topic.handed")["former"] == f"person:{cast.wanglei.pk}"
        assert deactivate(cast.wanglei, by=cast.laozhou).is_active is False

    def test_who_stands_among_those_told_is_not_told_twice(self, cast: Cast, quotes: Topic) -> None:
        hand_over_all(cast.sunyue, by=cast.laozhou, to=cast.chenchen)
        assert [one.name for one in quotes.consulted.all()] == ["陈晨"]
        hand_over_all(cast.chenchen, by=cast.laozhou, to=cast.wanglei)
        assert [one.name for one in quotes.consulted.all()] == [one.name for one in quotes.informed.all()] == ["王磊"]

    def test_who_moved_away_is_shown_and_an_expert_from_elsewhere_is_not(self, cast: Cast, quotes: Topic) -> None:
        assert matrix_of(cast.thunder, cast.lijing)[0].gone == set()
        move(cast.wanglei, by=cast.laozhou, team=cast.breeze)
        assert matrix_of(cast.thunder, cast.lijing)[0].gone == {cast.wanglei.pk}

    def test_who_went_up_to_lead_is_not_gone(self, cast: Cast, quotes: Topic) -> None:
        move(cast.wanglei, by=cast.laozhou, team=cast.east)
        assert matrix_of(cast.thunder, cast.lijing)[0].gone == set()


class TestPages:
    def test_everybody_reads_it_and_finds_himself(self, cast: Cast, client: Any, quotes: Topic) -> None:
        page = sign_in(client, cast.wanglei).get(f"/teams/{cast.thunder.pk}/duties").text
        assert "报价" in page and "我 · 负责" in page and f"/topics/{quotes.pk}/edit" not in page
        page = sign_in(client, cast.zhaomin).get(f"/teams/{cast.thunder.pk}/duties").text
        assert "报价" in page and "我 · " not in page

    def test_what_holds_from_above_is_shown_unless_the_team_names_it_itself(self, cast: Cast, quotes: Topic) -> None:
        for name in ("报价", "发票"):
            acts.create_topic(
                by=cast.lijing, team=cast.east, name=name, responsible=cast.sunyue, decider=cast.lijing
            )  # fmt: skip
        lines = matrix_of(cast.thunder, cast.wanglei)
        assert [(line.topic.name, line.own) for line in lines] == [("报价", True), ("发票", False)]

    def test_written_and_changed_in_dialogs(self, cast: Cast, client: Any) -> None:
        sign_in(client, cast.lijing)
        there = f"/teams/{cast.thunder.pk}"
        asked = client.get(f"{there}/topics/new").text
        assert "陈晨" in asked and f'value="{cast.zhaomin.pk}"' not in asked.split("field-consulted")[1]
        said = {"team": cast.thunder.pk, "name": "投诉", "responsible": cast.wanglei.pk, "decider": cast.lijing.pk,
                "consulted": ["", cast.chenchen.pk]}  # fmt: skip
        client.post(f"{there}/topics/new", said)
        one = Topic.objects.get(name="投诉")
        assert list(one.consulted.all()) == [cast.chenchen]
        assert f'value="{cast.chenchen.pk}" checked' in client.get(f"/topics/{one.pk}/edit").text
        client.post(f"/topics/{one.pk}/edit", {"decider": cast.laozhou.pk, "consulted": "", "version": 0})
        one.refresh_from_db()
        assert one.decider == cast.laozhou and list(one.consulted.all()) == []

    def test_his_own_page_names_his_topics(self, cast: Cast, client: Any, quotes: Topic) -> None:
        page = sign_in(client, cast.zhaomin).get(f"/people/{cast.wanglei.pk}").text
        assert f"#topic-{quotes.pk}" in page
        assert f"#topic-{quotes.pk}" in client.get(f"/team/{cast.thunder.pk}").text

    def test_as_many_queries_however_many_topics(
        self, cast: Cast, client: Any, quotes: Topic, django_assert_max_num_queries: Any
    ) -> None:
        for name in ("合同", "投诉", "发货", "样品", "发票"):
            acts.create_topic(
                by=cast.lijing, team=cast.thunder, name=name, responsible=cast.wanglei, decider=cast.lijing,
                consulted=[cast.chenchen.pk, cast.sunyue.pk],
            )  # fmt: skip
        sign_in(client, cast.lijing).get(f"/teams/{cast.thunder.pk}/duties")
        with django_assert_max_num_queries(24):
            client.get(f"/teams/{cast.thunder.pk}/duties")

    def test_as_json(self, cast: Cast, client: Any, quotes: Topic) -> None:
        said = sign_in(client, cast.zhaomin).get(f"/api/v1/topics/{quotes.pk}").json()
        assert said["decider"] == cast.lijing.pk and said["consulted"] == [cast.sunyue.pk]


class TestPhases:
    def test_somebody_opens_follows_or_closes_until_it_is_ended(self, cast: Cast, client: Any) -> None:
        said = {"by": cast.lijing, "team": cast.thunder, "person": cast.wanglei, "phase": "opener"}
        one = acts.take_phase(**said)
        with pytest.raises(Refusal, match="已经在做"):
            acts.take_phase(**said)
        assert "开头" in sign_in(client, cast.chenchen).get(f"/people/{cast.wanglei.pk}").text
        acts.end_phase(one, by=cast.lijing)
        with pytest.raises(Refusal, match="已经结束"):
            acts.end_phase(one, by=cast.lijing)
        assert PhaseRole.objects.get().until is not None
