"""Input that an act would take: one word for each kind of field, records from the targets."""

from datetime import timedelta
from typing import Any

from xiaodui.core import clock
from xiaodui.core.acts import Act
from xiaodui.core.calendar.hours import WEEK

BY_NAME = {
    "email": "someone@qiming.example", "currency": "CNY", "colour": "pine", "reach": "self", "language": "en", "emblem": "松",
    "time_zone": "Asia/Tokyo", "phone": "138 0000 0000", "login": "newcomer", "level": "A", "scopes": ["read"], "rights": [],
    "usual": "09:00-12:00, 13:30-18:00", "hours": "09:00-12:00", "due_time": "10:30", **dict.fromkeys(WEEK, "09:00-12:00"),
    "digest_at": "08:30", "quiet_from": "21:00", "quiet_until": "08:00", "host": "smtp.qiming.example",
    "sender": "sales@qiming.example",
    "columns": {"name": "名称"}, "kind": "customers", "content": "名称\n无锡博远电气\n", "existing": "fill", "purpose": "recover",
    "consulted": [], "informed": [], "publishes": [], "phase": "opener", "beyond": "让新人敢开口",
    "tax_number": "91320594MA1MXY2K3X", "levels": ["A"], "products": [],
    "flavour": "plain", "address": "https://hooks.qiming.example/in/2", "kinds": ["deal.won"],
}  # fmt: skip


CASES = {
    ("pools.seat", "team"): None, ("deals.create", "customer"): None,
    **{(act, "asks"): "领满了怎么办？" for act in ("clauses.create", "clauses.draft", "clause_versions.redraft")},
    **{(act, "answers"): "今天再领\n* 明天再领" for act in ("clauses.create", "clauses.draft", "clause_versions.redraft")},
    **{(act, name): said for act in ("grouping_plans.add_group", "plan_groups.edit") for name, said in
       {"team": None, "leader": None, "values": ["江苏"], "more": "", "rest": False}.items()},
    **{(f"grouping_plans.{verb}", "under"): None for verb in ("create", "edit")},
    ("collisions.rule", "share"): None, ("collisions.settle", "share"): None, ("collisions.plead", "evidence"): [],
    ("complaints.answer", "outcome"): "upheld", ("customers.complain", "channel"): "call",
    ("customers.complain", "source"): "customer", ("customers.complain", "happened_on"): None, ("customers.complain", "about"): None,
    **{(f"intake_forms.{verb}", name): said for verb in ("create", "edit") for name, said in
       {"asks": ["phone"], "musts": [], "origins": "https://www.qiming.example", "pool": None, "person": None}.items()},
}  # fmt: skip
DOSSIERS = {
    ("customers.add_way", "kind"): "phone", ("customers.relate", "kind"): "partner",
    ("customers.attach", "name"): "图纸.pdf", ("customers.attach", "content"): "eHh4", ("customers.add_way", "value"): "0512-1234567",
    ("ways.edit", "value"): "0512-7654321", ("segments.create", "query"): "level=B", ("segments.edit", "query"): "level=B",
    ("fields.create", "kind"): "text", ("fields.create", "choices"): "", ("fields.edit", "choices"): "",
    ("views.create", "list"): "deals", ("columns.choose", "list"): "deals",
    **{(act, "columns"): ["title", "amount"] for act in ("views.create", "views.edit", "columns.choose")},
    ("exports.create", "list"): "customers", ("exports.create", "filters"): {},
}  # fmt: skip
CHAT = {
    ("messages.react", "sign"): "👍", ("messages.unreact", "sign"): "👍", ("rooms.say", "client"): "a1", ("rooms.say", "under"): None,
    ("rooms.create", "kind"): "topic", ("rooms.create", "door"): "open", ("rooms.edit", "door"): "ask", ("rooms.ring", "ring"): "all",
    ("rooms.rank", "role"): "admin", ("rooms.invite", "people"): [],
    ("rooms.attach", "name"): "图纸.pdf", ("rooms.attach", "content"): "eHh4",
    ("rooms.poll", "options"): ["火锅", "烧烤"], ("rooms.poll", "under"): None,
    ("messages.ask_receipt", "hour"): "10:30", ("polls.vote", "options"): [0],
    **{(act, "when"): "tomorrow" for act in ("rooms.say_later", "messages.remind")},
    **{(act, "hour"): "10:30" for act in ("rooms.say_later", "messages.remind", "waiting.edit")}, ("rooms.say_later", "under"): None,
    ("rooms.say_later", "enclosed"): [], ("rooms.draft", "typed_at"): "2026-03-18T10:00:00Z", ("rooms.poll", "ends_on"): None,
    ("rooms.poll", "ends_time"): None,
    ("wishes.choose", "how"): "on",
}  # fmt: skip
CARDS = {
    ("rooms.open_about", "about"): "customer", ("messages.task", "about"): "customer", ("messages.deal", "customer"): None,
    **{(act, "on"): None for act in ("rooms.decide", "messages.decide", "decisions.supersede")},
    ("messages.dispute", "people"): None,
    ("objections.create", "about"): "hush",
}  # fmt: skip
POSTS = {
    ("rooms.post", "type"): "help", ("rooms.post", "choice"): "price", ("rooms.post", "client"): "a2", ("rooms.post", "enclosed"): [],
    ("rooms.thank", "value"): "互相帮忙", ("rooms.thank", "evidence"): None,
    ("rooms.set_format", "types"): ["help"], ("rooms.set_format", "musts"): ["help.choice"],
}  # fmt: skip
REPORTS = {
    **{(f"work_reports.{verb}", name): said for verb in ("save", "hand_in") for name, said in
       {"kind": "daily", "day": None, "version": None, "page": "a1"}.items()},
}  # fmt: skip
CUSTOMERS = {
    ("customers.add_alias", "kind"): "short", ("customers.set", "field"): "source", ("customers.merge", "take"): [],
}  # fmt: skip


