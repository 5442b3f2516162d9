"""What people put on their lists and what they promise. {who} is a contact, {short} a customer, {mate} a colleague."""

OWN = (
    "给{who}回电话", "改{short}的报价", "把{short}的参数表发给{who}", "约{who}下次到厂的时间", "催{short}的合同盖章",
    "查{short}的首款到没到", "给{who}寄样本", "补{short}的拜访记录", "跟{who}对交期", "准备{short}的演示",
)  # fmt: skip
ASKED = (
    "把{short}的现场照片传给顾工", "{short}的账期你跟{who}再谈一次", "{short}停了两周，打个电话问问", "把{short}的方案讲给我听一遍",
    "{short}的报价算一下毛利给我", "陪新同事跑一趟{short}",
)  # fmt: skip
MATES = ("{short}的老图纸借我看一下", "下午替我接一下{who}的电话", "{short}当时的付款节点发我一份")
PLAIN = ("写周报", "整理名片，录进客户", "把产品手册第三章过一遍", "报上周的差旅")
WHY_DROPPED = ("客户说先不做了", "合到另一件事里一起办")
WHY_PASSED = "我这两天在外地，你离得近"

REWARDS = (
    ("wuqian", "dawn", "这个月第一个到 30 万的，全队一起吃火锅", "奖金到账那天去的，七个人都到了"),
    ("hanbing", "wind", "连续两周没有一条跟进晚，周五提前一小时下班", "周五四点走的"),
)
"""(who, which team, what, how it was settled): kept long ago."""
SHORT = ("maxiao", "rock", "输给长风队，我请全队喝一周咖啡", "请了三天", "说好一周，还差两天")
"""Settled too soon, and said so."""
OPEN_REWARD = ("lijing", "thunder", "本月雷霆队破 100 万，全队去崇明骑行一天")
OPEN_PENALTY = ("sunhao", "thunder", "再有一次跟进晚了，我给全队带一周早饭")
ANSWERS = (
    ("laozhou", "lijing", "华东再加两个人的编制，给你准话"),
    ("xuning", "chenchen", "银行承兑能不能收，问清楚回你"),
)
DATES = (("wanglei", "给{who}出正式报价"), ("zhaomin", "到{short}装样机"), ("chenchen", "给{who}回账期的准话"))
