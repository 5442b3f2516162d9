"""What the rulebook says of thanks and of how a room is doing."""

from xiaodui.governance.pack import ClauseText, Param

VALUES = Param(
    "chat.values", zh="公司看重的（用、隔开）", en="What the company values, parted by 、", unit="text",
    default="客户第一、说到做到、互相帮忙、敢说真话、学得快",
)  # fmt: skip
MOST = Param("chat.thanks_daily", zh="一天最多谢几次", en="Thanks a day at most", default=5, least=1, most=50)
NAMES = Param(
    "chat.climate_names",
    zh="没说话的是谁，告诉管群的人",
    en="Tell who runs a room who is silent",
    default=False,
    unit="bool",
)
CLIMATE = ClauseText(
    "chat.climate", "talk", "谢得具体，看得见冷暖", "Thanks by name, and how we are doing",
    "谢同事要谢到一件事：是哪一条公司看重的，凭哪一句。一天最多 5 次，谢多了就不值钱。每个群看得到自己四周里的冷暖：几成人说过话、问的"
    "有没有人答、谢了几次、拦下几条。只看全群，不排个人。",
    "Thank a colleague for one thing: which of the company's values it shows, and by which message. At most 5 a day, or it is worth "
    "nothing. Each room sees how it did in four weeks: how many spoke, whether questions were answered, thanks, what was held. The room "
    "as a whole, nobody's rank.",
    params=(VALUES, MOST, NAMES), order=425,
    may=(("当场谢，谢到那一句", "Thank at once, for that very message"), ("请没说过话的同事先说", "Let those speak first who haven't")),
    may_not=(("互相刷谢意", "Trade thanks for thanks"), ("拿沉默的同事开玩笑", "Make fun of who is silent")),
    why_zh="帮过谁的忙没人记得，下次就没人帮了。", why_en="Help that nobody remembers is not given twice.",
)  # fmt: skip
