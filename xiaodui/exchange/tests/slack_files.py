"""A small Slack export, written by the tests."""

import json
import zipfile

JOE = {"real_name": "Joe Doe", "email": "joe@slack.example", "title": "Sales"}
USERS = [
    {"id": "U1", "name": "wanglei", "real_name": "王磊", "profile": {"real_name": "王磊", "email": ""}},
    {"id": "U2", "name": "joe", "real_name": "Joe Doe", "profile": JOE},
    {"id": "U3", "name": "deploy", "real_name": "Deploy", "is_bot": True, "profile": {}},
]
CHANNELS = [
    {"id": "C1", "name": "deals", "created": 1500000000, "creator": "U1", "members": ["U1", "U2"], "purpose": {"value": "谈单子"},
     "pins": [{"id": "1500000100.000100", "type": "C"}]},
    {"id": "C2", "name": "old", "created": "1500000000", "creator": "U2", "members": ["U2"], "is_archived": True},
]  # fmt: skip
ROOT, FILE = "1500000100.000100", "https://files.example/F1/x.pdf?t=xoxe-secret"
BUILD = {
    "pretext": "build 7",
    "title": "red",
    "title_link": "https://ci.example/7",
    "fields": [{"title": "谁", "value": "王磊"}],
}


def message(ts, **more):
    return {"type": "message", "ts": ts, **more}


DAY = [
    message("1500000001.000000", subtype="channel_join", user="U1", text="<@U1> has joined"),
    message(
        ROOT, user="U1", text="<@U2> see <https://a.example/x?a=1&amp;b=2|the offer> *now* :tada: &lt;b&gt;",
        reactions=[{"name": "+1", "users": ["U2", "U1"], "count": 2}, {"name": "ourlogo", "users": ["U2"], "count": 1}],
    ),
    message("1500000200.000000", user="U2", text="on it", thread_ts=ROOT, edited={"user": "U2", "ts": "1500000260.000000"}),
    message("1500000300.000000", subtype="bot_message", username="CI", bot_id="B9", text="", attachments=[BUILD]),
    message(
        "1500000150.000000", user="U9", user_profile={"real_name": "Ann Far", "name": "ann"}, text="from <#C2|old>",
        files=[{"id": "F1", "name": "报价.pdf", "size": 4163, "pretty_type": "PDF", "url_private": FILE}],
    ),
]  # fmt: skip


def write(path, *, users=USERS, channels=CHANNELS, days=None, **more):
    """The zip; `days` {"deals/2017-07-14.json": rows}; more files of the head by their name ("dms")."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, rows in {"users": users, "channels": channels, **more}.items():
            if rows is not None:
                made.writestr(f"{name}.json", json.dumps(rows))
        for name, rows in (days if days is not None else {"deals/2017-07-14.json": DAY}).items():
            made.writestr(name, rows if isinstance(rows, (str, bytes)) else json.dumps(rows))
    return path


def many(count, rooms=2):
    """Days of so many messages, an answer under each third."""
    days = {}
    for n in range(count):
        ts = f"15{n:08}.000000"
        row = {"type": "message", "user": "U1" if n % 2 else "U2", "text": f"第 {n} 句", "ts": ts}
        if n % 3 == 2:
            row["thread_ts"] = f"15{n - 2:08}.000000"
        days.setdefault(f"{'deals' if (n // 3) % rooms == 0 else 'old'}/2017-{n // 300:02}.json", []).append(row)
    return days
