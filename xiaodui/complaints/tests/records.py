"""A complaint for the tables of doors and pages: 赵 of a customer of 王磊's complains about him, 李静 answers."""

from typing import Any

from tests.cast import Cast
from xiaodui.complaints.acts import file
from xiaodui.customers.acts import create as add_customer
from xiaodui.notices.models import Notice


def complained(cast: Cast) -> dict[str, Any]:
    held = add_customer(by=cast.wanglei, name="盐城沃德纺织机械有限公司")
    made = file(held, by=cast.wanglei, text="说好周三送样，周五才到，也没打个电话")
    Notice.objects.filter(kind__startswith="complaint.").update(read_at=made.filed_at)
    return {"complaint": made}
