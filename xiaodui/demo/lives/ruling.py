"""The rulebook in use: signed by nearly all, one proposal talked over, one change about to bind."""

from datetime import date, timedelta
from typing import Any

from xiaodui.core import clock
from xiaodui.demo.life import Life
from xiaodui.demo.world import World
from xiaodui.governance import acts
from xiaodui.governance.book import forget
from xiaodui.governance.models import Clause, ClauseVersion
from xiaodui.journal import gather

FORGETFUL = {"sunhao": 2, "zhengyu": 1, "zhoujie": 2}
"""Who has left how many clauses unsigned."""
SIGNED_ON = 6
"""The working day, counted from the first, on which the book was signed."""
PROPOSAL = ("contact.first", "chenchen", "首联时限", "线索到手 20 分钟内联系客户。打不通的，当天换个时间再打一次。")
SAID = [
    ("wanglei", "for", "20 分钟做得到，早上那批除外。"),
    ("zhaomin", "against", "在路上的时候接不了，别一刀切。"),
    ("lijing", "", "下周把上个月的数拉出来，看看晚在哪儿。"),
]
COMING = ("meeting.pk", "lijing", {"meeting.pk_minutes": "10"}, "晨会站着开，10 分钟够了。")


class Ruling(Life):
    name, order = "ruling", 46

    def evening(self, world: World, day: date) -> None:
        if world.number(day) == min(SIGNED_ON, len(world.days) - 1):
            self._sign(world, day)

    def _sign(self, world: World, day: date) -> None:
        forget()
        asked: list[Any] = list(
            ClauseVersion.objects.adopted().exclude(question=None).select_related("clause").order_by("clause")
        )
        for place, (login, person) in enumerate(sorted(world.people.items())):
            left = FORGETFUL.get(login, 0)
            with clock.at(world.moment(world.dice(self.name, login), day, 0.2 + 0.02 * place)), gather():
                for made in asked[: len(asked) - left]:
                    acts.acknowledge(made, by=person, answer=made.question["answer"])

    def finish(self, world: World) -> None:
        forget()
        self._propose(world)
        self._decide(world)

    def _propose(self, world: World) -> None:
        code, login, title, text = PROPOSAL
        clause = Clause.objects.filter(code=code).first()
        if clause is None:
            return
        at = world.now - timedelta(days=1, hours=3)
        made = acts.draft(clause, by=world.people[login], at=at, title_zh=title, text_zh=text, why_zh="客户说等得久。")
        for minutes, (who, stance, words) in enumerate(SAID, 1):
            acts.comment(made, by=world.people[who], at=at + timedelta(minutes=40 * minutes), text=words, stance=stance)

    def _decide(self, world: World) -> None:
        code, login, values, why = COMING
        standing = ClauseVersion.objects.adopted().filter(clause__code=code).select_related("clause").first()
        if standing is None:
            return
        kept = {name: str(value) for name, value in standing.values.items()}
        text = standing.text_zh.replace("15 分钟", "10 分钟")
        at = world.now - timedelta(hours=5)
        made = acts.draft(
            standing.clause, by=world.people[login], at=at, title_zh=standing.title_zh, title_en=standing.title_en, text_zh=text,
            text_en=standing.text_en.replace("15 minutes", "10 minutes"), values=kept | values, why_zh=why,
            why_en="Standing up, ten minutes are enough.",
        )  # fmt: skip
        acts.adopt(made, by=world.owner, at=at + timedelta(hours=1), effective_on=world.today + timedelta(days=2))
        for minutes, who in enumerate(sorted(set(world.people) - set(FORGETFUL)), 65):
            acts.acknowledge(made, by=world.people[who], at=at + timedelta(minutes=minutes), answer=None)
