"""What is made of a message, seen from its room and from the record."""

from xiaodui.journal.verb import Verb

MESSAGE_TURNED = Verb(
    "message.turned", zh="{by} 把「{within}」里的一条变成了要办的事", en="{by} made something of a message in “{within}”",
    icon="arrow-right",
)  # fmt: skip
RECORD_CAME = Verb(
    "turned.came", zh="{by} 从群里的一条记下了「{subject}」，原话：{message}", en="{by} made “{subject}” of a message: {message}",
    icon="message",
)  # fmt: skip
