"""「我已知晓」: asked of those whom a version binds, once a version, and anew with the next."""

from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.core.refusal import Refusal
from xiaodui.core.sockets import MATTERS
from xiaodui.deadlines import Deadline
from xiaodui.duties import acts
from xiaodui.duties.binding import pending_of, readers_of, standing_of
from xiaodui.duties.models import Charter, DutySignature, RoleCard
from xiaodui.governance.sockets import SIGNED
from xiaodui.journal.following import settle
from xiaodui.notices.models import Notice
from xiaodui.people.acts import grant, move
from xiaodui.people.models import Role

pytestmark = pytest.mark.django_db


def charter(cast: Cast, team: Any, beyond: str = "让新人敢开口") -> Charter:
    by = cast.laozhou
    return acts.publish_charter(acts.draft_charter(by=by, team=team, purpose="把线做稳", beyond=beyond), by=by)


def card(cast: Cast, team: Any, code: str = "member", duties: str = "做自己的客户") -> RoleCard:
    by, role = cast.laozhou, Role.objects.get(code=code)
    return acts.publish_card(acts.draft_card(by=by, team=team, role=role, duties=duties), by=by)


def names(things: Any) -> list[str]:
    return [type(one).__name__ for one in things]


class TestWhom:
    def test_the_nearest_charter_upwards_binds(self, cast: Cast) -> None:
        east = charter(cast, cast.east)
        assert pending_of(cast.wanglei) == [east] and pending_of(cast.zhaomin) == []
        own = charter(cast, cast.thunder)
        assert pending_of(cast.wanglei) == [own] and pending_of(cast.sunyue) == [east]
        assert {one.name for one in readers_of(east)} == {"李静", "孙悦"}
        assert {one.name for one in readers_of(own)} == {"王磊", "陈晨"}

    def test_a_card_binds_who_holds_the_role_there(self, cast: Cast) -> None:
        wide = card(cast, cast.company)
        assert {one.name for one in readers_of(wide)} == {"王磊", "陈晨", "赵敏"}
        own = card(cast, cast.thunder)
        assert pending_of(cast.wanglei) == [own] and pending_of(cast.zhaomin) == [wide]
        assert pending_of(cast.lijing) == []

    def test_a_role_for_the_whole_company_is_read_where_its_holder_stands(self, cast: Cast) -> None:
        grant(cast.zhaomin, by=cast.laozhou, role=Role.objects.get(code="finance"))
        south = card(cast, cast.south, "finance")
        assert pending_of(Cast.fresh(cast.zhaomin)) == [south]
        assert [one.name for one in readers_of(south)] == ["赵敏"]


class TestSigning:
    def test_it_is_signed_once_and_the_next_version_asks_again(self, cast: Cast) -> None:
        first = charter(cast, cast.thunder)
        acts.acknowledge_charter(first, by=cast.wanglei)
        assert pending_of(cast.wanglei) == []
        assert [one.name for one in standing_of(first).missing] == ["陈晨"]
        with pytest.raises(Refusal, match="已经签过"):
            acts.acknowledge_charter(first, by=cast.wanglei)
        second = charter(cast, cast.thunder, "让客户睡得着")
        assert pending_of(cast.wanglei) == [second] and second.number == 2
        first.refresh_from_db()
        with pytest.raises(Refusal, match="不再有效"):
            acts.acknowledge_charter(first, by=cast.chenchen)
        assert DutySignature.objects.count() == 1

    def test_whom_it_does_not_bind_cannot_sign(self, cast: Cast) -> None:
        one = charter(cast, cast.thunder)
        with pytest.raises(Refusal, match="不是写给你的"):
            acts.acknowledge_charter(one, by=cast.zhaomin)

    def test_the_page_asks_and_then_says_when(self, cast: Cast, client: Any) -> None:
        one = card(cast, cast.thunder)
        sign_in(client, cast.wanglei)
        before = client.get(f"/role-cards/{one.pk}").text
        assert "我已知晓" in before and "已阅" not in before
        answer = client.post(f"/role-cards/{one.pk}/sign", follow=True)
        assert "已阅" in answer.text and "1 / 2" in answer.text
        assert "我已知晓" not in answer.text.replace("「我已知晓」", "")

    def test_who_has_not_signed_is_shown_to_the_leader_alone(self, cast: Cast, client: Any) -> None:
        one = charter(cast, cast.thunder)
        acts.acknowledge_charter(one, by=cast.wanglei)
        assert 'class="t13 missing"' in sign_in(client, cast.lijing).get(f"/charters/{one.pk}").text
        assert 'class="t13 missing"' not in sign_in(client, cast.wanglei).get(f"/charters/{one.pk}").text


class TestAsking:
    def test_a_new_version_gives_notice_and_a_day_to_sign_by(self, cast: Cast) -> None:
        one = charter(cast, cast.thunder)
        settle()
        assert set(Notice.objects.filter(kind="duties.changed").values_list("person__name", flat=True)) == {
            "王磊", "陈晨",
        }  # fmt: skip
        waiting = Deadline.objects.open().filter(kind="ack", subject=f"charter:{one.pk}")
        assert waiting.count() == 2
        acts.acknowledge_charter(one, by=cast.wanglei)
        assert [found.promiser for found in waiting.all()] == [cast.chenchen]

    def test_the_version_before_asks_no_more(self, cast: Cast) -> None:
        first = charter(cast, cast.thunder)
        settle()
        second = charter(cast, cast.thunder)
        settle()
        asked = Deadline.objects.open().filter(kind="ack").values_list("subject", flat=True)
        assert set(asked) == {f"charter:{second.pk}"} and first.pk != second.pk

    def test_who_comes_is_asked_and_who_goes_is_asked_no_more(self, cast: Cast) -> None:
        north, south = charter(cast, cast.thunder), charter(cast, cast.breeze)
        settle()
        move(cast.wanglei, by=cast.laozhou, team=cast.breeze)
        settle()
        asked = Deadline.objects.open().filter(kind="ack", promiser=cast.wanglei).values_list("subject", flat=True)
        assert list(asked) == [f"charter:{south.pk}"] and north.pk != south.pk

    def test_today_says_what_waits(self, cast: Cast) -> None:
        charter(cast, cast.thunder)
        said = [one.sentence for matters in MATTERS for one in matters(Cast.fresh(cast.wanglei))]
        assert any("「雷霆队」的队章第 1 版等你签" in sentence for sentence in said)

    def test_the_rulebook_lists_it_among_what_one_signs(self, cast: Cast) -> None:
        one = charter(cast, cast.thunder)
        thing = next(thing for thing in SIGNED if thing.kind == "charter")
        assert [asked.url for asked in thing.pending(Cast.fresh(cast.wanglei))] == [f"/charters/{one.pk}"]
        acts.acknowledge_charter(one, by=cast.wanglei)
        assert thing.pending(Cast.fresh(cast.wanglei)) == []
        assert [done.url for done in thing.signed(cast.wanglei)] == [f"/charters/{one.pk}"]
