"""Every act's door with each person of the cast. A new act without a row in `doors.csv` fails, and so does a deviation.

`DOORS=write` writes the table anew; read the difference before keeping it. 401 not signed in, 404 not visible, 403
visible without the right, 422 the right but a no (an empty body is one), 200 done.
"""

import csv
import os
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.cast import Cast, sign_in
from tests.targets import set_up_targets
from xiaodui.api.doors import doored, path_of
from xiaodui.core.acts import Act

TABLE = Path(__file__).with_name("doors.csv")
PARTS = ["owner", "leader", "member", "mate", "analyst", "outsider", "gone", "nobody"]


def declared() -> dict[str, dict[str, str]]:
    with TABLE.open(newline="") as lines:
        return {row["act"]: row for row in csv.DictReader(lines)}


def knock(act: Act, client: Client, targets: dict[str, object]) -> str:
    """The status that this client's person gets with an empty body; whatever the door did is undone."""
    path = "/api/v1" + path_of(act)
    if act.on is not None:
        path = path.replace("{int:id}", str(targets[act.on._meta.model_name].pk))  # type: ignore[attr-defined]
    point = transaction.savepoint()
    try:
        return str(client.post(path, "{}", content_type="application/json").status_code)
    finally:
        transaction.savepoint_rollback(point)


@pytest.mark.long
@pytest.mark.django_db
def test_every_door_of_an_act_answers_each_person_as_declared(cast: Cast) -> None:
    targets = set_up_targets(cast)
    clients = {part: sign_in(Client(), cast.people[part]) for part in PARTS}
    found = {act.name: {part: knock(act, client, targets) for part, client in clients.items()} for act in doored()}
    if os.environ.get("DOORS") == "write":
        with TABLE.open("w", newline="") as lines:
            table = csv.writer(lines, lineterminator="\n")
            table.writerow(["act", *PARTS])
            table.writerows([name, *row.values()] for name, row in found.items())
    said = declared()
    assert set(found) == set(said), "acts without a row, or rows without an act"
    assert found == {name: {part: row[part] for part in PARTS} for name, row in said.items()}


@pytest.mark.django_db
def test_nobody_and_the_outsider_change_nothing(cast: Cast) -> None:
    """What the table says, said once more as a law."""
    for name, row in declared().items():
        assert row["nobody"] in {"401", "404"}, name
        assert row["gone"] in {"401", "404"}, name


def test_an_act_without_a_row_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {act.name for act in doored()}
    assert names - set(list(declared())[1:]), "dropping a row must leave an act undeclared"
    assert connection.vendor
