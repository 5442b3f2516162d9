"""Tags, parts and the shell, through templates as a room would use them."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from xiaodui.core.context import Shell, shell
from xiaodui.core.sockets import MenuEntry
from xiaodui.core.templatetags.face import mark, share, tone


def said(source, **context):
    with translation.override("zh-hans"):
        return Template("{% load face %}" + source).render(Context(context))


def test_an_icon_points_into_the_sprite_and_is_hidden_from_readers():
    svg = said('{% icon "sun-high" %}')
    assert 'aria-hidden="true"' in svg
    assert "icons." in svg and "#sun-high" in svg


def test_a_missing_value_is_not_drawn_as_zero():
    assert said("[{{ v|money }}{{ v|pct }}{{ v|dt }}{{ v|day }}{{ v|span }}]", v=None) == "[]"
    assert said("{{ v|money }}", v=0) == "¥0"


def test_a_figure_without_value_says_why():
    part = render_to_string("core/_figure.html", {"value": None, "missing": "至少要 5 条通话", "url": "/x"})
    assert "至少要 5 条通话" in part and "href" not in part


def test_a_figure_opens():
    part = render_to_string("core/_figure.html", {"value": "48.6", "unit": "万", "url": "/why"})
    assert 'hx-get="/why"' in part and 'hx-target="#panel"' in part


@pytest.mark.parametrize(
    ("name", "character"), [("王磊", "磊"), ("James Lin", "J"), ("", "·"), (None, "·"), ("欧阳 娜", "娜")]
)
def test_one_character_stands_for_a_name(name, character):
    assert mark(name) == character


def test_a_person_keeps_his_tone():
    assert tone(7) == tone("7") == tone(SimpleNamespace(pk=7)) == tone({"id": 7})
    assert {tone(n) for n in range(200)} == set(range(1, 9))


@pytest.mark.parametrize(("part", "drawn"), [("0.5", "0.5000"), (2, "1.0000"), (-1, "0.0000"), (None, "")])
def test_a_share_never_leaves_its_bar(part, drawn):
    assert share(part) == drawn


def test_a_field_tells_what_is_wrong_and_ties_it_to_the_control():
    field = {"name": "phone", "label": "手机", "value": "138", "errors": ["少了 1 位"], "help": "11 位"}
    part = render_to_string("core/_field.html", {"field": field})
    assert 'aria-invalid="true"' in part and 'aria-describedby="phone-wrong phone-help"' in part
    assert "少了 1 位" in part and 'value="138"' in part


def test_a_password_is_never_sent_back():
    part = render_to_string(
        "core/_field.html", {"field": {"name": "p", "label": "密码", "widget": "password", "value": "s3cret"}}
    )
    assert "s3cret" not in part


def test_typed_text_is_escaped():
    part = render_to_string("core/_notice.html", {"sentence": "<b>x</b>"})
    assert "<b>x</b>" not in part and "&lt;b&gt;" in part


def test_the_page_of_a_broken_server_needs_no_request():
    assert "服务器出了错" in render_to_string("500.html")


def request(path="/", **cookies):
    asked = RequestFactory().get(path)
    asked.COOKIES.update(cookies)
    return asked


@pytest.mark.parametrize(
    ("cookie", "theme", "painted"),
    [("dark", "dark", "dark"), ("light", "light", "light"), ("system", "system", "light"), ("<x>", "system", "light")],
)
def test_the_theme_follows_the_cookie(cookie, theme, painted):
    shown = shell(request(theme=cookie))["shell"]
    assert (shown.theme, shown.painted) == (theme, painted)


def test_nobody_sees_a_menu():
    asked = request()
    asked.user = SimpleNamespace(is_authenticated=False)
    assert Shell(asked).menu == []


def test_a_role_sees_only_what_it_may_use(monkeypatch):
    open_entry = MenuEntry("a", "甲", "x", "set-language", 1, badge=lambda person: 3)
    closed = MenuEntry("b", "乙", "x", "set-language", 2, may=lambda person: False)
    nowhere = MenuEntry("c", "丙", "x", "no-such-door", 3)
    monkeypatch.setattr("xiaodui.core.context.MENU", [open_entry, closed, nowhere])
    asked = request("/language")
    asked.user = SimpleNamespace(is_authenticated=True)
    (place,) = Shell(asked).menu
    assert (place.label, place.here, place.count) == ("甲", True, 3)


def test_language_is_kept_and_never_leads_away(client):
    answer = client.post("/language", {"language": "en", "next": "https://elsewhere.example/"})
    assert answer.status_code == 302 and answer["Location"] == "/"
    assert answer.cookies["language"].value == "en"


def test_an_unknown_language_changes_nothing(client):
    assert "language" not in client.post("/language", {"language": "xx", "next": "/a"}).cookies
