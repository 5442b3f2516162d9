"""Inviting, moving, granting, leaving: what happens, who may, and what is refused."""

from datetime import date

import pytest

from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.journal import Fact
from xiaodui.people import acts
from xiaodui.people.history import TeamThen, team_on
from xiaodui.people.models import Delegation, Grant, Membership, Person, Role, Team
from xiaodui.people.sockets import OWNED, Owned


def role(code):
    return Role.objects.get(code=code)


@pytest.fixture
def manager(cast):
    """赵敏 made manager of 华南."""
    acts.grant(cast.zhaomin, by=cast.laozhou, role=role("manager"), team=cast.south)
    return cast.fresh(cast.zhaomin)


@pytest.fixture
def owned():
    """A room plugged for the length of a test: what each person owns, by id."""
    held = {}

    def hand_over(person, to, by, reason):
        held[to.pk] = held.get(to.pk, 0) + held.pop(person.pk)

    plug = OWNED.plug(Owned("客户", lambda person: held.get(person.pk, 0), hand_over))
    yield held
    OWNED._plugged.remove(plug)


class TestInviting:
    def test_the_invited_is_a_member_of_the_team_and_cannot_sign_in_yet(self, cast):
        person = acts.invite(by=cast.laozhou, name="吴双", login="wushuang", team=cast.thunder)
        assert person.team == cast.thunder and person.invitation
        assert not person.has_usable_password()
        assert person.may("sell", cast.thunder)

    def test_names_stay_out_of_the_fact(self, cast):
        acts.invite(by=cast.laozhou, name="吴双", login="wushuang", team=cast.thunder)
        assert "吴双" not in Fact.objects.get(verb="person.invited").body

    def test_a_manager_invites_into_his_region_and_not_into_another(self, manager, cast):
        acts.invite(by=manager, name="吴双", login="wushuang", team=cast.breeze)
        with pytest.raises(Forbidden):
            acts.invite(by=manager, name="吴三", login="wusan", team=cast.thunder)

    def test_a_leader_invites_nobody(self, cast):
        with pytest.raises(Forbidden):
            acts.invite(by=cast.lijing, name="吴双", login="wushuang", team=cast.thunder)

    def test_a_login_is_one_persons_whatever_its_case(self, cast):
        with pytest.raises(Invalid) as caught:
            acts.invite(by=cast.laozhou, name="假王磊", login="WangLei", team=cast.thunder)
        assert "login" in caught.value.errors

    @pytest.mark.parametrize("login", ["a", "two words", "x" * 61, "<b>"])
    def test_a_strange_login_is_refused_in_words(self, cast, login):
        with pytest.raises(Invalid) as caught:
            acts.invite(by=cast.laozhou, name="吴双", login=login, team=cast.thunder)
        assert caught.value.errors["login"]


class TestMoving:
    def test_a_figure_of_march_belongs_to_marchs_team(self, cast, clock):
        clock(2026, 4, 1)
        acts.move(cast.wanglei, by=cast.laozhou, team=cast.breeze)
        assert team_on(cast.wanglei.pk, date(2026, 3, 31)) == cast.thunder.pk
        assert team_on(cast.wanglei.pk, date(2026, 4, 1)) == cast.breeze.pk

    def test_the_members_own_right_goes_along(self, cast):
        acts.move(cast.wanglei, by=cast.laozhou, team=cast.breeze)
        assert cast.wanglei.may("sell", cast.breeze)
        assert not cast.wanglei.may("sell", cast.thunder)

    def test_an_import_moves_at_its_own_date(self, cast, clock):
        acts.move(cast.wanglei, by=None, at=clock(2025, 7, 1), team=cast.breeze)
        assert Membership.objects.get(person=cast.wanglei, until=None).since == date(2025, 7, 1)
        assert Fact.objects.get(verb="person.moved").happened_at.year == 2025

    def test_a_move_before_the_last_one_is_refused(self, cast, clock):
        clock(2026, 4, 1)
        acts.move(cast.wanglei, by=cast.laozhou, team=cast.breeze)
        with pytest.raises(Refusal, match="不能早于"):
            acts.move(cast.wanglei, by=cast.laozhou, team=cast.south, on=date(2026, 3, 1))

    def test_a_move_in_the_future_is_refused(self, cast, clock):
        clock(2026, 4, 1)
        with pytest.raises(Refusal, match="到那天再来"):
            acts.move(cast.wanglei, by=cast.laozhou, team=cast.breeze, on=date(2026, 4, 2))

    def test_a_manager_does_not_take_people_out_of_another_region(self, manager, cast):
        with pytest.raises(Forbidden):
            acts.move(cast.wanglei, by=manager, team=cast.breeze)

    def test_days_before_anybodys_record_count_for_his_first_team(self, cast):
        then = TeamThen()
        assert then.of(cast.wanglei.pk, date(2020, 1, 1)) == cast.thunder.pk
        assert then.of(cast.gone.pk, date(2026, 6, 1)) is None


