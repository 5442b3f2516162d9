"""What can be done to the matrix, charters, role cards and phase roles."""

from xiaodui.duties.acts.cards import draft_card, edit_card, publish_card, withdraw_card
from xiaodui.duties.acts.charters import draft_charter, edit_charter, publish_charter, withdraw_charter
from xiaodui.duties.acts.fields import check_leads
from xiaodui.duties.acts.phases import end_phase, take_phase
from xiaodui.duties.acts.signing import acknowledge_card, acknowledge_charter
from xiaodui.duties.acts.topics import create_topic, edit_topic, end_topic

__all__ = [
    "acknowledge_card", "acknowledge_charter", "check_leads", "create_topic", "draft_card", "draft_charter", "edit_card",
    "edit_charter", "edit_topic", "end_phase", "end_topic", "publish_card", "publish_charter", "take_phase",
    "withdraw_card", "withdraw_charter",
]  # fmt: skip
