"""What can happen to a poll. Each is a change of its message; of an anonymous one no fact says who voted or for what."""

from xiaodui.journal.verb import Verb

POLL_VOTED = Verb("poll.voted", zh="{by} 在「{within}」投了票", en="{by} voted in “{within}”", icon="chart-bar")
POLL_WITHDRAWN = Verb(
    "poll.withdrawn", zh="{by} 在「{within}」收回了投票", en="{by} withdrew a vote in “{within}”", icon="arrow-back-up"
)  # fmt: skip
POLL_CLOSED = Verb(
    "poll.closed", zh="{by} 结束了「{within}」的一个投票", en="{by} closed a poll in “{within}”", icon="lock"
)
CHANGES = (POLL_VOTED, POLL_WITHDRAWN, POLL_CLOSED)
POLL_ASKED = Verb(
    "poll.asked", zh="{by} 在「{within}」发起了投票", en="{by} asked a poll in “{within}”", icon="chart-bar"
)
