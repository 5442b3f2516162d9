"""What the API reads of notices: one's own, as keys; what they say stands on the page, in one's sight."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.notices.models import Mute, Notice


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "id": notice.pk, "kind": notice.kind, "label": notice.of.label, "fact": notice.fact_id, "count": notice.count,
        "given_at": notice.given_at, "read_at": notice.read_at, "folded": notice.folded,
    }  # fmt: skip


def _mute(mute: Mute) -> dict[str, Any]:
    return {"id": mute.pk, "kind": mute.kind, "about": mute.about, "muted_at": mute.muted_at}


READS.plug(Read("notices", Notice, _notice, {"kind": "kind"}))
READS.plug(Read("mutes", Mute, _mute))
