"""A no writes nothing: after every 4xx of every door and page, all tables hold what they held.

Doors are tried with nothing, with proper input and with proper input of another's record.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.cast import Cast, sign_in
from tests.proper import proper
from tests.tables import changed, contents, strokes
from tests.targets import set_up_targets
from tests.test_pages import address, patterns
from xiaodui.api.doors import doored, path_of
from xiaodui.core.acts import Act
from xiaodui.journal import Fact

PARTS = ["owner", "leader", "member", "mate", "analyst", "outsider", "gone", "nobody"]
READ_BY_JOURNAL = ("export/", "files/<")  # that a list or a file was taken away is itself a fact


ATTEMPT = {"journal_fact", "journal_personal"}


def only_attempts(newest: int) -> bool:
    """Whether the facts after this one say that somebody was kept off: such an attempt is kept, by design."""
    verbs = set(Fact.objects.filter(pk__gt=newest).values_list("verb", flat=True))
    return bool(verbs) and all(verb.endswith(".refused") for verb in verbs)


def place_of(act: Act, targets: dict[str, Any]) -> str:
    path = "/api/v1" + path_of(act)
    return path.replace("{int:id}", str(targets[act.on._meta.model_name].pk)) if act.on is not None else path


def knocks(cast: Cast, targets: dict[str, Any]) -> Iterator[tuple[str, int, list[str]]]:
    """(what was asked by whom, the status, tables that changed) of every refused call of every act."""
    before, newest = contents(), Fact.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    clients = {part: sign_in(Client(), cast.people[part]) for part in PARTS}
    for act in doored():
        for part, client in clients.items():
            for said in ({}, proper(act, targets)):
                point, drawn = transaction.savepoint(), strokes()
                answer = client.post(place_of(act, targets), said, content_type="application/json")
                if answer.status_code >= 400:
                    tables = changed(before) if strokes() != drawn else []
                    if tables and set(tables) <= ATTEMPT and only_attempts(newest):
                        tables = []
                    yield f"{act.name} {part} {sorted(said)}", answer.status_code, tables
                transaction.savepoint_rollback(point)


@pytest.mark.long
@pytest.mark.django_db
def test_a_refused_act_has_written_nothing(cast: Cast) -> None:
    targets = set_up_targets(cast)
    found = list(knocks(cast, targets))
    assert [one for one in found if one[1] >= 500 or one[2]] == []
    assert {401, 403, 404, 422} <= {status for _asked, status, _tables in found}
    assert len(found) > 500


@pytest.mark.django_db
def test_proper_input_is_proper(cast: Cast) -> None:
    """Most acts are done by the owner with what `proper` says, so that the noes above come from right and sight."""
    targets = set_up_targets(cast)
    client = sign_in(Client(), cast.laozhou)
    said = {}
    for act in doored():
        point = transaction.savepoint()
        answer = client.post(place_of(act, targets), proper(act, targets), content_type="application/json")
        said[act.name] = (answer.status_code, answer.content.decode()[:200])
        transaction.savepoint_rollback(point)
    noes = {name: why for name, why in said.items() if why[0] != 200}
    assert len(noes) <= len(said) // 4, sorted((name, why) for name, why in noes.items())


@pytest.mark.long
@pytest.mark.django_db
def test_looking_changes_nothing(cast: Cast) -> None:
    """Every address, asked by the owner with GET, with HEAD and as a part; a read-mark is no change."""
    targets = set_up_targets(cast)
    client = sign_in(Client(), cast.laozhou)
    before, found = contents(), {}
    for route, pattern in patterns():
        if route.startswith(READ_BY_JOURNAL):
            continue
        where = address(route, pattern, targets)
        drawn = strokes()
        for ask in (client.get, client.head, lambda path: client.get(path, headers={"HX-Request": "true"})):
            ask(where)
        if strokes() != drawn and (tables := changed(before)):
            found[where] = tables
            before = contents()
    assert found == {}


@pytest.mark.django_db
def test_a_change_is_seen(cast: Cast) -> None:
    before, drawn = contents(), strokes()
    assert changed(before) == [] and strokes() == drawn
    type(cast.wanglei).objects.filter(pk=cast.wanglei.pk).update(title="别的")
    assert changed(before) == ["people_person"] and strokes() > drawn


@pytest.mark.django_db
def test_a_stroke_that_was_undone_is_counted(cast: Cast) -> None:
    drawn, point = strokes(), transaction.savepoint()
    type(cast.wanglei).objects.filter(pk=cast.wanglei.pk).update(title="别的")
    transaction.savepoint_rollback(point)
    assert strokes() > drawn
    drawn, point = strokes(), transaction.savepoint()
    type(cast.wanglei).objects.filter(pk=cast.wanglei.pk).delete()
    transaction.savepoint_rollback(point)
    assert strokes() > drawn
