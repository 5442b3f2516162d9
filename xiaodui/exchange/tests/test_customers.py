"""Customers come in with their contact and owner, once."""

from dataclasses import replace

import pytest

from xiaodui.customers.acts import add_contact, create
from xiaodui.customers.models import Contact, Customer
from xiaodui.exchange.kinds import KINDS
from xiaodui.exchange.models import Rejection
from xiaodui.exchange.tests.bringing import bring, checked, csv, taken_in
from xiaodui.journal.models import Fact

HEADER = ["客户名称", "负责人", "联系人", "职务", "手机", "邮箱", "等级", "员工人数", "年收入"]
ROWS = [
    ["昆山立讯精密", "王磊", "周敏", "采购经理", "138 0512 6027", "zhou@lixun.example", "A", "320", "1.2亿"],
    ["恒拓", "chenchen", "吴刚", "", "0512-5566778", "", "b 有意向", "", "￥1,200"],
    ["昆山立讯精密", "王磊", "钱多", "财务", "", "", "", "", ""],
    ["无名", "查无此人", "", "", "", "", "", "", ""],
]

pytestmark = pytest.mark.django_db


def test_rows_become_customers_with_contacts_and_owners(cast, manager):
    upload = bring(manager, "customers", csv(HEADER, *ROWS))
    assert taken_in(upload, manager) == {"added": 2, "updated": 1, "same": 0, "rejected": 1}
    lixun = Customer.objects.get(name="昆山立讯精密")
    assert (lixun.owner, lixun.level, lixun.employees, lixun.revenue) == (cast.wanglei, "A", 320, 120_000_000)
    assert set(lixun.contacts.values_list("name", "title", "phone")) == {
        ("周敏", "采购经理", "138 0512 6027"), ("钱多", "财务", ""),
    }  # fmt: skip
    assert Customer.objects.get(name="恒拓").owner == cast.chenchen


def test_what_is_recorded_is_by_the_one_who_brought_it(cast, manager):
    taken_in(bring(manager, "customers", csv(HEADER, *ROWS)), manager)
    added = Fact.objects.filter(verb="customer.added")
    assert {fact.actor for fact in added} == {f"person:{manager.pk}"}
    [run] = Fact.objects.filter(verb="import.run")
    assert {name: run.detail[name] for name in ("read", "added", "updated", "same", "rejected")} == {
        "read": 4, "added": 2, "updated": 1, "same": 0, "rejected": 1,
    }  # fmt: skip


def test_the_same_file_again_adds_nothing(cast, manager):
    data = csv(HEADER, *ROWS)
    taken_in(bring(manager, "customers", data), manager)
    assert taken_in(bring(manager, "customers", data), manager) == {"added": 0, "updated": 0, "same": 3, "rejected": 1}
    assert (Customer.objects.count(), Contact.objects.count()) == (2, 3)


def test_a_check_says_what_the_run_does_and_writes_nothing(cast, manager):
    upload = bring(manager, "customers", csv(HEADER, *ROWS))
    said = checked(upload, manager)
    assert not Customer.objects.exists()
    assert taken_in(upload, manager) == said


def test_a_rejected_row_says_why_in_both_languages(cast, manager):
    upload = bring(manager, "customers", csv(HEADER, *ROWS))
    taken_in(upload, manager)
    [row] = upload.rejections.all()
    assert (row.line, row.code, row.cells[0]) == (5, "owner.unknown", "无名")
    assert "查无此人" in row.zh and "查无此人" in row.en


@pytest.mark.parametrize(
    ("existing", "level", "website"),
    [("fill", "A", "lixun.example"), ("overwrite", "C", "lixun.example"), ("skip", "A", "")],
)
def test_what_is_there_is_filled_overwritten_or_left(cast, manager, existing, level, website):
    taken_in(bring(manager, "customers", csv(HEADER, ROWS[0])), manager)
    data = csv(["客户名称", "等级", "网址"], ["昆山 立讯精密", "C", "lixun.example"])
    assert taken_in(bring(manager, "customers", data, existing=existing), manager)["added"] == 0
    lixun = Customer.objects.get()
    assert (lixun.level, lixun.website) == (level, website)


def test_a_customer_that_one_does_not_see_stays_as_it_is(cast, manager):
    Customer(name="南方", owner=cast.zhaomin, created_at="2026-01-01T00:00Z", touched_at="2026-01-01T00:00Z").named(
        "南方"
    ).save()
    data = csv(["客户名称", "等级"], ["南方", "A"])
    upload = bring(manager, "customers", data, existing="overwrite")
    assert taken_in(upload, manager)["rejected"] == 1
    assert Customer.objects.get().level == ""
    assert "赵敏" in upload.rejections.get().zh


