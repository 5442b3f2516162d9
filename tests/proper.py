"""Input that an act would take: one word for each kind of field, records from the targets."""

from datetime import timedelta
from typing import Any

from xiaodui.core import clock
from xiaodui.core.acts import Act

BY_NAME = {
    "email": "someone@qiming.example", "currency": "CNY", "colour": "pine", "reach": "self", "language": "en", "emblem": "松",
    "time_zone": "Asia/Tokyo", "phone": "138 0000 0000", "login": "newcomer", "level": "A", "scopes": ["read"], "rights": [],
    "columns": {"name": "名称"}, "kind": "customers", "content": "名称\n无锡博远电气\n", "existing": "fill", "purpose": "recover",
}  # fmt: skip


def proper(act: Act, targets: dict[str, Any]) -> dict[str, Any]:
    """{field: value} for every field of what the act takes."""
    schema = act.takes.model_json_schema()
    return {
        name: _word(name, about, act, targets)
        for name, about in schema.get("properties", {}).items()
        if (act.name, name) not in {("teams.create", "purpose"), ("teams.edit", "purpose")}
    }


def _word(name: str, about: dict[str, Any], act: Act, targets: dict[str, Any]) -> Any:
    arm = next((arm for arm in about.get("anyOf", []) if arm.get("type") != "null"), about)
    if name in act.refs:
        return _record(act, name, targets).pk
    if name == "version":
        return targets[act.on._meta.model_name].version
    if (act.name, name) == ("rates.set", "currency"):
        return "USD"
    if name in BY_NAME:
        return BY_NAME[name]
    if arm.get("format") == "date":
        return (clock.today() + timedelta(days=30 if name in {"until", "expected_on", "next_on"} else 0)).isoformat()
    if "enum" in arm:
        return arm["enum"][0]
    if arm.get("type") == "integer":
        return max(arm.get("minimum", 0), 1)
    if arm.get("type") == "boolean":
        return True
    if name in {"amount", "price", "revenue", "rate"}:
        return "1200.50"
    return f"{name} 新"


def _record(act: Act, name: str, targets: dict[str, Any]) -> Any:
    """Another than the one it is about, where the act would refuse the same."""
    model = act.refs[name].model.split(".")[1].lower()
    found = targets[model]
    if model == "person":
        return type(found).objects.get(login="chenchen")
    if model == "team":
        return type(found).objects.get(name="华南")
    return found if found != targets.get(getattr(act.on, "__name__", "").lower()) else type(found).objects.latest("pk")
