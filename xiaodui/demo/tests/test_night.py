"""Whoever looks round at night gets a company too: those in it send what they were asked about."""

from datetime import UTC, datetime

import pytest

from xiaodui.core import clock
from xiaodui.demo.making import make
from xiaodui.demo.tests.conftest import set_up_house
from xiaodui.norms.rules import in_quiet, is_flood

NIGHT = datetime(2026, 3, 17, 19, 45, tzinfo=UTC)
"""A quarter to four in Shanghai."""


@pytest.mark.django_db
@pytest.mark.long
def test_a_company_is_made_at_night(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xiaodui.norms.looks.in_quiet", in_quiet)
    monkeypatch.setattr("xiaodui.norms.looks.is_flood", is_flood)
    set_up_house()
    with clock.at(NIGHT):
        assert make(seed=7, days=5)["people"] == 24
