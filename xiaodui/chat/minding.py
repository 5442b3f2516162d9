"""Before it goes: does it fit how we talk? Asked of this machine alone, told to the writer alone."""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from xiaodui import tone
from xiaodui.chat.sockets import LOOKS, Look, Saying
from xiaodui.core.refusal import Refusal
from xiaodui.core.sockets import WARM
from xiaodui.governance import rules
from xiaodui.governance.sockets import EXECUTES, Execution

CLAUSE, TELLS, OWN = "chat.conduct_asks", "chat.conduct_flags", "chat.own_words"
_BETWEEN = re.compile(r"[、，,；;\s]+")
ADVERT = 0.7
"""From this score on an advert is told. A missed advert costs a glance; to be asked about the company's own goods costs trust."""
MOST_WORDS = 3
_PAIRS = re.compile(r"(\*\*|~~|`)(?=\S)([^\n]{1,200}?)(?<=\S)\1")


def asked_first(saying: Saying) -> dict[str, Any]:
    """The clause's cite where the text was to be told and goes `anyway`, else nothing; of a talk between two it stays
    between them. Refuses it the first time, naming the words and the clause. About a millisecond."""
    ruled = rules.value(CLAUSE, for_=saying.by)
    if not ruled.value:
        return {}
    text = unmarked(saying.text)
    verdict = judged(text, saying.by)
    adverts = verdict.score_advert >= ADVERT and not saying.room.lounge
    if not is_told(saying.room, verdict):
        return {}
    if saying.anyway:
        tells = bool(rules.value(TELLS, for_=saying.by).value) and not saying.room.is_direct
        return {"cite": ruled.cite, "warned": tells}
    raise Refusal("message.tone", _sentence(text, verdict, adverts), clause=ruled.cite)


def unmarked(text: str) -> str:
    """Without the pairs of marks that are drawn (**bold**): they hide no word."""
    return _PAIRS.sub(r"\2", text)


def judged(text: str, by: Any) -> tone.Verdict:
    """What the company says is its own is no advert."""
    return tone.judge(unmarked(text), allow=_own(str(rules.value(OWN, for_=by).value), settings.PUBLIC_ADDRESS))


@lru_cache(maxsize=64)  # one for each version of the clause
def _own(said: str, address: str) -> tuple[str, ...]:
    host = urlsplit(address).hostname or ""
    return tuple(word for word in (*_BETWEEN.split(said), host) if word)


def is_told(room: Any, verdict: tone.Verdict) -> bool:
    """Whether its writer is asked about it here; a lounge has room for adverts."""
    return verdict.score_abuse >= tone.TOLD or (verdict.score_advert >= ADVERT and not room.lounge)


def _sentence(text: str, verdict: tone.Verdict, adverts: bool) -> Any:
    """Which words, by how surely they are meant; of a tone without words that it is the tone."""
    sure = sorted(verdict.finds, key=lambda find: -find.strength)
    words = list(
        dict.fromkeys(text[find.start : find.end] for find in sure if find.word and find.strength >= tone.TOLD)
    )
    said = "」「".join(words[:MOST_WORDS])
    if adverts and verdict.score_advert >= verdict.score_abuse:
        if said:
            return _("「%(words)s」像是广告，「群里怎么说」请把它发到闲聊群。改一改，或者照原样发。") % {"words": said}
        return _("这句话像是广告，「群里怎么说」请把它发到闲聊群。改一改，或者照原样发。")
    if said:
        return _("「%(words)s」可能让同事不舒服，「群里怎么说」请大家对事不对人。改一改，或者照原样发。") % {
            "words": said
        }
    return _("这句话的语气可能让同事不舒服，「群里怎么说」请大家对事不对人。改一改，或者照原样发。")


LOOKS.plug(Look("tone", 50, asked_first))
EXECUTES.plug(
    Execution(
        "chat.conduct", "发出前在本机看一眼，哪个词不合适只告诉写的人；照原样发的，组长知道", "Has a look on this machine before it "
        "goes and tells the writer alone which word doesn't fit; what is sent as it is, his leader hears of", "发出前", "Before it goes",
    )
)  # fmt: skip

WARM.plug(tone.warm)
