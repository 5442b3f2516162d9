"""News for tests: something that concerns somebody."""

from typing import Any

from django.db import transaction

from xiaodui.journal import Fact, Verb, record
from xiaodui.notices import NoticeKind

RANG = Verb("testnotice.rang", zh="{by} 为「{subject}」敲了门", en="{by} rang for “{subject}”")
RUNG = NoticeKind("testnotice.rung", zh="有人敲门", en="Somebody rang")
ALARM = NoticeKind("testnotice.alarm", zh="着火了", en="Fire", urgent=True)
VERDICT = NoticeKind("testnotice.verdict", zh="关于你", en="About you", always=True)


def rang(subject: Any, by: Any = None, **more: Any) -> Fact:
    with transaction.atomic():
        return record(RANG, subject, by=by, **more)
