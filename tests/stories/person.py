"""A person at a browser, in words: opens, sees, presses, drags, says."""

import re
from pathlib import Path
from typing import Any

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


# Names of the cast, of its teams, customers and deals; and the one word that offers Chinese.
DATA = re.compile(
    "老周|李静|王磊|陈晨|孙悦|赵敏|旧人|静|磊|周|启明科技|华东|华南|雷霆队|长风队|中文|"
    "苏州|宁波|扬州|无锡|恒拓|海晟|嘉禾|博远|精密机械|物流|食品|电气|有限公司|一期|二期|佛山启元|创始人|大区负责人|销售|分析员"
)


class Person:
    def __init__(
        self,
        chromium: Any,
        address: str,
        session: str,
        *,
        phone: bool = False,
        dark: bool = False,
        english: bool = False,
    ) -> None:
        size = {"width": 390, "height": 844} if phone else {"width": 1440, "height": 900}
        self.address = address
        self.context = chromium.new_context(
            viewport=size, color_scheme="dark" if dark else "light", locale="en" if english else "zh-CN", bypass_csp=False,
            reduced_motion="reduce",
        )  # fmt: skip
        host = address.partition(":")[0]
        cookies = [{"name": "xiaodui", "value": session, "domain": host, "path": "/"}]
        if english:
            cookies.append({"name": "language", "value": "en", "domain": host, "path": "/"})
        self.context.add_cookies(cookies)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))

    def _hear(self, message: Any) -> None:
        # A live part that is asked for anew drops its older question; htmx says so as an error.
        harmless = ("404 (Not Found)", "422", "htmx:sendAbort", "htmx:afterRequest")
        if message.type == "error" and not any(word in message.text for word in harmless):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def opens(self, path: str) -> int:
        """The status; waits until the live wire listens."""
        answer = self.page.goto(f"http://{self.address}{path}")
        self.page.wait_for_load_state("networkidle")
        return int(answer.status)

    def asks(self, path: str, **headers: str) -> tuple[int, str]:
        """Status and text of a GET with this person's session, outside the page."""
        answer = self.page.request.get(f"http://{self.address}{path}", headers=headers)
        return answer.status, answer.text()

    def sees(self, selector: str, within: float = 5.0) -> Any:
        found = self.page.locator(selector).first
        found.wait_for(state="visible", timeout=within * 1000)
        return found

    def drags(self, selector: str, onto: str) -> None:
        """With the hand on the mouse, in steps, as SortableJS wants to feel it."""
        start, end = self.page.locator(selector).bounding_box(), self.page.locator(onto).bounding_box()
        mouse = self.page.mouse
        mouse.move(start["x"] + start["width"] / 3, start["y"] + 12)
        mouse.down()
        mouse.move(start["x"] + start["width"] / 3 + 12, start["y"] + 20, steps=4)
        mouse.move(end["x"] + end["width"] / 2, end["y"] + 130, steps=12)
        mouse.move(end["x"] + end["width"] / 2, end["y"] + 140, steps=3)
        mouse.up()

    def finds_barriers(self) -> list[str]:
        """What axe finds against WCAG A and AA, as rule and element."""
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate("() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa']})")
        return [f"{v['id']}: {n['html'][:160]}" for v in found["violations"] for n in v["nodes"]]

    def reads_chinese(self) -> list[str]:
        """What the shell, headings and labels still say in Chinese; names and other data are Chinese in any language."""
        lines = self.page.evaluate(
            "() => [...document.querySelectorAll('h1, h2, button, th, label, .xd-rail span, .xd-phonebar span, .xd-tabs a')]"
            ".filter(e => !e.closest('.av, .carried, [lang^=zh]')).map(e => e.innerText)"
        )
        return [line for line in lines if re.search(r"[\u3400-\u9fff]", DATA.sub("", line))]

    def leaves(self) -> None:
        self.context.close()
