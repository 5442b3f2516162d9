"""`@act`: one definition from which page, endpoint, importer and command line all do the same thing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, get_args, get_origin

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from xiaodui.core import clock
from xiaodui.core.acts.errors import sentences
from xiaodui.core.acts.fields import Ref, Takes
from xiaodui.core.refusal import Forbidden, Invalid, Refusal

MOST_AT_ONCE = 200
"""Records that one request may do one thing with."""
_acts: dict[str, "Act"] = {}
_inside: ContextVar[bool] = ContextVar("inside an act", default=False)


@dataclass
class Asked:
    """One row of a bulk form: what is asked of which record, by whom, and at what business time."""

    input: Takes
    by: Any
    target: Any = None
    at: datetime | None = None


class Act:
    """A named, checked, transactional change.

    Calling it: `win(deal, by=person, amount=…)`; a creation has no target. `by=None` is the system itself and
    has every right. `at` sets the business time (an import's past). Raises Invalid, Forbidden or Refusal;
    whatever it raises, nothing was written.
    """

    do_not_call_in_templates = True

    def __init__(
        self, fn: Callable[..., Any], name: str, on: Any, who: Callable[..., bool], takes: Any, label: Any, door: str,
        several: int = 0,
    ) -> None:  # fmt: skip
        self.fn, self.name, self.on, self.who, self.takes, self.label = fn, name, on, who, takes, label
        self.door, self.several = door, several
        self._bulk: Callable[[list[Asked]], list[Any]] | None = None
        self.refs = {n: ref for n, field in takes.model_fields.items() if (ref := _ref_of(field.metadata, field))}
        self.__doc__, self.__name__ = fn.__doc__, fn.__name__

    @property
    def noun(self) -> str:
        return self.name.split(".")[0]

    @property
    def verb(self) -> str:
        return self.name.split(".")[1]

    def __call__(self, target: Any = None, /, *, by: Any, at: datetime | None = None, **given: Any) -> Any:
        self.check_right(by, target)
        asked = self.read(given, by)
        try:
            with attempts_kept(), clock.at(at) if at else nullcontext(), transaction.atomic():
                return self.fn(*([target] if self.on else []), by=by, **_values(asked))
        except IntegrityError as error:
            # The rule asked before it wrote, and another hand was quicker: the unique index has the last word.
            if not _is_twice(error):
                raise
            raise Refusal("taken", _("同样的一条已经有了，刷新后再看。")) from error

    def check_right(self, by: Any, target: Any) -> None:
        if by is not None and not self.who(by, target):
            raise Forbidden("no-right", _("这件事你没有权限做，可以请你的组长来做。"))

    def may(self, by: Any, target: Any = None) -> bool:
        """Whether the button is shown at all."""
        return by is None or bool(self.who(by, target))

    def read(self, given: dict[str, Any], by: Any) -> Takes:
        """Validate input and fetch what it refers to, in `by`'s sight. Raises Invalid with sentences per field."""
        try:
            asked = self.takes.model_validate(given)
        except ValidationError as error:
            raise Invalid(sentences(error, self.takes)) from None
        for name, ref in self.refs.items():
            value = getattr(asked, name)
            if isinstance(value, int):
                if (seen := ref.seen(value, by)) is None:
                    raise Invalid({name: [_("没有找到，或者你看不到它。请重新选一个。")]})
                setattr(asked, name, seen)
        return asked

    def bulk(self, fn: Callable[[list[Asked]], list[Any]]) -> Callable[[list[Asked]], list[Any]]:
        """Declare the bulk form: same checks and refusals row by row, rows and facts written in chunks."""
        self._bulk = fn
        return fn

    def many(self, asked: Sequence[Asked]) -> list[Any]:
        """Do it for each row in one transaction. A row's answer is its record, or the Refusal that stopped it."""
        with attempts_kept(), transaction.atomic():
            answers = self._bulk(list(asked)) if self._bulk else [self._one(row) for row in asked]
            for answer in answers:
                _keep_attempt(answer)
            return answers

    def each(self, asked: Sequence[Asked]) -> list[Any]:
        """The same for what somebody ticked: no more rows a transaction than the act declares, so nobody waits long."""
        assert self.several, f"{self.name} is not done with several at once"
        if len(asked) > MOST_AT_ONCE:
            raise Refusal("several.many", _("一次最多 %(n)s 条，分几次做。") % {"n": MOST_AT_ONCE})
        starts = range(0, len(asked), self.several)
        return [answer for start in starts for answer in self.many(asked[start : start + self.several])]

    def _one(self, row: Asked) -> Any:
        try:
            with transaction.atomic():
                return self(row.target, by=row.by, at=row.at, **_values(row.input))
        except Refusal as refusal:
            return refusal


@contextmanager
def attempts_kept() -> Iterator[None]:
    """Round a transaction: a refused attempt that is worth keeping is recorded once all of it is undone. Acts do this
    themselves; whoever calls acts inside a transaction of his own puts this round it."""
    outermost, token = not _inside.get(), _inside.set(True)
    try:
        yield
    except Refusal as refusal:
        if outermost:
            _keep_attempt(refusal)
        raise
    finally:
        _inside.reset(token)


def _keep_attempt(answer: Any) -> None:
    """Record an attempt that was refused, where its refusal says how; only once, whoever passes it on."""
    if isinstance(answer, Refusal) and answer.attempt:
        record, answer.attempt = answer.attempt, None
        with transaction.atomic():
            record()


def _is_twice(error: IntegrityError) -> bool:
    """Whether a unique index refused the row, in the words of either database."""
    cause = error.__cause__
    return getattr(cause, "sqlstate", "") == "23505" or "UNIQUE" in getattr(cause, "sqlite_errorname", "")


def _values(asked: Takes) -> dict[str, Any]:
    return {name: getattr(asked, name) for name in type(asked).model_fields}


def _ref_of(metadata: Sequence[Any], field: Any) -> Ref | None:
    for found in metadata:
        if isinstance(found, Ref):
            return found
    # Annotated[Any, Ref] | None keeps the reference inside the union's arms.
    for arm in get_args(field.annotation):
        if get_origin(arm) is Annotated:
            return next((m for m in get_args(arm) if isinstance(m, Ref)), None)
    return None


def act(
    name: str, *, on: Any = None, who: Callable[..., bool], takes: Any = Takes, label: Any = "", door: str = "any",
    several: int = 0,
) -> Callable[..., Act]:  # fmt: skip
    """Declare an act. `who(by, target) -> bool` is its right; `takes` its only validation; `label` its button.

    Its `door` is open to "any" caller of the API, to a "session" only (what a leaked token must not do), or to "none":
    then a page of its own checks who comes (a one-time link, a first run). `several`: it may be done with many records
    at once, each as its own, so many of them a transaction.
    """

    def declare(fn: Callable[..., Any]) -> Act:
        assert name not in _acts, f"{name} is defined twice"
        _acts[name] = Act(fn, name, on, who, takes, label, door, several)
        return _acts[name]

    return declare


def all_acts() -> list[Act]:
    return [_acts[name] for name in sorted(_acts)]


def act_named(name: str) -> Act:
    return _acts[name]
