"""Nobody is charged under what did not bind him then; what bound him then is what is cited."""

from datetime import timedelta

import pytest

from xiaodui.conduct.acts import report
from xiaodui.conduct.models import Violation
from xiaodui.conduct.tests.conftest import NOW
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts import note
from xiaodui.customers.models import Involvement
from xiaodui.governance.book import forget
from xiaodui.governance.models import Clause, ClauseVersion
from xiaodui.journal import Fact
from xiaodui.people.models import Membership


@pytest.fixture
def rule():
    """`rule("customers.no_swap", since=…, number=2)` dates its version; a further number is a version of its own."""

    def date(code, since, number=1, **more):
        clause = Clause.objects.get(code=code)
        dated = {"effective_at": since, "adopted_at": since, **more}
        if not ClauseVersion.objects.filter(clause=clause, number=number, team=more.get("team")).update(**dated):
            first = ClauseVersion.objects.get(clause=clause, number=1, team=None)
            first.pk = None
            for name, value in {**dated, "number": number}.items():
                setattr(first, name, value)
            first.save(force_insert=True)
        forget()

    yield date
    forget()


def test_a_rule_that_came_later_charges_nobody(customer, swap, hear, rule):
    rule("customers.no_swap", since=NOW - timedelta(hours=2))
    swap(hours=5)
    hear()
    assert not Violation.objects.exists()


def test_the_version_in_force_then_is_cited_not_todays(customer, swap, hear, rule):
    rule("customers.no_swap", since=NOW - timedelta(hours=2), number=2)
    swap(hours=5)
    hear()
    assert Violation.objects.get().cite == "customers.no_swap@1"


def test_a_teams_own_version_binds_its_people(cast, customer, swap, hear, rule):
    rule("customers.no_swap", since=NOW - timedelta(days=3), number=1, team=cast.thunder, rung=3)
    swap(hours=5)
    hear()
    one = Violation.objects.get()
    assert one.cite == f"customers.no_swap@1/team:{cast.thunder.pk}"
    assert (one.nth, one.rung) == (1, 2)


def test_who_was_not_here_yet_is_not_charged(cast, customer, swap, hear):
    Membership.objects.filter(person=cast.wanglei).update(since=NOW.date() + timedelta(days=1))
    swap(hours=5)
    hear()
    assert not Violation.objects.exists()


def test_a_report_of_what_was_allowed_then_is_refused(cast, customer, rule):
    rule("chat.conduct", since=NOW + timedelta(hours=2))
    Involvement.note({(customer.pk, cast.chenchen.pk)}, NOW)
    note(customer, by=cast.wanglei, text="这人真烦")
    fact = Fact.objects.filter(verb="note.written").latest("pk")
    with pytest.raises(Refusal) as no:
        report(by=cast.chenchen, clause="chat.conduct", person=cast.wanglei, evidence=[fact.pk], words="背后骂客户")
    assert no.value.code == "report.unbound"


def test_of_a_figure_only_what_he_was_bound_in_counts(cast, customer, threshold, night, rule):
    from xiaodui.deals.acts import create, lose

    threshold()
    rule("customers.no_swap", since=NOW - timedelta(hours=20))
    for hours in (*[22] * 4, *[18] * 6):
        lose(
            create(by=cast.wanglei, title="单", amount="1000"),
            by=cast.wanglei,
            why="价格",
            at=NOW - timedelta(hours=hours),
        )
    night()
    assert not Violation.objects.exists()
    lose(create(by=cast.wanglei, title="单", amount="1000"), by=cast.wanglei, why="价格", at=NOW - timedelta(hours=18))
    night()
    assert Violation.objects.get().figures["value"] == "7"
