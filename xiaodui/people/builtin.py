"""The roles that every company starts with. Companies add their own; these stay as they are."""

from typing import Any

_ROLES: list[dict[str, Any]] = [
    {
        "code": "manager", "order": 10, "reach": "subtree", "name_zh": "经理", "name_en": "Manager",
        "rights": ["sell", "lead", "people", "catalog", "import", "export"],
        "duty_zh": "管一片区或全公司：人、团队、产品和导入都归他。",
        "duty_en": "Runs a region or the whole company: its people, teams, products and imports.",
    },
    {
        "code": "leader", "order": 20, "reach": "subtree", "name_zh": "组长", "name_en": "Leader",
        "rights": ["sell", "lead", "export"],
        "duty_zh": "带一个团队：看得到全组，能改组里的记录、移交客户。",
        "duty_en": "Leads a team: sees all of it, may change its records and hand customers over.",
    },
    {
        "code": "deputy", "order": 30, "reach": "subtree", "name_zh": "副组长", "name_en": "Deputy",
        "rights": ["sell"], "stands_in": True,
        "duty_zh": "看得到全组；组长请假的日子里，自动替组长做主。",
        "duty_en": "Sees the whole team, and decides in the leader's place on the days the leader is away.",
    },
    {
        "code": "member", "order": 40, "reach": "self", "name_zh": "销售", "name_en": "Member",
        "rights": ["sell"],
        "duty_zh": "做自己的客户和商机。",
        "duty_en": "Works their own customers and deals.",
    },
    {
        "code": "analyst", "order": 50, "reach": "subtree", "name_zh": "分析员", "name_en": "Analyst",
        "rights": ["export"],
        "duty_zh": "看得到全组、能导出，什么都不能改。",
        "duty_en": "Sees the whole team and may export; changes nothing.",
    },
    {
        "code": "finance", "order": 60, "reach": "all", "name_zh": "财务", "name_en": "Finance",
        "rights": ["export"],
        "duty_zh": "看得到全公司的单和钱、能导出，不改销售记录。",
        "duty_en": "Sees every deal and amount and may export; changes no sales record.",
    },
]  # fmt: skip


def lay(role_model: Any) -> None:
    """Write the built-in roles as they are here; safe to run again. `role_model` may be a migration's."""
    roles = [role_model(builtin=True, **role) for role in _ROLES]
    fields = ["name_zh", "name_en", "reach", "rights", "duty_zh", "duty_en", "order"]
    role_model.objects.bulk_create(roles, update_conflicts=True, unique_fields=["code"], update_fields=fields)
