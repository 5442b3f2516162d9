"""Facts told to people: a sentence in the reader's language, with names, amounts and links."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from string import Formatter
from typing import Any

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from xiaodui.core import spoken
from xiaodui.core.acts.labels import label_of
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.journal.kinds import Kind, kind_named
from xiaodui.journal.models import Fact, Personal
from xiaodui.journal.saying import Names, every_key, said

DOTS = {"guard": "g", "kept": "k", "due": "w", "late": "l", "win": "k"}


@dataclass(frozen=True)
class Told:
    """One line of a timeline. `dot` is its mark's class, `seal` the one character that it earned.

    `words` is what somebody wrote (a note), `why` a reason; both only where the sentence doesn't say them already.
    """

    id: int
    verb: str
    sentence: SafeString
    when: datetime
    icon: str
    tone: str
    dot: str
    seal: str
    words: SafeString
    why: SafeString
    by: str
    subject: str


def tell(facts: Sequence[Fact], person: Any, known: Mapping[str, str] | None = None) -> list[Told]:
    """Each fact as `person` may read it, in the language that is active.

    Personal values are looked up in one query, names in sight in one for every kind of record named.
    `known` names records by key that the caller has fetched with this person's sight: they need no asking.
    """
    return tell_named(facts, names_in(facts, person, known))


def tell_named(facts: Sequence[Fact], names: Names) -> list[Told]:
    """The same where the caller asked `names_in` for these facts, and needs what it found himself."""
    return [_told(fact, names) for fact in facts]


def names_in(facts: Sequence[Fact], person: Any, known: Mapping[str, str] | None = None) -> Names:
    refs = {one["personal"] for fact in facts for one in fact.detail.values() if _is_personal(one)}
    names = Names(dict(known or {}), set(known or ()))
    if refs:
        names.personal = dict(Personal.objects.filter(ref__in=refs).values_list("ref", "value"))
    _learn_all({key for fact in facts for key in _keys(fact)} - names.linked, person, names)
    return names


def names_of_keys(keys: Iterable[str], person: Any) -> Names:
    """What these records are called, as far as this person sees them; a query for each kind."""
    names = Names()
    _learn_all(set(keys), person, names)
    return names


def _learn_all(keys: Iterable[str], person: Any, names: Names) -> None:
    by_kind: dict[str, set[int]] = {}
    for key in keys:
        by_kind.setdefault(kind_of(key), set()).add(id_of(key))
    for kind, ids in by_kind.items():
        _learn(kind_named(kind), ids, person, names)


def _learn(kind: Kind, ids: set[int], person: Any, names: Names) -> None:
    """Names of what the reader may open; of a kind that nobody opens (a stage, say) all names, without a link."""
    found = kind.names_seen(person, ids) if kind.is_opened else kind.names(ids)
    for pk, name in found.items():
        names.records[f"{kind.kind}:{pk}"] = name
        if kind.is_opened:
            names.linked.add(f"{kind.kind}:{pk}")


def _is_personal(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"personal"}


def _keys(fact: Fact) -> Iterable[str]:
    own = (key for key in (fact.actor, fact.subject, fact.within) if key.rpartition(":")[2].isdigit())
    return {*own, *every_key(fact.detail)}


def _told(fact: Fact, names: Names) -> Told:
    verb, detail = fact.spoken, {} if _is_hidden(fact, names) else fact.detail
    template = verb.zh if spoken.in_chinese() else verb.en
    sentence, used = _sentence(template, fact, detail, names)
    rest = {
        name: said(name, detail[name], names) for name in ("text", "reason") if detail.get(name) and name not in used
    }
    return Told(
        id=fact.pk, verb=verb.name, sentence=sentence, when=fact.happened_at, icon=verb.icon, tone=verb.tone,
        dot="s" if verb.seal else DOTS.get(verb.tone, ""), seal=verb.seal,
        words=rest.get("text", SafeString()), why=rest.get("reason") or _edited(fact, detail, names), by=fact.actor,
        subject=fact.subject,
    )  # fmt: skip


def _is_hidden(fact: Fact, names: Names) -> bool:
    """Whether the reader may not see the record that this is about (a colleague's deal on a customer that they share):
    then he reads who did what, and neither amounts nor words."""
    kind = kind_named(kind_of(fact.subject))
    return kind.is_opened and fact.subject not in names.linked


def _edited(fact: Fact, detail: dict[str, Any], names: Names) -> SafeString:
    """What an edit changed, field by field in the words of its form: the new values, or only which fields they were."""
    kind = kind_of(fact.subject)
    after = detail.get("after")
    if isinstance(after, dict):
        currency = detail.get("currency") or after.get("currency")
        pairs = (
            (label, said(name, value, names, currency))
            for name, value in after.items()
            if (label := label_of(kind, name))
        )
        return format_html_join(_("；"), _("{}：{}"), pairs)
    changed = detail.get("changed") or detail.get("fields") or []
    labels = ((label,) for name in changed if isinstance(name, str) and (label := label_of(kind, name)))
    return format_html_join(_("、"), "{}", labels)


def _sentence(template: str, fact: Fact, detail: dict[str, Any], names: Names) -> tuple[SafeString, set[str]]:
    """Fill the verb's sentence; literal parts and values are escaped alike. A name that the fact lacks leaves "…"."""
    pieces = _pieces(template)
    parts = (f"{literal}{_part(name, fact, detail, names)}" if name else literal for literal, name in pieces)
    return mark_safe("".join(parts)), {name for _literal, name in pieces}  # nosec B308 B703


@lru_cache(maxsize=1024)
def _pieces(template: str) -> tuple[tuple[str, str], ...]:
    """A verb's sentence taken apart: what stands there, escaped, and the name that follows it."""
    return tuple((conditional_escape(literal), name or "") for literal, name, _s, _c in Formatter().parse(template))


def _part(name: str, fact: Fact, detail: dict[str, Any], names: Names) -> SafeString:
    if name == "by":
        return format_html('<b class="strong">{}</b>', names.plain(fact.actor))
    if name in ("subject", "within"):
        return names.link(getattr(fact, name))
    return said(name, detail[name], names, detail.get("currency")) if name in detail else SafeString("…")
