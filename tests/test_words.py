"""Both languages are whole: every sentence of templates, code, facts and scripts has its English."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from xiaodui.journal import all_verbs
from xiaodui.measures import all_measures

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent
CHINESE = re.compile(r"[\u3400-\u9fff\uff01-\uff5e\u3002\u300c\u300d]")
TRANSLATED = re.compile(
    r"{%\s*blocktrans.*?endblocktrans\s*%}|{%\s*blocktranslate.*?endblocktranslate\s*%}|{%.*?%}|{{.*?}}|{#.*?#}|<!--.*?-->",
    re.S,
)
# What is the same in both languages (names, seals, whatever says that it is Chinese), and sheets of made-up examples.
SAME = re.compile(r"(?<=>|h)\s*(队|中文|销队|—)\s*<|lang=\"zh[^\"]*\"[^>]*>[^<]{1,12}<")
EXEMPT = ("core/specimen",)


def templates() -> list[Path]:
    found = (ROOT / "xiaodui").rglob("templates/**/*.html")
    return sorted(path for path in found if not any(part in path.as_posix() for part in EXEMPT))


def bare(text: str) -> list[str]:
    """Lines with Chinese that no translation tag holds."""
    return [line.strip() for line in SAME.sub("><", TRANSLATED.sub("", text)).splitlines() if CHINESE.search(line)]


def test_every_sentence_has_its_english() -> None:
    done = subprocess.run([sys.executable, ROOT / "bin" / "messages", "--missing"], capture_output=True, text=True)
    assert done.stdout == "", f"no English yet:\n{done.stdout}"
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", templates(), ids=lambda path: "/".join(path.parts[-2:]))
def test_no_template_speaks_outside_a_translation(path: Path) -> None:
    assert bare(path.read_text()) == []


def test_a_bare_sentence_is_found() -> None:
    assert bare("<p>{% trans '好' %}</p>\n<p>没有翻译</p>") == ["<p>没有翻译</p>"]


def test_every_fact_and_figure_speaks_both() -> None:
    for verb in (verb for verb in all_verbs() if not verb.name.startswith("test.")):
        assert CHINESE.search(verb.zh) and not CHINESE.search(re.sub("[“”]", "", verb.en)), verb.name
    for measure in all_measures():
        assert CHINESE.search(measure.zh) and CHINESE.search(measure.rule_zh), measure.code
        assert measure.en and measure.rule_en and not CHINESE.search(measure.en + measure.rule_en), measure.code


def test_scripts_take_their_words_from_one_place() -> None:
    """Only `words.js` and what the page hands over may hold sentences."""
    for path in sorted((ROOT / "frontend" / "src").rglob("*.js")):
        if path.name != "words.js":
            code = re.sub(r"//.*|/\*.*?\*/", "", path.read_text())
            assert not re.search(r"[\u3400-\u9fff]", code), path.name
