"""Sessions in the database, found by a statement that is put together once: every request asks for one."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import cached_db, db
from django.contrib.sessions.models import Session
from django.utils import timezone

from xiaodui.core.prepared import Prepared

STANDING = Prepared(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now), str, datetime
)  # fmt: skip
KEPT_BY: Any = cached_db.SessionStore if settings.REDIS_URL else db.SessionStore


class SessionStore(KEPT_BY):  # type: ignore[misc]
    """With Redis a copy is read there first."""

    def _get_session_from_db(self) -> Session | None:
        found = STANDING.records(self.session_key, timezone.now()) if self.session_key else []
        if not found:
            self._session_key = None
        return found[0] if found else None
