"""Voting, choosing anew, taking it back."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.changing import changed
from xiaodui.chat.acts.rights import seat_of
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.polls.acts.inputs import Choose, Nothing
from xiaodui.polls.models import Poll, Vote
from xiaodui.polls.secrecy import voter_of
from xiaodui.polls.verbs import POLL_VOTED, POLL_WITHDRAWN


def sits_there(by: Any, poll: Poll) -> bool:
    return seat_of(by, poll.room_id) is not None


@act("polls.vote", on=Poll, who=sits_there, takes=Choose, label=_("投票"))
def vote(poll: Poll, *, by: Any, options: list[int]) -> Poll:
    """投票. All that he chooses, instead of what he chose before."""
    chosen = sorted(set(options))
    if chosen[-1] >= len(poll.options):
        raise Invalid({"options": [_("没有这个选项，刷新后再选。")]})
    if len(chosen) > 1 and not poll.many:
        raise Invalid({"options": [_("这个投票只能选一个。")]})
    return _replaced(poll, by, chosen)


@act("polls.withdraw", on=Poll, who=sits_there, takes=Nothing, label=_("收回投票"))
def withdraw(poll: Poll, *, by: Any) -> Poll:
    """收回. Who hasn't voted is answered the same."""
    return _replaced(poll, by, [])


def chosen_by(poll: Poll, person: Any) -> list[int]:
    """What he chose, for his own sight alone."""
    found = Vote.objects.filter(poll=poll, voter=voter_of(poll, person))
    return sorted(found.values_list("option", flat=True))


def chosen_in(polls: Iterable[Poll], person: Any) -> dict[int, list[int]]:
    """The same of several polls, by poll; two queries."""
    marks = {voter_of(poll, person): poll.pk for poll in polls}
    found: dict[int, list[int]] = {pk: [] for pk in marks.values()}
    for voter, option in Vote.objects.filter(voter__in=marks).order_by("option").values_list("voter", "option"):
        found[marks[voter]].append(option)
    return found


def _replaced(poll: Poll, by: Any, chosen: list[int]) -> Poll:
    """The room's row is locked first (by the tick), as a recall does, then the poll's: voters come one after the other."""
    named = {} if poll.anonymous else {"options": chosen}
    verb = POLL_VOTED if chosen else POLL_WITHDRAWN
    assert poll.message is not None, "a poll is seen only with its message"
    if chosen_by(poll, by) == chosen and poll.is_open:
        return poll
    changed(poll.message, verb, by=None if poll.anonymous else by, poll=poll.key, **named)
    _claim(poll)
    mark, who = voter_of(poll, by), {} if poll.anonymous else {"person": by, "at": clock.now()}
    Vote.objects.filter(poll=poll, voter=mark).delete()
    Vote.objects.bulk_create([Vote(poll=poll, option=one, voter=mark, **who) for one in chosen])
    _count(poll)
    return poll


def _claim(poll: Poll) -> None:
    rows = Poll.objects.open().filter(Q(ends_at=None) | Q(ends_at__gt=clock.now()), pk=poll.pk)
    if not rows.update(version=F("version") + 1):
        raise Refusal("poll.closed", _("这个投票已经结束，不能再投了。"))


def _count(poll: Poll) -> None:
    votes = list(Vote.objects.filter(poll=poll).values_list("option", "voter"))
    by_option = Counter(option for option, _voter in votes)
    counts = [by_option[place] for place in range(len(poll.options))]
    Poll.objects.filter(pk=poll.pk).update(counts=counts, voters=len({voter for _option, voter in votes}))
    poll.refresh_from_db()
