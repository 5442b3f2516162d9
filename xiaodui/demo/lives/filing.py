"""What the demo company keeps of its customers: tags, fields of its own, habits, relations, a file here and there."""

import base64
from datetime import date, timedelta
from typing import Any

from xiaodui.customers.models import Customer
from xiaodui.demo.life import Life
from xiaodui.demo.world import World
from xiaodui.dossiers import acts
from xiaodui.dossiers.models import Dossier

TAGS = [("样板客户", "画像", "kept"), ("老客户", "画像", "guard"), ("账期长", "提醒", "due"), ("价格敏感", "提醒", "line"),
        ("老板亲自定", "画像", "info")]  # fmt: skip
FIELDS: list[dict[str, Any]] = [
    {"name_zh": "今年预算", "name_en": "Budget this year", "kind": "money", "order": 10},
    {"name_zh": "现用供应商", "name_en": "Present supplier", "kind": "choice", "choices": "没有\n同行甲\n同行乙\n自己做", "order": 20},
    {"name_zh": "合同到期", "name_en": "Contract ends", "kind": "date", "order": 30},
    {"name_zh": "试过样品", "name_en": "Tried samples", "kind": "bool", "order": 40},
    {"name_zh": "车间几条线", "name_en": "Lines in the plant", "kind": "number", "order": 50, "help": "只数在开的"},
]  # fmt: skip
FILED = 0.18
"""So many customers have more written down than their name."""
TABOO = ["别在月底催款，先问财务", "上一任销售得罪过采购，别提", "不喜欢群发消息", "开会不接电话，先发微信"]
NEEDS = ["要能三天内到货", "二期要扩产，先看产能", "质量追溯要能出报表", "现场要有人带着调"]
LIKES = ["守时", "讲数据", "看同行案例", "先试后买"]


class Filing(Life):
    name, order = "filing", 56

    def finish(self, world: World) -> None:
        """Written in the weeks before today, each by whoever owns the customer."""
        owner = world.owner
        tags = [acts.create_tag(by=owner, name=name, group=group, tone=tone) for name, group, tone in TAGS]
        fields = [acts.create_field(by=owner, **given) for given in FIELDS]
        dice = world.dice(self.name)
        customers = list(Customer.objects.filter(owner__sells=True).select_related("owner__team").order_by("pk"))
        for place, customer in enumerate(customers):
            if dice.random() < FILED:
                self._file(world, dice, customer, tags, fields, customers[place - 1])
        acts.keep_segment(by=owner, name="很想买的老客户", query=f"level=A&tag={tags[1].pk}", shared=True)
        acts.keep_segment(by=owner, name="预算 20 万以上", query=f"{fields[0].key}_from=200000", shared=True)

    def _file(self, world: World, dice: Any, customer: Any, tags: list[Any], fields: list[Any], other: Any) -> None:
        by, today = customer.owner, world.today
        for tag in dice.sample(tags, dice.choice((1, 1, 2))):
            acts.tag(customer, by=by, tag=tag)
        said = {
            "money": str(dice.randrange(2, 80) * 10_000), "choice": dice.choice(["没有", "同行甲", "同行乙", "自己做"]),
            "date": (today + timedelta(days=dice.randrange(20, 400))).isoformat(), "bool": dice.choice("10"),
            "number": str(dice.randrange(1, 12)),
        }  # fmt: skip
        values = {field.key: said[field.kind] for field in fields if dice.random() < 0.7}
        acts.fill(customer, by=by, values=values, version=0)
        if dice.random() < 0.4:
            acts.prefer(
                customer, by=by, version=Dossier.objects.get(customer=customer).version if values else 0,
                best_time=dice.choice(["morning", "afternoon"]), best_channel=dice.choice(["call", "message", "visit"]),
                needs=dice.choice(NEEDS), likes=dice.choice(LIKES), taboo=dice.choice(TABOO),
            )  # fmt: skip
        if dice.random() < 0.4:
            acts.add_way(customer, by=by, kind="phone", value=f"0512-6{dice.randrange(10**6, 10**7)}", label="厂部")
            acts.add_way(
                customer, by=by, kind="address", value=f"工业园区星湖街 {dice.randrange(1, 300)} 号", label="厂部"
            )
        if dice.random() < 0.2 and other.owner_id == by.pk and other.pk != customer.pk:
            acts.relate(customer, by=by, other=other, kind=dice.choice(["supplies", "partner", "referred"]))
        if dice.random() < 0.2:
            text = f"报价单\n{customer.name}\n{date.isoformat(today)}\n".encode()
            acts.attach(customer, by=by, name=f"报价单 {today:%Y-%m-%d}.txt", content=base64.b64encode(text).decode())
