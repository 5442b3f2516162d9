"""Contacts with customers: those that took place and those that are planned."""

from xiaodui.followups.models.followup import CHANNELS, OUTCOMES, FollowUp
from xiaodui.followups.models.plan import Plan

__all__ = ["CHANNELS", "OUTCOMES", "FollowUp", "Plan"]
