"""A hearer that failed is tried at once, or sent through the whole journal again."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import Takes, act
from xiaodui.core.refusal import Refusal
from xiaodui.journal import hints
from xiaodui.journal.hearing import hearer_named
from xiaodui.journal.models import Cursor
from xiaodui.journal.recording import record
from xiaodui.journal.verbs import HEARER_REWOUND


def keeper(by: Any, target: Any = None) -> bool:
    return bool(by.is_owner)


@act("hearers.retry", on=Cursor, who=keeper, takes=Takes, label=_("现在再试"))
def retry(cursor: Cursor, *, by: Any) -> Cursor:
    """Try now instead of waiting for the back-off to pass."""
    Cursor.objects.filter(pk=cursor.pk).update(again_at=None)
    hints.after_commit()
    cursor.refresh_from_db()
    return cursor


@act("hearers.rewind", on=Cursor, who=keeper, takes=Takes, label=_("从头再听"))
def rewind(cursor: Cursor, *, by: Any) -> Cursor:
    """Hand it every fact again from the first. Hearers are safe to run twice, so nothing happens twice."""
    if hearer_named(cursor.hearer) is None:
        raise Refusal("hearer.gone", _("这个听者已经不在了，它的进度只是留作记录。"))
    Cursor.objects.filter(pk=cursor.pk).update(seq=0, tries=0, failing_since=None, error="", again_at=None)
    record(HEARER_REWOUND, cursor, by=by, name=cursor.hearer)
    cursor.refresh_from_db()
    return cursor
