"""Making a promise, and passing on what somebody owed who leaves."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal import gather, record
from xiaodui.tasks import clocks
from xiaodui.tasks.abouts import checked
from xiaodui.tasks.acts.days import check_to_come, due_of
from xiaodui.tasks.acts.inputs import MakePromise
from xiaodui.tasks.acts.rights import works_here
from xiaodui.tasks.acts.telling import promised
from xiaodui.tasks.models import Promise
from xiaodui.tasks.verbs import PROMISE_HANDED_OVER, PROMISE_MADE


@act("promises.make", who=works_here, takes=MakePromise, label=_("许个承诺"))
def make(*, by: Any, to_person: Any, to_team: Any, about: str, due_on: Any, **rest: Any) -> Promise:
    """许承诺. Whoever makes it owes it, from this moment until it is settled: row and clock in one transaction."""
    about = checked(about, by)
    _check_receiver(by, to_person, to_team, about)
    due_at = due_of(by, due_on)
    assert due_at is not None
    check_to_come(due_at, due_on, None)
    promise = Promise.objects.create(
        person=by, to_person=to_person, to_team=to_team, about=about, due_on=due_on, due_at=due_at,
        made_at=clock.now(), **rest,
    )  # fmt: skip
    record(PROMISE_MADE, promise, by=by, **promised(promise))
    clocks.start_promises([promise], by)
    return promise


def _check_receiver(by: Any, to_person: Any, to_team: Any, about: str) -> None:
    if to_person is not None and to_team is not None:
        raise Invalid({"to_team": [_("同事和团队选一个就好。")]})
    if to_person is None and to_team is None and not about:
        raise Invalid({"to_person": [_("写上给谁：一位同事、一个团队，或者从客户页许给客户。")]})
    if to_person is not None and to_person.pk == by.pk:
        raise Refusal("promise.self", _("给自己的事记成待办就好，承诺是给别人的。"))
    if to_person is not None and not to_person.is_active:
        raise Refusal("person.inactive", _("%(name)s 已经停用，换一位同事。") % {"name": to_person.name})


def hand_over_promises(person: Any, to: Any, by: Any, reason: str) -> int:
    """All that `person` still owes, in the caller's transaction, who has checked the right; how many went."""
    promises = list(Promise.objects.open().owed_by(person).select_related("to_team").order_by("pk"))
    Promise.objects.filter(pk__in=[one.pk for one in promises]).update(person=to, version=F("version") + 1)
    with gather():
        for one in promises:
            one.person = to
            told = promised(one)
            told["told"] = [*told["told"], f"person:{person.pk}"]
            record(
                PROMISE_HANDED_OVER, one, by=by, **told, to=to, former_owner=person, personal={"reason": reason}
            )  # fmt: skip
    for one in promises:
        clocks.stop_promise(one)
    clocks.start_promises(promises, by)
    return len(promises)
