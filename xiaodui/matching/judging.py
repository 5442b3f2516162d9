"""Two records with all that is known of them: one and the same? No Django."""

from collections import Counter

from xiaodui.core.text.normalise import normalise

from . import mails, phones, taxes
from .companies.compare import compare
from .companies.parts import Parts, parts
from .companies.regions import apart, leading
from .keys import PERSONS
from .known import SAME, Known, Verdict
from .people.names import ALIKE, by_person

NOTHING = Verdict()
ELSEWHERE = 0.15
"""What it costs to be in another city, where the name isn't the same to the letter."""


def judge(noun: str, asked: Known, known: Known) -> Verdict:
    """By name and aliases, then what numbers and addresses add to it. Not symmetric: what was asked for may say more.

    A name alone makes no person sure, nor does a number alone make a company: switchboards are shared.
    """
    person = noun in PERSONS
    by_name = by_person(asked.name, known.name) if person else _named(asked, known)
    if (mine := taxes.normalise(asked.tax)) and (theirs := taxes.normalise(known.tax)):
        if mine == theirs:
            return Verdict(1.0, True, ("tax", *by_name.why))
        by_name = by_name._replace(score=by_name.score * 0.9, sure=by_name.sure and by_name.score == 1.0)
    score, sure, why = by_name
    for code, equal, alone in (("phone", _phones(asked, known), 0.7), ("email", _mails(asked, known), 0.75)):
        if equal:
            sure = sure or score >= (ALIKE if person else SAME)
            score = max(score, alone, 1 - (1 - score) * 0.4)
            why = (code, *why)
    return Verdict(round(min(score, 1.0), 4), sure, why)


def surely(noun: str, asked: Known, known: Known) -> bool:
    """Whether `judge` says that it is sure; a tenth of its cost where nothing could make it so, which is nearly always."""
    return could_be_sure(noun, asked, known) and judge(noun, asked, known).sure


def could_be_sure(noun: str, asked: Known, known: Known) -> bool:
    """A look that passes over nothing of which `judge` is sure: some number on both sides, or names that are equal, equal
    but for regions and legal form, or one perhaps the other's short name."""
    if (asked.tax and known.tax) or (asked.phones and known.phones) or (asked.emails and known.emails):
        return True
    if noun in PERSONS:
        return False
    theirs = [parts(other) for other in (known.name, *known.aliases) if other]
    return any(_may_be_same(parts(one), other) for one in (asked.name, *asked.aliases) if one for other in theirs)


def _may_be_same(a: Parts, b: Parts) -> bool:
    if a.whole == b.whole or a.core == b.core:
        return True
    short, full = (a, b) if len(a.whole) <= len(b.whole) else (b, a)
    return not short.legal and not short.latin and full.brand in (short.brand, short.core)


def _named(asked: Known, known: Known) -> Verdict:
    best = NOTHING
    elsewhere = bool(asked.region or known.region) and apart(_regions(asked), _regions(known))
    for one in filter(None, (asked.name, *asked.aliases)):
        mine = parts(one)
        for place, other in enumerate(filter(None, (known.name, *known.aliases))):
            theirs = parts(other)
            score, sure, why = compare(mine, theirs)
            if 0 < score < 1.0 and why[0] not in ("typo", "homophone"):
                score = max(score - unsaid(mine, theirs), 0.0)
            if 0 < score < 1.0 and elsewhere:
                score, sure = score - ELSEWHERE, False
            if place and score:
                score, why = score - 0.001, ("alias",)
            best = max(best, Verdict(score, sure, why))
    return best


def _regions(known: Known) -> frozenset[str]:
    """Those that its name says, else that it is said to be in."""
    named = parts(known.name).regions
    found = "" if named else leading(normalise(known.region))[0]
    return named or frozenset({found} - {""})


def unsaid(asked: Parts, known: Parts) -> float:
    """What it costs that a record says less than was asked for, or bears no legal form: it is another short name then."""
    cost = 0.0 if known.legal else 0.08 if asked.legal else 0.05
    if len(known.body) < len(asked.body) and (lacking := (Counter(asked.body) - Counter(known.whole)).total()):
        cost += 0.06 + 0.03 * min(lacking, 3)
    return cost


def _phones(asked: Known, known: Known) -> bool:
    theirs = {phones.local(digits) for one in known.phones if (digits := phones.normalise(one))}
    return any((digits := phones.normalise(one)) and phones.local(digits) in theirs for one in asked.phones)


def _mails(asked: Known, known: Known) -> bool:
    theirs = {address for one in known.emails if (address := mails.normalise(one))}
    return any((address := mails.normalise(one)) and address in theirs for one in asked.emails)