class TestRanks:
    def test_nobody_gives_what_he_does_not_hold(self, manager, cast):
        acts.grant(cast.zhaomin, by=manager, role=role("leader"), team=cast.breeze)
        with pytest.raises(Forbidden):
            acts.grant(cast.zhaomin, by=manager, role=role("manager"), team=None)
        with pytest.raises(Forbidden):
            acts.grant(cast.zhaomin, by=manager, role=role("finance"), team=cast.breeze)

    def test_nobody_commands_one_who_holds_more(self, manager, cast):
        over = acts.invite(by=cast.laozhou, name="吴双", login="wushuang", team=cast.breeze, role=role("finance"))
        with pytest.raises(Forbidden):
            acts.make_link(over, by=manager)
        with pytest.raises(Forbidden):
            acts.deactivate(cast.laozhou, by=manager)

    def test_a_role_taken_is_gone_at_once(self, cast):
        acts.revoke(Grant.objects.get(person=cast.lijing), by=cast.laozhou)
        assert not cast.fresh(cast.lijing).may("lead")

    def test_only_who_keeps_the_whole_company_writes_roles(self, manager, cast):
        asked = {"name_zh": "驻场", "name_en": "On site", "reach": "team", "rights": ["sell"]}
        made = acts.create_role(by=cast.laozhou, **asked)
        acts.edit_role(made, by=cast.laozhou, rights=["sell", "export"])
        assert Role.objects.get(pk=made.pk).rights == ["export", "sell"]
        with pytest.raises(Forbidden):
            acts.create_role(by=manager, **asked)

    def test_a_builtin_role_stays(self, cast):
        with pytest.raises(Refusal, match="自带"):
            acts.edit_role(role("member"), by=cast.laozhou, reach="all")


class TestProfile:
    def test_one_edits_oneself_and_not_a_mate(self, cast):
        acts.edit(cast.wanglei, by=cast.wanglei, about="跑步", title="资深销售")
        assert Person.objects.get(pk=cast.wanglei.pk).about == "跑步"
        with pytest.raises(Forbidden):
            acts.edit(cast.wanglei, by=cast.chenchen, about="坏话")

    def test_one_does_not_take_oneself_out_of_the_ranking(self, cast):
        acts.edit(cast.wanglei, by=cast.laozhou, sells=False)
        with pytest.raises(Forbidden):
            acts.edit(cast.wanglei, by=cast.wanglei, sells=True)

    def test_the_second_of_two_editors_is_told(self, cast):
        acts.edit(cast.fresh(cast.wanglei), by=cast.laozhou, title="甲", version=0)
        with pytest.raises(Refusal, match="别人刚改过"):
            acts.edit(cast.wanglei, by=cast.wanglei, title="乙", version=0)

    def test_a_zone_that_is_none_is_refused(self, cast):
        with pytest.raises(Invalid):
            acts.edit(cast.wanglei, by=cast.wanglei, time_zone="Moon/Base")


class TestLeaving:
    def test_who_owns_nothing_leaves_and_his_roles_end(self, cast):
        acts.deactivate(cast.wanglei, by=cast.laozhou)
        left = cast.fresh(cast.wanglei)
        assert not left.is_active and not left.may("sell")
        assert not Membership.objects.filter(person=left, until=None).exists()

    def test_who_owns_something_hands_it_over_first(self, cast, owned):
        owned[cast.wanglei.pk] = 3
        with pytest.raises(Refusal, match="客户 3"):
            acts.deactivate(cast.wanglei, by=cast.laozhou)
        acts.hand_over_all(cast.wanglei, by=cast.laozhou, to=cast.chenchen, reason="离职")
        assert owned == {cast.chenchen.pk: 3}
        acts.deactivate(cast.wanglei, by=cast.laozhou)

    def test_leading_a_team_is_owning_and_is_handed_over_too(self, cast):
        with pytest.raises(Refusal, match="带的团队 2"):
            acts.deactivate(cast.lijing, by=cast.laozhou)
        acts.hand_over_all(cast.lijing, by=cast.laozhou, to=cast.wanglei)
        assert Team.objects.get(pk=cast.thunder.pk).leader == cast.wanglei
        assert cast.fresh(cast.wanglei).may("lead", cast.thunder)

    def test_a_room_that_fails_leaves_everything_where_it_was(self, cast, owned):
        owned[cast.lijing.pk] = 1

        def fail(*args):
            raise Refusal("no", "不行")

        plug = OWNED.plug(Owned("合同", lambda person: 1, fail, order=100))
        try:
            with pytest.raises(Refusal):
                acts.hand_over_all(cast.lijing, by=cast.laozhou, to=cast.wanglei)
        finally:
            OWNED._plugged.remove(plug)
        assert Team.objects.get(pk=cast.thunder.pk).leader == cast.lijing

    def test_the_last_owner_and_oneself_stay(self, cast):
        acts.invite(by=cast.laozhou, name="吴双", login="wushuang", team=cast.company)
        with pytest.raises(Refusal, match="自己"):
            acts.deactivate(cast.laozhou, by=cast.laozhou)
        with pytest.raises(Refusal, match="负责人"):
            acts.deactivate(cast.laozhou, by=None)

    def test_an_owner_goes_once_there_is_another(self, cast):
        with pytest.raises(Forbidden):
            acts.make_owner(cast.lijing, by=cast.lijing)
        with pytest.raises(Refusal, match="负责人"):
            acts.step_down(cast.laozhou, by=cast.laozhou)
        acts.make_owner(cast.lijing, by=cast.laozhou)
        assert cast.fresh(cast.lijing).reach.everything
        acts.step_down(cast.laozhou, by=cast.fresh(cast.lijing))
        assert not cast.fresh(cast.laozhou).may("people")

    def test_one_comes_back_as_a_member(self, cast):
        acts.activate(cast.gone, by=cast.laozhou, team=cast.breeze)
        assert cast.fresh(cast.gone).may("sell", cast.breeze)