def proper(act: Act, targets: dict[str, Any]) -> dict[str, Any]:
    """{field: value} for every field of what the act takes."""
    schema = act.takes.model_json_schema()
    return {
        name: _word(name, about, act, targets)
        for name, about in schema.get("properties", {}).items()
        if (act.name, name)
        not in {("teams.create", "purpose"), ("teams.edit", "purpose"), ("promises.make", "to_team")}
    }


def _word(name: str, about: dict[str, Any], act: Act, targets: dict[str, Any]) -> Any:
    arm = next((arm for arm in about.get("anyOf", []) if arm.get("type") != "null"), about)
    if (act.name, name) == ("customers.edit", "parent"):
        return None
    if (act.name, name) in {
        ("followups.create", "person"),
        ("plans.create", "person"),
        ("followups.create", "happened_at"),
    }:
        return None  # himself, just now
    if name == "next_time":
        return "10:30"
    if act.noun == "assignment_rules" and name in {"level", "kind", "teams", "people"}:
        return {"level": ["A"], "kind": ["lead"], "teams": [], "people": [targets["person"].pk]}[name]
    if act.noun in {"clauses", "clause_versions"} and name == "kind":
        return "duty"
    if (act.name, name) in REPORTS:
        return REPORTS[act.name, name]
    if (act.name, name) in CASES:
        return CASES[act.name, name]
    if (act.name, name) == ("collisions.rule", "rests_on"):
        return targets["collision"].attempts[0]
    if name in act.refs:
        return _record(act, name, targets).pk
    if name == "version":
        return targets[act.on._meta.model_name].version
    if (act.name, name) == ("rates.set", "currency"):
        return "USD"
    if (act.name, name) == ("promises.make", "kind"):
        return "date"
    if act.noun in {"tasks", "promises"} and name == "about":
        return f"customer:{targets['customer'].pk}"
    if (act.name, name) == ("clauses.create", "code"):
        return "talk.greeting"
    if act.noun in {"clauses", "clause_versions"} and name == "values":
        return {}
    if (act.name, name) == ("violations.report", "clause"):
        return "chat.conduct"
    if (act.name, name) == ("violations.report", "evidence"):
        return targets["violation"].evidence
    if act.name in {"notices.mute", "notices.unmute"}:
        return "customer.received" if name == "kind" else ""
    if (act.name, name) in CHAT:
        return CHAT[act.name, name] if name != "people" else [targets["grant"].person_id]
    if (act.name, name) in POSTS:
        return POSTS[act.name, name]
    if (act.name, name) in CARDS:
        said = CARDS[act.name, name]
        return f"{said}:{targets[said].pk}" if said else [targets["grant"].person_id] if name == "people" else None
    if (act.name, name) in CUSTOMERS:
        return CUSTOMERS[act.name, name]
    if (act.name, name) in DOSSIERS:
        return DOSSIERS[act.name, name]
    if (act.name, name) == ("customers.fill", "values"):
        return {targets["field"].key: "新的"}
    if act.name == "releases.announce" and name in {"places", "opens_at"}:
        return [targets["place"].pk] if name == "places" else (clock.now() + timedelta(hours=1)).isoformat()
    if name in BY_NAME:
        return BY_NAME[name]
    if arm.get("format") == "date":
        return (
            clock.today() + timedelta(days=30 if name in {"until", "expected_on", "next_on", "due_on", "day"} else 0)
        ).isoformat()
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
    if act.name == "violations.report":
        return found
    if model == "person":
        asks = act.name in {"rooms.let_in", "rooms.turn_away"}
        return type(found).objects.get(login="zhaomin" if asks else "chenchen")
    if model == "team":
        return type(found).objects.get(name="华南")
    return found if found != targets.get(getattr(act.on, "__name__", "").lower()) else type(found).objects.latest("pk")
