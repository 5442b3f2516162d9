"""What the house's keeper does to hearers."""

from xiaodui.journal.acts.hearers import retry, rewind

__all__ = ["retry", "rewind"]
