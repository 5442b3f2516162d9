"""Battle reports: wins told together, where they were told, and how each wants to be cheered."""

from xiaodui.battles.models.report import BattleReport, Posting
from xiaodui.battles.models.win import Win
from xiaodui.battles.models.wish import Wish

__all__ = ["BattleReport", "Posting", "Win", "Wish"]
