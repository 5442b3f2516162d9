"""A company that has talked for years: rooms of every size, the sentences of the samples, the index as the hearer writes it.

One room holds a tenth of all that was said. Three readers: `usual` sits in that room and in two dozen others, `wide` in
every room, `apart` in twenty small ones. One message in EVERY begins with RARE.
"""

import csv
import gzip
import itertools
import os
import random
import sys
from collections.abc import Iterator
from datetime import timedelta
from html import escape
from pathlib import Path
from typing import Any

from benchmarks.kit.company import GIVEN, SURNAMES, _insert, _stored
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.chatsearch.cutting import author_word, month_word, room_word, words_of, year_word
from xiaodui.chatsearch.models import Said
from xiaodui.core import clock
from xiaodui.core.text import initials
from xiaodui.people.models import Person, Team

PEOPLE, ROOMS, DAYS = 300, 400, 900
RARE, EVERY = "麒麟楠榆", 100_000
FILES = ("service", "free")
READERS = {"usual": 1, "wide": 2, "apart": 3}
UNKNOWN = 10**9


def sentences() -> list[str]:
    """From XIAODUI_SAMPLES/clean_chat."""
    folder = Path(os.environ.get("XIAODUI_SAMPLES") or sys.exit("XIAODUI_SAMPLES names no folder.")) / "clean_chat"
    found: list[str] = []
    for name in FILES:
        with gzip.open(folder / f"{name}_dialogues.csv.gz", "rt", encoding="utf-8") as lines:
            found += [row["text"] for row in csv.DictReader(lines) if row["text"].strip()]
    return found


class Chatter:
    def __init__(self, messages: int) -> None:
        self.messages, self.by = messages, random.Random(11)
        self.said_by = list(range(1, PEOPLE + 1))
        self.texts = sentences()
        self.words: dict[str, str] = {}

    def build(self) -> None:
        """About four minutes for a million messages."""
        from django.db import connection, transaction

        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
        with transaction.atomic():
            self._people()
            self._rooms()
            self._messages()
        with transaction.atomic():
            self._index()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    def _people(self) -> None:
        team = Team.objects.create(path="0001", depth=1, numchild=0, name="启明科技")
        names = [self.by.choice(SURNAMES) + self.by.choice(GIVEN) + self.by.choice(GIVEN) for _ in self.said_by]
        Person.objects.bulk_create(
            Person(pk=pk, login=f"p{pk}", name=name, initials=initials(name)[:60], team=team, password="!")
            for pk, name in zip(self.said_by, names, strict=True)
        )

    def _rooms(self) -> None:
        shares = [1 / (10 + n) for n in range(ROOMS - 1)]
        part = self.messages * 0.9 / sum(shares)
        self.sizes = [self.messages // 10, *(int(share * part) for share in shares)]
        self.sizes[1] += self.messages - sum(self.sizes)
        since = clock.now() - timedelta(days=DAYS + 1)
        Room.objects.bulk_create(
            Room(
                pk=pk,
                kind="topic",
                name=f"项目 {pk}",
                made_at=since,
                last_seq=size,
                last_tick=size,
                last_at=clock.now(),
            )
            for pk, size in enumerate(self.sizes, 1)
        )
        small = range(ROOMS - 20, ROOMS)
        own = {1: {0, *range(30, 54)}, 2: set(range(ROOMS)), 3: set(small)}
        seats = [(pk, room) for room in range(ROOMS) for pk in self.by.sample(self.said_by[3:], 12)]
        seats += [(pk, room) for pk, rooms in own.items() for room in rooms]
        Seat.objects.bulk_create(
            Seat(person_id=pk, room_id=room + 1, since=since, read_seq=self.sizes[room])
            for pk, room in sorted(set(seats))
        )

    def _messages(self) -> None:
        places = [room for room, size in enumerate(self.sizes, 1) for _ in range(size)]
        self.by.shuffle(places)
        start, step = clock.now() - timedelta(days=DAYS), timedelta(days=DAYS) / self.messages
        seqs = itertools.repeat(0, ROOMS + 1)
        last = list(seqs)

        def rows() -> Iterator[tuple[Any, ...]]:
            for pk, room in enumerate(places, 1):
                last[room] += 1
                text = self.text_of(pk)
                named = None if pk % 3000 else _stored(start + step * pk)
                yield (pk, room, last[room], last[room], self.by.randrange(PEOPLE) + 1, text, f"<p>{escape(text)}</p>",
                       _stored(start + step * pk), named)  # fmt: skip

        columns = ("id", "room_id", "seq", "tick", "author_id", "text", "html", "said_at", "pinned_at")
        _insert(Message, columns, rows())

    def text_of(self, pk: int) -> str:
        text = self.texts[random.Random(pk).randrange(len(self.texts))]
        return f"{RARE if pk % EVERY == 7 else ''}{text}"

    def _index(self) -> None:
        """What `keep` would write: a sentence is cut once."""
        rows = Message.objects.order_by("pk").values_list("pk", "room_id", "author_id", "said_at", "text")
        _insert(Said, ("message_id", "words"), (self._entry(*row) for row in rows.iterator(10_000)))

    def _entry(self, pk: int, room: int, author: int, said_at: Any, text: str) -> tuple[int, str]:
        day = clock.day_of(said_at)
        if text not in self.words:
            drop = {room_word(UNKNOWN), month_word(day), year_word(day.year)}
            self.words[text] = " ".join(
                word for word in words_of(text, UNKNOWN, None, day).split(" ") if word not in drop
            )
        own = (room_word(room), author_word(author), month_word(day), year_word(day.year))
        return pk, " ".join([self.words[text], *own])