class TestDelegating:
    def test_the_giver_lends_what_he_has(self, cast, clock):
        clock(2026, 3, 1)
        acts.delegate(
            cast.lijing, by=cast.lijing, deputy=cast.wanglei, since="2026-03-02", until="2026-03-04", rights=["lead"]
        )
        assert not cast.fresh(cast.wanglei).may("lead")
        clock(2026, 3, 2)
        assert cast.fresh(cast.wanglei).may("lead", cast.thunder)

    def test_and_not_what_he_has_not(self, cast, clock):
        clock(2026, 3, 1)
        with pytest.raises(Refusal, match="交出去"):
            acts.delegate(
                cast.wanglei, by=cast.wanglei, deputy=cast.chenchen, since="2026-03-02", until="2026-03-04",
                rights=["lead"],
            )  # fmt: skip

    def test_nobody_delegates_for_another(self, cast, clock):
        clock(2026, 3, 1)
        span = {"since": "2026-03-02", "until": "2026-03-04", "rights": []}
        with pytest.raises(Forbidden):
            acts.delegate(cast.lijing, by=cast.wanglei, deputy=cast.wanglei, **span)

    def test_it_ends_at_once(self, cast):
        given = Delegation.objects.create(
            giver=cast.lijing, deputy=cast.wanglei, rights=["lead"], since=date(2026, 1, 1), until=date(2030, 1, 1)
        )
        assert cast.fresh(cast.wanglei).may("lead")
        acts.end_delegation(given, by=cast.wanglei)
        assert not cast.fresh(cast.wanglei).may("lead")

    def test_an_absence_has_an_order_of_days(self, cast, clock):
        clock(2026, 3, 1)
        acts.be_away(cast.lijing, by=cast.lijing, since="2026-03-02", until="2026-03-03")
        with pytest.raises(Refusal, match="换一下"):
            acts.be_away(cast.lijing, by=cast.lijing, since="2026-03-05", until="2026-03-03")


class TestTeams:
    def test_a_manager_builds_in_his_branch_only(self, manager, cast):
        team = acts.create_team(by=manager, name="破晓队", parent=cast.south, colour="dawn")
        assert cast.south.covers(team)
        with pytest.raises(Forbidden):
            acts.create_team(by=manager, name="破晓队", parent=cast.east)
        with pytest.raises(Forbidden):
            acts.create_team(by=manager, name="另一家")

    def test_a_leader_writes_his_teams_card_and_not_anothers(self, cast):
        acts.edit_team(cast.thunder, by=cast.lijing, slogan="快一步", colour="dawn")
        assert Team.objects.get(pk=cast.thunder.pk).slogan == "快一步"
        with pytest.raises(Forbidden):
            acts.edit_team(cast.breeze, by=cast.lijing, slogan="x")
        with pytest.raises(Forbidden):
            acts.edit_team(cast.thunder, by=cast.wanglei, slogan="x")

    def test_two_teams_side_by_side_have_two_names(self, cast):
        with pytest.raises(Invalid, match="已经有"):
            acts.create_team(by=cast.laozhou, name="雷霆队", parent=cast.east)

    def test_a_branch_moves_with_its_people_and_sight_follows(self, cast):
        acts.move_team(cast.thunder, by=cast.laozhou, under=cast.south)
        assert not cast.fresh(cast.lijing).reach.sees(cast.wanglei.pk)
        with pytest.raises(Refusal, match="下级"):
            acts.move_team(Team.objects.get(pk=cast.south.pk), by=cast.laozhou, under=cast.breeze)

    def test_the_new_leader_leads_and_the_old_one_no_longer(self, cast):
        acts.lead_team(cast.east, by=cast.laozhou, leader=cast.chenchen)
        assert cast.fresh(cast.chenchen).may("lead", cast.thunder)
        assert not cast.fresh(cast.lijing).may("lead", cast.thunder)

    def test_a_team_with_people_stays(self, cast):
        with pytest.raises(Refusal, match="1 个人"):
            acts.close_team(cast.breeze, by=cast.laozhou)
        acts.move(cast.zhaomin, by=cast.laozhou, team=cast.thunder)
        acts.close_team(cast.breeze, by=cast.laozhou)
        assert Team.objects.get(pk=cast.breeze.pk).closed_on
