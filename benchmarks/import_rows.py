"""How fast rows come in: read and checked, written with their facts, beside a bare insert; and what a page waits meanwhile.

    .venv/bin/python -m benchmarks.import_rows

Right only when the counts are; the last line is JSON.
"""

import json
import resource
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from benchmarks.kit import scratch
from benchmarks.kit.aims import at_least, at_most, p50, p95

READ, CUSTOMERS, DEALS, MEANWHILE = 20_000, 4_000, 4_000, 1_500
CUSTOMER_HEAD = ["客户名称", "负责人", "等级", "行业", "地区", "年收入", "人数", "说明"]
DEAL_HEAD = ["商机名称", "客户", "负责人", "阶段", "金额", "开始谈的日子", "关闭日期", "编号"]


def customers(count: int, mark: str = "") -> list[list[str]]:
    return [
        [
            f"昆山{mark}第{n}精密公司",
            "owner",
            "ABCD"[n % 4],
            "制造",
            "江苏",
            f"{n % 90 + 1}.5万",
            str(n % 900 + 1),
            "二期",
        ]
        for n in range(count)
    ]


def deals(count: int) -> list[list[str]]:
    """A third each won, lost and open."""
    ends = (("赢单", "2026/3/18"), ("丢单", "2026年4月1日"), ("", ""))
    return [
        [
            f"项目{n}",
            f"昆山第{n % 500}精密公司",
            "owner",
            ends[n % 3][0],
            f"{n % 90 + 1}万",
            "2026/1/5",
            ends[n % 3][1],
            f"B{n}",
        ]
        for n in range(count)
    ]


