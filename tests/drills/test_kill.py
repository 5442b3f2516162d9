"""The long version of kill -9: imports die again and again at random moments, and the figures stay exact."""

import random
from decimal import Decimal

import pytest

from tests.cast import set_up_cast
from xiaodui.core import clock
from xiaodui.customers.models import Contact, Customer
from xiaodui.deals.models import Deal
from xiaodui.exchange import acts
from xiaodui.exchange.tests import files
from xiaodui.exchange.tests.bringing import bring, csv, done
from xiaodui.exchange.tests.killing import another_process, killed_when, lay_ground
from xiaodui.jobs.models import Job
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally

pytestmark = [pytest.mark.drill, pytest.mark.django_db(transaction=True)]
KILLS = 20
ROWS = 12_000


def kill_often(upload, by, count):
    """Kills at random row counts; returns how many times it was truly at work."""
    upload.refresh_from_db()
    acts.run(upload, by=by)
    alive = 0
    for _ in range(KILLS):
        stop = count() + random.randint(1, ROWS // KILLS)
        alive += killed_when(another_process("-m", "xiaodui.exchange.tests.child"), lambda stop=stop: count() >= stop)
        # Dying this often at one row ends a job on purpose; here each death has its own row.
        Job.objects.update(free_at=clock.now(), losses=0)
    return alive


def test_kill_customers_import(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    owner = set_up_cast().laozhou
    rows = [["" if n % 97 == 3 else f"客户{n}", f"人{n}"] for n in range(ROWS)]
    bad = sum(not row[0] for row in rows)
    upload = bring(owner, "customers", csv(["客户名称", "联系人"], *rows))
    assert kill_often(upload, owner, Customer.objects.count) >= KILLS // 2
    assert done(upload) == {"added": ROWS - bad, "updated": 0, "same": 0, "rejected": bad}
    added = Fact.objects.filter(verb="customer.added").values("subject").distinct().count()
    assert Customer.objects.count() == Contact.objects.count() == added == ROWS - bad


def test_kill_deals_import(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    owner = set_up_cast().laozhou
    lay_ground()
    header = ["商机名称", "阶段", "金额", "开始谈的日子", "关闭日期"]
    rows = [[f"单{n}", "赢单", str(n), "2026/1/5", "2026/3/1"] for n in range(ROWS)]
    upload = bring(owner, "deals", csv(header, *rows))
    assert kill_often(upload, owner, Deal.objects.count) >= KILLS // 2
    assert done(upload)["added"] == Deal.objects.won().count() == Fact.objects.filter(verb="deal.won").count() == ROWS
    total = sum((tally.value for tally in Tally.objects.filter(measure="deals.won_amount")), Decimal(0))
    assert total == sum(range(ROWS))


def test_kill_crm_sales_command(tmp_path):
    lay_ground()
    folder = files.company(tmp_path / "files", deals=ROWS)
    for _ in range(KILLS):
        stop = Deal.objects.count() + random.randint(1, ROWS // KILLS)
        words = ("manage.py", "import", "crm-sales", str(folder))
        killed_when(another_process(*words), lambda stop=stop: Deal.objects.count() >= stop)
        assert Deal.objects.won().count() == Fact.objects.filter(verb="deal.won").count()
    said = files.run(folder)
    assert said["deals"] == Deal.objects.count() == ROWS
    files.agrees(said)
