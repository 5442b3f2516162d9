"""An exception's text quotes data, so it never reaches the log; its class and places do."""

import asyncio
import json
import logging
import subprocess
import sys
import threading

import pytest
import structlog

from xiaodui.core import logs

pytestmark = pytest.mark.once

CANARY = "13800138000"


def fail(phone):
    kept = phone  # noqa: F841  a local, which a more talkative renderer would print
    try:
        raise KeyError(phone)
    except KeyError as error:
        raise ValueError(f"duplicate {phone}") from error


def by_structlog():
    try:
        fail(CANARY)
    except ValueError:
        structlog.get_logger("test").error("it failed", exc_info=True)


def by_logging():
    try:
        fail(CANARY)
    except ValueError as error:
        logging.getLogger("library").exception("it failed: %s", error)


def by_a_thread():
    thread = threading.Thread(target=fail, args=(CANARY,))
    thread.start()
    thread.join()


def by_asyncio():
    async def forgotten():
        task = asyncio.ensure_future(later())
        await asyncio.sleep(0.01)
        del task

    async def later():
        fail(CANARY)

    asyncio.run(forgotten())


def by_a_group():
    try:
        raise ExceptionGroup(CANARY, [RuntimeError(CANARY), ValueError("x")])
    except ExceptionGroup as error:
        structlog.get_logger("test").error("it failed", exc_info=error)


def without_an_exception():
    structlog.get_logger("test").error("two\nlines", exc_info=None, job=7)


WAYS = [by_structlog, by_logging, by_a_thread, by_asyncio, by_a_group, without_an_exception]


@pytest.fixture(scope="module")
def log():
    """What a process of the product writes, by the way that wrote it. In a child: here, logs belong to pytest."""
    code = "import django; django.setup(); from xiaodui.core.tests import test_logs as t; [way() for way in t.WAYS]"
    done = subprocess.run([sys.executable, "-c", code], cwd=logs.ROOT, capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    return dict(zip((way.__name__ for way in WAYS), lines, strict=True))


@pytest.mark.parametrize("way", [way.__name__ for way in WAYS[:-1]])
def test_no_exception_tells_what_it_quotes(log, way):
    assert CANARY not in json.dumps(log[way])
    assert log[way]["exception"][0]["at"][-1].startswith("xiaodui/core/tests/test_logs.py:")


def test_class_place_and_cause_are_told(log):
    line = log["by_structlog"]
    assert [one["class"] for one in line["exception"]] == ["ValueError", "KeyError"]
    assert line["exception"][0]["at"][-1].endswith(" fail") and line["event"] == "it failed"


def test_a_line_without_an_exception_stays_as_it_is(log):
    line = log["without_an_exception"]
    assert (line["event"], line["job"], "exception" in line) == ("two\nlines", 7, False)
