"""Walking the index from the newest message on. Sight is not its business: it answers with ids, never with rows to show."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections

from xiaodui.chatsearch.cutting import Piece
from xiaodui.chatsearch.models import Said
from xiaodui.chatsearch.schema import VECTOR

Groups = Sequence[Sequence[Sequence[str]]]
"""Each group must be met: by all words of one of its lists."""

SQLITE = """SELECT rowid FROM chatsearch_words WHERE chatsearch_words MATCH %s AND rowid < %s
ORDER BY rowid DESC LIMIT %s"""
POSTGRESQL = f"""SELECT message_id FROM chatsearch_said WHERE {VECTOR} @@ %s::tsquery AND message_id < %s
ORDER BY message_id + 0 DESC LIMIT %s"""  # nosec B608 - fixed words only
"""Added to nothing, or the planner would walk the primary key, hoping to meet a rare word soon."""
WALKED = """SELECT message_id FROM (SELECT message_id, ' ' || words || ' ' AS said FROM chatsearch_said
WHERE message_id < %s ORDER BY message_id DESC LIMIT %s) AS newest WHERE {} ORDER BY message_id DESC LIMIT %s"""
WALKS, EACH = 2_000, 30
"""PostgreSQL gathers all messages under a word before it sorts them: 13 s for a word of every third of a million. So its
newest WALKS rows, EACH for a row that is wanted, are looked through first, at 2 µs a row; what isn't met there often is
gathered."""
MOST_CHOICES = 16


def groups_of(pieces: Iterable[Piece], *narrowed: Iterable[str]) -> Groups:
    """`narrowed`: words of which one must be there."""
    return [*(piece.choices() for piece in pieces), *([[word] for word in some] for some in narrowed)]


def newest(groups: Groups, before: int, limit: int) -> list[int]:
    """Ids of messages that stand under these words, newest first; of all messages without any. One statement on SQLite,
    which walks from the newest and stops; up to two on PostgreSQL.
    """
    if not groups:
        return list(Said.objects.filter(pk__lt=before).order_by("-pk").values_list("pk", flat=True)[:limit])
    if connections[Said.objects.db].vendor != "postgresql":
        return _ids(SQLITE, [written(groups, " AND ", " OR ", '"{}"'), before, limit])
    if all(len(choices) <= MOST_CHOICES for choices in groups):
        words = [word for choices in groups for words in choices for word in words]
        sql = WALKED.format(written(groups, " AND ", " OR ", "strpos(said, %s) > 0", name=False))
        near = _ids(sql, [before, max(WALKS, limit * EACH), *(f" {word} " for word in words), limit])
        if len(near) == limit:
            return near
    return _ids(POSTGRESQL, [written(groups, " & ", " | ", "'{}'"), before, limit])


def _ids(sql: str, given: list[Any]) -> list[int]:
    with connections[Said.objects.db].cursor() as cursor:
        cursor.execute(sql, given)
        return [pk for (pk,) in cursor.fetchall()]


def written(groups: Groups, both: str, either: str, word: str, name: bool = True) -> str:
    """The question in a database's own words. They hold letters, digits and a dot of our own: nothing to escape."""
    return both.join(
        "("
        + either.join("(" + both.join(word.format(one) if name else word for one in words) + ")" for words in choices)
        + ")"
        for choices in groups
    )
