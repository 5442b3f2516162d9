"""The full-text index of each database, derived from ``search_entry`` by the database itself.

SQLite: an FTS5 table without content of its own. Its tokeniser is ``ascii``, which parts words at spaces
and leaves everything that is not ASCII whole: our words come folded already, and ``unicode61`` would part
them at characters newer than its tables. PostgreSQL: lexemes are taken as they are, past any parser.
"""

from typing import Any

# Each word is indexed behind its record's kind (customer·昆山): a question is always about one kind, and a
# list of all customers, to be met with the list of all 昆山, would cost 4 ms for each 50,000 of them.
WORDS = "replace(' ' || nullif({row}.{column}, ''), ' ', ' ' || {row}.kind || '·')"


def _put(row: str, only: str = "") -> str:
    words = ", ".join(WORDS.format(row=row, column=column) for column in ("title_words", "other_words"))
    columns = "rowid, title_words, other_words"
    if only:
        return f"INSERT INTO search_words(search_words, {columns}) VALUES ('{only}', {row}.id, {words});"  # nosec B608 - fixed words only
    return f"INSERT INTO search_words({columns}) SELECT {row}.id, {words}"  # nosec B608 - fixed words only


SQLITE = (
    """CREATE VIRTUAL TABLE search_words USING fts5(
        title_words, other_words, content='', tokenize='ascii', detail='column')""",
    f"CREATE TRIGGER search_entry_came AFTER INSERT ON search_entry BEGIN {_put('new')}; END",
    f"CREATE TRIGGER search_entry_went AFTER DELETE ON search_entry BEGIN {_put('old', 'delete')} END",
    f"""CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry
    WHEN old.title_words <> new.title_words OR old.other_words <> new.other_words
        OR old.kind <> new.kind OR old.id <> new.id
    BEGIN {_put("old", "delete")} {_put("new")}; END""",
    f"{_put('search_entry')} FROM search_entry",
)
POSTGRESQL = (
    """ALTER TABLE search_entry
        ADD COLUMN title_vector tsvector GENERATED ALWAYS AS
            (array_to_tsvector(string_to_array(title_words, ' '))) STORED,
        ADD COLUMN all_vector tsvector GENERATED ALWAYS AS
            (array_to_tsvector(string_to_array(title_words, ' '))
             || array_to_tsvector(string_to_array(other_words, ' '))) STORED""",
    "CREATE INDEX search_entry_title ON search_entry USING gin (title_vector)",
    "CREATE INDEX search_entry_all ON search_entry USING gin (all_vector)",
)


def create_index(schema_editor: Any) -> None:
    """Make the index of this database, from the rows that are there."""
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)
        return
    for statement in SQLITE:
        schema_editor.execute(statement)


def drop_index(schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_entry DROP COLUMN title_vector, DROP COLUMN all_vector")
        return
    for trigger in ("came", "went", "changed"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS search_entry_{trigger}")
    schema_editor.execute("DROP TABLE IF EXISTS search_words")
