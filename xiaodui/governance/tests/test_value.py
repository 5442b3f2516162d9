"""`rules.value`: the value and the version to cite, for whom, when, in every process."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from tests.aims import prompt
from tests.cast import set_up_cast
from xiaodui.core import clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.exchange.tests.killing import another_process
from xiaodui.governance import book, installing, rules
from xiaodui.governance.acts import acknowledge, adopt, draft, end, withdraw
from xiaodui.governance.models import Clause, ClauseVersion

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)  # 10:00 of a Monday in Shanghai
MIDNIGHT = datetime(2026, 3, 2, 16, tzinfo=UTC)
CODE = "rules.ack_days"


@pytest.fixture
def cast(db):
    book.forget()
    yield set_up_cast()
    book.forget()


def changed(by, days, *, team=None, on=None, **more):
    clause = Clause.objects.get(code="rules.changing")
    said = {
        "title_zh": "规矩怎么改",
        "text_zh": "新的写法，两天内签。",
        "values": {CODE: str(days)},
        "team": team,
        **more,
    }
    made = draft(clause, by=by, **said)
    return made if on is False else adopt(made, by=by, effective_on=on)


def test_it_comes_installed_and_cites_version_one(cast):
    said = rules.value(CODE, for_=cast.wanglei)
    assert (said.value, said.cite) == (2, "rules.changing@1")


def test_an_unknown_code_is_a_programming_error(cast):
    with pytest.raises(KeyError):
        rules.value("rules.nonsense")


def test_until_midnight_the_old_version_is_cited_and_from_then_on_the_new(cast):
    with clock.at(NOW):
        changed(cast.laozhou, 5)
        assert rules.value(CODE).cite == "rules.changing@1"
        assert rules.value(CODE, at=MIDNIGHT - timedelta(microseconds=1)) == rules.value(CODE)
        assert rules.value(CODE, at=MIDNIGHT)[::2] == (5, "rules.changing@2")
    with clock.at(MIDNIGHT):
        assert rules.value(CODE, for_=cast.zhaomin).value == 5
    assert rules.value(CODE, at=NOW).cite == "rules.changing@1", "what happened before is judged by the rule of then"


def test_a_team_s_own_holds_under_it_alone(cast):
    ClauseVersion.objects.update(may_override=True)
    with clock.at(NOW):
        changed(cast.lijing, 3, team=cast.east, on=clock.today())
        assert rules.value(CODE, for_=cast.wanglei).cite == f"rules.changing@1/team:{cast.east.pk}"
        assert rules.value(CODE, for_=cast.thunder).value == 3
        assert rules.value(CODE, for_=cast.zhaomin).value == rules.value(CODE).value == 2


def test_a_record_is_judged_by_its_owner_s_team(cast):
    ClauseVersion.objects.update(may_override=True)

    class Record:
        owner = cast.wanglei

    with clock.at(NOW):
        changed(cast.lijing, 3, team=cast.east, on=clock.today())
        assert rules.value(CODE, for_=Record()).value == 3


class TestNoes:
    def test_a_team_sets_nothing_of_its_own_where_the_company_is_fixed(self, cast):
        with pytest.raises(Refusal, match="下级不能另定"):
            changed(cast.lijing, 3, team=cast.east)

    def test_only_the_decider_adopts(self, cast):
        made = changed(cast.lijing, 3, on=False)
        with pytest.raises(Forbidden):
            adopt(made, by=cast.lijing)
        assert adopt(made, by=cast.laozhou).number == 2

    def test_twice_is_once(self, cast):
        made = changed(cast.laozhou, 3)
        with pytest.raises(Refusal, match=r"还没生效|已经有了结果"):
            adopt(made, by=cast.laozhou)
        assert ClauseVersion.objects.adopted().filter(clause=made.clause).count() == 2

    def test_the_past_is_not_ruled(self, cast):
        with clock.at(NOW), pytest.raises(Refusal, match="已经过去"):
            changed(cast.laozhou, 3, on=clock.today() - timedelta(days=1))

    @pytest.mark.parametrize("days", ["31", "0", "两天", "2.5", "NaN", "1e999"])
    def test_values_keep_their_type_and_bounds(self, cast, days):
        with pytest.raises(Invalid):
            changed(cast.laozhou, days)

    def test_what_binds_is_not_withdrawn(self, cast):
        with clock.at(NOW):
            made = changed(cast.laozhou, 3, on=clock.today())
            with pytest.raises(Refusal, match="已经生效"):
                withdraw(made, by=cast.laozhou)


def test_what_is_withdrawn_before_its_day_never_binds(cast):
    with clock.at(NOW):
        made = changed(cast.laozhou, 5)
        withdraw(made, by=cast.laozhou)
    assert rules.value(CODE, at=MIDNIGHT).value == 2


def test_what_is_ended_binds_nobody_and_its_default_is_told_without_a_version(cast):
    with clock.at(NOW):
        end(ClauseVersion.objects.get(clause__code="rules.changing"), by=cast.laozhou, reason="换别的办法")
        assert rules.value(CODE) == (2, None, "rules.changing@0")
        assert "rules.changing" not in rules.bound_by(cast.wanglei)


def test_who_was_bound_by_which_version_when(cast):
    with clock.at(NOW):
        changed(cast.laozhou, 5)
    assert rules.bound_by(cast.wanglei, NOW)["rules.changing"].number == 1
    assert rules.bound_by(cast.wanglei, MIDNIGHT)["rules.changing"].number == 2


class TestKnowing:
    def test_a_guard_keeps_out_who_has_not_signed(self, cast):
        with clock.at(NOW):
            made = changed(cast.laozhou, 5, on=clock.today(), guards=True)
            with pytest.raises(Refusal, match="我已知晓") as refused:
                rules.must_know(cast.wanglei, "rules.changing")
            assert refused.value.detail["clause"] == made.cite
            acknowledge(made, by=cast.wanglei, answer=1)
            rules.must_know(cast.wanglei, "rules.changing")

    def test_a_wrong_answer_signs_nothing(self, cast):
        made = ClauseVersion.objects.get(clause__code="rules.changing")
        with pytest.raises(Invalid):
            acknowledge(made, by=cast.wanglei, answer=0)
        assert not rules.knows(cast.wanglei, "rules.changing")
        acknowledge(made, by=cast.wanglei, answer=1)
        assert rules.knows(cast.wanglei, "rules.changing")


def test_warm_it_asks_nothing_and_is_quick(cast, django_assert_num_queries):
    rules.value(CODE, for_=cast.wanglei)
    with django_assert_num_queries(0):
        for _ in range(50):
            rules.value(CODE, for_=cast.wanglei)


ADOPTS = """
import sys, django; django.setup()
from xiaodui.governance.acts import adopt, draft
from xiaodui.governance.models import Clause
from xiaodui.core import clock
said = dict(title_zh="规矩怎么改", text_zh="新的写法，两天内签。", values={"rules.ack_days": sys.argv[1]})
adopt(draft(Clause.objects.get(code="rules.changing"), by=None, **said), by=None, effective_on=clock.today())
"""


@pytest.mark.django_db(transaction=True)
def test_another_process_s_adoption_counts_here_within_a_second():
    installing.install()
    book.forget()
    assert rules.value(CODE).value == 2
    connection.close()
    days = iter(range(7, 10))

    def counted() -> float:
        said = next(days)
        assert another_process("-c", ADOPTS, str(said)).wait(timeout=60) == 0
        began = time.monotonic()
        while rules.value(CODE).value != said and time.monotonic() - began < 5:
            time.sleep(0.02)
        return time.monotonic() - began

    prompt(counted, 1, "the adoption counts here")
    book.forget()
