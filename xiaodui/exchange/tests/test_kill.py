"""kill -9 in the middle of an import: no half row, nothing lost, nothing twice."""

import pytest

from xiaodui.chat.models import Message, Room
from xiaodui.core import clock
from xiaodui.customers.models import Contact, Customer
from xiaodui.deals.models import Deal
from xiaodui.exchange import acts
from xiaodui.exchange.formats import slack
from xiaodui.exchange.tests import files, slack_files
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


def test_what_became_nobodys_before_the_kill_takes_more_after_it(manager):
    """Each company twice, with another contact: whoever let it go into the pool no longer sees it."""
    rows = [[f"客户{n}", f"{who}{n}"] for who in ("甲", "乙") for n in range(500)]
    upload = bring(manager, "customers", csv(["客户名称", "联系人"], *rows))
    upload = acts.map_columns(upload, by=manager, columns=upload.mapping, existing="fill", unowned="pool")
    found = kill_and_go_on(upload, manager, Contact, (200, 560, 800))
    assert found == {"added": 500, "updated": 500, "same": 0, "rejected": 0}
    assert Customer.objects.filter(owner=None).count() == 500 and Contact.objects.count() == 1000


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


def test_a_workspace_that_was_killed_on_its_way_is_whole_after_the_next_run(tmp_path):
    lay_ground()
    path = slack_files.write(tmp_path / "slack.zip", days=slack_files.many(3000))
    alive = 0
    for stop in (200, 1200):
        process = another_process("manage.py", "import", "slack", str(path))
        alive += killed_when(process, lambda stop=stop: Message.objects.count() >= stop)
    assert alive and Message.objects.count() < 3000, "it was over before it was killed"
    assert Fact.objects.filter(verb="message.brought").count() == Message.objects.count()
    assert slack.run(path)["messages"] == 3000
    for room in Room.objects.filter(kind="topic"):
        rows = list(Message.objects.filter(room=room).order_by("seq"))
        assert [row.seq for row in rows] == list(range(1, room.last_seq + 1))
        assert len({row.tick for row in rows}) == len(rows) and max(row.tick for row in rows) <= room.last_tick
        assert [row.said_at for row in rows] == sorted(row.said_at for row in rows)
        assert sum(row.answered for row in rows) == sum(row.root_id is not None for row in rows)
    assert Message.objects.count() == Fact.objects.filter(verb="message.brought").count() == 3000
    assert slack.run(path)["added"] == 0
