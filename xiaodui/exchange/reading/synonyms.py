"""Names under which other systems and people's own tables keep the same thing, by our field's name."""

SYNONYMS: dict[str, tuple[str, ...]] = {
    "customer": (
        "客户", "客户名称", "客户名", "客户全称", "公司", "公司名称", "公司全称", "企业", "企业名称", "单位名称",
        "account", "account name", "company", "company name", "organization", "customer name", "client",
    ),
    "contact": ("联系人", "联系人姓名", "姓名", "对接人", "contact", "contact name", "full name", "person"),
    "job": ("职务", "职位", "岗位", "title", "job title", "position"),
    "phone": (
        "电话", "手机", "手机号", "手机号码", "电话号码", "联系电话", "联系方式", "座机",
        "phone", "mobile", "telephone", "tel", "phone number", "cell",
    ),
    "email": ("邮箱", "邮件", "电子邮箱", "电子邮件", "email", "e-mail", "mail", "email address"),
    "amount": (
        "金额", "成交金额", "合同金额", "预计金额", "商机金额", "订单金额", "销售额", "amount", "close value",
        "deal value", "value", "price", "revenue", "total",
    ),
    "owner": (
        "负责人", "销售", "销售员", "业务员", "跟进人", "归属人", "所属销售", "客户经理", "owner", "sales agent",
        "sales rep", "assigned to", "salesperson", "account owner",
    ),
    "stage": ("阶段", "商机阶段", "销售阶段", "状态", "stage", "deal stage", "status", "pipeline stage"),
    "product": ("产品", "产品名称", "商品", "型号", "服务项目", "product", "product name", "item", "sku"),
    "deal": ("商机", "商机名称", "项目", "项目名称", "机会名称", "opportunity", "opportunity name", "deal name"),
    "date": ("日期", "时间", "date", "day"),
    "opened_on": (
        "开始日期", "创建日期", "创建时间", "立项日期", "建立日期", "engage date", "created", "created at", "open date",
    ),
    "closed_on": (
        "成交日期", "签约日期", "赢单日期", "关闭日期", "结单日期", "结束日期", "close date", "closed at", "won date",
    ),
    "expected_on": ("预计成交日期", "预计签约日期", "预计日期", "expected close date", "expected date"),
    "region": ("地区", "区域", "大区", "省份", "城市", "region", "area", "city", "province", "regional office"),
    "industry": ("行业", "所属行业", "industry", "sector"),
    "level": ("等级", "级别", "客户等级", "客户级别", "level", "grade", "rating", "tier"),
    "source": ("来源", "客户来源", "线索来源", "渠道", "source", "lead source", "channel"),
    "address": ("地址", "详细地址", "公司地址", "address", "location", "office location"),
    "website": ("网址", "网站", "官网", "website", "url", "homepage"),
    "parent": ("上级公司", "母公司", "隶属", "subsidiary of", "parent", "parent account"),
    "team": ("团队", "小组", "部门", "小队", "team", "group", "department"),
    "manager": ("主管", "经理", "组长", "manager", "leader", "supervisor"),
    "note": ("备注", "说明", "描述", "note", "notes", "remark", "comment", "description"),
}  # fmt: skip
