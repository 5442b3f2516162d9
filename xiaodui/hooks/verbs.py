"""What can happen to an address through which programs speak."""

from xiaodui.journal.verb import Verb

HOOK_MADE = Verb(
    "hook.made", zh="{by} 给「{within}」开了传入地址「{subject}」", en="{by} made the incoming hook “{subject}” for “{within}”",
    icon="webhook",
)  # fmt: skip
HOOK_REVOKED = Verb(
    "hook.revoked", zh="{by} 作废了「{within}」的传入地址「{subject}」", en="{by} revoked the incoming hook “{subject}” of “{within}”",
    icon="x",
)  # fmt: skip
