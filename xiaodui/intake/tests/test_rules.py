"""What speaks for a machine, as tables."""

import pytest

from xiaodui.intake.rules import AT_MOST, WEIGHTS, Came, judge, origin_of, print_of

HUMAN = {
    "name": "无锡博远电气",
    "contact": "钱进",
    "phone": "0510 8273 5500",
    "email": "qian@boyuan.example",
    "about": "要两台伺服",
}
SHOWN = Came(seconds=40)


def test_a_person_passes() -> None:
    assert judge(HUMAN, SHOWN).passes and judge(HUMAN, SHOWN).why == []
    assert judge({**HUMAN, "about": "你们官网 www.qiming.example 上的 S1 还有货吗"}, SHOWN).passes
    assert judge(HUMAN, Came()).passes, "a page that we didn't make has no stamp"


@pytest.mark.parametrize(
    ("said", "came", "why"),
    [
        ({}, Came(seconds=40, trap="http://x"), "trap"),
        ({}, Came(seconds=1), "quick"),
        ({}, Came(is_forged=True), "forged"),
        ({}, Came(is_elsewhere=True), "elsewhere"),
        ({"about": "看 https://a.example 和 http://b.example"}, SHOWN, "links"),
        ({"about": "<a href=x>便宜</a>"}, SHOWN, "markup"),
        ({"about": "[url=http://a.example]x[/url]"}, SHOWN, "markup"),
        ({"contact": "http://a.example"}, SHOWN, "named_link"),
        ({"about": "代开发票，税点低"}, SHOWN, "sold"),
        ({"about": "Best SEO service, backlinks"}, SHOWN, "sold"),
        ({"about": "Привет, купите"}, SHOWN, "script"),
    ],
)
def test_each_sign_holds_it_and_is_named(said: dict[str, str], came: Came, why: str) -> None:
    verdict = judge({**HUMAN, **said}, came)
    assert why in verdict.why and not verdict.passes


@pytest.mark.parametrize("said", [{"about": "看 https://a.example"}, {"about": "啊" * 12}, {"phone": "12"}])
def test_a_small_sign_alone_passes_and_two_don_t(said: dict[str, str]) -> None:
    assert judge({**HUMAN, **said}, SHOWN).passes
    assert not judge({**HUMAN, **said}, Came()).passes


def test_every_weight_can_be_reached() -> None:
    assert all(weight >= 1 for weight in WEIGHTS.values()) and AT_MOST == 1


def test_the_same_words_are_one_message_a_day() -> None:
    one = print_of(1, "2026-03-18", HUMAN)
    assert one == print_of(1, "2026-03-18", {**HUMAN, "name": " 无锡博远电气  "})
    assert one != print_of(1, "2026-03-19", HUMAN) and one != print_of(2, "2026-03-18", HUMAN)
    assert one != print_of(1, "2026-03-18", {**HUMAN, "about": "要三台伺服"})


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://www.Example.cn/", "https://www.example.cn"), ("www.example.cn", "https://www.example.cn"),
        ("https://example.cn/contact?x=1", "https://example.cn"), ("http://10.0.0.8:8080", "http://10.0.0.8:8080"),
        ("https://example.cn:443", "https://example.cn"), ("", None), ("*", None), ("null", "https://null"),
        ("javascript:alert(1)", None), ("https://a b", None), ("https://exa_mple.cn", None),
    ],
)  # fmt: skip
def test_what_is_an_origin(typed: str, origin: str | None) -> None:
    assert origin_of(typed) == origin
