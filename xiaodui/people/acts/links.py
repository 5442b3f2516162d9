"""One-time links: an invitation into the company, or a new password without a mail server."""

from datetime import timedelta
from typing import Annotated, Any, Literal

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import Label, Takes, act
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.core.text import initials
from xiaodui.journal import record
from xiaodui.people.fields import Name
from xiaodui.people.models import Link, Person
from xiaodui.people.passwords import Password, check_password, cut_sessions, put_password
from xiaodui.people.ranks import commands, nobody_but_the_house
from xiaodui.people.secret import digest_of, new_secret
from xiaodui.people.verbs import LINK_MADE, PERSON_JOINED

LIVES = {"invite": timedelta(days=7), "recover": timedelta(hours=24)}


class MakesLink(Takes):
    purpose: Annotated[Literal["invite", "recover"], Label(_("做什么用"))] = "recover"


@act("people.link", on=Person, who=commands, door="session", takes=MakesLink, label=_("开一次性链接"))
def make_link(person: Person, *, by: Any, purpose: str) -> Person:
    """开一次性链接. Earlier unused links of the same purpose die; the secret is in `.invitation`, told this once."""
    if by is not None and by.pk == person.pk:
        raise Forbidden("own-link", _("自己的密码在「登录与安全」里改。"))
    if not person.is_active:
        raise Refusal("person.inactive", _("%(name)s 已停用，先恢复再开链接。") % {"name": person.name})
    if person.has_usable_password():
        purpose = "recover"
    person.invitation = new_link(person, purpose, by)
    record(LINK_MADE, person, by=by, team=person.team, purpose=purpose)
    return person


def new_link(person: Person, purpose: str, by: Any) -> str:
    """The secret of a fresh link; only its digest is kept."""
    moment = clock.now()
    Link.objects.filter(person=person, purpose=purpose, used_at=None).update(expires_at=moment)
    secret = new_secret()
    Link.objects.create(
        person=person, digest=digest_of(secret), purpose=purpose, made_by=by, made_at=moment,
        expires_at=moment + LIVES[purpose],
    )  # fmt: skip
    return secret


def link_of(secret: str, purpose: str) -> Link:
    """The link that this secret opens now. Raises Refusal with the reason when it opens nothing any more."""
    link = Link.objects.select_related("person").filter(digest=digest_of(secret), purpose=purpose).first()
    if link is None:
        raise Refusal("link.unknown", _("这个链接不对，可能没复制全。找给你链接的人再要一个。"))
    if link.used_at:
        raise Refusal("link.used", _("这个链接已经用过了。直接登录；忘了密码就找管理员再要一个。"))
    if link.expires_at <= clock.now() or not link.person.is_active:
        raise Refusal("link.expired", _("这个链接过期了。找给你链接的人再要一个。"))
    return link


def _use(link: Link) -> None:
    # Claimed by one update: two hands on the button must not both set a password.
    if not Link.objects.filter(pk=link.pk, used_at=None, expires_at__gt=clock.now()).update(used_at=clock.now()):
        raise Refusal("link.used", _("这个链接已经用过了。直接登录；忘了密码就找管理员再要一个。"))


class Joins(Takes):
    name: Name
    password: Password


@act("people.join", on=Link, who=nobody_but_the_house, door="none", takes=Joins, label=_("加入"))
def join(link: Link, *, by: Any, name: str, password: str) -> Person:
    """加入. The invited sets name and password; the link is used up."""
    _use(link)
    person = link.person
    check_password(password, person)
    hashed = make_password(password)
    Person.objects.filter(pk=person.pk).update(name=name, initials=initials(name)[:60], password=hashed)
    cut_sessions(person)
    person.refresh_from_db()
    record(PERSON_JOINED, person, by=person, team=person.team, personal={"name": name})
    return person


class Recovers(Takes):
    password: Annotated[Password, Label(_("新密码"))]


@act("people.recover", on=Link, who=nobody_but_the_house, door="none", takes=Recovers, label=_("换密码"))
def recover(link: Link, *, by: Any, password: str) -> Person:
    """换密码. By the administrator's one-time link; all sessions end."""
    _use(link)
    put_password(link.person, password, by=link.person)
    return link.person
