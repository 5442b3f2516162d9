"""The clause on battle reports: how far they go, and what they show."""

from xiaodui.governance.pack.texts import ClauseText, Param
from xiaodui.governance.sockets import EXECUTES, Execution

CLAUSE = ClauseText(
    "chat.battle",
    "talk",
    "战报",
    "Battle reports",
    "赢了单，一秒内在小队群和上面的群里报出来：谁、哪个小队、多少、这个月累计多少。客户叫什么，默认不写；金额可以不写。"
    "一分钟里连着赢的并成一条，导入的旧单不报。单子重新打开了，战报上划掉，不悄悄删。",
    "A deal won is told within a second in the team's room and those above: who, which team, how much, and how much this month. The "
    "customer's name is left out unless the team decides otherwise; the amount can be left out too. Wins of one minute are told "
    "in one report, and old deals that are imported aren't told. If a deal is reopened, the report is struck through, not removed.",
    kind="principle",
    params=(
        Param("battle.up", "往上报几层（0 只在小队，1 到上一级，9 到全公司）", "Levels up (0 the team, 9 the company)", 1, "count", 0, 9),
        Param("battle.room", "另外报到哪个群（群名，可以空着）", "And in which room (its name, or nothing)", "", "text"),
        Param("battle.amounts", "写金额", "Show amounts", True, "bool"),
        Param("battle.customers", "写客户名字", "Show the customer's name", False, "bool"),
        Param("battle.window_seconds", "几秒内连着赢的并成一条", "Seconds in which wins are told together", 60, "count", 0, 3600),
        Param("battle.oldest_minutes", "多久以前赢的不再报（分钟）", "Minutes after which it isn't told", 60, "minutes", 1, 1440),
    ),
    order=440,
    may=(
        ("点一下 🎉 给同事喝彩", "Cheer a colleague with one click on 🎉"),
        ("嫌吵，在战报页把庆祝关掉", "Turn the cheering off on the page of battle reports"),
    ),
    may_not=(
        ("为了上战报先记赢单，再打开", "Record a win to be in the report and reopen it"),
        ("拿别人的战报打听客户", "Use a report to ask after somebody's customer"),
    ),
    why_zh="及时公布，是给赢的人一声喝彩，也是给大家提提劲。",
    why_en="Told at once it is a cheer for whoever won and a push for everybody else.",
)  # fmt: skip
EXECUTES.plug(
    Execution(
        "chat.battle", "赢单一记下，就在小队群和上面的群里报出来；改了的划掉重写", "Tells a win in the rooms as soon as it is recorded, "
        "and strikes through what is corrected", "赢单时", "When a deal is won",
    )
)  # fmt: skip
