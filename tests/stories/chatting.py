"""What the stories of the chat need of the writing process."""

from django.db import transaction

from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Message, Room
from xiaodui.chat.tests.talkers import unhurried


def thunder() -> int:
    """The room of 雷霆队, brought to what the tree says. At whatever hour, nobody is slowed down or asked to wait."""
    unhurried()
    with transaction.atomic():
        follow_teams()
    return int(Room.objects.get(kind="team", team__name="雷霆队").pk)


def said(room: int) -> list[str]:
    return list(Message.objects.filter(room_id=room).order_by("seq").values_list("text", flat=True))
