"""The words that a robot is described with in acts' input."""

from collections.abc import Iterable
from typing import Annotated, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, BeforeValidator, StringConstraints

from xiaodui.core.acts import Choices, Help, Label, Ref, Text, Widget
from xiaodui.people.fields import wrong
from xiaodui.people.models import Team
from xiaodui.robots.models import FLAVOURS
from xiaodui.robots.sight import leads, leads_all
from xiaodui.robots.sockets import announced, kinds


def _one_of(*known: str) -> BeforeValidator:
    def check(value: Any) -> Any:
        if value not in known:
            raise wrong("unknown", _("没有这个选项，请重新选。"))
        return value

    return BeforeValidator(check)


def _announced(values: list[str]) -> list[str]:
    """In the order of the settings; at least one, for a robot that tells nothing is a mistake."""
    chosen = {value for value in values if value}
    if not chosen or not chosen <= set(announced()):
        raise wrong("unknown", _("至少选一种要播报的事。"))
    return [name for name in announced() if name in chosen]


ALL = "all"
"""The whole company, in a form: there an empty choice means that nothing was chosen."""


def _all_is_none(value: Any) -> Any:
    return None if value == ALL else value


def _teams(by: Any) -> Iterable[tuple[Any, str]]:
    """Teams that he leads, and the whole company for who leads that."""
    if leads_all(by):
        yield ALL, str(_("全公司"))
    for team in Team.objects.standing():
        if leads(by, team):
            yield team.pk, "\u2003" * (team.depth - 1) + team.name


Name = Annotated[
    Text, StringConstraints(max_length=60), Label(_("名字")), Help(_("写清是哪个群，例如「雷霆队大群」。"))
]
Flavour = Annotated[str, _one_of(*dict(FLAVOURS)), Label(_("种类")), Widget("hidden")]
Address = Annotated[str, StringConstraints(max_length=2000), Label(_("地址")), Widget("url")]
Secret = Annotated[str, StringConstraints(max_length=400), Label(_("签名密钥")), Widget("password")]
WhichTeam = Annotated[
    Annotated[Any, Ref("people.Team")] | None, BeforeValidator(_all_is_none), Label(_("播报谁的事")), Choices(_teams)
]
Language = Annotated[
    str, _one_of(*dict(settings.LANGUAGES)), Label(_("用什么语言")), Choices(lambda by: settings.LANGUAGES)
]
Kinds = Annotated[list[str], AfterValidator(_announced), Label(_("播报什么")), Choices(kinds)]
Rests = Annotated[bool, Label(_("夜里不响")), Help(_("22:00 到 7:00 的消息，早上 7:00 一起发。")), Widget("checkbox")]
