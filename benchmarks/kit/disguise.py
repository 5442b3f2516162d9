"""A word hidden as people hide words, from tables that are not the room's own: how well are they seen through?"""

import random
from collections import defaultdict
from functools import cache

KINDS = ("homophone", "full pinyin", "spaced", "masked", "traditional", "swapped", "split", "look-alike", "emoji")


@cache
def sounding() -> dict[str, list[str]]:
    """Syllable -> the common characters that have it as their usual one."""
    from pypinyin.pinyin_dict import pinyin_dict

    found = defaultdict(list)
    for lead in range(0xB0, 0xD8):  # the first level of GB 2312: 3,755 characters in use
        for trail in range(0xA1, 0xFF):
            try:
                character = bytes((lead, trail)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            if ord(character) in pinyin_dict:
                found[syllable(character)].append(character)
    return dict(found)


def syllable(character: str) -> str:
    from pypinyin import Style, pinyin

    return pinyin(character, style=Style.NORMAL)[0][0]


def disguised(word: str, kind: str, by: random.Random) -> str | None:
    """The word so disguised; None where that cannot be done with this word."""
    if kind == "homophone":
        hidden = [by.choice([other for other in sounding().get(syllable(c), []) if other != c] or [c]) for c in word]
        return "".join(hidden) if all(a != b for a, b in zip(hidden, word, strict=True)) else None
    if kind == "full pinyin":
        return by.choice(("", " ")).join(map(syllable, word))
    if kind == "spaced":
        return by.choice((" ", ".", "-", "_", "|", "~", "\u200b")).join(word)
    if kind == "masked":
        at = by.randrange(1, len(word))
        return word[:at] + "*" + word[at + 1 :]
    if kind == "traditional":
        from opencc import OpenCC

        other = OpenCC("s2t").convert(word)
        return other if other != word else None
    if kind == "swapped":
        at = by.randrange(len(word) - 1)
        other = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return other if other != word else None
    return by_table(word, TABLES[kind])


def by_table(word: str, table: dict[str, str]) -> str | None:
    """Every character that the table knows is replaced; a few hand-picked ones, so this shows wiring more than reach."""
    other = "".join(table.get(c, c) for c in word)
    return other if other != word else None


def _table(pairs: str) -> dict[str, str]:
    """「妈女马 狗犭句」: the character, then how it is written."""
    return {pair[0]: pair[1:] for pair in pairs.split()}


TABLES = {
    "split": _table(
        "妈女马 狗犭句 贱贝戋 垃土立 圾土及 死歹匕 恶亚心 蛋疋虫 骗马扁 他亻也 吃口乞 脸月佥 脑月卤 残歹戋 屁尸比 病疒丙 "
        "神礻申 打扌丁 猪犭者 操扌喿 扯扌止 淡氵炎 废广发 物牛勿 滚氵衮 种禾中 骂口口马 眼目艮 瞎目害"
    ),
    "look-alike": _table(
        "傻儍 逼偪 妈玛 垃拉 圾极 狗拘 废癈 物勿 恶悪 病痫 残浅 脑恼 死夕 贱溅 猪诸 弱溺 "
        "智知 骗编 屁庇 种钟 操澡 滚磙 王玉 吃吆"
    ),
    "emoji": _table(
        "狗🐶 猪🐷 鸡🐔 马🐴 妈🐴 蛋🥚 屎💩 草🌿 脑🧠 死💀 牛🐮 鸟🐦 日☀️ 眼👀 八8️⃣ 刀🔪 鬼👻 水💧 笔✏️ 逼🖊️ 子👶 家🏠"
    ),
}
