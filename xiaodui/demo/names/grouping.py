"""Plans of the demo company: why its people are grouped as they are, and what is being thought about."""

from typing import Any

IN_FORCE: dict[str, Any] = {
    "name": "各队专一门", "criterion": "skill",
    "purpose": "四个队都什么客户都谈，话术练不精。每队先专一门，半年后看人均赢单有没有起色。",
}  # fmt: skip
DRAFT: dict[str, Any] = {
    "name": "按省份分，少跑路",
    "criterion": "region",
    "purpose": "雷霆队的人还在跑浙江，破晓队的人在跑江苏，路上一天就没了。按省份分，离客户近的人去谈。",
}
COVERS: dict[str, dict[str, list[str]]] = {
    "skill": {"thunder": ["急单快答"], "dawn": ["开新园区"], "wind": ["跟厂出海"], "rock": ["老线改造"]},
    "region": {"thunder": ["江苏"], "dawn": ["浙江", "安徽"], "wind": ["广东"], "rock": ["福建", "广西"]},
}
