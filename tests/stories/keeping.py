"""What the stories of a room's rules need of the writing process; what passes with time happens with the clock set."""

import time
from datetime import timedelta

from django.db import transaction

from xiaodui.chat.models import Message, Room
from xiaodui.core import clock
from xiaodui.deadlines import Deadline
from xiaodui.deadlines.acts.stepping import tick
from xiaodui.journal.following import settle
from xiaodui.journal.models import Cursor
from xiaodui.norms.models import Wait
from xiaodui.notices.models import Notice
from xiaodui.people.models import Person
from xiaodui.posts.acts import set_format
from xiaodui.posts.types import TYPES


def strict(room: int, on: bool) -> None:
    """李静 says that the room takes forms only, with what each type must have."""
    musts = [f"{kind.key}.{key}" for kind in TYPES.values() for key in kind.musts]
    with transaction.atomic():
        set_format(Room.objects.get(pk=room), by=Person.objects.get(login="lijing"), strict=on, types=[], musts=musts)


def owed(text: str) -> str:
    """Who owes an answer to what was said, once it was heard: here, or by the server beside, which tries again where it
    stumbled over us."""
    mine = Wait.objects.select_related("person").filter(message__text=text)
    for _ in range(20):
        settle()
        if wait := mine.first():
            return str(wait.person.login)
        time.sleep(0.5)
    raise AssertionError(f"nobody owes an answer: {list(Cursor.objects.exclude(tries=0).values('hearer', 'error'))}")


def time_passes(text: str) -> list[str]:
    """A moment after the last step of its clock: who was asked to look after it."""
    wait = Wait.objects.get(message=Message.objects.get(text=text))
    deadline = Deadline.objects.get(kind="reply", subject=f"wait:{wait.pk}")
    with clock.at(deadline.steps[-1].at + timedelta(minutes=1)):
        tick()
        settle()
    told = Notice.objects.filter(kind="deadline.escalated", fact__subject=f"deadline:{deadline.pk}")
    return sorted(told.values_list("person__login", flat=True))
