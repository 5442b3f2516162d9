"""Making and revoking the addresses of a room."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.chat.acts.numbering import refuse_archived
from xiaodui.chat.acts.rights import runs
from xiaodui.chat.models import Room
from xiaodui.core import clock
from xiaodui.core.acts import Help, Label, Takes, Text, act
from xiaodui.core.refusal import Refusal
from xiaodui.hooks.models import Hook
from xiaodui.hooks.verbs import HOOK_MADE, HOOK_REVOKED
from xiaodui.journal import record
from xiaodui.people.secret import digest_of, new_secret

MOST = 20
"""Addresses of one room that stand."""


class AddHook(Takes):
    name: Annotated[
        Text, StringConstraints(max_length=60), Label(_("叫什么")), Help(_("它说话时显示这个名字，例如：监控"))
    ]


# A leaked token must not be able to open a door for programs.
@act("rooms.add_hook", on=Room, who=runs, door="session", takes=AddHook, label=_("开传入地址"))
def add(room: Room, *, by: Any, name: str) -> Hook:
    """开传入地址. The secret part of the address is in `.secret`, told this once."""
    if room.archived_at:
        refuse_archived()
    if Hook.objects.standing().filter(room=room).count() >= MOST:
        raise Refusal("hooks.many", _("这个群已经有 %(most)s 个传入地址，先作废一个不用的。") % {"most": MOST})
    secret = new_secret()
    hook = Hook.objects.create(
        room=room, name=name, digest=digest_of(secret), tail=secret[-4:], made_by=by, made_at=clock.now()
    )
    hook.secret = secret
    record(HOOK_MADE, hook, by=by, within=room.key, heard=[room.key], team=room.team, tail=hook.tail)
    return hook


def runs_its_room(by: Any, hook: Hook) -> bool:
    return runs(by, hook.room)


@act("hooks.revoke", on=Hook, who=runs_its_room, label=_("作废"))
def revoke(hook: Hook, *, by: Any) -> Hook:
    """作废. At once; what it said stays."""
    if not Hook.objects.standing().filter(pk=hook.pk).update(revoked_at=clock.now(), revoked_by=by):
        raise Refusal("hook.revoked", _("这个传入地址已经作废了。"))
    hook.refresh_from_db()
    record(HOOK_REVOKED, hook, by=by, within=hook.room.key, heard=[hook.room.key], team=hook.room.team)
    return hook
