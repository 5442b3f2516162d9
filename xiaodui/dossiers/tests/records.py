"""One record of each kind in this room, all of them about a customer of 王磊's."""

from typing import Any

from xiaodui.customers.acts import create as add_customer
from xiaodui.dossiers import acts, keeping


def known(cast: Any, customer: Any) -> dict[str, Any]:
    """{model name in lower case: record}."""
    other = add_customer(by=cast.wanglei, name="吴江华衍水务有限公司")
    stored = keeping.store(f"报价 {customer.pk}".encode())
    return {
        "tag": acts.create_tag(by=cast.laozhou, name="样板客户"),
        "field": acts.create_field(by=cast.laozhou, name_zh="竞品", kind="text"),
        "way": acts.add_way(customer, by=cast.wanglei, kind="phone", value="0512-66881234", label="厂部"),
        "relation": acts.relate(customer, by=cast.wanglei, other=other, kind="supplies"),
        "file": acts.attach(customer, by=cast.wanglei, name="报价单.pdf", content=stored),
        "segment": acts.keep_segment(by=cast.wanglei, name="很想买的", query="level=A", shared=True),
    }
