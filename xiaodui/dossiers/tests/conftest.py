"""A customer of 王磊's with tags and fields of the company's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.models import Customer
from xiaodui.dossiers import acts
from xiaodui.dossiers.models import Dossier, Field, Tag


@pytest.fixture
def customer(cast: Cast) -> Customer:
    """王磊's; 陈晨 doesn't see it."""
    return add_customer(by=cast.wanglei, name="苏州恒拓精密机械有限公司", sector="精密机加工")  # type: ignore[no-any-return]


@pytest.fixture
def tag(cast: Cast) -> Tag:
    return acts.create_tag(by=cast.laozhou, name="样板客户", tone="kept")  # type: ignore[no-any-return]


@pytest.fixture
def field(cast: Cast) -> Callable[..., Field]:
    """`field("预算", "money")`, by the owner of the house."""

    def made(name: str = "预算", kind: str = "money", **more: Any) -> Field:
        return acts.create_field(by=cast.laozhou, name_zh=name, kind=kind, **more)  # type: ignore[no-any-return]

    return made


@pytest.fixture
def fill(cast: Cast) -> Callable[..., Customer]:
    """王磊 fills in, with the version that stands there."""

    def said(customer: Customer, by: Any = None, **values: Any) -> Customer:
        seen = Dossier.objects.filter(customer=customer).values_list("filled", flat=True).first() or 0
        return acts.fill(customer, by=by or cast.wanglei, values=values, version=seen)  # type: ignore[no-any-return]

    return said


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """Where files go in this test."""
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def ask(person: Any, path: str, post: dict[str, Any] | None = None, target: str = "") -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true", "HX-Target": target}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask
