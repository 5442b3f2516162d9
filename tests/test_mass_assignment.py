"""Nobody sets what an act doesn't take: every field name of every model is refused by name at every act's door."""

from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from tests.cast import Cast, sign_in
from tests.proper import proper
from tests.tables import changed, contents, strokes
from tests.targets import set_up_targets
from tests.test_noes import place_of
from xiaodui.api.doors import doored
from xiaodui.core.acts import Act


def field_names() -> set[str]:
    """Columns and relations of all our models, by both names of a relation, and what a call itself is made of."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("xiaodui.")]
    fields = [field for model in ours for field in model._meta.get_fields(include_hidden=True)]
    names = {field.name for field in fields} | {getattr(field, "attname", field.name) for field in fields}
    return {name for name in names if not name.endswith("+")} | {
        "by",
        "at",
        "target",
        "self",
        "pk",
        "is_superuser",
        "scopes",
    }


def refused(client: Client, act: Act, targets: dict[str, Any]) -> tuple[int, set[str]]:
    """The status, and the extra names that went unrefused."""
    extra = field_names() - set(act.takes.model_fields)
    said = proper(act, targets) | dict.fromkeys(extra, 1)
    found = client.post(place_of(act, targets), said, content_type="application/json")
    first = set(found.json().get("errors") or {})
    # What the call is made of is told alone, before the rest is read.
    again = {name: value for name, value in said.items() if name not in {"by", "at"}}
    found = client.post(place_of(act, targets), again, content_type="application/json")
    return found.status_code, extra - first - set(found.json().get("errors") or {})


SHUT = {
    "flags.withdraw", "objections.answer", "waits.settle",
    "collisions.plead", "collisions.settle", "complaints.reply", "customers.pass_on", "deadlines.snooze", "imports.check", "imports.map",
    "imports.run", "messages.recall", "messages.reword", "notices.read", "passings.confirm", "passings.decline", "promises.dispute",
    "promises.release",
    "registrations.withdraw", "tokens.revoke", "demo.leave", "reminders.drop", "waiting.drop", "waiting.edit", "waiting.send_now",
}  # fmt: skip
"""Another's file, token, notice, promise or case: the owner's right or sight ends before the input is read."""


@pytest.mark.django_db
def test_no_door_takes_a_field_that_it_does_not_declare(cast: Cast) -> None:
    targets = set_up_targets(cast)
    client, before = sign_in(Client(), cast.laozhou), contents()
    found, shut = {}, set()
    for act in doored():
        point, drawn = transaction.savepoint(), strokes()
        status, taken = refused(client, act, targets)
        tables = changed(before) if strokes() != drawn else []
        transaction.savepoint_rollback(point)
        # Another's file, token, notice or promise: right and sight answer before the input is read.
        if status in {403, 404}:
            shut.add(act.name)
        elif (status, taken, tables) != (422, set(), []):
            found[act.name] = (status, taken, tables)
    assert found == {}
    assert shut <= SHUT
    assert len(field_names()) > 100


PAGES = {
    "/deals/{deal}/edit": ("deal", {"title": "二期改造", "amount": "320000", "version": "{version}"}),
    "/people/{person}/edit": ("person", {"name": "王磊", "version": "{version}"}),
    "/customers/{customer}/edit": ("customer", {"name": "苏州恒拓精密机械有限公司", "version": "{version}"}),
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_a_page_takes_no_more_than_its_act(path: str, cast: Cast) -> None:
    """A form's own fields go through; every other name that a model has is left lying."""
    targets = set_up_targets(cast)
    kind, said = PAGES[path]
    record = targets[kind]
    client = sign_in(Client(), cast.wanglei)
    record.refresh_from_db()
    own = {name: str(value).format(version=record.version) for name, value in said.items()}
    declared = {"deal": "deals.edit", "person": "people.edit", "customer": "customers.edit"}[kind]
    taken = next(act for act in doored() if act.name == declared).takes.model_fields
    before = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
    answer = client.post(path.format(**{kind: record.pk}), dict.fromkeys(field_names() - set(taken), "1") | own)
    if answer.status_code == 404:
        pytest.skip("this room has no such page")
    assert answer.status_code < 400, answer.content.decode()[:300]
    record.refresh_from_db()
    allowed = {*taken, *(f"{name}_id" for name in taken), "version", "folded", "initials"}
    moved = {name for name, value in before.items() if getattr(record, name) != value}
    assert moved <= allowed
