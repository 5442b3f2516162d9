"""Whatever a program sends to the API, it gets an answer that the API's description declares; never a 5xx.

A handful of cases an operation here; `make drill NAME=api` sends two hundred.
"""

import os
import time
from typing import Any

import pytest
from django.db import transaction
from hypothesis import strategies as st

from tests.aims import TRIES
from tests.asking import described, each_case, fields_of, laws, one_connection, spoiled, told
from tests.cast import Cast
from tests.targets import set_up_targets
from xiaodui.people.acts.tokens import create_token

PARTS = ["owner", "leader", "member", "outsider"]
SLOWEST = 1.0  # seconds of processor time an answer: what else the machine does is no fault of it


@pytest.fixture
def programs(cast: Cast) -> dict[str, dict[str, str]]:
    """{part: the headers of a program that acts as that person}."""
    return {
        part: {
            "Authorization": "Bearer " + create_token(by=cast.people[part], name=part, scopes=["read", "write"]).secret
        }
        for part in PARTS
    }


def named(targets: dict[str, Any]) -> dict[str, int]:
    """Targets by the word of a description ("product") and by the noun of a path ("products")."""
    ids = {kind: record.pk for kind, record in targets.items()}
    nouns = {"contacts": "contact", "customers": "customer", "deals": "deal", "people": "person", "products": "product",
             "roles": "role", "stages": "stage", "teams": "team", "tokens": "accesstoken", "hearers": "cursor"}  # fmt: skip
    return ids | {noun: ids[kind] for noun, kind in nouns.items()}


def asked(case: Any, headers: dict[str, str]) -> tuple[Any, float]:
    """The answer, with what it did undone, and its seconds of processor time; a slow one is asked anew to be sure."""
    quickest = float("inf")
    for _ in range(TRIES):
        point, began = transaction.savepoint(), time.process_time()
        try:
            answer = case.call(headers=headers)
            quickest = min(quickest, time.process_time() - began)
        finally:
            transaction.savepoint_rollback(point)
        if quickest < SLOWEST:
            break
    return answer, quickest


def sent_to_every_door(cast: Cast, programs: dict[str, dict[str, str]], examples: int) -> dict[str, Any]:
    """Send, check, undo. What went wrong, by operation; how many were sent and how long the slowest took."""
    targets, checks = named(set_up_targets(cast)), laws()
    wrong: dict[str, str] = {}
    took: list[tuple[float, str]] = []
    statuses: dict[int, int] = {}
    for found in described().get_all_operations():
        operation = found.ok()
        fields = fields_of(operation)

        def try_one(case: Any, data: Any, fields: dict[str, Any] = fields, label: str = operation.label) -> None:
            told(case, targets, fields, data)
            if data.draw(st.integers(0, 2)) == 0:
                case.body = spoiled(case.body, list(fields), data)
            part = data.draw(st.sampled_from(PARTS))
            try:
                answer, seconds = asked(case, programs[part])
                took.append((seconds, f"{label} {case.body!r:.200}"))
                statuses[answer.status_code] = statuses.get(answer.status_code, 0) + 1
                case.validate_response(answer, checks=checks)
            except BaseException as error:
                wrong.setdefault(
                    label, f"{part} {case.path_parameters} {case.query} {case.body!r:.300}\n{error!s:.600}"
                )

        with one_connection():
            each_case(operation, examples)(try_one)
    return {"wrong": wrong, "sent": len(took), "slowest": max(took), "statuses": statuses}


@pytest.mark.long
@pytest.mark.django_db
def test_every_answer_is_declared(cast: Cast, programs: dict[str, dict[str, str]]) -> None:
    said = sent_to_every_door(cast, programs, examples=6)
    print(said)
    assert said["wrong"] == {}, "\n\n".join(f"{name}: {why}" for name, why in said["wrong"].items())
    assert {200, 403, 404, 422} <= set(said["statuses"]), "the cases should reach yes and every kind of no"
    assert said["slowest"][0] < SLOWEST, said["slowest"]


@pytest.mark.drill
@pytest.mark.django_db
def test_drill_api(cast: Cast, programs: dict[str, dict[str, str]]) -> None:
    said = sent_to_every_door(cast, programs, examples=int(os.environ.get("XIAODUI_CASES", 200)))
    print({name: said[name] for name in ("sent", "slowest", "statuses")})
    assert said["wrong"] == {}, "\n\n".join(f"{name}: {why}" for name, why in said["wrong"].items())
