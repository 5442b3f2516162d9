"""Noting that a list was taken away."""

from typing import Any

from django.db import transaction
from django.utils import translation

from xiaodui.core.sockets import ListExport
from xiaodui.exchange.verbs import EXPORT_MADE
from xiaodui.journal import record


def tell_exported(one: ListExport, *, by: Any, rows: int, narrowed: dict[str, str], form: str) -> None:
    """Record who took how many rows of what, narrowed by what. Not an act: nobody may say it without having done it."""
    with translation.override("zh-hans"):
        zh = str(one.label)
    with translation.override("en"):
        en = str(one.label)
    team = f"team:{by.team_id}" if by.team_id else None
    with transaction.atomic():
        record(
            EXPORT_MADE,
            by,
            by=by,
            team=team,
            key=one.key,
            what=zh,
            list=en,
            rows=rows,
            filters=narrowed,
            format=form.upper(),
        )
