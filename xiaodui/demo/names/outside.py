"""What people outside write into the company's forms, and what two colleagues say when they meet at one customer."""

ASKED = (
    "想了解伺服改造，两条老线，方便的话先发个方案。", "看了展会上的样机，问一下交期。", "现用的进口件太贵，有没有国产替代？",
    "厂里要上自动上下料，想请人来看现场。", "问一下三年维保怎么算。", "年底前要定一台，先要报价。",
)  # fmt: skip
AGAIN = "上次聊的方案还在吗？麻烦这周再来一趟。"
SPAM = (
    ("诚信财务", "代开发票，税点低，加微信返现"), ("SEO Team", "Best SEO service, cheap backlinks https://rank.example http://top.example"),
    ("优惠推广", "<a href='http://a.example'>点击领取</a>"),
)  # fmt: skip
HOLDER = "这家我一直在跟，上个月去过现场，记录都在。"
CHALLENGER = "客户在展会上找到我，我先查了简称没查到，才去建的。"
SETTLED = "他先跟的，我不争了，展会上聊的我转给他。"
RULED = "归先跟的一位：他有到场和回访的记录。展会上的接触由他接着谈。"
SPLIT = "两边都出了力：他跟设备部，你跟采购。按现场说定的分。"
ASIDE = "这家是我带着陈晨去拜访的，我来判不合适。"