def main() -> dict[str, Any]:
    data = scratch.folder()
    scratch.boot(data)
    owner = company()
    told: dict[str, Any] = {}
    aims = [read_rows(owner, told), first_error(owner, told)]
    told["customers_a_second"] = rate(bring(owner, "customers", CUSTOMER_HEAD, customers(CUSTOMERS)), CUSTOMERS)
    told["deals_a_second"] = rate(bring(owner, "deals", DEAL_HEAD, deals(DEALS)), DEALS)
    told["bare_customers_a_second"] = bare(CUSTOMERS)
    told["bare_over_ours"] = round(told["bare_customers_a_second"] / told["customers_a_second"], 1)
    told["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    told |= meanwhile(owner, data)
    aims += [
        at_least("customers a second", told["customers_a_second"], 3000),
        at_least("deals with history a second", told["deals_a_second"], 1000),
        at_most("peak MB", told["peak_mb"], 300),
        at_most("GET p95 ms while importing", told["get_p95_ms"], 250),
    ]
    return {"benchmark": "import", **told, "aims": aims}


def company() -> Any:
    from django.core.management import call_command

    from xiaodui.people.acts import found_company

    call_command("migrate", verbosity=0)
    return found_company(by=None, company="启明", name="老周", login="owner", password="安静的港湾-7-quiet")


def upload(owner: Any, kind: str, head: list[str], rows: list[list[str]]) -> Any:
    from xiaodui.exchange.writing import csv_rows

    return stored(owner, kind, b"".join(csv_rows(head, rows)))


def stored(owner: Any, kind: str, data: bytes) -> Any:
    from xiaodui.exchange import acts, keeping

    return acts.create(by=owner, kind=kind, name=f"{kind}.csv", content=keeping.store(data, "x.csv"))


def bring(owner: Any, kind: str, head: list[str], rows: list[list[str]]) -> float:
    """Seconds of the job; its counts must be right."""
    from xiaodui.exchange import acts
    from xiaodui.jobs.runner import run_due

    one = acts.run(upload(owner, kind, head, rows), by=owner)
    began = time.perf_counter()
    run_due()
    took = time.perf_counter() - began
    one.refresh_from_db()
    assert one.report["added"] == len(rows), one.report
    return took


def rate(seconds: float, rows: int) -> int:
    return round(rows / seconds)


def read_rows(owner: Any, told: dict[str, Any]) -> dict[str, Any]:
    """Parsing and validation alone, nothing compared or written."""
    from xiaodui.exchange import keeping
    from xiaodui.exchange.kinds import KINDS
    from xiaodui.exchange.reading import read_table

    one = upload(owner, "customers", CUSTOMER_HEAD, customers(READ))
    taker = KINDS["customers"].taker(owner, dry=True)
    places = [(name, one.header.index(column)) for name, column in one.mapping.items()]
    began = time.perf_counter()
    with read_table(keeping.full(one.path)) as table:
        good = sum(isinstance(taker.judge({name: row[at] for name, at in places}), dict) for row in table.rows)
    told["read_a_second"] = rate(time.perf_counter() - began, READ)
    assert good == READ
    return at_least("rows read and checked a second", told["read_a_second"], 10_000)


def first_error(owner: Any, told: dict[str, Any]) -> dict[str, Any]:
    """From the file's arrival to the first bad cell on the page."""
    from xiaodui.exchange.preview import preview_of
    from xiaodui.exchange.writing import csv_rows

    rows = [["", *row[1:]] if n == 3 else row for n, row in enumerate(customers(100_000))]
    data = b"".join(csv_rows(CUSTOMER_HEAD, rows))
    began = time.perf_counter()
    preview = preview_of(stored(owner, "customers", data), owner)
    told["first_error_s"] = round(time.perf_counter() - began, 2)
    assert preview.bad == 1
    return at_most("first error s", told["first_error_s"], 1)


def bare(count: int) -> int:
    """The same table filled by executemany, in the same chunks, with nothing checked and nothing recorded."""
    from django.db import connection, transaction

    from xiaodui.customers.models import Customer

    template = Customer.objects.order_by("-pk").values().first()
    assert template is not None
    template.pop("id")
    names = list(template)
    sql = f"INSERT INTO customers_customer ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})"
    values = [int(v * 10_000) if name == "revenue" else v for name, v in template.items()]
    began = time.perf_counter()
    for _ in range(count // 100):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(sql, [values] * 100)
    return rate(time.perf_counter() - began, count)


def meanwhile(owner: Any, data: Path) -> dict[str, Any]:
    """GET of a list on a live server, at rest and while its own process imports."""
    from xiaodui.exchange import acts
    from xiaodui.exchange.models import Upload

    words = [sys.executable, "manage.py", "serve", "--port", "0", "--no-demo"]
    server = subprocess.Popen(
        words,
        cwd=scratch.ROOT,
        env=scratch.environment(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        address, cookie = address_of(server), session(owner)
        asks(address, cookie, 20)
        rest = asks(address, cookie, 60)
        one = acts.run(upload(owner, "customers", CUSTOMER_HEAD, customers(MEANWHILE, "又")), by=owner)
        busy: list[float] = []
        until = time.monotonic() + 20
        while time.monotonic() < until:
            busy += asks(address, cookie, 5)
            if Upload.objects.get(pk=one.pk).state == "done":
                break
        assert Upload.objects.get(pk=one.pk).report["added"] == MEANWHILE, "the import didn't end in time"
    finally:
        server.terminate()
        server.wait(30)
    waits = {"get_rest_p50_ms": p50(rest), "get_p50_ms": p50(busy), "get_p95_ms": p95(busy), "gets": len(busy)}
    return {name: round(value) for name, value in waits.items()}


def address_of(server: Any) -> str:
    """Reads until the server says where it is, and goes on reading so that it never waits for us."""
    for line in server.stdout:
        if "http://" in line:
            threading.Thread(target=server.stdout.read, daemon=True).start()
            return str(line.split("http://")[1].split("/")[0].split()[0])
    raise AssertionError("the server ended")


def session(owner: Any) -> str:
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    made = import_module(settings.SESSION_ENGINE).SessionStore()
    made[SESSION_KEY], made[HASH_SESSION_KEY] = str(owner.pk), owner.get_session_auth_hash()
    made[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    made.create()
    return str(made.session_key)


def asks(address: str, cookie: str, times: int) -> list[float]:
    """Milliseconds of each GET."""
    connection = HTTPConnection(address, timeout=20)
    took = []
    for _ in range(times):
        began = time.perf_counter()
        connection.request("GET", "/deals/list", headers={"Cookie": f"xiaodui={cookie}"})
        answer = connection.getresponse()
        body = answer.read()
        took.append((time.perf_counter() - began) * 1000)
        assert answer.status == 200 and body, answer.status
    return took


if __name__ == "__main__":
    print(json.dumps(main(), ensure_ascii=False))
