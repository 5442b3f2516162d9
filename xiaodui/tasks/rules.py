"""What people mean by a day, and where a task stands on the day's list. Plain values, no Django."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAY = timedelta(days=1)
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5}
ENGLISH = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
NUMBERS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
NEAR = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "大后天": 3, "后天": 2, "today": 0, "tomorrow": 1}

CLOCK = (
    r"(?P<part>上午|早上|中午|下午|晚上|傍晚)?\s*(?P<hour>\d{1,2})\s*"
    r"(?:[:：](?P<minute>\d\d)|点(?:(?P<half>半)|(?P<spoken>\d{1,2})分?)?)(?!\d)"
)
ENGLISH_CLOCK = r"(?:at\s+)?(?P<hour12>\d{1,2})(?::(?P<minute12>\d\d))?\s*(?P<noon>am|pm)\b"
DATE = (
    r"(?P<near>大后天|后天|今天|今日|明天|明日|\btoday\b|\btomorrow\b)"
    r"|(?P<next>下下|下)?(?:个)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])"
    r"|(?P<this>本|这)(?:周|星期|礼拜)(?P<thisday>[一二三四五六日天末])"
    r"|\b(?:(?P<nexten>next)\s+)?(?P<english>mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?\b"
    r"|(?P<days>\d{1,3}|[一两二三四五六七八九十])\s*天(?:后|以后|之后)|\bin\s+(?P<indays>\d{1,3})\s+days?\b"
    r"|(?P<end>月底|月末)"
    r"|(?P<year>20\d\d)[-/.年](?P<ymonth>\d{1,2})[-/.月](?P<yday>\d{1,2})日?"
    r"|(?P<month>\d{1,2})(?:[-/]|月)(?P<day>\d{1,2})(?:日|号)?(?![\d:：%])"
)
WHEN = re.compile(
    rf"(?:(?:{DATE})\s*(?:的\s*)?(?:{CLOCK}|{ENGLISH_CLOCK})?|(?:{CLOCK.replace('P<', 'P<o_')}))", re.IGNORECASE
)
TO = re.compile(r"[@＠](\S{1,60})\s*")
EDGE = " \t　,，。.;；、:："


@dataclass(frozen=True)
class Said:
    """A line as it was meant: the task, its day and time, and whom it was given to by name."""

    title: str
    on: date | None = None
    at: time | None = None
    to: str = ""


def read_line(line: str, today: date) -> Said:
    """「周五 10:00 给恒拓送样品」 is a task due on Friday at ten; words for a day count at either end of the line alone,
    so 「整理今天的报价」 keeps its title. A line that says nothing but a day is a title."""
    text, to = line.strip(), ""
    if found := TO.match(text):
        text, to = text[found.end() :].strip(), found[1]
    for match in WHEN.finditer(text):
        before, after = text[: match.start()].strip(EDGE), text[match.end() :].strip(EDGE)
        if (before and after) or not (before or after):
            continue
        # Joined to a Latin word or a number it is part of it: 「A4-5」, 「5-10 件」.
        if before and re.search(r"[0-9A-Za-z]\Z", text[: match.start()]) and text[match.start()].isalnum():
            continue
        said = _day(match, today)
        if said is None or (match["o_hour"] and not match["o_part"] and not match["o_minute"]):  # 「3 点建议」
            continue
        return Said(before or after, said, _time(match), to)
    return Said(text, None, None, to)


def _day(match: re.Match[str], today: date) -> date | None:
    """None for what is no day: the 31st of February."""
    said = match.groupdict()
    if said["near"]:
        return today + NEAR[said["near"].lower()] * DAY
    if said["weekday"] or said["thisday"]:
        weekday = WEEKDAYS[said["weekday"] or said["thisday"]]
        monday = today - today.weekday() * DAY
        weeks = {"下": 1, "下下": 2}.get(said["next"] or "")
        if weeks:
            return monday + (weeks * 7 + weekday) * DAY
        return _coming(today, weekday)
    if said["english"]:
        return _coming(today, ENGLISH[said["english"].lower()]) + (7 * DAY if said["nexten"] else 0 * DAY)
    if said["days"] or said["indays"]:
        count = said["days"] or said["indays"]
        return today + (NUMBERS[count] if count in NUMBERS else int(count)) * DAY
    if said["end"]:
        return (today.replace(day=1) + 32 * DAY).replace(day=1) - DAY
    if said["year"]:
        return _date(int(said["year"]), int(said["ymonth"]), int(said["yday"]))
    if said["month"]:
        found = _date(today.year, int(said["month"]), int(said["day"]))
        return found if found is None or found >= today else _date(today.year + 1, found.month, found.day)
    return today  # a time alone


def _coming(today: date, weekday: int) -> date:
    """The next such weekday, today included."""
    return today + (weekday - today.weekday()) % 7 * DAY


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(match: re.Match[str]) -> time | None:
    said = {name.removeprefix("o_"): value for name, value in match.groupdict().items() if value is not None}
    if "hour12" in said:
        hour, minute = int(said["hour12"]) % 12, int(said.get("minute12", 0))
        return _clock(hour + (12 if said["noon"].lower() == "pm" else 0), minute)
    if "hour" not in said:
        return None
    hour = int(said["hour"])
    if said.get("part") in {"下午", "晚上", "傍晚"} and hour < 12:
        hour += 12
    # 「明天 3 点」 is no hour of the night; 「03:00」 is.
    if hour < (3 if said.get("part") == "中午" else 8 if "part" not in said and "minute" not in said else 0):
        hour += 12
    minute = 30 if "half" in said else int(said.get("minute") or said.get("spoken") or 0)
    return _clock(hour, minute)


def _clock(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None


LATE, TODAY, WEEK, LATER, SOMEDAY = "late", "today", "week", "later", "someday"
GROUPS = (LATE, TODAY, WEEK, LATER, SOMEDAY)


def group_of(due_at: datetime | None, due_on: date | None, now: datetime, today: date) -> str:
    """Where an open task stands. This week ends with Sunday; on a Sunday it is the next one."""
    if due_at is None or due_on is None:
        return SOMEDAY
    if due_at <= now:
        return LATE
    if due_on <= today:
        return TODAY
    ends = today + ((6 - today.weekday()) % 7 or 7) * DAY
    return WEEK if due_on <= ends else LATER
