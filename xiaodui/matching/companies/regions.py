"""Provinces and cities as they stand in company names.

Facts of the state's list of divisions (民政部, GB/T 2260): provinces with their one-character names, cities at prefecture
level, and those below it that companies carry in their names. 东方, a city too, is left out: it is a brand far more often.
"""

PROVINCES = {
    "北京": "京", "天津": "津", "上海": "沪", "重庆": "渝", "河北": "冀", "山西": "晋", "内蒙古": "蒙", "辽宁": "辽",
    "吉林": "吉", "黑龙江": "黑", "江苏": "苏", "浙江": "浙", "安徽": "皖", "福建": "闽", "江西": "赣", "山东": "鲁",
    "河南": "豫", "湖北": "鄂", "湖南": "湘", "广东": "粤", "广西": "桂", "海南": "琼", "四川": "川", "贵州": "黔",
    "云南": "滇", "西藏": "藏", "陕西": "陕", "甘肃": "甘", "青海": "青", "宁夏": "宁", "新疆": "新", "香港": "港",
    "澳门": "澳", "台湾": "台",
}  # fmt: skip
ALSO = {"蜀": "四川", "陇": "甘肃", "秦": "陕西", "云": "云南", "贵": "贵州", "深": "深圳", "穗": "广州", "甬": "宁波"}
"""Other one-character names."""
CITIES = {
    "河北": "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安",
    "山西": "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁",
    "内蒙古": "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 锡林郭勒 阿拉善",
    "辽宁": "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛",
    "吉林": "长春 四平 辽源 通化 白山 松原 白城 延边",
    "黑龙江": "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭",
    "江苏": "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 张家港 常熟 太仓 宜兴 溧阳 "
    "如皋 启东 海门 海安 丹阳 扬中 靖江 泰兴 仪征 高邮 邳州",
    "浙江": "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 慈溪 余姚 诸暨 乐清 瑞安 温岭 临海 玉环 海宁 "
    "桐乡 平湖 嵊州 永康 东阳 德清 长兴 安吉 海盐 嘉善",
    "安徽": "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城",
    "福建": "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 石狮 福清 南安 平潭",
    "江西": "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶",
    "山东": "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 寿光 诸城 龙口 莱州 招远 荣成",
    "河南": "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源",
    "湖北": "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门",
    "湖南": "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 浏阳",
    "广东": "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 顺德",
    "广西": "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左",
    "海南": "海口 三亚 三沙 儋州 琼海",
    "四川": "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山",
    "贵州": "贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南",
    "云南": "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆",
    "西藏": "拉萨 日喀则 昌都 林芝 那曲",
    "陕西": "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 杨凌",
    "甘肃": "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南",
    "青海": "西宁 海东 果洛 玉树 海西",
    "宁夏": "银川 石嘴山 吴忠 固原 中卫",
    "新疆": "乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 喀什 和田 伊犁 塔城 阿勒泰 石河子",
    "上海": "浦东 崇明",
    "台湾": "台北 高雄 新竹 台中",
}
LAND = ("中国", "中华人民共和国")
"""The country as a prefix is no part of a brand that stands without it."""
WITHIN = {city: province for province, cities in CITIES.items() for city in cities.split()}
BY_SIGN = {sign: province for province, sign in PROVINCES.items()} | ALSO
NAMES = {*PROVINCES, *WITHIN, *LAND}
BEGINNINGS: dict[str, list[str]] = {}
for _name in sorted(NAMES, key=len, reverse=True):
    BEGINNINGS.setdefault(_name[0], []).append(_name)
LEVELS = ("特别行政区", "经济特区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "省", "市", "县")


def leading(text: str) -> tuple[str, int]:
    """(region, signs it takes) at the beginning of `text`; ("", 0) when there is none. 省 and 市 go with it."""
    for name in BEGINNINGS.get(text[:1], ()):
        if text.startswith(name):
            level = next((one for one in LEVELS if text.startswith(one, len(name))), "")
            return name, len(name) + len(level)
    return "", 0


def whole(text: str) -> str:
    """The region that `text` consists of (「深圳」, 「江苏省」, 「苏州市」), or ""."""
    region, taken = leading(text)
    return region if region and taken == len(text) else ""


def provinces(region: str) -> str:
    """The province in which a region lies; itself for a province; "" for the whole country."""
    return "" if region in LAND else WITHIN.get(region, region)


def apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of regions cannot be said of one company: 北京 and 上海; not 广东 and 深圳."""
    if not a or not b or a == b:
        return False
    ones, others = a - set(LAND), b - set(LAND)
    if not ones or not others or ones & others:
        return False
    if {provinces(one) for one in ones}.isdisjoint({provinces(one) for one in others}):
        return True
    return all(one in WITHIN for one in ones) and all(one in WITHIN for one in others)
