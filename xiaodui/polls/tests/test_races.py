"""Many hands at once: every vote is counted, and nobody twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from tests.cast import set_up_cast
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message
from xiaodui.core.refusal import Refusal
from xiaodui.people.models import Person
from xiaodui.polls import acts
from xiaodui.polls.models import Poll, Vote


def at_once(calls: list[Callable[[], Any]]) -> None:
    def run(call: Callable[[], Any]) -> None:
        try:
            call()
        except Refusal:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(run, calls))


@pytest.mark.django_db(transaction=True)
def test_votes_of_one_moment_are_all_counted() -> None:
    cast = set_up_cast()
    room = chat.open_room(by=cast.laozhou, name="全员")
    people = [cast.lijing, cast.wanglei, cast.chenchen, cast.sunyue, cast.zhaomin]
    chat.invite(room, by=cast.laozhou, people=[one.pk for one in people])
    poll = acts.ask(room, by=cast.laozhou, question="几点？", options=["九点", "十点", "十一点"])
    calls = [
        lambda pk=one.pk, option=n % 3: acts.vote(
            Poll.objects.get(pk=poll.pk), by=Person.objects.get(pk=pk), options=[option]
        )
        for n in range(6)
        for one in people
    ]
    at_once(calls)
    poll.refresh_from_db()
    assert (poll.voters, sum(poll.counts), Vote.objects.count()) == (5, 5, 5)
    at_once([lambda: acts.close(Poll.objects.get(pk=poll.pk), by=cast.laozhou)] * 4)
    assert Message.objects.filter(root=poll.message_id).count() == 1
