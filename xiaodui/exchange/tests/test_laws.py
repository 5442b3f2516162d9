"""Laws of every import, whatever is in the file."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiaodui.customers.models import Customer
from xiaodui.deals.models import Deal
from xiaodui.exchange.tests.bringing import bring, checked, csv, taken_in

NAMES = st.sampled_from(["甲", "乙", " 甲 ", "", "——", "=1+1", "ＡＢ", "ab"])
OWNERS = st.sampled_from(["", "王磊", "wanglei", "赵敏", "谁", "旧人"])
CUSTOMERS = st.tuples(NAMES, OWNERS, st.sampled_from(["", "老李", "老王"]), st.sampled_from(["", "1.2万", "坏"]))
DEALS = st.tuples(
    NAMES, OWNERS, st.sampled_from(["", "赢单", "丢单", "没有"]), st.sampled_from(["", "1.2万", "坏", "-1"]),
    st.sampled_from(["", "2026/1/5", "2026年3月1日", "坏"]), st.sampled_from(["", "X1", "X2"]),
)  # fmt: skip
KINDS = {
    "customers": (["客户名称", "负责人", "联系人", "年收入"], Customer),
    "deals": (["商机名称", "负责人", "阶段", "金额", "关闭日期", "编号"], Deal),
}
FILES = st.tuples(st.just("customers"), st.lists(CUSTOMERS, min_size=1, max_size=8)) | st.tuples(
    st.just("deals"), st.lists(DEALS, min_size=1, max_size=8)
)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FILES, st.sampled_from(["fill", "overwrite", "skip"]))
def test_counts_add_up_a_check_tells_the_truth_and_twice_adds_nothing(manager, file, existing):
    kind, rows = file
    header, model = KINDS[kind]
    if not any("".join(row).strip() for row in rows):
        rows.append(rows[0][:0] + ("甲",) + ("",) * (len(header) - 1))
    data = csv(header, *rows)
    upload = bring(manager, kind, data, existing=existing)
    before = model.objects.count()
    said = checked(upload, manager)
    assert model.objects.count() == before
    became = taken_in(upload, manager)
    assert became == said
    assert sum(became.values()) == upload.report["read"] == sum(bool("".join(row).strip()) for row in rows)
    assert model.objects.count() == before + became["added"]
    assert upload.rejections.count() == became["rejected"]
    again = taken_in(bring(manager, kind, data, existing=existing), manager)
    assert again["added"] == 0 and model.objects.count() == before + became["added"]
