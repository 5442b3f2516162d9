"""The index of each database, derived from `chatsearch_said` by the database itself.

SQLite: an FTS5 table without content of its own, whose rows are numbered as messages are, so it walks from the newest by
itself and stops. Its tokeniser is `ascii`, which parts words at spaces and leaves what isn't ASCII whole: our words come
folded. PostgreSQL: lexemes as they are, past any parser, in an index on the expression; the column is kept once.
"""

from typing import Any

VECTOR = "array_to_tsvector(string_to_array(words, ' '))"


def _put(row: str) -> str:
    return f"INSERT INTO chatsearch_words(rowid, words) VALUES ({row}.message_id, {row}.words);"  # nosec B608 - fixed words only


def _take(row: str) -> str:
    return f"""INSERT INTO chatsearch_words(chatsearch_words, rowid, words)
    VALUES ('delete', {row}.message_id, {row}.words);"""  # nosec B608 - fixed words only


SQLITE = (
    """CREATE VIRTUAL TABLE chatsearch_words USING fts5(
        words, content='', tokenize='ascii', detail='none', columnsize=0)""",
    f"CREATE TRIGGER chatsearch_said_came AFTER INSERT ON chatsearch_said BEGIN {_put('new')} END",
    f"CREATE TRIGGER chatsearch_said_went AFTER DELETE ON chatsearch_said BEGIN {_take('old')} END",
    f"""CREATE TRIGGER chatsearch_said_changed AFTER UPDATE ON chatsearch_said
    WHEN old.words <> new.words OR old.message_id <> new.message_id BEGIN {_take("old")} {_put("new")} END""",
    "INSERT INTO chatsearch_words(rowid, words) SELECT message_id, words FROM chatsearch_said",
)


def create_index(schema_editor: Any) -> None:
    """Make the index of this database, from the rows that are there."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"CREATE INDEX chatsearch_said_words ON chatsearch_said USING gin ({VECTOR})")
        return
    for statement in SQLITE:
        schema_editor.execute(statement)


def drop_index(schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX chatsearch_said_words")
        return
    for trigger in ("came", "went", "changed"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS chatsearch_said_{trigger}")
    schema_editor.execute("DROP TABLE IF EXISTS chatsearch_words")
