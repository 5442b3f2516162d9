"""A person as a file tells of him, folded for comparing."""

import re
from dataclasses import dataclass

from xiaodui.core.text.normalise import normalise

from .. import mails, phones

OTHER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Person:
    """All folded, "" where nothing is known. `address`: what else is said of where he lives, one text. Make it with `Person.of`."""

    given: str = ""
    family: str = ""
    born: str = ""
    number: str = ""
    address: str = ""
    postcode: str = ""
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()

    @classmethod
    def of(cls, given: str = "", family: str = "", born: str = "", number: str = "", address: str = "",
           postcode: str = "", phone: str = "", email: str = "") -> "Person":  # fmt: skip
        """From values as they were typed. `number`: of an identity card, a tax file, a social security."""
        return cls(
            _squashed(given), _squashed(family), _squashed(born), _squashed(number), _squashed(address), _squashed(postcode),
            frozenset(filter(None, [phones.normalise(phone)])), frozenset(filter(None, [mails.normalise(email)])),
        )  # fmt: skip


def _squashed(text: str) -> str:
    return OTHER.sub("", normalise(text))
