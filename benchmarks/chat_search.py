"""Finding what was said among 1,000,000 messages, and opening a room that holds 100,000 of them.

Words of one, two and four signs, rare (some ten messages of a million) and common, a sentence's pinyin, letters; for a reader
who sits in the large room and two dozen others, one who sits everywhere, and one who sits in twenty small rooms. As in
`pages`: the time in the database against one statement on the bare index for as many rows, with nothing but their text;
the whole answer (the list, as it comes while one types) against a bare Django view behind the same middleware that runs
that statement and draws a plain table. Milliseconds are of processor time.

    XIAODUI_SAMPLES=FOLDER bin/xiaodui bench chat-search --json

The sentences are read from XIAODUI_SAMPLES/clean_chat. BENCH_CACHE=FOLDER keeps the database (1.3 GB) between runs,
BENCH_ROUNDS says how often, BENCH_LARGEST=100000 takes another size.
"""

import json
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.kit import scratch
from benchmarks.kit.aims import at_most, p50, p95

SIZE = int(os.environ.get("BENCH_LARGEST", "1000000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "20"))
WORDS = {
    "one_common": "的", "one_usual": "昆", "one_rare": "榆", "two_common": "我们", "two_usual": "故宫", "two_rare": "楠榆",
    "four_common": "的时候我", "four_usual": "北京故宫", "four_rare": "麒麟楠榆", "pairs_apart": "我知道你", "none": "龘靐",
    "pinyin": "beijing", "digits": "2016", "two_words": "电影 喜欢",
}  # fmt: skip
BARE = """SELECT m.id, m.text, m.said_at, m.author_id, m.room_id FROM chatsearch_words w JOIN chat_message m ON m.id = w.rowid
WHERE chatsearch_words MATCH %s AND m.recalled_at IS NULL{seats} ORDER BY w.rowid DESC LIMIT 31"""
SEATS = " AND m.room_id IN (SELECT room_id FROM chat_seat WHERE person_id = %s AND left_at IS NULL)"
LARGE_ROOM = 1


def main() -> dict[str, Any]:
    folder = scratch.folder()
    scratch.boot(folder)
    from django.conf import settings

    settings.ROOT_URLCONF = "benchmarks.kit.bare"
    settings.ALLOWED_HOSTS = ["localhost"]
    seconds = laid(folder)
    rows, flat = [], {"messages": SIZE, "built_s": seconds}
    for who in ("usual", "wide", "apart"):
        for name, word in WORDS.items():
            rows.append(searched(who, name, word))
            flat |= {
                f"{who}_{name}_{key}": rows[-1][key] for key in ("page_p95_ms", "database_to_index", "page_to_bare")
            }
    opened = pages()
    flat |= {
        "worst_page_p95_ms": max(row["page_p95_ms"] for row in rows),
        "worst_page_to_bare": max(row["page_to_bare"] for row in rows),
        "worst_database_to_index": max(row["database_to_index"] for row in rows),
        **opened, **stored(),
    }  # fmt: skip
    return {"rows": rows, "aims": aims(rows, opened), **flat}


def laid(folder: Path) -> float:
    from django.core.management import call_command
    from django.db import connection, connections

    from benchmarks.kit.asking import time_the_database
    from benchmarks.kit.chatter import Chatter

    made = folder / f"chat-{SIZE}.sqlite3"
    connections.settings["default"]["NAME"] = connection.settings_dict["NAME"] = str(made)
    connection.close()
    fresh, began = not made.exists(), time.monotonic()
    call_command("migrate", verbosity=0)
    if fresh:
        Chatter(SIZE).build()
    time_the_database()
    return round(time.monotonic() - began, 1)


def searched(who: str, name: str, word: str) -> dict[str, Any]:
    from benchmarks.kit import bare as least
    from benchmarks.kit.asking import application, get
    from benchmarks.kit.chatter import READERS
    from xiaodui.chatsearch.finding import Asked, find
    from xiaodui.people.models import Person

    person = Person.objects.get(pk=READERS[who])
    asked, cookie = Asked(q=word), signed_in(person)
    sql, given = quickest(person, asked)
    part = {"cookie": cookie, "hx_request": "true", "hx_target": "chat-hits"}
    found, address = find(person, asked), f"/chat/search?q={quote(word)}"
    answer = get(application(), address, **part)
    assert answer.status == 200 and len(re.findall(r'class="hit"', answer.text)) == len(found.hits), (who, word)
    least.queries[:] = [(sql, given)]
    pages, plain, database, index_ms = [], [], [], []
    for _ in range(ROUNDS):
        plain.append(get(application(), "/bare", cookie=cookie).ms)
        index_ms.append(least.spent_ms[0])
        answer = get(application(), address, **part)
        pages.append(answer.ms)
        database.append(answer.database_ms)
    return {
        "reader": who, "word": name, "hits": len(found.hits), "goes_on": bool(found.next), "queries": answer.queries,
        "index_ms": round(p50(index_ms), 2), "database_ms": round(p50(database), 2), "bare_page_ms": round(p50(plain), 2),
        "page_ms": round(p50(pages), 2), "page_p95_ms": round(p95(pages), 2),
        "database_to_index": round(p50(database) / p50(index_ms), 2), "page_to_bare": round(p50(pages) / p50(plain), 2),
    }  # fmt: skip


def quickest(person: Any, asked: Any) -> tuple[str, list[Any]]:
    """The quicker of two: his rooms among the words, or looked up row by row."""
    from xiaodui.chat.models import Room
    from xiaodui.chatsearch import index
    from xiaodui.chatsearch.cutting import room_word

    rooms = [room_word(pk) for pk in Room.objects.visible_to(person).values_list("pk", flat=True)]
    written = [index.written(groups, " AND ", " OR ", '"{}"') for groups in (
        index.groups_of(asked.pieces), index.groups_of(asked.pieces, rooms))]  # fmt: skip
    ways = [(BARE.format(seats=SEATS), [written[0], person.pk]), (BARE.format(seats=""), [written[1]])]
    return min(ways, key=lambda way: min(timed(lambda: fetched(*way)) for _ in range(3)))


def fetched(sql: str, given: list[Any]) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


def timed(do: Callable[[], Any]) -> float:
    began = time.thread_time()
    do()
    return (time.thread_time() - began) * 1000


def signed_in(person: Any) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.create()
    return f"xiaodui={session.session_key}"


def pages() -> dict[str, Any]:
    """The large room: at its end, round a message in its middle, older ones as a part, on a day."""
    from benchmarks.kit.asking import application, get
    from benchmarks.kit.chatter import READERS
    from xiaodui.chat.models import Message, Room
    from xiaodui.core import clock
    from xiaodui.people.models import Person

    cookie = signed_in(Person.objects.get(pk=READERS["usual"]))
    room = Room.objects.get(pk=LARGE_ROOM)
    middle = Message.objects.get(room=room, seq=room.last_seq // 2)
    ways = {
        "room": f"/chat/{room.pk}", "around": f"/chat/{room.pk}?around={middle.seq}",
        "older": f"/chat/{room.pk}?before={middle.seq}", "on_day": f"/chat/{room.pk}?on={clock.day_of(middle.said_at)}",
    }  # fmt: skip
    found: dict[str, Any] = {"room_messages": room.last_seq}
    for name, path in ways.items():
        answers = [get(application(), path, cookie=cookie) for _ in range(ROUNDS + 2)][2:]
        status, lines = answers[0].status, len(re.findall(r'<article class="msg', answers[0].text))
        assert (status, lines) == (302, 0) if name == "on_day" else (status, lines) == (200, 50), (name, status, lines)
        found |= {f"{name}_p50_ms": round(p50([one.ms for one in answers]), 2), f"{name}_queries": answers[0].queries,
                  f"{name}_p95_ms": round(p95([one.ms for one in answers]), 2)}  # fmt: skip
    return found


def stored() -> dict[str, Any]:
    """What the index costs: megabytes, and what the hearer spends on a batch."""
    from django.db import transaction

    from xiaodui.chat.models import Message
    from xiaodui.chatsearch.writing import forget, keep

    size = dict(fetched("SELECT name, sum(pgsize) FROM dbstat GROUP BY name", [])) if has_dbstat() else {}
    mb = {name: round(sum(n for table, n in size.items() if table.startswith(begins)) / 1e6, 1) for name, begins in (
        ("index_MB", "chatsearch_words"), ("words_MB", "chatsearch_said"), ("messages_MB", "chat_message"))}  # fmt: skip
    batches = []
    for start in range(1, ROUNDS + 1):
        ids = list(Message.objects.filter(pk__gt=start * 1000).order_by("pk").values_list("pk", flat=True)[:100])
        with transaction.atomic():
            forget(ids)
        with transaction.atomic():
            batches.append(timed(lambda ids=ids: keep(ids)))  # type: ignore[misc]
    return {**mb, "keep_100_p50_ms": round(p50(batches), 2), "keep_100_p95_ms": round(p95(batches), 2)}


def has_dbstat() -> bool:
    from django.db import Error

    try:
        fetched("SELECT 1 FROM dbstat LIMIT 1", [])
    except Error:
        return False
    return True


def aims(rows: list[dict[str, Any]], opened: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for row in rows:
        here = f"{row['reader']}, {row['word']}"
        found.append(at_most(f"{here}: database / index", row["database_to_index"], 3))
        found.append(at_most(f"{here}: whole / bare view", row["page_to_bare"], 4))
        found.append(at_most(f"{here}: page p95 ms", row["page_p95_ms"], 100))
    return [*found, *(at_most(f"{name} p95 ms", opened[f"{name}_p95_ms"], 100) for name in ("room", "around", "older"))]


if __name__ == "__main__":
    print(json.dumps(main(), ensure_ascii=False))
