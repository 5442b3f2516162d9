"""Words of company names that don't tell one company from another."""

import re

LEGAL = (
    "股份有限责任公司", "股份有限公司", "有限责任公司", "有限公司", "股份公司", "集团公司", "公司", "有限合伙企业", "普通合伙企业",
    "合伙企业", "有限合伙", "普通合伙", "个体工商户", "事务所", "经营部",
)  # fmt: skip
"""Legal forms at the end of a folded name, a longer one before what it ends in."""
LATIN_LEGAL = re.compile(
    r"(?:(?:company|co)?(?:limited|ltd|llc|inc|incorporated|corporation|corp|plc|gmbh|ag|sa|bv)|company|co)$"
)
GROUP = ("控股集团", "企业集团", "集团", "group", "holdings", "holding")
BRANCH = ("分公司", "办事处", "分行", "支行", "分部", "营业部", "代表处", "分店")
FILLER = ("股份", "集团", "控股", "公司", "企业")
"""What short names end in to have four characters."""
MARK = re.compile(
    r"^(?:s?\*?st|xd|xr|dr|[ncg])(?=[*\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?:-?(?:uw|wd|u|w)|-[vd]|[ab])$"
)
"""Marks of the exchanges before and after a short name: *ST, N, C, XD; A, B, -U, -W."""
TRADE_WORDS = """
    科技 技术 科学 高科 材料 新材 新材料 复合材料 高分子 特种 电子 微电子 光电 光电子 半导体 集成电路 电路 芯片 药业
    医药 制药 药物 生物 生物医药 医疗 医疗器械 器械 健康 大健康 大药房 药房 医院 眼科 口腔 基因 诊断 检测 计量 测试
    认证 控股 股份 集团 企业 发展 实业 产业 工业 工业区 投资 资本 资产 管理 创业 开发 国际 环球 全球 能源 新能源
    电力 热电 水电 电网 电气 电器 电源 电池 锂能 锂业 储能 光伏 太阳能 风电 核电 节能 动力 信息 信息技术 信息产业
    通信 通讯 光通信 网络 互联网 互联 物联网 联网 软件 数据 大数据 数码 数字 数科 智能 智慧 智联 人工智能 云计算
    系统 在线 机械 机电 机器 机器人 机床 重工 轻工 精工 精机 精密 精密制造 制造 智造 装备 设备 仪器 仪表 工具 模具
    模塑 传动 轴承 阀门 密封 管道 泵业 风机 电机 电工 电缆 线缆 电线 电声 视讯 激光 红外 光学 传感 控制 自动化 数控
    汽车 汽车零部件 零部件 部件 汽配 客车 商用车 车业 轮胎 摩托 自行车 船舶 航空 航天 直升机 轨道 交通 铁路 公路
    高速 高速公路 路桥 港口 港务 机场 海运 航运 物流 货物 运输 供应链 快递 仓储 化工 化学 石化 石油 天然气 燃气 气体
    煤业 煤电 煤炭 矿业 矿产 资源 钢铁 特钢 金属 有色 铝业 铜业 钛业 稀土 黄金 合金 镁业 锌业 铁塔 玻璃 陶瓷 水泥
    建材 塑料 塑胶 橡胶 化纤 纤维 纸业 造纸 包装 印刷 纺织 服装 服饰 毛纺 针织 鞋业 家纺 皮革 家居 家具 家电 厨卫
    卫浴 照明 灯饰 装饰 建筑 建设 建工 工程 设计 设计院 研究院 研究所 研究 规划 咨询 监测 地产 房地产 置业 物业 园林
    园区 环境 环保 生态 水务 水利 治理 食品 饮料 乳业 酒业 酒厂 啤酒 白酒 糖业 粮油 粮食 农业 农牧 牧业 畜牧 种业
    渔业 水产 海洋 林业 饲料 茶业 调味 餐饮 酒店 旅游 旅业 文旅 文化 传媒 影视 娱乐 出版 广告 营销 教育 培训 体育
    服务 商务 贸易 商贸 进出口 外贸 商业 百货 超市 连锁 零售 电商 购物 免税 珠宝 饰品 化妆品 日化 用品 制品 玩具
    宠物 时尚 创意 创新 高新 证券 银行 保险 信托 基金 金融 期货 租赁 担保 支付 安全 安防 消防 军工 人力资源 企业管理
    网络科技 广播 电视 有线 报业 工艺 美术 家政 美容 健身 医学 临床 护理 养老 冷链 冷藏 空调 制冷 暖通 水处理 过滤
    膜
"""
TRADES = frozenset(TRADE_WORDS.split())
LONGEST_TRADE = max(map(len, TRADES))


def trades_end(text: str) -> int:
    """Where the trade words begin that `text` ends in: 3 for 飞亚达精密科技, its length when it ends in none."""
    end = len(text)
    while end:
        for size in range(min(LONGEST_TRADE, end), 0, -1):
            if text[end - size : end] in TRADES:
                end -= size
                break
        else:
            break
    return end


def trade_begins(text: str, at: int = 0) -> int:
    """Signs of the trade word that stands in `text` from `at` on: 4 for 高速公路发展; 0 when there is none."""
    for size in range(min(LONGEST_TRADE, len(text) - at), 0, -1):
        if text[at : at + size] in TRADES:
            return size
    return 0


def trade_words(text: str) -> list[str]:
    """The trade words that `text` consists of, first to last; what is none is passed over sign by sign."""
    found, at = [], 0
    while at < len(text):
        size = trade_begins(text, at)
        if size:
            found.append(text[at : at + size])
        at += size or 1
    return found
