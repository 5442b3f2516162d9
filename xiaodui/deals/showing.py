"""Where rooms above show something of a deal: beside its page, and on its card of the board."""

from collections.abc import Callable, Iterable

from xiaodui.core.sockets import Socket, Tab

DEAL_SIDE: Socket[Tab] = Socket("deal.side", Tab)
"""Parts beside a deal's page, above its own; each draws nothing where it has nothing to say."""
CARD_MARKS: Socket[Callable[[Iterable[int]], dict[int, str]]] = Socket("deal.card_marks", Callable)
"""Ids of deals → a few words for those that have something to say on their card, in the reader's language; one query."""