def test_a_near_miss_is_taken_and_told(cast, manager):
    cast.wanglei.name = "Wang Lei Junior"
    cast.wanglei.save()
    upload = bring(manager, "customers", csv(["客户名称", "负责人"], ["甲", "Wang Lei Junor"]))
    assert taken_in(upload, manager)["added"] == 1
    assert upload.report["matched"] == [["owner", "Wang Lei Junor", "Wang Lei Junior", 1]]


def test_two_of_one_name_are_told_apart_by_login(cast, manager):
    cast.chenchen.name = "王磊"
    cast.chenchen.save()
    upload = bring(manager, "customers", csv(["客户名称", "负责人"], ["甲", "王磊"], ["乙", "chenchen"]))
    assert taken_in(upload, manager) == {"added": 1, "updated": 0, "same": 0, "rejected": 1}
    assert upload.rejections.get().code == "owner.many"


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("客户名称", "", "cell.missing"), ("客户名称", "——", "name.empty"), ("员工人数", "很多", "amount.unclear"),
        ("员工人数", "1.5", "number.whole"), ("年收入", "1,20", "amount.unclear"), ("等级", "Z", "level.unknown"),
        ("邮箱", "no-mail", "value.invalid"), ("联系人", "", "contact.missing"), ("网站", "x" * 201, "value.invalid"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_rejected_with_its_reason(cast, manager, column, cell, code):
    header = [*HEADER, "网站"]
    row = dict(zip(header, [*ROWS[0], ""], strict=True)) | {column: cell}
    upload = bring(manager, "customers", csv(header, ROWS[1][:1] + [""] * 9, [row[name] for name in header]))
    assert taken_in(upload, manager) == {"added": 1, "updated": 0, "same": 0, "rejected": 1}
    assert upload.rejections.get().code == code


def test_an_owner_in_another_region_gets_the_customer_but_no_half_row(cast, manager):
    header = ["客户名称", "负责人", "联系人"]
    upload = bring(manager, "customers", csv(header, ["甲", "赵敏", ""], ["乙", "赵敏", "老李"]))
    assert checked(upload, manager) == taken_in(upload, manager) == {"added": 1, "updated": 0, "same": 0, "rejected": 1}
    assert list(Customer.objects.values_list("name", flat=True)) == ["甲"]
    assert upload.rejections.get().code == "contact.right"


class TestByTheContactsPhone:
    """A number of a contact makes a name that is only alike the same company: at the check as at the run."""

    COLUMNS = ("客户名称", "联系人", "手机")

    def told(self, cast, manager, *rows):
        upload = bring(manager, "customers", csv(list(self.COLUMNS), *map(list, rows)))
        said = checked(upload, manager)
        why = list(upload.rejections.order_by("line").values_list("code", flat=True))
        assert taken_in(upload, manager) == said
        assert len(why) == upload.rejections.count()
        return said["added"], why

    def there(self, cast):
        one = create(by=cast.zhaomin, name="南京利达精密轴承有限公司")
        add_contact(one, by=cast.zhaomin, name="周敏", phone="138 0512 6027")

    def test_one_that_is_there(self, cast, manager):
        self.there(cast)
        assert self.told(cast, manager, ("南京利达精密轴承厂", "小周", "13805126027")) == (0, ["customer.exists"])
        assert "南京利达精密轴承" in Rejection.objects.get().zh

    def test_without_the_number_it_is_another(self, cast, manager):
        self.there(cast)
        assert self.told(cast, manager, ("南京利达精密轴承厂", "小周", "13900001111")) == (1, [])

    def test_one_that_came_earlier_in_the_file(self, cast, manager):
        rows = [("南京利达精密轴承有限公司", "周敏", "138 0512 6027"), ("南京利达精密轴承厂", "小周", "13805126027")]
        assert self.told(cast, manager, *rows) == (1, ["customer.twice"])

    def test_and_earlier_than_this_transaction_s_rows(self, cast, manager, monkeypatch):
        monkeypatch.setitem(KINDS, "customers", replace(KINDS["customers"], chunk=2))
        rows = [("南京利达精密轴承有限公司", "周敏", "138 0512 6027"), *[(f"无关{n}", "", "") for n in range(3)]]
        added, why = self.told(cast, manager, *rows, ("南京利达精密轴承厂", "小周", "13805126027"))
        assert added == 4 and len(why) == 1
