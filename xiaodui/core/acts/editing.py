"""Editing a record that others may be editing too."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Refusal


def edit_row(record: Any, version: int | None, changes: dict[str, Any]) -> dict[str, Any]:
    """Write `changes` if the record still has the version that the editor saw; returns what really changed.

    Claims the row by a conditional update, so of two editors with the same version one is refused and loses nothing
    silently. Without a version the present one is taken. Refreshes `record`.
    """
    changed = {name: value for name, value in changes.items() if getattr(record, name) != value}
    if not changed:
        return {}
    seen = record.version if version is None else version
    rows = type(record).objects.filter(pk=record.pk, version=seen)
    if not rows.update(**changed, version=F("version") + 1):
        raise Refusal("stale", _("别人刚改过这条记录。看一眼新的内容，再改一次；你填的还在。"))
    before = {name: getattr(record, name) for name in changed}
    record.refresh_from_db()
    return before
