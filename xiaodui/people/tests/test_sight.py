"""How far each of the cast sees, and where he may do what."""

from datetime import date

from xiaodui.people.models import Absence, Delegation, Grant, Person, Role


def seen_by(person):
    return {p.name for p in Person.objects.all() if person.reach.sees(p.pk)}


class TestReach:
    def test_the_owner_sees_everybody(self, cast):
        assert seen_by(cast.laozhou) == set(Person.objects.values_list("name", flat=True))
        assert cast.laozhou.reach.audience == {"all"}

    def test_a_leader_sees_the_subtree_and_not_the_other_region(self, cast):
        assert seen_by(cast.lijing) == {"李静", "王磊", "陈晨", "孙悦", "旧人"}

    def test_a_member_sees_himself_and_not_his_mate(self, cast):
        assert seen_by(cast.wanglei) == {"王磊"}
        assert cast.wanglei.reach.audience == {f"person:{cast.wanglei.pk}"}

    def test_a_role_in_the_whole_company_with_subtree_reach_sees_everything(self, cast):
        Grant.objects.create(person=cast.zhaomin, role=Role.objects.get(code="manager"), since=date(2025, 1, 1))
        assert cast.zhaomin.reach.everything

    def test_one_who_left_sees_nobody_but_himself(self, cast):
        assert seen_by(cast.gone) == {"旧人"}
        assert not cast.gone.may("sell")


class TestRights:
    def test_a_leader_leads_below_and_not_beside(self, cast):
        assert cast.lijing.may("lead", cast.thunder)
        assert not cast.lijing.may("lead", cast.breeze)
        assert not cast.lijing.may("people")

    def test_an_analyst_sees_the_team_and_changes_nothing(self, cast):
        assert cast.sunyue.reach.sees(cast.wanglei.pk)
        assert cast.sunyue.may("export", cast.thunder)
        assert not cast.sunyue.may("sell")

    def test_a_role_that_reaches_oneself_gives_no_right_in_the_teams_below(self, cast):
        role = Role.objects.create(code="host", name_zh="接待", name_en="Host", reach="self", rights=["people"])
        Grant.objects.create(person=cast.zhaomin, role=role, team=cast.south, since=date(2025, 1, 1))
        assert cast.zhaomin.may("people", cast.south)
        assert not cast.zhaomin.may("people", cast.breeze)


class TestDates:
    def test_a_delegation_holds_on_its_days_only(self, cast, clock):
        Delegation.objects.create(
            giver=cast.lijing, deputy=cast.wanglei, rights=["lead"], since=date(2026, 3, 2), until=date(2026, 3, 4)
        )
        clock(2026, 3, 4, 23)
        assert cast.fresh(cast.wanglei).may("lead", cast.thunder)
        assert seen_by(cast.fresh(cast.wanglei)) >= {"陈晨", "李静"}
        clock(2026, 3, 5, 1)
        assert not cast.fresh(cast.wanglei).may("lead", cast.thunder)
        assert seen_by(cast.fresh(cast.wanglei)) == {"王磊"}

    def test_a_delegation_lends_only_the_rights_it_names(self, cast):
        Delegation.objects.create(giver=cast.lijing, deputy=cast.wanglei, rights=["lead"], since=date(2026, 1, 1))
        assert not cast.wanglei.may("export")

    def test_a_delegate_sees_the_givers_own_records(self, cast):
        Delegation.objects.create(giver=cast.chenchen, deputy=cast.wanglei, rights=["sell"], since=date(2026, 1, 1))
        assert seen_by(cast.wanglei) == {"王磊", "陈晨"}

    def test_nobody_acts_for_one_who_left(self, cast):
        Delegation.objects.create(giver=cast.lijing, deputy=cast.wanglei, rights=["lead"], since=date(2026, 1, 1))
        Person.objects.filter(pk=cast.lijing.pk).update(is_active=False)
        assert not cast.wanglei.may("lead")

    def test_a_deputy_decides_on_the_days_the_leader_is_away(self, cast, clock):
        deputy = Role.objects.get(code="deputy")
        Grant.objects.create(person=cast.chenchen, role=deputy, team=cast.east, since=date(2025, 1, 1))
        Absence.objects.create(person=cast.lijing, since=date(2026, 5, 1), until=date(2026, 5, 5))
        clock(2026, 5, 5)
        assert cast.fresh(cast.chenchen).may("lead", cast.thunder)
        clock(2026, 5, 6)
        assert seen_by(cast.fresh(cast.chenchen)) >= {"王磊"}
        assert not cast.fresh(cast.chenchen).may("lead", cast.thunder)

    def test_a_role_ends_after_its_last_day(self, cast, clock):
        Grant.objects.filter(person=cast.lijing).update(until=date(2026, 6, 30))
        clock(2026, 6, 30)
        assert cast.fresh(cast.lijing).may("lead")
        clock(2026, 7, 1)
        assert not cast.fresh(cast.lijing).may("lead")
