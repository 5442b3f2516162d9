"""The clause on decisions and open questions."""

from xiaodui.governance.pack.texts import ClauseText, Param
from xiaodui.governance.sockets import EXECUTES, Execution

CLAUSE = ClauseText(
    "chat.decisions",
    "talk",
    "定了的写下来",
    "What is decided is written down",
    "群里定下的事，记成决定：定了什么、谁定的、哪天。改主意就写新的，旧的标成「已被取代」，不删。"
    "问出来的问题有人答才算完，没人答的留在「待答」里。",
    "What a room decides is written down: what, by whom, on which day. To change it, write a new one; the old one is marked as "
    "superseded and not removed. A question is done when somebody answers it; until then it stays open.",
    params=(Param("decisions.finds", "自动认出群里的问题", "Recognise questions in rooms", True, "bool"),),
    order=450,
    may=(("谁都可以把定下的事记下来", "Anybody may write down what was decided"),),
    may_not=(("口头改了不写", "Change it by word of mouth alone"), ("把别人的问题晾着", "Leave a colleague's question hanging")),
    why_zh="写下来的，三个月以后还是同一句话。",
    why_en="What is written still says the same in three months.",
)  # fmt: skip
EXECUTES.plug(
    Execution(
        "chat.decisions", "在本机认出群里的问题，标成待答，有人回复就算答了", "Recognises questions on this machine, marks them as open, "
        "and as answered once somebody replies", "说出口时", "When it is said",
    )
)  # fmt: skip
