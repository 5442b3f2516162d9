"""Rooms in which colleagues talk, who sits in them, and what was said."""

from xiaodui.chat.models.discretion import Discretion
from xiaodui.chat.models.message import Message, Naming, Reaction
from xiaodui.chat.models.room import Room
from xiaodui.chat.models.seat import Seat

__all__ = ["Discretion", "Message", "Naming", "Reaction", "Room", "Seat"]
