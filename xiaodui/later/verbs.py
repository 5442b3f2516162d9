"""What can happen to a message that waits, and that somebody asked to be reminded. Heard by him alone."""

from xiaodui.journal.verb import Verb

LATER_KEPT = Verb(
    "waiting.kept", zh="{by} 定了一条晚些发到「{within}」的消息", en="{by} set a message for “{within}” to go later", icon="clock-play",
)  # fmt: skip
LATER_EDITED = Verb(
    "waiting.edited", zh="{by} 改了晚些发到「{within}」的消息", en="{by} changed a message that waits for “{within}”", icon="pencil",
)  # fmt: skip
LATER_DROPPED = Verb(
    "waiting.dropped", zh="{by} 取消了晚些发到「{within}」的消息", en="{by} dropped a message that waited for “{within}”", icon="x",
)  # fmt: skip
LATER_SENT = Verb(
    "waiting.sent", zh="定时的消息发到了「{within}」", en="A message that waited went to “{within}”", icon="send"
)
LATER_HELD = Verb(
    "waiting.held", zh="定时的消息没有发到「{within}」，还在你的列表里", en="A message that waited did not go to “{within}”: see your list",
    icon="alert-triangle", tone="due",
)  # fmt: skip
REMINDED = Verb(
    "message.reminded", zh="你定的提醒：「{subject}」", en="You asked to be reminded: “{subject}”", icon="alarm"
)
