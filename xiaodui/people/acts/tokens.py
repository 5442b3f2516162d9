"""Bearer tokens: a program acts as its person, within the token's scopes."""

from datetime import timedelta
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, Field, StringConstraints

from xiaodui.core import clock
from xiaodui.core.acts import Choices, Help, Label, Takes, Text, act
from xiaodui.core.acts.fields import Blank
from xiaodui.journal import record
from xiaodui.people.fields import wrong
from xiaodui.people.models import AccessToken
from xiaodui.people.models.token import SCOPES
from xiaodui.people.ranks import commands_or_self
from xiaodui.people.secret import PREFIX, digest_of, new_secret
from xiaodui.people.verbs import TOKEN_MADE, TOKEN_REVOKED


def _known(values: list[str]) -> list[str]:
    if not values or not set(values) <= set(SCOPES):
        raise wrong("unknown", _("范围要从「读」「写」里选，至少一个。"))
    return [scope for scope in SCOPES if scope in values]


Scopes = Annotated[
    list[str], AfterValidator(_known), Label(_("能做什么")), Choices(lambda by: SCOPES.items())
]  # fmt: skip
Days = Annotated[
    Annotated[int, Field(ge=1, le=3650)] | None, Blank, Label(_("几天后失效")), Help(_("空着就一直有效，直到作废。"))
]


class CreatesToken(Takes):
    name: Annotated[Text, StringConstraints(max_length=60), Label(_("给什么用")), Help(_("例如：报表机器人"))]
    scopes: Scopes = ["read"]
    days: Days = 90


def signed_in(by: Any, target: Any) -> bool:
    return bool(by.is_authenticated and by.is_active)


@act("tokens.create", who=signed_in, door="session", takes=CreatesToken, label=_("开令牌"))
def create_token(*, by: Any, name: str, scopes: list[str], days: int | None) -> AccessToken:
    """开令牌. For oneself; the secret is in `.secret`, told this once."""
    secret, moment = new_secret(PREFIX), clock.now()
    token = AccessToken.objects.create(
        person=by, name=name, digest=digest_of(secret), scopes=scopes, made_at=moment,
        expires_at=moment + timedelta(days=days) if days else None,
    )  # fmt: skip
    token.secret = secret
    record(TOKEN_MADE, by, by=by, team=by.team, scopes=scopes, until=token.expires_at)
    return token


def of_the_holder(by: Any, token: AccessToken) -> bool:
    return commands_or_self(by, token.person)


@act("tokens.revoke", on=AccessToken, who=of_the_holder, label=_("作废"))
def revoke_token(token: AccessToken, *, by: Any) -> AccessToken:
    """作废. At once; a second press changes nothing."""
    if AccessToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now()):
        record(TOKEN_REVOKED, token.person, by=by, team=token.person.team)
    token.refresh_from_db()
    return token
