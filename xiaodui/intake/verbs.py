"""What can happen to a form and to what comes through it."""

from xiaodui.journal.verb import Verb

FORM_MADE = Verb(
    "intakeform.made", zh="{by} 建了进线表单「{subject}」", en="{by} made the form “{subject}”", icon="forms"
)
FORM_EDITED = Verb(
    "intakeform.edited", zh="{by} 改了进线表单「{subject}」", en="{by} edited the form “{subject}”", icon="pencil"
)
FORM_RETIRED = Verb(
    "intakeform.retired", zh="{by} 停了进线表单「{subject}」", en="{by} retired the form “{subject}”", icon="x"
)
LEAD_CAME = Verb(
    "customer.came_online",
    zh="从「{form}」来了一条线索",
    en="A lead came through “{form}”",
    icon="world-www",
    tone="kept",
)
CUSTOMER_ASKED = Verb(
    "customer.asked_online", zh="客户自己来问了，从「{form}」", en="The customer asked by themselves, through “{form}”",
    icon="message-question", tone="due",
)  # fmt: skip
HELD = Verb(
    "submission.held", zh="从「{form}」来的一条像垃圾，先隔离了", en="Something through “{form}” looks like spam and was held",
    icon="shield", tone="guard",
)  # fmt: skip
RELEASED = Verb(
    "submission.released", zh="{by} 看过一条隔离的，放行了", en="{by} looked at a held message and let it pass", icon="circle-check",
    tone="kept",
)  # fmt: skip
DISCARDED = Verb("submission.discarded", zh="{by} 丢掉了一条隔离的", en="{by} threw a held message away", icon="trash")
