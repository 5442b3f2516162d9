"""What one can do with one's notices, and with the company's mail."""

from xiaodui.notices.acts.mail import set_mail, stop_mail
from xiaodui.notices.acts.muting import mute, unmute
from xiaodui.notices.acts.preferring import prefer
from xiaodui.notices.acts.reading import read, read_all

__all__ = ["mute", "prefer", "read", "read_all", "set_mail", "stop_mail", "unmute"]
