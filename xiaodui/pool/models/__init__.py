"""Customers without an owner: where they wait, who looked, how long an owner is protected, and how lots are drawn."""

from xiaodui.pool.models.place import Cooling, Place
from xiaodui.pool.models.pool import Pool, PoolSeat
from xiaodui.pool.models.protection import Protection
from xiaodui.pool.models.registration import Registration
from xiaodui.pool.models.release import Bid, Lot, Release
from xiaodui.pool.models.taking import Allowance, Look

__all__ = [
    "Allowance", "Bid", "Cooling", "Look", "Lot", "Place", "Pool", "PoolSeat", "Protection", "Registration", "Release",
]  # fmt: skip
