"""Rules of assignment: made, changed as a new version, put in order, ended."""

from typing import Any

from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from xiaodui.assignment.acts.inputs import EditRule, MoveRule, RuleIs, words_of
from xiaodui.assignment.acts.rights import sets_rules
from xiaodui.assignment.models import AssignmentRule, RuleVersion
from xiaodui.assignment.rules.fits import HOLDING
from xiaodui.assignment.verbs import RULE_EDITED, RULE_ENDED, RULE_MADE, RULE_MOVED
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal import record
from xiaodui.people.models import Person, Team

SAID = (*HOLDING, "tag", "product")
MOST_RULES = 100


def said_of(given: dict[str, Any]) -> dict[str, Any]:
    """The columns of a version that this input means."""
    given = dict(given)
    when = {field: words_of(given.pop(field)) for field in SAID}
    when |= {"level": given.pop("level"), "kind": given.pop("kind")}
    _check_receivers(given["teams"], given["people"])
    if given["turns"] != "performance":
        given["measure"] = ""
    return {**given, "when": {field: words for field, words in when.items() if words}}


def _check_receivers(teams: list[int], people: list[int]) -> None:
    if not teams and not people:
        raise Invalid({"teams": [_("选一个团队，或者几位同事。")]})
    if Team.objects.standing().filter(pk__in=teams).count() != len(set(teams)):
        raise Invalid({"teams": [_("有一个团队不在了，请重新选。")]})
    if Person.objects.active().filter(pk__in=people).count() != len(set(people)):
        raise Invalid({"people": [_("有一位同事不在了，请重新选。")]})


@act("assignment_rules.create", who=sets_rules, takes=RuleIs, label=_("加规则"))
def create_rule(*, by: Any, **given: Any) -> AssignmentRule:
    """加规则. It stands last; whoever waits is tried again by it."""
    columns, standing = said_of(given), AssignmentRule.objects.in_force()
    if standing.count() >= MOST_RULES:
        raise Refusal("assignment.rules", _("规则最多 %(n)d 条，先停一条。") % {"n": MOST_RULES})
    last = standing.aggregate(last=Max("order"))["last"] or 0
    rule = AssignmentRule.objects.create(order=last + 1, made_at=clock.now())
    _write(rule, 1, by, columns)
    record(RULE_MADE, rule, by=by)
    return rule


@act("assignment_rules.edit", on=AssignmentRule, who=sets_rules, takes=EditRule, label=_("改规则"))
def edit_rule(rule: AssignmentRule, *, by: Any, version: int, **given: Any) -> AssignmentRule:
    """改规则. A new version; what was given by earlier ones goes on citing those. Turns go on where they stand."""
    columns = said_of(given)
    if not AssignmentRule.objects.filter(pk=rule.pk, version=version, ended_at=None).update(version=F("version") + 1):
        raise Refusal("stale", _("别人刚改过这条规则。看一眼新的内容，再改一次；你填的还在。"))
    number = rule.versions.aggregate(last=Max("number"))["last"] + 1
    _write(rule, number, by, columns)
    rule.refresh_from_db()
    record(RULE_EDITED, rule, by=by, number=number)
    return rule


def _write(rule: AssignmentRule, number: int, by: Any, columns: dict[str, Any]) -> None:
    rule.current = RuleVersion.objects.create(rule=rule, number=number, made_by=by, made_at=clock.now(), **columns)
    rule.save(update_fields=["current"])


@act("assignment_rules.move", on=AssignmentRule, who=sets_rules, takes=MoveRule, label=_("调顺序"))
def move_rule(rule: AssignmentRule, *, by: Any, place: int) -> AssignmentRule:
    """调顺序. The first rule that fits decides, so the order is part of what they say."""
    refuse_ended(rule)
    others = [one for one in AssignmentRule.objects.in_force() if one.pk != rule.pk]
    others.insert(min(place, len(others) + 1) - 1, rule)
    for order, one in enumerate(others, 1):
        AssignmentRule.objects.filter(pk=one.pk).exclude(order=order).update(order=order)
    rule.refresh_from_db()
    record(RULE_MOVED, rule, by=by, place=rule.order)
    return rule


@act("assignment_rules.end", on=AssignmentRule, who=sets_rules, label=_("停掉"))
def end_rule(rule: AssignmentRule, *, by: Any) -> AssignmentRule:
    """停掉. Its versions stay, with all that they gave."""
    if not AssignmentRule.objects.filter(pk=rule.pk, ended_at=None).update(ended_at=clock.now()):
        refuse_ended(AssignmentRule.objects.get(pk=rule.pk))
    rule.refresh_from_db()
    record(RULE_ENDED, rule, by=by)
    return rule


def refuse_ended(rule: AssignmentRule) -> None:
    if rule.ended_at:
        raise Refusal("assignment.ended", _("这条规则已经停了，刷新后再看。"))
