"""The guide "how to add a rule", followed: its own code is run block by block, in both languages the same."""

import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.conduct import detectors
from xiaodui.governance import book
from xiaodui.governance.installing import install
from xiaodui.governance.models import ClauseVersion
from xiaodui.governance.pack import texts
from xiaodui.governance.sockets import EXECUTES
from xiaodui.journal import hearing

GUIDE = Path(__file__).resolve().parent.parent / "docs/guide"
BLOCK = re.compile(r"```python\n# (\S+)\n(.*?)```", re.S)


def steps(language: str) -> list[tuple[str, str]]:
    """(file, code) of each block, in order."""
    return BLOCK.findall((GUIDE / f"how-to-add-a-rule.{language}.md").read_text())


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the guide declares is gone afterwards."""
    kept: list[tuple[Any, str]] = [
        (detectors, "_detectors"), (texts, "_params"), (texts, "_texts"), (texts, "_owned"), (hearing, "_hearers"),
    ]  # fmt: skip
    for module, name in kept:
        monkeypatch.setattr(module, name, dict(getattr(module, name)))
    monkeypatch.setattr(EXECUTES, "_plugged", list(EXECUTES._plugged))


@pytest.fixture
def followed(db: None, apart: None) -> Any:
    """Every step but the last is done, and the clauses are installed as the next start does it; the names that it made."""
    made: dict[str, Any] = {"__name__": "guide"}
    for file, code in steps("zh"):
        exec(compile(code, file, "exec"), made)  # the guide is ours
    install()
    book.forget()
    yield made
    book.forget()


def promised() -> list[str]:
    return re.findall(r"^def (test_\w+)", steps("zh")[-1][1], re.M)


def test_both_languages_say_the_same_code() -> None:
    assert steps("zh") == steps("en")
    assert len(steps("zh")) == 6


def test_each_kind_of_detector_is_shown() -> None:
    code = "".join(code for _file, code in steps("zh"))
    for kind in (detectors.Threshold, detectors.Pattern, detectors.Reported):
        assert f"{kind.__name__}(" in code


def test_step_one_puts_the_clause_into_the_book(followed: dict[str, Any]) -> None:
    assert ClauseVersion.objects.get(clause__code="deals.lost_in_heaps").values == {"deals.lost_most": 8}


def test_step_two_is_told_on_the_clause_s_page(followed: dict[str, Any]) -> None:
    told = {one.clause for one in EXECUTES}
    assert {"deals.lost_in_heaps", "customers.no_wiping", "deals.no_side_promise"} <= told


@pytest.mark.parametrize("name", promised())
def test_its_own_tests_pass(name: str, followed: dict[str, Any], cast: Cast, clock: Any) -> None:
    test = followed[name]
    given = {"cast": cast, "clock": clock}
    test(**{one: given[one] for one in inspect.signature(test).parameters})


def test_a_rule_without_its_detector_finds_nothing(followed: dict[str, Any], cast: Cast, clock: Any) -> None:
    """So that the tests above are no formality: with a number that nobody reaches, the first of them fails."""
    ClauseVersion.objects.filter(clause__code="deals.lost_in_heaps").update(values={"deals.lost_most": 99})
    book.forget()
    with pytest.raises(Exception, match="does not exist"):
        followed["test_eight_lost_in_a_week_are_found_once"](cast, clock)
