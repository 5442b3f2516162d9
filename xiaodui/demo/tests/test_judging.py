"""What was found in the demo company: plausible, told, one taken back."""

from xiaodui.conduct.models import Report, Violation
from xiaodui.journal import Fact
from xiaodui.notices.models import Notice


def test_three_violations_one_of_them_withdrawn(company):
    found = {one.person.name: one for one in Violation.objects.all()}
    assert {"方睿", "邓丽", "孙浩"} <= set(found)
    assert [name for name, one in found.items() if one.withdrawn_at] == ["邓丽"]
    assert "出差" in found["邓丽"].withdrawn_why


def test_each_stands_on_its_own_facts_and_was_told(company):
    for one in Violation.objects.all():
        facts = Fact.objects.filter(pk__in=one.evidence)
        assert len(facts) == len(one.evidence) > 0
        assert all(fact.happened_at <= one.found_at for fact in facts)
        assert Notice.objects.filter(person=one.person, kind="violation.found").exists()


def test_a_colleague_reported_and_is_not_named(company):
    said = Report.objects.get()
    assert (said.by.name, said.named) == ("徐航", False)
