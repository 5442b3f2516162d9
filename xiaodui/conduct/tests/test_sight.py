"""Who reads a violation, and who reads who reported it."""

import pytest

from tests.cast import sign_in
from tests.test_nothing_leaks import PASSING
from xiaodui.conduct.acts import report
from xiaodui.conduct.models import Report, Violation
from xiaodui.core import clock
from xiaodui.customers.acts import create, note
from xiaodui.journal import Fact
from xiaodui.measures.asking import ask
from xiaodui.measures.period import month_of

READERS = {"owner": True, "leader": True, "member": True, "mate": False, "analyst": False, "outsider": False}


@pytest.mark.parametrize("part", READERS)
def test_himself_and_who_leads_him(cast, found, client, part):
    person = cast.fresh(cast.people[part])
    assert Violation.objects.visible_to(person).exists() is READERS[part]
    assert sign_in(client, person).get(f"/rules/violations/{found.pk}").status_code == (200 if READERS[part] else 404)
    assert sign_in(client, person).get(f"/api/v1/violations/{found.pk}").status_code == (200 if READERS[part] else 404)
    there = found.number in client.get("/rules/violations").content.decode()
    assert there is READERS[part]


@pytest.mark.parametrize(
    ("part", "counts"), [("owner", 1), ("leader", 1), ("analyst", 1), ("member", 1), ("mate", 0), ("outsider", 0)]
)
def test_who_reaches_him_counts(cast, found, part, counts):
    person = cast.fresh(cast.people[part])
    assert Violation.objects.counted_for(person).count() == counts
    assert ask("conduct.violations", person, month_of(clock.today()), "team").total == counts


def test_a_leader_reads_what_came_while_he_led(cast, found):
    type(cast.wanglei).objects.filter(pk=cast.wanglei.pk).update(team=cast.breeze)
    assert Violation.objects.visible_to(cast.fresh(cast.lijing)).exists()
    assert Violation.objects.visible_to(cast.fresh(cast.wanglei)).exists()
    assert not Violation.objects.visible_to(cast.fresh(cast.zhaomin)).exists()


def test_no_timeline_of_the_customer_tells_of_it(cast, found, customer, opens):
    assert "违规单" not in opens(cast.wanglei, f"/customers/{customer.pk}")
    assert not Fact.objects.filter(verb__startswith="violation.", within=f"customer:{customer.pk}").exists()


@pytest.fixture
def reported(cast, customer, clock):
    customer.involvements.create(person=cast.chenchen, since=customer.created_at)
    note(customer, by=cast.wanglei, text="这人真烦")
    fact = Fact.objects.filter(verb="note.written").latest("pk")
    return report(
        by=cast.fresh(cast.chenchen),
        clause="chat.conduct",
        person=cast.wanglei,
        evidence=[fact.pk],
        words="背后骂客户",
    )


def test_who_reported_stays_hidden_from_the_one_reported(cast, reported, opens):
    path = f"/rules/violations/{reported.violation_id}"
    mine, leaders = opens(cast.wanglei, path), opens(cast.lijing, path)
    assert "背后骂客户" in mine and "陈晨" not in mine
    assert "背后骂客户" in leaders and "陈晨" in leaders
    assert not Report.objects.visible_to(cast.fresh(cast.wanglei)).exists()
    assert "陈晨" not in opens(cast.wanglei, "/") + opens(cast.wanglei, "/notices") + opens(
        cast.wanglei, "/rules/violations/reports"
    )


def test_unless_he_agreed_to_be_named(cast, reported, opens):
    Report.objects.update(named=True)
    assert "陈晨" in opens(cast.wanglei, f"/rules/violations/{reported.violation_id}")


def test_the_reporter_reads_that_it_stands_and_not_the_case(cast, reported, opens):
    assert "先听本人说" in opens(cast.chenchen, "/rules/violations/reports")
    opens(cast.chenchen, f"/rules/violations/{reported.violation_id}", status=404)


WHERE = (
    "/rules/violations", "/rules/violations/reports", "/rules/chat.conduct", "/api/v1/violations", "/api/v1/reports",
    "/api/v1/measures/conduct.violations?from=2026-03-01&to=2026-03-31&by=person",
)  # fmt: skip


def test_what_is_found_beyond_reach_moves_no_answer(cast, found, client):
    def answers(person):
        sign_in(client, person)
        return [PASSING.sub(b"", client.get(path).content) for path in WHERE]

    before = [answers(cast.wanglei), answers(cast.lijing)]
    far = create(by=cast.zhaomin, name="佛山启元")
    note(far, by=cast.zhaomin, text="佛山的秘密")
    fact = Fact.objects.filter(verb="note.written").latest("pk")
    report(by=cast.laozhou, clause="chat.conduct", person=cast.zhaomin, evidence=[fact.pk], words="说话难听")
    assert [answers(cast.wanglei), answers(cast.lijing)] == before
    assert "赵敏" in sign_in(client, cast.laozhou).get("/rules/violations").content.decode()
