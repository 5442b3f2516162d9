"""Plain facts for the journal's own tests."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from xiaodui.journal import Verb, gather, record
from xiaodui.journal.sealing import seal_pending

SAID = Verb("sample.said", zh="{by} 说了「{subject}」", en="{by} said {subject}")
PAID = Verb(
    "sample.paid", zh="{by} 付了「{subject}」，{amount}", en="{by} paid {subject}, {amount}", tone="win", seal="付"
)
SINCE = datetime(2026, 3, 2, 1, tzinfo=UTC)


def write(count: int, verb: Verb = SAID, subject: str = "", **detail: Any) -> None:
    """`count` facts, a minute apart in business time, about things of their own unless `subject` says otherwise."""
    with transaction.atomic(), gather():
        for n in range(count):
            about = subject or f"thing:{n}"
            record(verb, about, by="person:1", at=SINCE + timedelta(minutes=n), n=n, amount=Decimal(n), **detail)


def seal_all(limit: int = 2000) -> None:
    while seal_pending(limit):
        pass


def tamper(*statements: str) -> None:
    """Direct SQL of somebody who owns the database: he drops what refuses him first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE journal_fact DISABLE TRIGGER ALL")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS journal_fact_stays")
        for statement in statements:
            cursor.execute(statement)
