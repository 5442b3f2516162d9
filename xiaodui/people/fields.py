"""The words that people and teams are described with in acts' input."""

from typing import Annotated, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from xiaodui.core.acts import Choices, Help, Label, Ref, Text, Widget
from xiaodui.people.models import Person, Role, Team
from xiaodui.people.models.role import REACHES, RIGHTS
from xiaodui.people.models.team import COLOURS


def wrong(code: str, sentence: Any) -> PydanticCustomError:
    return PydanticCustomError(code, "{sentence}", {"sentence": sentence})


def _email(value: str) -> str:
    try:
        if value:
            validate_email(value)
    except ValidationError:
        raise wrong("email", _("邮箱写法不对，例如 wang@example.com。")) from None
    return value


def _zone(value: str) -> str:
    try:
        if value:
            ZoneInfo(value)
    except (ValueError, KeyError, OSError):
        raise wrong("zone", _("没有这个时区，请从列表里选。")) from None
    return value


def _one_of(*known: str) -> BeforeValidator:
    def check(value: Any) -> Any:
        if value not in known:
            raise wrong("unknown", _("没有这个选项，请重新选。"))
        return value

    return BeforeValidator(check)


def _known_rights(values: list[str]) -> list[str]:
    if unknown := set(values) - set(RIGHTS):
        raise wrong("unknown", _("没有「%(name)s」这项权限。") % {"name": min(unknown)})
    return sorted(set(values))


ZONES = [
    "Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Asia/Tokyo", "Asia/Seoul",
    "Asia/Kolkata", "Asia/Dubai", "Europe/Moscow", "Europe/Berlin", "Europe/London", "America/New_York",
    "America/Chicago", "America/Los_Angeles", "Australia/Sydney", "UTC",
]  # fmt: skip


def people(by: Any) -> list[tuple[int, str]]:
    return list(Person.objects.active().order_by("initials", "pk").values_list("pk", "name"))


def teams(by: Any) -> list[tuple[int, str]]:
    return [(team.pk, "\u2003" * (team.depth - 1) + team.name) for team in Team.objects.standing()]


def roles(by: Any) -> list[tuple[int, str]]:
    return [(role.pk, role.name) for role in Role.objects.all()]


Short = Annotated[str, StringConstraints(max_length=60)]
Long = Annotated[str, StringConstraints(max_length=1000)]
Why = Annotated[str, StringConstraints(max_length=200)]
Name = Annotated[Text, StringConstraints(max_length=60), Label(_("姓名"))]
Login = Annotated[
    str, StringConstraints(min_length=2, max_length=60, pattern=r"^[\w.@+-]+$"), Label(_("登录名")),
    Help(_("字母、数字、汉字和 . @ + - _ 都行，不要空格。")),
]  # fmt: skip
Email = Annotated[str, StringConstraints(max_length=254), AfterValidator(_email), Label(_("邮箱")), Widget("email")]
Zone = Annotated[
    str, AfterValidator(_zone), Label(_("时区")), Choices(lambda by: [(z, z.replace("_", " ")) for z in ZONES])
]
Language = Annotated[str, _one_of(*dict(settings.LANGUAGES)), Label(_("语言")), Choices(lambda by: settings.LANGUAGES)]
Colour = Annotated[str, _one_of(*dict(COLOURS)), Label(_("颜色")), Choices(lambda by: COLOURS)]
Emblem = Annotated[str, StringConstraints(max_length=1), Label(_("队徽")), Help(_("一个字，空着就用队名的第一个字。"))]
Reaches = Annotated[str, _one_of(*dict(REACHES)), Label(_("看多远")), Choices(lambda by: REACHES)]
Rights = Annotated[list[str], AfterValidator(_known_rights), Label(_("能做什么")), Choices(lambda by: RIGHTS.items())]
ATeam = Annotated[Any, Ref("people.Team"), Choices(teams), Widget("search-select")]
APerson = Annotated[Any, Ref("people.Person"), Choices(people), Widget("search-select")]
ARole = Annotated[Any, Ref("people.Role"), Choices(roles)]
