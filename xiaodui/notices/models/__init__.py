"""Notices, how a person wants to be told, and the letters that tell him."""

from xiaodui.notices.models.mail import Letter, MailServer
from xiaodui.notices.models.mute import Mute
from xiaodui.notices.models.notice import Notice, NoticeQuerySet
from xiaodui.notices.models.preference import Preference

__all__ = ["Letter", "MailServer", "Mute", "Notice", "NoticeQuerySet", "Preference"]
