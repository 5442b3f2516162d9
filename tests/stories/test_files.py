"""Files in the chat: a picture stands on the other's phone at once, and none is lost for want of a network."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.stories.person import Person
from tests.stories.test_chat import BOX, CHATTING
from xiaodui.pulse.tests.house import House

pytestmark = pytest.mark.browser
PICKS, PARTS = "#room [data-picks]", "#room [data-enclosing] .part"
# What a hand does with files, as the browser tells the page of it.
HANDED = """([selector, how, name, kind, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type: kind }));
  const about = how === "paste" ? { clipboardData: carried } : { dataTransfer: carried };
  const event = how === "paste" ? new ClipboardEvent(how, { ...about, bubbles: true, cancelable: true })
    : new DragEvent(how, { ...about, bubbles: true, cancelable: true });
  document.querySelector(selector).dispatchEvent(event);
}"""


@pytest.fixture
def room(house: House, stage: dict[str, Any]) -> int:
    return int(house.say(f"{CHATTING}.thunder()"))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    at = tmp_path / "门头.jpg"
    Image.effect_noise((1600, 1200), 40).convert("RGB").save(at, quality=80)
    return at


def test_a_picture_stands_on_the_other_s_phone_at_once(person: Callable[..., Person], room: int, photo: Path) -> None:
    wanglei, chenchen = person("wanglei"), person("chenchen", phone=True)
    for one in (wanglei, chenchen):
        assert one.opens(f"/chat/{room}") == 200
    wanglei.page.set_input_files(PICKS, photo)
    wanglei.sees(f"{PARTS} img", 10)
    wanglei.page.fill(BOX, "新客户的门头")
    wanglei.page.press(BOX, "Enter")
    shot = chenchen.sees("#msgs .msg:has-text('新客户的门头') .shot img", 10)
    chenchen.page.wait_for_function("() => [...document.querySelectorAll('.shot img')].at(-1).naturalWidth > 0")
    assert shot.get_attribute("width") == "360" and shot.get_attribute("height") == "270"
    # He is at the end of the room, below the picture, and turns it over with the keys.
    assert chenchen.page.evaluate(
        "() => { const m = document.querySelector('#msgs'); return m.scrollHeight - m.scrollTop - m.clientHeight < 4 }"
    )
    shot.click()
    chenchen.sees("dialog.light[open] .stage img", 8)
    chenchen.page.keyboard.press("Escape")
    assert not chenchen.page.locator("dialog.light[open]").count()
    assert chenchen.complaints == wanglei.complaints == []


def test_what_the_network_dropped_goes_on_by_itself(person: Callable[..., Person], room: int, photo: Path) -> None:
    wanglei = person("wanglei")
    assert wanglei.opens(f"/chat/{room}") == 200
    wanglei.context.set_offline(True)
    wanglei.page.set_input_files(PICKS, photo)
    wanglei.sees(f"{PARTS}.broken", 10)
    wanglei.sees("#room [data-notices] :text('网络好了会自己再传')")
    wanglei.page.fill(BOX, "电梯里拍的")
    wanglei.page.press(BOX, "Enter")
    wanglei.sees("#room [data-notices] :text('还在上传')")
    assert wanglei.page.input_value(BOX) == "电梯里拍的"
    wanglei.context.set_offline(False)
    wanglei.sees(f"{PARTS}:not([data-busy]) img", 15)
    wanglei.page.press(BOX, "Enter")
    wanglei.sees("#msgs .msg:not(.pending):has-text('电梯里拍的') .shot", 10)


def test_what_waits_is_there_again_after_the_page_was_left(
    person: Callable[..., Person], room: int, photo: Path
) -> None:
    wanglei = person("wanglei")
    assert wanglei.opens(f"/chat/{room}") == 200
    wanglei.page.set_input_files(PICKS, photo)
    wanglei.sees(f"{PARTS}:not([data-busy]) img", 15)
    assert wanglei.opens("/tasks") == 200 and wanglei.opens(f"/chat/{room}") == 200
    wanglei.sees(f"{PARTS}:has-text('门头.jpg') img", 5)
    wanglei.page.fill(BOX, "回来再发")
    wanglei.page.press(BOX, "Enter")
    wanglei.sees("#msgs .msg:not(.pending):has-text('回来再发') .shot", 10)
    assert wanglei.opens(f"/chat/{room}") == 200
    assert wanglei.page.locator(PARTS).count() == 0


def test_dropped_pasted_refused_and_taken_out(person: Callable[..., Person], room: int) -> None:
    wanglei = person("wanglei")
    assert wanglei.opens(f"/chat/{room}") == 200
    page = wanglei.page
    page.evaluate(HANDED, ["#room .msgs", "dragover", "表.csv", "text/csv", "a,b"])
    assert page.locator("#room.dropping").count() == 1
    page.evaluate(HANDED, ["#room .msgs", "drop", "表.csv", "text/csv", "型号,单价\nS1,1200"])
    wanglei.sees(f"{PARTS}:not([data-busy]):has-text('表.csv')", 8)
    assert page.locator(".dropping").count() == 0
    page.evaluate(HANDED, [BOX, "paste", "image.txt", "text/plain", "一段"])
    wanglei.sees(f"{PARTS}:has-text('截图')", 8)
    page.evaluate(HANDED, ["#room .msgs", "drop", "装一下.exe", "application/octet-stream", "x"])
    wanglei.sees("#room [data-notices] :text('「装一下.exe」没放上去')", 8)
    page.locator(f"{PARTS}:has-text('截图') [data-take-out]").click()
    assert page.locator(PARTS).count() == 1
    page.press(BOX, "Enter")
    wanglei.sees("#msgs .msg .paper:has-text('表.csv') td:has-text('1200')", 8)


def test_files_on_a_dark_phone_in_english(house: House, person: Callable[..., Person], room: int, photo: Path) -> None:
    lijing = person("lijing", phone=True, dark=True, english=True)
    assert lijing.opens(f"/chat/{room}") == 200
    long = photo.with_name("华东大区二〇二六年第四季度报价与折扣汇总表最终版" * 3 + ".csv")
    long.write_text("a,b\n1,2\n")
    others = [photo.with_name(f"{n}.txt") for n in range(7)]
    for one in others:
        one.write_text("x")
    lijing.page.set_input_files(PICKS, [photo, long, *others])
    lijing.page.wait_for_function(
        "() => document.querySelectorAll('#room .part').length === 9 && !document.querySelector('#room [data-busy]')",
        timeout=20000,
    )
    wide = "() => document.documentElement.scrollWidth <= innerWidth + 1"
    assert lijing.page.evaluate(wide), "it scrolls sideways while they wait"
    assert lijing.finds_barriers() == []
    lijing.page.press(BOX, "Enter")
    lijing.sees("#msgs .msg .paper:has-text('6.txt')", 10)
    assert lijing.page.evaluate(wide), "it scrolls sideways once they are sent"
    lijing.page.locator(".xd-bar details.menu > summary").first.click()
    lijing.page.locator(f"a[href='/chat/{room}/files']").click()
    lijing.sees("#room-files .t", 8)
    assert lijing.page.evaluate(wide) and lijing.finds_barriers() == []
    assert lijing.complaints == []
