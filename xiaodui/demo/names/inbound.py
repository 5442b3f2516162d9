"""What comes from outside, and what is said with it; all made up."""

from typing import Any

FRONT = "铂诚丰吉康普荣泰信永盈麦禧淳"
BACK = "尔迪菲格杰科林美诺奇思沛曼舒"
ASKED = (
    "官网留言：想换两条灌装线的伺服，年底前要装好。", "电话里问：视觉检测能不能看玻璃瓶口的裂纹？", "展会上加的微信，要一份转台的样本。",
    "想知道能耗监测装一个车间大概多少钱。", "老设备的控制器坏了，问有没有能直接换的。",
)  # fmt: skip
SAID = (
    "{who} 说年底前要定，让先发一份方案", "{who} 在比三家，要看同行的案例", "{who} 那边预算下月才批，先约了月初再谈",
    "{who} 想让工程师先去看一眼现场", "问清楚了：两条线，节拍每分钟六十，{who} 拍板", "{who} 要样品，先试一个月",
)  # fmt: skip
FOUND = ("两条线，年底前装，厂长拍板", "要三台转台，预算批了", "先试一台，好用再换整线")
UNFIT = ("no_need", "no_budget", "not_ours", "rival")
LETTER: dict[str, Any] = {
    "stands_at": "样机试了两周，节拍达标，厂长认可，就差合同。",
    "promised": "答应了账期三十天，没答应返点。",
    "next_step": "明天上午把合同初稿发过去",
    "message": "厂长只认谈过付款的人，你来签更合适。采购上午才接电话。",
}
