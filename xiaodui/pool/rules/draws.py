"""Who comes first for a lot of a timed release: plain values in, an order out. No Django.

The same bytes stand in `docs/mechanisms/claims.md` and, written a second time, in `journal/verify.py`: whoever has the
journal's export computes each order again. A test holds that both agree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any

FORMAT = "xiaodui-draw-1"
RANDOM, FEWEST, BEST = "random", "fewest", "best"


@dataclass(frozen=True)
class Terms:
    """What was announced: by which policy, and its figures. They are in force for the whole release."""

    policy: str = RANDOM
    recent_days: int = 30
    newcomer_claims: int = 5
    newcomer_share: int = 20

    def said(self) -> dict[str, Any]:
        """As the announcing fact carries it."""
        return dict(vars(self))


@dataclass(frozen=True)
class Standing:
    """One claimant's claims in the last `recent_days`, and how many of those customers bought since."""

    claims: int = 0
    won: int = 0


def hash_of(seed: bytes) -> str:
    """What is announced before the draw, so that nobody can choose the seed afterwards."""
    return sha256(seed).hexdigest()


def draw_of(seed: bytes, release: str, lot: str, bids: Mapping[str, str]) -> str:
    """The lot's draw: SHA-256 over format, seed, release, lot, and each claimant with his nonce, a line each.

    Claimants stand in the order of their keys' bytes, so who came first doesn't matter. A nonce is written as the hex of
    its UTF-8, so no text can look like another line.
    """
    claimants = sorted((who.encode(), nonce.encode().hex()) for who, nonce in bids.items())
    lines = [FORMAT, seed.hex(), release, lot, *(f"{who.decode()} {nonce}" for who, nonce in claimants)]
    return sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def ticket_of(draw: str, who: str) -> str:
    """His ticket; the lowest comes first. Equally likely to be the lowest for everybody."""
    return sha256(f"{draw} {who}".encode()).hexdigest()


def newcomers_first(draw: str, share: int) -> bool:
    """True for `share` of a hundred draws: the draw itself decides, nobody else."""
    return int(sha256(f"{draw} newcomers".encode()).hexdigest()[:8], 16) % 100 < share


def order_of(draw: str, who: Mapping[str, Standing], terms: Terms) -> list[str]:
    """All claimants, who should get it first. Ties are broken by their tickets.

    random: by ticket. fewest: by claims in the last days. best: by won ÷ claims; those with fewer claims than
    `newcomer_claims` have no rate yet and come after, but before all others in `newcomer_share` of a hundred draws.
    """

    def key(one: str) -> tuple[Any, ...]:
        standing, ticket = who[one], ticket_of(draw, one)
        if terms.policy == FEWEST:
            return (standing.claims, ticket)
        if terms.policy == BEST:
            is_new = standing.claims < max(terms.newcomer_claims, 1)
            first = is_new == newcomers_first(draw, terms.newcomer_share)
            return (not first, 0 if is_new else -Fraction(standing.won, standing.claims), ticket)
        return (ticket,)

    return sorted(who, key=key)
