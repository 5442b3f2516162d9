"""From what was typed to what stands in everybody's page."""

import pytest

from tests.payloads import CANARY, PAYLOADS
from tests.test_xss import Alive
from xiaodui.chat.drawing import draw

NAMES = {"陈晨": frozenset({4}), "陈晨曦": frozenset({5}), "O'Neil <b>": frozenset({6}), "all": frozenset({4, 5, 6})}


@pytest.mark.parametrize(("typed", "shown"), [
    ("早", "<p>早</p>"),
    ("**重要**，*真的*，~~不是~~", "<p><strong>重要</strong>，<em>真的</em>，<s>不是</s></p>"),
    ("一行\n又一行", "<p>一行<br>\n又一行</p>"),
    ("# 不是标题", "<p># 不是标题</p>"),
    ("@陈晨曦 你好", '<p><span class="at" data-person="5">@陈晨曦</span> 你好</p>'),
    ("＠陈晨你好", '<p><span class="at" data-person="4">@陈晨</span>你好</p>'),
    ("`@陈晨`", "<p><code>@陈晨</code></p>"),
    ("a@b.cn", "<p>a@b.cn</p>"), ("a@all.cn @allen", "<p>a@all.cn @allen</p>"), ("@all, hi", '<p><span class="at">@all</span>, hi</p>'),
])  # fmt: skip
def test_marks(typed: str, shown: str) -> None:
    assert draw(typed, NAMES) == shown


def test_an_address_ends_where_chinese_begins() -> None:
    assert draw("见https://a.cn/x?q=1，看看", {}) == (
        '<p>见<a href="https://a.cn/x?q=1" rel="noopener noreferrer nofollow">https://a.cn/x?q=1</a>，看看</p>'
    )


@pytest.mark.parametrize(
    "payload", [*PAYLOADS, *(f"[x]({one})" for one in PAYLOADS), *(f"`{one}`" for one in PAYLOADS)]
)
def test_nothing_typed_comes_alive(payload: str) -> None:
    reader = Alive()
    reader.feed(draw(f"{payload} @O'Neil <b>", NAMES))
    assert reader.found == []


def test_no_address_is_code() -> None:
    for scheme in ("javascript:", "data:text/html,", "vbscript:", "JaVaScRiPt:", "&#106;avascript:", "file:///"):
        assert "href" not in draw(f"[x]({scheme}{CANARY}) <{scheme}x>", {})


def test_a_wall_of_marks_is_drawn_in_time() -> None:
    import time

    for wall in ("*" * 8000, "[" * 8000, "`" * 7999, "> " * 4000, "@陈晨" * 2600, "- " * 4000, "**a" * 2600):
        began = time.process_time()
        draw(wall, NAMES)
        assert time.process_time() - began < 2, wall[:4]
