"""Who may look round: one password for the whole demo company, made for this installation, good here only."""

import json
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _

from xiaodui.demo.models import DemoCompany
from xiaodui.demo.names.cast import SIGN_IN

WORDS = [
    "amber", "bamboo", "breeze", "cedar", "cloud", "copper", "coral", "delta", "ember",
    "fern", "garnet", "harbor", "indigo", "jade", "kite", "lotus", "maple", "meadow",
    "noon", "ocean", "olive", "onyx", "pearl", "pine", "quartz", "ravine", "reed",
    "river", "silver", "spring", "stone", "summit", "tiger", "topaz", "velvet", "willow",
]  # fmt: skip
SHOWN = ("laozhou", "lijing", "wanglei", "zhaomin", "zhoujie", "sunyue", "xuning")
KEY, KEEP = "demo.people", 300


def new_password() -> str:
    """Easy to type, not to guess from outside: two words and four digits. Drawn anew for each installation."""
    return f"{secrets.choice(WORDS)}-{secrets.choice(WORDS)}-{secrets.randbelow(9000) + 1000}"


def path() -> Path:
    return Path(settings.DATA_DIR) / "demo-signins.json"


def keep(rows: list[tuple[str, str, str, str]]) -> None:
    """Written so that only the one who runs the server can read it."""
    fresh = path().with_suffix(".new")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(rows, ensure_ascii=False, indent=1))
    fresh.rename(path())
    cache.delete(KEY)


def throw_away() -> None:
    path().unlink(missing_ok=True)
    cache.delete(KEY)


def signins() -> list[tuple[str, str, str, str]]:
    """(login, password, name, role) of those one may look round as, the most telling first; [] without one."""
    if not path().exists() or not DemoCompany.objects.exclude(made_at=None).exists():
        return []
    return [tuple(row) for row in json.loads(path().read_text())]


def in_order(people: dict[str, Any], password: str, about: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    logins = [*SHOWN, *sorted(SIGN_IN - set(SHOWN))]
    return [
        (login, password, people[login].name, f"{about[login].title} · {people[login].team.name}") for login in logins
    ]


def demo_people() -> frozenset[int]:
    """Ids of the demo's people; one query in five minutes."""
    found = cache.get(KEY)
    if found is None:
        company = DemoCompany.objects.first()
        found = frozenset(company.people) if company else frozenset()
        cache.set(KEY, found, KEEP)
    return found


def gate(request: HttpRequest, person: Any) -> str:
    """Why this person may not sign in here; "" when he may. The demo's password stands on this machine's screen."""
    from xiaodui.people.views.doors import at_this_machine

    if person.pk not in demo_people() or (at_this_machine(request) and settings.DEMO_SIGNIN):
        return ""
    return _("演示账号只能在装销队的那台机器上登录。请老周邀请你，用自己的账号进来。")


def greeting() -> list[str]:
    """What the terminal says once the server is up."""
    rows = signins()[: len(SHOWN)]
    if not rows:
        return []
    password = rows[0][1]
    lines = [f"  {login:<8} {name}（{role}）" for login, _password, name, role in rows]
    return [f"演示公司「启明科技」的密码都是 {password} / the demo company's password:", *lines]
