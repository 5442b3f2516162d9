"""What watches the machine, and what browsers report."""

import json
from datetime import timedelta
from typing import Any

import pytest

from xiaodui.core import clock
from xiaodui.jobs.beats import beat
from xiaodui.lobby import reports

REPORT = {"csp-report": {"violated-directive": "script-src", "blocked-uri": "https://far.example/x.js?who=7",
                         "document-uri": "http://localhost/deals?q=secret"}}  # fmt: skip


@pytest.fixture(autouse=True)
def _none_yet() -> Any:
    reports.clear()
    yield
    reports.clear()


def report(client: Any, body: Any) -> int:
    text = body if isinstance(body, str) else json.dumps(body)
    return int(client.post("/csp-report", text, content_type="application/csp-report").status_code)


def test_being_alive_asks_no_database(client: Any) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.django_db
def test_ready_with_all_migrations(client: Any) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    well = {"ready": True, "database": True, "migrations": True, "journal_waits": None}
    assert answer.json() == {**well, "runner": False, "clock": False}, "a web process runs no jobs and is ready"


@pytest.mark.django_db
def test_who_runs_jobs_and_minds_the_clock_is_told_until_it_falls_silent(client: Any) -> None:
    def told() -> tuple[bool, bool]:
        said = client.get("/readyz").json()
        return said["runner"], said["clock"]

    beat(runs=True, strikes=False)
    assert told() == (True, False)
    beat(runs=False, strikes=True)
    assert told() == (True, True)
    with clock.at(clock.now() + timedelta(seconds=31)):
        assert told() == (False, False)


@pytest.mark.django_db
def test_not_ready_without_them(client: Any, monkeypatch: Any) -> None:
    from xiaodui.lobby.views import health

    monkeypatch.setattr(health, "_all_applied", lambda: False)
    assert client.get("/readyz").status_code == 503


def test_a_waiting_journal_says_for_how_long(cast: Any, client: Any) -> None:
    from tests.sold import sell

    sell(cast)
    assert client.get("/readyz").json()["journal_waits"] >= 0


def test_a_report_is_kept_without_its_query(client: Any) -> None:
    assert report(client, REPORT) == 204
    [line] = reports.all_lines()
    assert "far.example/x.js" in line and "who=7" not in line and "secret" not in line


def test_reports_are_bounded_and_rubbish_is_dropped(client: Any) -> None:
    for _round in range(reports.KEPT + 5):
        report(client, REPORT)
    report(client, "no json {")
    report(client, [1, 2, {"body": "?"}])
    report(client, "x" * 20_000)
    assert reports.count() == reports.KEPT


def test_what_is_nowhere_is_said_in_words(cast: Any, client: Any) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404 and "没找到这一页" in answer.content.decode()
