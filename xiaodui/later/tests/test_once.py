"""Two workers at one instant, and one that dies in the middle: it goes once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from tests.cast import set_up_cast
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message
from xiaodui.core import clock
from xiaodui.later import acts
from xiaodui.later.acts.sending import PARTS, go, send_due
from xiaodui.later.models import Waiting


class Killed(BaseException):
    """The process ends here."""


def waiting() -> Waiting:
    cast = set_up_cast()
    room = chat.open_room(by=cast.wanglei, name="春季攻坚")
    kept = acts.say_later(room, by=cast.wanglei, text="早", when="tomorrow")
    Waiting.objects.filter(pk=kept.pk).update(send_at=clock.now() - timedelta(seconds=1))
    return Waiting.objects.select_related(*PARTS).get(pk=kept.pk)


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_it_once() -> None:
    kept = waiting()

    def work(_number: int) -> Any:
        try:
            return send_due(kept.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(work, range(8))) == [False] * 7 + [True]
    assert Message.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_killed_between_claiming_and_committing_it_goes_with_the_next_sweep() -> None:
    kept = waiting()

    def die() -> None:
        with transaction.atomic():
            assert go(kept)
            raise Killed

    with pytest.raises(Killed):
        die()
    assert not Message.objects.exists()
    assert send_due(kept.pk)
    assert [one.client for one in Message.objects.all()] == [f"later-{kept.pk}"]
