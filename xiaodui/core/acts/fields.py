"""The words of an act's input: typed fields that carry their own label, and references that obey sight."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from django.apps import apps
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError, core_schema

from xiaodui.core.acts.keeping import unkeepable


class Takes(BaseModel):
    """Base of every act's input. Unknown names are refused, so nobody sets a field that an act doesn't take."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, str_strip_whitespace=True)

    @model_validator(mode="after")
    def _can_be_kept(self) -> "Takes":
        """Refuse by field what one of the databases can't store or a time zone can't show; one call a row."""
        wrong = [(name, why) for name, value in self.__dict__.items() if (why := unkeepable(value))]
        if wrong:
            lines = [InitErrorDetails(type=why, loc=(name,), input=None) for name, why in wrong]
            raise ValidationError.from_exception_data(type(self).__name__, lines)
        return self


@dataclass(frozen=True)
class Label:
    """What the field is called on screen (lazy, zh source)."""

    text: Any


@dataclass(frozen=True)
class Help:
    text: Any


@dataclass(frozen=True)
class Widget:
    """How a form shows it: text number money date select textarea checkbox password search-select ticks hidden; anyway: a tick
    that is offered after a no."""

    name: str


@dataclass(frozen=True)
class Choices:
    """(value, label) pairs offered to `by`; the act itself still checks what comes."""

    of: Callable[[Any], Iterable[tuple[Any, Any]]]


@dataclass(frozen=True)
class Ref:
    """A record named by id. `Act` fetches it through `visible_to(by)`: what one can't see can't be named.

    Code may pass the instance itself, which is then trusted.
    """

    model: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        def check(value: Any) -> Any:
            if value in (None, ""):
                raise PydanticCustomError("missing", "Field required")
            if isinstance(value, apps.get_model(self.model)):
                return value
            # A number or its digits: 1.9, true and Infinity are no ids, though int() would take some of them.
            if type(value) is int or (isinstance(value, str) and value.isascii() and value.strip().isdigit()):
                return int(value)
            raise PydanticCustomError("ref", "Not an id")

        return core_schema.no_info_plain_validator_function(check)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "integer", "description": f"id of a {self.model.split('.')[1].lower()}"}

    def seen(self, pk: int, by: Any) -> Any:
        """The record, or None when it isn't there or `by` may not see it."""
        objects = apps.get_model(self.model).objects
        return (objects.all() if by is None else objects.visible_to(by)).filter(pk=pk).first()


def _blank_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


Blank = BeforeValidator(_blank_is_none)
"""In a form an empty field means: not said."""


def _plain_number(value: Any) -> Any:
    if isinstance(value, float):
        return repr(value)
    return value.replace(",", "").replace("，", "").strip() if isinstance(value, str) else value


class _AmountSchema:
    """Amounts travel as strings: JSON numbers lose cents in other people's parsers."""

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{1,12}(\.\d{1,4})?$", "examples": ["1200.50"]}


Amount = Annotated[
    Decimal, BeforeValidator(_plain_number), Field(ge=0, max_digits=16, decimal_places=4), _AmountSchema()
]
Text = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Version = Annotated[int, Field(ge=0), Widget("hidden")]
"""The version of the record that the editor saw; an edit of an older one is refused, not merged blindly."""
