"""A version that is decided and doesn't bind yet: asked to be signed, cited by number, and taken back without a trace."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client

from tests.cast import set_up_cast, sign_in
from xiaodui.core import clock
from xiaodui.core.refusal import Forbidden
from xiaodui.deadlines import Deadline
from xiaodui.governance import book, rules
from xiaodui.governance.acts import acknowledge, adopt, draft, nudge, withdraw
from xiaodui.governance.binding import unsigned
from xiaodui.governance.models import Clause, Edition
from xiaodui.journal.following import settle
from xiaodui.notices.models import Notice

pytestmark = pytest.mark.django_db
CODE = "rules.changing"
NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)


@pytest.fixture
def cast(db):
    book.forget()
    with clock.at(NOW):
        yield set_up_cast()
    book.forget()


def decided(by, days="3", **more):
    said = {"title_zh": "规矩怎么改", "text_zh": "提了就要有人答，三天内。", "values": {"rules.ack_days": days}}
    return adopt(draft(Clause.objects.get(code=CODE), by=by, **said), by=by, **more)


def asked(person):
    return [issue.cite for issue in unsigned(person) if issue.clause == CODE]


def open_for(person):
    return Deadline.objects.open().filter(kind="ack", promiser=person).count()


def test_it_is_asked_for_before_it_binds(cast):
    made = decided(cast.laozhou)
    assert asked(cast.wanglei) == [f"{CODE}@1", f"{CODE}@2"]
    acknowledge(made, by=cast.wanglei, answer=1)
    assert asked(cast.wanglei) == [f"{CODE}@1"]
    assert not rules.knows(cast.wanglei, CODE), "what binds today is the version before"
    with clock.at(NOW + timedelta(days=1)):
        assert asked(cast.wanglei) == [] and rules.knows(cast.wanglei, CODE)


def test_it_waits_on_the_page_and_on_today(cast):
    made = decided(cast.laozhou)
    for number in (1, 2):
        answer = sign_in(Client(), cast.wanglei).get(f"/rules/{CODE}/versions/{number}", follow=True)
        assert answer.status_code == 200
    assert answer.redirect_chain[-1][0].endswith(f"/rules/v/{made.pk}")
    assert sign_in(Client(), cast.wanglei).get(f"/rules/{CODE}/versions/9").status_code == 404


def test_taken_back_nobody_is_asked_any_more(cast):
    made = decided(cast.laozhou)
    settle()
    assert open_for(cast.wanglei) == 1
    withdraw(made, by=cast.laozhou)
    settle()
    assert open_for(cast.wanglei) == 0 and asked(cast.wanglei) == [f"{CODE}@1"]


def test_the_next_version_ends_the_clock_of_the_one_before(cast):
    decided(cast.laozhou, effective_on=clock.today())
    settle()
    made = decided(cast.laozhou, "4")
    settle()
    still = Deadline.objects.open().filter(kind="ack", promiser=cast.wanglei)
    assert [one.subject for one in still] == [f"clauseversion:{made.pk}"]


def test_a_change_that_was_rolled_back_leaves_no_edition_behind(cast):
    before = Edition.objects.get(pk=1).number
    tried = set()
    for days in ("3", "4"):
        with transaction.atomic():
            decided(cast.laozhou, days, effective_on=clock.today())
            tried.add(Edition.objects.get(pk=1).number)
            transaction.set_rollback(True)
    assert Edition.objects.get(pk=1).number == before
    assert len(tried) == 2, "two changes of which one was undone would pass for one another"


class TestWithoutAQuestion:
    CODE = "meeting.pk"

    def changed(self, cast):
        clause = Clause.objects.get(code=self.CODE)
        return adopt(draft(clause, by=cast.lijing, title_zh="晨会 PK", text_zh="站着开，十分钟。"), by=cast.laozhou)

    def test_what_came_installed_is_read_and_what_is_decided_here_is_signed(self, cast):
        assert self.CODE not in {issue.clause for issue in unsigned(cast.wanglei)}
        made = self.changed(cast)
        assert made.cite in {issue.cite for issue in unsigned(cast.wanglei)}
        assert f"/rules/v/{made.pk}" in sign_in(Client(), cast.lijing).get("/rules/signing").content.decode()
        path = f"/rules/v/{made.pk}/sign"
        assert "已阅" in sign_in(Client(), cast.wanglei).post(path, headers={"HX-Request": "true"}).content.decode()

    def test_who_signs_at_once_is_given_no_deadline(self, cast):
        acknowledge(self.changed(cast), by=cast.wanglei)
        settle()
        assert open_for(cast.wanglei) == 0 and open_for(cast.chenchen) == 1


def test_a_leader_reminds_those_whom_he_reaches_and_stops_no_other_leader(cast):
    made = decided(cast.laozhou)
    assert nudge(made, by=cast.lijing) == 4
    assert nudge(made, by=cast.laozhou) == 6
    told = set(Notice.objects.filter(kind="rule.nudged").values_list("person__login", flat=True))
    assert "zhaomin" in told
    with pytest.raises(Forbidden):
        nudge(made, by=cast.wanglei)
