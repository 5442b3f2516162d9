"""What can happen to a robot. Its address is never part of a fact."""

from xiaodui.journal.verb import Verb

ROBOT_ADDED = Verb(
    "robot.added", zh="{by} 接了机器人「{subject}」", en="{by} added the robot “{subject}”", icon="robot"
)
ROBOT_EDITED = Verb(
    "robot.edited", zh="{by} 改了机器人「{subject}」", en="{by} changed the robot “{subject}”", icon="pencil"
)
ROBOT_ON = Verb(
    "robot.on",
    zh="{by} 打开了机器人「{subject}」",
    en="{by} turned on the robot “{subject}”",
    icon="robot",
    tone="kept",
)
ROBOT_OFF = Verb(
    "robot.off", zh="{by} 关掉了机器人「{subject}」", en="{by} turned off the robot “{subject}”", icon="robot-off"
)
ROBOT_REMOVED = Verb(
    "robot.removed", zh="{by} 拆了机器人「{subject}」", en="{by} removed the robot “{subject}”", icon="robot-off"
)
ROBOT_TESTED = Verb(
    "robot.tested", zh="{by} 试发了一条到「{subject}」", en="{by} sent a test through “{subject}”", icon="send"
)
ROBOT_STUCK = Verb(
    "robot.stuck", zh="机器人「{subject}」试了 {tries} 次都没发成", en="The robot “{subject}” gave up after {tries} tries",
    icon="robot-off", tone="late",
)  # fmt: skip
