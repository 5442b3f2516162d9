"""Charters and role cards are written in versions: drafts for leaders, one in force, the old ones for ever."""

from typing import Any

import pytest
from django.utils import translation

from tests.cast import Cast, sign_in
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.duties import acts
from xiaodui.duties.models import Charter, RoleCard
from xiaodui.journal.models import Fact
from xiaodui.people.models import Role

pytestmark = pytest.mark.django_db
SAID = {"purpose": "把线做稳", "beyond": "让新人敢开口"}


def draft(cast: Cast, **more: Any) -> Charter:
    return acts.draft_charter(by=cast.lijing, team=cast.thunder, **{**SAID, **more})


class TestAims:
    def test_a_charter_of_money_alone_is_refused_where_it_is_written(self, cast: Cast, client: Any) -> None:
        with pytest.raises(Invalid) as no:
            draft(cast, beyond="业绩第一，多拿提成")
        assert "不说钱" in str(no.value.errors["beyond"][0])
        one = draft(cast)
        with pytest.raises(Invalid):
            acts.edit_charter(one, by=cast.lijing, beyond="Make more money")
        path = f"/teams/{cast.thunder.pk}/charter/draft"
        said = {"team": cast.thunder.pk, "purpose": "赢", "beyond": "赚钱"}
        assert "不说钱" in sign_in(client, cast.lijing).post(path, said).text

    def test_it_may_speak_of_money_beside(self, cast: Cast) -> None:
        assert draft(cast, purpose="业绩第一", beyond="钱要挣。也让新人敢开口").pk


class TestVersions:
    def test_a_draft_becomes_the_next_version_and_the_one_before_ends(self, cast: Cast) -> None:
        first = acts.publish_charter(draft(cast), by=cast.lijing)
        second = acts.publish_charter(draft(cast, beyond="让客户睡得着"), by=cast.lijing)
        first.refresh_from_db()
        assert (first.number, second.number) == (1, 2)
        assert first.ended_at == second.published_at and not first.is_in_force and second.is_in_force

    def test_what_is_in_force_is_never_changed(self, cast: Cast) -> None:
        one = acts.publish_charter(draft(cast), by=cast.lijing)
        for act, more in (
            (acts.edit_charter, {"purpose": "别的"}),
            (acts.publish_charter, {}),
            (acts.withdraw_charter, {}),
        ):
            with pytest.raises(Refusal, match="已经发布"):
                act(one, by=cast.lijing, **more)
        assert Charter.objects.get().purpose == "把线做稳"

    def test_one_draft_at_a_time_and_a_withdrawn_one_is_gone(self, cast: Cast) -> None:
        one = draft(cast)
        with pytest.raises(Refusal, match="已经有一份草稿"):
            draft(cast)
        acts.withdraw_charter(one, by=cast.lijing)
        assert not Charter.objects.exists() and draft(cast).pk

    def test_who_publishes_has_seen_what_he_publishes(self, cast: Cast) -> None:
        one = draft(cast)
        acts.edit_charter(one, by=cast.laozhou, version=0, purpose="别的")
        with pytest.raises(Refusal, match="刚被改过"):
            acts.publish_charter(Charter.objects.get(), by=cast.lijing, version=0)
        assert Charter.objects.in_force().count() == 0

    def test_the_fact_proves_which_words_were_put_in_force_and_signed(self, cast: Cast) -> None:
        one = acts.publish_charter(draft(cast, publishes=["deals.win_rate"]), by=cast.lijing)
        acts.acknowledge_charter(one, by=cast.wanglei)
        said = {fact.verb: fact.detail for fact in Fact.objects.filter(subject=f"charter:{one.pk}")}
        assert said["charter.published"]["words"] == said["charter.signed"]["words"] == one.digest
        assert said["charter.published"]["publishes"] == ["deals.win_rate"]


class TestSight:
    def test_a_draft_is_seen_by_those_who_lead_the_team(self, cast: Cast) -> None:
        draft(cast)
        for person, sees in ((cast.laozhou, 1), (cast.lijing, 1), (cast.wanglei, 0), (cast.zhaomin, 0), (cast.gone, 0)):
            assert Charter.objects.visible_to(person).count() == sees, person.name
        acts.publish_charter(Charter.objects.get(), by=cast.lijing)
        assert Charter.objects.visible_to(cast.zhaomin).count() == 1

    def test_only_who_leads_it_writes_it(self, cast: Cast) -> None:
        with pytest.raises(Forbidden):
            acts.draft_charter(by=cast.lijing, team=cast.breeze, **SAID)
        with pytest.raises(Forbidden):
            acts.draft_charter(by=cast.wanglei, team=cast.thunder, **SAID)


class TestReading:
    def test_the_team_reads_its_own_or_the_nearest_above(self, cast: Cast, client: Any) -> None:
        sign_in(client, cast.wanglei)
        there = f"/teams/{cast.thunder.pk}/charter"
        assert "还没有队章" in client.get(there).text
        acts.publish_charter(acts.draft_charter(by=cast.laozhou, team=cast.company, **SAID), by=cast.laozhou)
        assert "没有写自己的，用「启明科技」的" in client.get(there).text
        acts.publish_charter(draft(cast, beyond="让客户睡得着"), by=cast.lijing)
        page = client.get(there).text
        assert "让客户睡得着" in page and "没有写自己的" not in page

    def test_what_changed_since_the_version_before_is_marked(self, cast: Cast, client: Any) -> None:
        acts.publish_charter(draft(cast), by=cast.lijing)
        one = acts.publish_charter(draft(cast, beyond="让新人敢开口说话"), by=cast.lijing)
        sign_in(client, cast.wanglei)
        assert "<ins>" not in client.get(f"/charters/{one.pk}").text
        assert "<ins>说话</ins>" in client.get(f"/charters/{one.pk}?compare").text

    def test_a_draft_begins_with_the_words_that_hold(self, cast: Cast, client: Any) -> None:
        acts.publish_charter(draft(cast), by=cast.lijing)
        page = sign_in(client, cast.lijing).get(f"/teams/{cast.thunder.pk}/charter/draft").text
        assert "让新人敢开口" in page
        role = Role.objects.get(code="member")
        page = client.get(f"/teams/{cast.thunder.pk}/role-cards/new?role={role.pk}").text
        assert role.duty_zh in page

    def test_a_card_is_read_in_english_where_it_was_written(self, cast: Cast) -> None:
        role = Role.objects.get(code="member")
        one = acts.draft_card(
            by=cast.lijing, team=cast.thunder, role=role, duties="做自己的客户", duties_en="Works own customers",
            asks="降价先问",
        )  # fmt: skip
        with translation.override("en"):
            assert (one.said("duties"), one.said("asks")) == ("Works own customers", "降价先问")
        assert one.said("duties") == "做自己的客户"

    def test_from_draft_to_signature_by_the_pages(self, cast: Cast, client: Any) -> None:
        role, there = Role.objects.get(code="member"), f"/teams/{cast.thunder.pk}/role-cards/new"
        sign_in(client, cast.lijing)
        client.post(there, {"team": cast.thunder.pk, "role": role.pk, "duties": "做自己的客户"})
        one = RoleCard.objects.get()
        assert "2 个人会收到提醒" in client.get(f"/role-cards/{one.pk}/publish").text
        client.post(f"/role-cards/{one.pk}/publish", {"version": 0})
        page = client.get(f"/teams/{cast.thunder.pk}/duties").text
        assert "0 / 2 已签" in page and "还没签：陈晨、王磊" in page
        assert "先看了签" in sign_in(client, cast.wanglei).get(f"/teams/{cast.thunder.pk}/duties").text
