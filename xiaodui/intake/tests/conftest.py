"""老周 keeps a form on the company's site."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.core import clock as the_clock
from xiaodui.intake import acts
from xiaodui.intake.models import IntakeForm
from xiaodui.intake.stamps import stamp

SITE = "https://www.qiming.example"


@pytest.fixture
def wednesday(cast: Cast, clock: Callable[..., Any]) -> datetime:
    return clock(2026, 3, 18, 10)  # type: ignore[no-any-return]


@pytest.fixture
def make(cast: Cast, wednesday: datetime) -> Callable[..., IntakeForm]:
    def made(**more: Any) -> IntakeForm:
        said = {
            "name": "官网咨询", "heading": "告诉我们你想了解什么", "thanks": "收到了，一个工作日内给你回电。", "source": "官网",
            "asks": ["contact", "phone", "email", "about"], "musts": ["contact"], "origins": SITE, **more,
        }  # fmt: skip
        return acts.create_form(by=cast.laozhou, **said)  # type: ignore[no-any-return]

    return made


@pytest.fixture
def form(make: Callable[..., IntakeForm]) -> IntakeForm:
    return make()


@pytest.fixture
def send(form: IntakeForm) -> Callable[..., Any]:
    """`send(name=…)` as a browser does that opened the form a minute ago; `headers`, `to`, `waited`, `at`."""

    def sent(
        to: IntakeForm | None = None, waited: int | None = 60, headers: Any = None, at: str = "", **said: str
    ) -> Any:
        to = to or form
        words = {
            "name": "无锡博远电气有限公司",
            "contact": "钱进",
            "phone": "0510 8273 5500",
            "about": "要两台伺服",
            **said,
        }
        if waited is not None:
            with the_clock.at(the_clock.now() - timedelta(seconds=waited)):
                words["stamp"] = stamp(to)
        more = {"REMOTE_ADDR": at} if at else {}
        return Client().post(f"/f/{to.token}", words, headers=headers or {}, **more)  # type: ignore[arg-type]

    return sent


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    def ask(person: Any, path: str, post: dict[str, Any] | None = None, target: str = "") -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true", "HX-Target": target}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask
