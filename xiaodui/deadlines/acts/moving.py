"""A promise goes to somebody else: passed on by a leader, handed over with everything, in a deputy's hands for a while."""

from collections.abc import Sequence
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import Label, Ref, Takes, act
from xiaodui.core.refusal import Refusal
from xiaodui.deadlines.acts.ending import count_miss, fresh, let_go
from xiaodui.deadlines.acts.telling import MOVED, Given, give, say
from xiaodui.deadlines.clocks import holders_of
from xiaodui.deadlines.kinds import personal_kinds
from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.rights import leads
from xiaodui.deadlines.verbs import DEADLINE_MOVED
from xiaodui.journal import gather
from xiaodui.people.models import Person


def pass_on(deadline: Deadline, person: Person, *, by: Any = None, reason: str = "") -> Deadline:
    """The promise is `person`'s from now on, with the instants that it has: a change of hands makes none longer.

    In the caller's transaction. One that is over due by now counts as missed for the one who had it.
    """
    one = fresh(deadline)
    if one.of.personal:
        raise Refusal("deadline.personal", _("这件事只能 %(name)s 本人办，转不了。") % {"name": one.promiser.name})
    if not person.is_active:
        raise Refusal("deadline.whom", _("请选一位在职的同事。"))
    if one.promiser_id == person.pk:
        raise Refusal("deadline.same", _("这件事本来就是 %(name)s 的。") % {"name": person.name})
    if Deadline.objects.open().of(one.kind, [one.subject]).filter(promiser=person).exists():
        raise Refusal("deadline.twice", _("%(name)s 自己也有这一件，请选另一位。") % {"name": person.name})
    holder = holders_of([person.pk], clock.today()).get(person.pk, person.pk)
    given = hand_to([one], holder, promiser_id=person.pk, by=by, **({"reason": reason} if reason else {}))
    if not given:
        raise Refusal("stale", _("它刚刚变了，刷新后再看。"))
    give(given)
    deadline.refresh_from_db()
    return deadline


def hand_to(
    deadlines: Sequence[Deadline], holder_id: int, *, promiser_id: int | None = None, by: Any = None, **detail: Any
) -> list[Given]:
    """Put these open promises into another's hands, each as long as it is still in those that we saw, and say so; the
    notices to give. Their `person` is read by the caller. A claim and a fact each."""
    holder = Person.objects.get(pk=holder_id)
    also = {} if promiser_id is None else {"promiser": promiser_id}
    facts = []
    with gather():
        for one in deadlines:
            count_miss(one)
            if Deadline.objects.open().filter(pk=one.pk, person=one.person_id).update(person=holder, **also):
                former, one.person = one.person_id, holder
                told = {"told": [holder_id], "former_owner": f"person:{former}", **detail}
                facts.append(say(DEADLINE_MOVED, one, by=by, **told))
    return [(MOVED, fact, [holder_id]) for fact in facts]


def handed_over(person: Person) -> Any:
    """What goes to somebody else when this person leaves."""
    return Deadline.objects.open().filter(promiser=person).exclude(kind__in=personal_kinds())


def hand_over_all(person: Person, to: Person, by: Any, reason: str) -> None:
    """Everything that he promised goes to `to`. What `to` promised himself already is closed: one promise is enough."""
    had = set(Deadline.objects.open().filter(promiser=to).values_list("kind", "subject"))
    mine = list(handed_over(person).select_related("person").order_by("pk"))
    let_go(Deadline.objects.filter(pk__in=[one.pk for one in mine if (one.kind, one.subject) in had]))
    rest = [one for one in mine if (one.kind, one.subject) not in had]
    give(hand_to(rest, to.pk, promiser_id=to.pk, by=by, **({"reason": reason} if reason else {})))


class PassesOn(Takes):
    person: Annotated[Any, Ref("people.Person"), Label(_("交给谁"))]


@act("deadlines.pass_on", on=Deadline, who=leads, takes=PassesOn, label=_("转给别人"))
def hand_on(deadline: Deadline, *, by: Any, person: Person) -> Deadline:
    """转给别人. By who leads the one who has it in hand, to somebody whom he leads too."""
    if by is not None and not by.may("lead", person.team):
        raise Refusal("deadline.whom", _("你带不到 %(name)s，请选自己带的同事。") % {"name": person.name})
    return pass_on(deadline, person, by=by)
