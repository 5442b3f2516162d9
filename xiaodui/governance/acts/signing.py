"""「我已知晓」: each whom a version binds says that he knows it, after a question."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.deadlines import meet
from xiaodui.governance.acts.inputs import Acknowledges
from xiaodui.governance.acts.rights import reads, reminds
from xiaodui.governance.deadlines import ACK
from xiaodui.governance.models import Acknowledgement, ClauseVersion
from xiaodui.governance.notices import RULE_NUDGED
from xiaodui.governance.signers import missing
from xiaodui.governance.verbs import CLAUSE_NUDGED, CLAUSE_SIGNED
from xiaodui.journal import key_of, record
from xiaodui.journal.models import Fact
from xiaodui.notices import notify


@act("clause_versions.acknowledge", on=ClauseVersion, who=reads, takes=Acknowledges, label=_("我已知晓"))
def acknowledge(made: ClauseVersion, *, by: Any, answer: int | None) -> Acknowledgement:
    """我已知晓. A wrong answer signs nothing; a second press changes nothing."""
    if made.adopted_at is None:
        raise Refusal("clause.draft", _("它还是草案，定下以后再签。"))
    if not made.binds(by.team):
        raise Refusal("clause.not-yours", _("这一版不管你的团队，不用签。"))
    if made.question and answer != made.question["answer"]:
        raise Invalid({"answer": [_("不是这个。再读一遍正文，再答一次；答错没有关系。")]})
    signed, fresh = Acknowledgement.objects.get_or_create(version=made, person=by, defaults={"signed_at": clock.now()})
    if fresh:
        record(
            CLAUSE_SIGNED, made.clause, by=by, within=made, team=by.team, number=made.number, clause=made.clause.code
        )
        meet(ACK, made, person=by, by=by)
    return signed


@act("clause_versions.nudge", on=ClauseVersion, who=reminds, label=_("催一下"))
def nudge(made: ClauseVersion, *, by: Any) -> int:
    """催一下. Tells those in one's reach who haven't signed, at most once a day."""
    today = clock.today()
    mine = Fact.objects.filter(verb=CLAUSE_NUDGED.name, within=key_of(made), actor=key_of(by) or "system")
    last = mine.order_by("-happened_at").first()
    if last is not None and clock.day_of(last.happened_at) == today:
        raise Refusal("clause.nudged", _("今天已经催过了，明天再催。"))
    people = [person.pk for person in missing(made, by)]
    if not people:
        raise Refusal("clause.all-signed", _("都签了，不用催。"))
    fact = record(CLAUSE_NUDGED, made.clause, by=by, within=made, team=made.team, count=len(people))
    notify(RULE_NUDGED, fact, people)
    return len(people)
