"""What a team's robots may tell of its promises: who and what kind, by when; never which record it is about."""

from collections.abc import Mapping

from xiaodui.deadlines.kinds import kind_named
from xiaodui.deadlines.verbs import DEADLINE_ESCALATED, DEADLINE_MISSED, DEADLINE_REASSIGNED, DEADLINE_REMINDED
from xiaodui.journal import Fact
from xiaodui.robots.sockets import ANNOUNCED, Announcement


def _kind(fact: Fact) -> Mapping[str, str]:
    return {"kind": kind_named(fact.detail["kind"]).label}


TOLD = (
    (DEADLINE_REMINDED, "时限快到", "A deadline comes near", "{owner}：{kind}，{due} 到期", "{owner}: {kind} is due {due}"),
    (DEADLINE_MISSED, "过了时限", "A deadline was missed", "{owner} 的{kind}过了时限，{due} 到期", "{owner} missed {kind}, due {due}"),
    (
        DEADLINE_ESCALATED, "请人过问", "Somebody is asked to look after it", "{owner} 的{kind}还没办，请 {to} 过问",
        "{to} was asked to look after {owner}'s {kind}",
    ),
    (DEADLINE_REASSIGNED, "改派", "A promise is passed on", "{kind}从 {owner} 改派给 {to}", "{kind} went from {owner} to {to}"),
)  # fmt: skip
"""A whole group reads them: a leader chooses them, none comes with a new robot."""

for order, (verb, label_zh, label_en, zh, en) in enumerate(TOLD):
    ANNOUNCED.plug(Announcement(verb, label_zh, label_en, zh, en, fills=_kind, usual=False, order=50 + order))
