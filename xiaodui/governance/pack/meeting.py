"""Chapter 6, meetings, the daily report and drills."""

from decimal import Decimal

from xiaodui.governance.pack.texts import ClauseText, Param

PK = ClauseText(
    "meeting.pk",
    "meeting",
    "晨会 PK",
    "Morning PK",
    "上班日 08:45，各队派一位代表，比 15 分钟：话术、答疑、产品卖点，轮着来。代表轮流当，别总是那两个人。"
    "输赢记在队上，不罚人。大家都练熟了，就换个比法。",
    "On working days at 08:45 each team sends one member to compete for 15 minutes: script, questions, what the product is good "
    "for, in turn. Take turns at going up. Wins and losses count for the team and nobody is punished. Once everybody is good "
    "at it, play something else.",
    params=(
        Param("meeting.pk_at", "晨会 PK 几点", "Morning PK at", "08:45", "time"),
        Param("meeting.pk_minutes", "晨会 PK 几分钟", "Minutes of the morning PK", 15, "minutes", 5, 60),
    ),
    order=610,
    may=(
        ("请别队的高手带一轮", "Invite another team's best to lead a round"),
        ("给上台的人喊加油", "Cheer whoever goes up"),
    ),
    may_not=(
        ("拿输的人开玩笑", "Make fun of who lost"),
        ("超时，耽误第一通电话", "Run over and delay the first call"),
    ),
    why_zh="开口前先热身，第一通电话就不生。",
    why_en="Warmed up, your first call doesn't sound like one.",
)

REPORT = ClauseText(
    "meeting.report",
    "meeting",
    "晚会分享和日报",
    "Evening share and daily report",
    "18:00 晚会，每人说一件做成的或卡住的事，好办法记上是谁的。上班日 18:30 前交日报：今天的判断、卡在哪、明天先做什么，数字系统填好。"
    "交了以后当天 22:00 前还能改，改过的地方留着。组长下一个工作日 12:00 前逐份点评，说一处好，说一处能改。",
    "At 18:00 everybody shares one thing that worked or got stuck; a good idea is noted with its author. On working days the "
    "daily report is in by 18:30: how you see today, what is stuck and what comes first tomorrow; the figures fill themselves "
    "in. Until 22:00 that day you may change it, and what it said before stays. Your leader comments on each by 12:00 on the "
    "next working day: one thing good, one to improve.",
    params=(
        Param("meeting.share_at", "晚会几点", "Evening share at", "18:00", "time"),
        Param("report.daily_on", "要交日报", "A daily report is due", True, "bool"),
        Param("report.daily_by", "日报几点前交", "Daily report by", "18:30", "time"),
        Param("report.change_by", "交了以后当天几点前能改", "May be changed that day until", "22:00", "time"),
        Param("report.members", "销售要交", "Members hand in", True, "bool"),
        Param("report.leaders", "组长也要交", "Leaders hand in too", True, "bool"),
        Param("report.comment_on", "组长要逐份点评", "Leaders comment on each", True, "bool"),
        Param("report.comment_by", "下一个工作日几点前点评", "Leader's comment by, next working day", "12:00", "time"),
        Param("report.mates_read", "队友能看写的话", "Team-mates may read the words", False, "bool"),
    ),
    order=620,
    may=(
        ("今天没什么好说的，就写三行", "Write three lines on a day without news"),
        ("在日报里请求帮忙", "Ask for help in the report"),
    ),
    may_not=(
        ("抄昨天的", "Copy yesterday's"),
        ("组长只回「已阅」", "As a leader, answer just “read”"),
    ),
    why_zh="当天说的办法，别人明天就能用上。",
    why_en="An idea told tonight can be used by others tomorrow.",
)

WEEKLY = ClauseText(
    "meeting.weekly",
    "meeting",
    "周报",
    "Weekly summary",
    "一周从周一数，第 5 天 18:00 前交周报，那天放假就提前到前一个工作日。写这周做成了什么、卡在哪、下周先做什么，数字系统填好。"
    "整周请假的不用交；晚交算晚，补交照样收。",
    "Counting from Monday, the weekly summary is in on day 5 by 18:00, or on the working day before when that day is free. Say "
    "what worked, what is stuck and what comes first next week; the figures fill themselves in. Whoever is away all week hands "
    "in none. Late is marked late and still welcome.",
    params=(
        Param("report.weekly_on", "要交周报", "A weekly summary is due", True, "bool"),
        Param("report.weekly_day", "一周的第几天交", "Day of the week on which it is due", 5, "count", 1, 7),
        Param("report.weekly_by", "周报几点前交", "Weekly summary by", "18:00", "time"),
    ),
    order=625,
    may=(
        ("把这周的日报挑要紧的写一遍", "Pick what matters from the week's daily reports"),
        ("写一句想让全队知道的办法", "Add one idea that the whole team should know"),
    ),
    may_not=(
        ("把日报一份份贴进来", "Paste the daily reports one after another"),
        ("只写数字，不写判断", "Give figures without a judgement"),
    ),
    why_zh="一天看不出来的走势，一周看得出来。",
    why_en="A week shows a drift that a day hides.",
)

DRILL = ClauseText(
    "drill.pass",
    "meeting",
    "演练过关再拨号",
    "Pass the drill, then dial",
    "给客户打电话前先过演练：用现行的话术，常见问题答对 80%。没过就接着练，不限次数，不算违规，有人带你。"
    "话术换了，再过一次。",
    "Before you call customers, pass the drill: with the current script, 80% of the usual questions right. If you don't, "
    "practise and try again as often as you like; it is no violation, and somebody helps you. When the script changes, pass "
    "it once more.",
    params=(Param("drill.pass_percent", "答对百分之几算过", "Percent right to pass", Decimal(80), "percent", 1, 100),),
    order=630,
    may=(
        ("没过之前旁听、整理资料", "Listen in and prepare material until then"),
        ("请标杆同事陪练", "Ask one of the best to practise with you"),
    ),
    may_not=(
        ("用旧话术", "Use an outdated script"),
        ("替别人考", "Take the drill for somebody else"),
    ),
    why_zh="在同事面前答错没关系，在客户面前答错就没有第二次了。",
    why_en="Wrong in front of a colleague costs nothing; in front of a customer there is no second time.",
)
