"""What one can do with pools, with customers in them, and with those that are protected."""

from xiaodui.pool.acts.claiming import claim, claim_next, take
from xiaodui.pool.acts.drawing import announce, ask, withdraw
from xiaodui.pool.acts.looking import look
from xiaodui.pool.acts.placing import place
from xiaodui.pool.acts.pools import create, edit, move, retire, seat, unseat
from xiaodui.pool.acts.registering import approve, register, turn_down, withdraw_registration
from xiaodui.pool.acts.releasing import release
from xiaodui.pool.acts.settling import settle, settle_due

__all__ = [
    "announce", "approve", "ask", "claim", "claim_next", "create", "edit", "look", "move", "place", "register", "release", "retire", "seat",
    "settle", "settle_due", "take", "turn_down", "unseat", "withdraw", "withdraw_registration",
]  # fmt: skip
