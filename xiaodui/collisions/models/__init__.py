"""Two of us, one customer: the quarrel, what each side says and offers, and who handed it up."""

from xiaodui.collisions.models.collision import Collision
from xiaodui.collisions.models.said import Offer, Plea, Recusal

__all__ = ["Collision", "Offer", "Plea", "Recusal"]
