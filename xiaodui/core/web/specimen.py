"""The specimen sheets: every part in every state, to look at while building (DEBUG only). All names are made up."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from xiaodui.core.context import Place, Shell
from xiaodui.core.refusal import Refusal
from xiaodui.core.sockets import MenuEntry

SHEETS = ("parts", "board", "figures", "forms")


@dataclass(frozen=True)
class Somebody:
    pk: int
    name: str
    team: str = "雷霆队"
    is_authenticated: bool = True


class SampleShell(Shell):
    @property
    def menu(self) -> list[Place]:  # type: ignore[override]
        entries = [
            MenuEntry("today", _("今天"), "sun-high", "", 1, phone=True),
            MenuEntry("customers", _("客户"), "building-store", "", 2, phone=True),
            MenuEntry("deals", _("商机"), "layout-kanban", "", 3, phone=True),
            MenuEntry("ranking", _("排行"), "trophy", "", 4, phone=True),
            MenuEntry("exchange", _("导入"), "table-import", "", 5),
        ]
        return [
            Place(entry, f"/specimen/{SHEETS[at % 4]}", at == 0, 5 if at == 1 else 0)
            for at, entry in enumerate(entries)
        ]

    search_url = "/search"
    sign_out_url = "/me/logout/"


def fields() -> list[dict[str, Any]]:
    return [
        {
            "name": "name",
            "label": "客户简称",
            "value": "恒拓精密",
            "widget": "text",
            "required": True,
            "autofocus": True,
        },
        {"name": "phone", "label": "手机", "value": "1380512602", "errors": ["手机号是 11 位，少了 1 位"]},
        {"name": "amount", "label": "金额", "value": "186000", "widget": "money", "help": "含税，写全额"},
        {"name": "on", "label": "预计签约日", "value": "2026-03-31", "widget": "date"},
        {
            "name": "stage",
            "label": "阶段",
            "value": 2,
            "widget": "select",
            "choices": [(1, "初步接触"), (2, "方案报价")],
        },
        {
            "name": "owner",
            "label": "归谁",
            "widget": "search-select",
            "choices": [(1, "王磊"), (2, "陈晨"), (3, "赵敏")],
        },
        {"name": "note", "label": "说明", "value": "", "widget": "textarea", "help": "写给接手的人看"},
        {"name": "told", "label": "告诉群里", "value": True, "widget": "checkbox"},
        {"name": "secret", "label": "密码", "widget": "password"},
        {"name": "file", "label": "文件", "widget": "file"},
    ]


def drop(request: HttpRequest, people: list[Somebody]) -> HttpResponse:
    """The board's answer to a dragged card: the last lane refuses, the others give the card back."""
    if request.POST.get("stage") == "5":
        raise Refusal("specimen.gate", "进「赢单」还差 2 样：谁拍板、签约日。")
    card = {"name": "宁波海晟物流", "amount": "12.0", "person": people[0], "line": "刚移过来", "n": 900}
    return render(request, "core/specimen/_deal.html", card)


def specimen(request: HttpRequest, sheet: str = "parts") -> HttpResponse:
    if sheet not in SHEETS:
        raise Http404
    people = [
        Somebody(n, name)
        for n, name in enumerate(("王磊", "李静", "陈晨", "赵敏", "老周", "孙浩", "James Lin", "周洁"), 1)
    ]
    if request.method == "POST":
        return drop(request, people)
    context = {
        "user": people[0],
        "people": people,
        "shell": SampleShell(request),
        "fields": fields(),
        "sheets": SHEETS,
        "stages": ("初步接触", "需求确认", "方案报价", "合同谈判", "赢单 · 本月"),
        "amounts": [
            Decimal("8500"),
            Decimal("486000"),
            Decimal("99999999"),
            Decimal("-32000.5"),
            Decimal("1234567890"),
        ],
        "day": date(2026, 3, 18),
        "spans": [timedelta(seconds=20), timedelta(minutes=42), timedelta(minutes=160), timedelta(days=3)],
        "ramps": ["ink", "dai", "zhu", "gold", "amber", "rouge", "bamboo", "indigo"],
        "trend": {
            "x": ["1/19", "1/26", "2/2", "2/9", "2/23", "3/2", "3/9", "3/16"],
            "unit": "%",
            "min": 60,
            "max": 100,
            "goal": 85,
            "series": [
                {"name": "首联及时率", "values": ["86", "85", "87", "84", "83", "78", "73", "69"], "tone": "late"}
            ],
        },
        "race": {
            "x": ["1 月", "2 月", "3 月"],
            "series": [
                {"name": "破晓队", "values": ["210", "420", "724"], "colour": "dawn"},
                {"name": "雷霆队", "values": ["260", "400", "698"], "colour": "thunder"},
                {"name": "长风队", "values": ["190", "380", "610"], "colour": "wind"},
            ],
        },
        "bars": {
            "x": ["1 月", "2 月", "3 月", "4 月"],
            "series": [{"name": "赢单", "values": ["32", "48.6", "40.1", "55"]}],
        },
    }
    return render(request, f"core/specimen/{sheet}.html", context)
