"""The two ways in which the product says no to somebody who may see the thing."""

from collections.abc import Callable
from typing import Any


class Refusal(Exception):
    """A business no (422): `code` for machines, `sentence` for people: the reason, then the way on.

    `sentence` may be lazy; it is put into the reader's language when it is answered. Where the attempt itself is worth
    keeping, `attempt` records it: called once, in a transaction of its own, after what was refused is undone. `kept`: what
    was asked is kept and somebody sees to it; there is nothing to send again.
    """

    def __init__(
        self, code: str, sentence: Any, *, attempt: Callable[[], Any] | None = None, kept: bool = False, **detail: Any
    ) -> None:
        super().__init__(code)
        self.code, self.sentence, self.detail = code, sentence, detail
        self.attempt, self.kept = attempt, kept

    def __str__(self) -> str:
        return str(self.sentence)


class Forbidden(Refusal):
    """Visible, but without the right to do this (403)."""


class Invalid(Refusal):
    """Input that can't be understood (422): `errors` maps each field's name to its sentences."""

    def __init__(self, errors: dict[str, list[Any]]) -> None:
        from django.utils.translation import gettext_lazy as _

        super().__init__("invalid", _("有几处没填对，请看标出的地方。"))
        self.errors = errors

    def __str__(self) -> str:
        return "; ".join(f"{name}: {' '.join(map(str, said))}" for name, said in self.errors.items())
