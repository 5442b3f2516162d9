"""kill -9 in the middle of an import: no half row, nothing lost, nothing twice."""

import pytest

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

CHILD = ("-m", "xiaodui.exchange.tests.child")
pytestmark = pytest.mark.django_db(transaction=True)


def kill_and_go_on(upload, by, model, stops):
    """Runs the upload in processes that die; the last goes on to its end here."""
    upload.refresh_from_db()
    acts.run(upload, by=by)
    alive = 0
    for stop in stops:
        alive += killed_when(another_process(*CHILD), lambda stop=stop: model.objects.count() >= stop)
        Job.objects.update(free_at=clock.now())  # its lease would end by itself; the test doesn't wait that long
    assert alive, "it was over before it was killed"
    return done(upload)


def test_customers_go_on_at_the_next_row(manager):
    rows = [["" if n % 50 == 7 else f"客户{n}", f"人{n}"] for n in range(1500)]
    upload = bring(manager, "customers", csv(["客户名称", "联系人"], *rows))
    assert kill_and_go_on(upload, manager, Customer, (100, 500)) == {
        "added": 1470, "updated": 0, "same": 0, "rejected": 30,
    }  # fmt: skip
    assert upload.rejections.count() == 30
    assert Customer.objects.count() == Contact.objects.count() == 1470
    assert Fact.objects.filter(verb="customer.added").count() == 1470
    assert Fact.objects.filter(verb="import.run").count() == 1


def test_deals_are_never_half_in(manager):
    lay_ground()
    header = ["商机名称", "阶段", "金额", "开始谈的日子", "关闭日期"]
    rows = [[f"单{n}", "赢单", str(n), "2026/1/5", "2026/3/1"] for n in range(600)]
    upload = bring(manager, "deals", csv(header, *rows))
    assert kill_and_go_on(upload, manager, Deal, (60, 240))["added"] == 600
    assert Deal.objects.won().count() == Fact.objects.filter(verb="deal.won").count() == 600
    total = sum(tally.value for tally in Tally.objects.filter(measure="deals.won_amount"))
    assert total == sum(range(600))


def test_the_command_goes_on_where_it_was_killed(tmp_path):
    lay_ground()
    folder = files.company(tmp_path / "files", deals=1200)
    words = ("manage.py", "import", "crm-sales", str(folder))
    assert killed_when(another_process(*words), lambda: Deal.objects.count() >= 300)
    assert 300 <= Deal.objects.count() < 1200
    assert Deal.objects.won().count() == Fact.objects.filter(verb="deal.won").count()
    said = files.run(folder)
    assert (said["deals"], said["rejected"], Deal.objects.count()) == (1200, 0, 1200)
    files.agrees(said)
    assert files.run(folder)["added"] == 0
