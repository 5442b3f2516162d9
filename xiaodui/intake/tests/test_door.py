"""The one door without sign-in: by browser and by fetch, from other sites, and in hostile hands."""

import json
import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from xiaodui.core import clock as the_clock
from xiaodui.customers.models import Customer
from xiaodui.intake import acts
from xiaodui.intake.fields import snippet_of
from xiaodui.intake.models import IntakeForm, Submission
from xiaodui.intake.stamps import stamp
from xiaodui.intake.tests.conftest import SITE
from xiaodui.intake.views.public import MOST_BYTES

WORDS = {"name": "无锡博远电气有限公司", "contact": "钱进", "phone": "0510 8273 5500"}


def by_fetch(form: IntakeForm, said: Any, origin: str = "", **headers: str) -> Any:
    given = {"Origin": origin, **headers} if origin else headers
    body = said if isinstance(said, (str, bytes)) else json.dumps(said)
    return Client(enforce_csrf_checks=True).post(
        f"/f/{form.token}", body, content_type="application/json", headers=given
    )


def test_the_page_needs_no_sign_in_and_no_script(form: IntakeForm) -> None:
    page = Client().get(f"/f/{form.token}").content.decode()
    assert 'name="stamp"' in page and 'name="name"' in page and page.count("required") >= 2
    assert all(f'for="{name}"' in page for name in ("name", "contact", "phone", "email", "about"))
    assert "onclick" not in page and "<script>" not in page


def test_it_speaks_the_visitor_s_language(make: Callable[..., IntakeForm]) -> None:
    form = make(heading_en="What would you like to know?")
    page = Client().get(f"/f/{form.token}", headers={"Accept-Language": "en"}).content.decode()
    assert "What would you like to know?" in page and 'lang="en"' in page


def test_without_a_cookie_and_token_of_ours_a_form_is_taken(form: IntakeForm) -> None:
    answer = Client(enforce_csrf_checks=True).post(f"/f/{form.token}", WORDS)
    assert answer.status_code == 200 and Customer.objects.exists()


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(send: Callable[..., Any]) -> None:
    answer = send(contact="", about="要两台伺服")
    page = answer.content.decode()
    assert answer.status_code == 422 and "要两台伺服" in page and 'id="contact-wrong"' in page
    assert not Submission.objects.exists()


def test_after_a_day_it_is_shown_again_with_what_was_typed(send: Callable[..., Any]) -> None:
    answer = send(waited=25 * 3600)
    assert answer.status_code == 422 and "再点一次" in answer.content.decode() and "博远" in answer.content.decode()
    assert send(waited=23 * 3600).status_code == 200


def test_a_stamp_of_another_form_is_false(make: Callable[..., IntakeForm], send: Callable[..., Any]) -> None:
    with the_clock.at(the_clock.now() - timedelta(minutes=1)):
        theirs = stamp(make())
    send(waited=None, stamp=theirs)
    assert Submission.objects.get().why == ["forged"]


def test_a_retired_form_says_so_and_takes_nothing(cast: Cast, form: IntakeForm, send: Callable[..., Any]) -> None:
    acts.retire_form(form, by=cast.laozhou)
    assert Client().get(f"/f/{form.token}").status_code == 410
    assert send().status_code == 422 and not Submission.objects.exists()
    assert Client().get("/f/nothing-here").status_code == 404


def test_a_listed_site_may_send_by_fetch(form: IntakeForm) -> None:
    answer = by_fetch(form, WORDS, SITE)
    assert answer.json() == {"received": True, "message": form.thanks}
    assert answer["Access-Control-Allow-Origin"] == SITE and "Access-Control-Allow-Credentials" not in answer
    assert "Origin" in answer["Vary"]


def test_another_site_gets_no_leave_to_read_and_is_held(form: IntakeForm) -> None:
    for origin in ("https://evil.example", "null", "https://www.qiming.example.evil.example"):
        answer = by_fetch(form, {**WORDS, "contact": origin[-9:]}, origin)
        assert "Access-Control-Allow-Origin" not in answer
    assert not Customer.objects.exists() and {row.state for row in Submission.objects.all()} == {"held"}


def test_a_preflight_is_answered_for_listed_sites_alone(form: IntakeForm) -> None:
    ask = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    ours = Client().options(f"/f/{form.token}", headers={"Origin": SITE, **ask})
    theirs = Client().options(f"/f/{form.token}", headers={"Origin": "https://evil.example", **ask})
    assert ours["Access-Control-Allow-Methods"] == "POST" and ours["Access-Control-Allow-Origin"] == SITE
    assert "Access-Control-Allow-Origin" not in theirs


def test_by_fetch_what_is_wrong_is_said_by_field(form: IntakeForm) -> None:
    answer = by_fetch(form, {"name": "", "phone": "nope!"}, SITE)
    assert answer.status_code == 422 and {"name", "phone"} <= set(answer.json()["errors"])


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "null", "1", '"x"', "[" * 9000, '{"name": {"a": 1}}', '{"name": null}', b"\xff\xfe"]
)
def test_what_is_no_message_is_refused_and_never_breaks(form: IntakeForm, body: Any) -> None:
    assert by_fetch(form, body, SITE).status_code in {400, 422}
    assert not Submission.objects.exists()


def test_what_is_too_long_is_refused_before_it_is_read(form: IntakeForm) -> None:
    assert by_fetch(form, {**WORDS, "about": "长" * MOST_BYTES}, SITE).status_code == 413
    assert by_fetch(form, {**WORDS, "about": "长" * 2001}, SITE).status_code == 422
    assert not Submission.objects.exists()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_sent_nothing_breaks(form: IntakeForm, seed: int, settings: Any) -> None:
    dice, client = random.Random(seed), Client(raise_request_exception=False)
    bits = [
        "",
        "无锡",
        "\x00",
        "<script>",
        "‮",
        "\ud83d",
        "😀" * 40,
        "'; DROP TABLE",
        "%s{}",
        "a" * 300,
        "+86 138",
        "x@y",
        "\r\n",
        "０",
    ]
    names = ["name", "contact", "phone", "email", "about", "stamp", "website_url", "salary", "", "asks", "by"]
    for number in range(30):
        said = {
            dice.choice(names): "".join(dice.choices(bits, k=dice.randint(0, 4))) for _ in range(dice.randint(0, 6))
        }
        where = {"REMOTE_ADDR": f"203.0.{seed}.{number}"}
        origin = {"Origin": dice.choice(["", "null", SITE, "x:y", "https://[", "http://" + "a" * 400])}
        kind = dice.choice(
            ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"]
        )
        body = (
            json.dumps(said)
            if "json" in kind
            else "&".join(f"{k}={v}" for k, v in said.items()).encode("utf-8", "replace")
        )
        answer = client.post(f"/f/{form.token}", body, content_type=kind, headers=origin, **where)  # type: ignore[arg-type]
        assert answer.status_code < 500, (kind, said)


def test_what_an_outsider_wrote_is_never_markup(cast: Cast, send: Callable[..., Any], htmx: Callable[..., Any]) -> None:
    evil = "<img src=x onerror=alert(1)>"
    send(about=evil, contact=evil)
    page = htmx(cast.laozhou, "/settings/intake").content.decode()
    assert "&lt;img src=x" in page and "<img src=x" not in page and "带网页代码" in page
    acts.release(Submission.objects.get(), by=cast.laozhou)
    customer = Customer.objects.get()
    for path in (f"/customers/{customer.pk}", f"/customers/{customer.pk}/timeline"):
        assert "<img src=x" not in htmx(cast.laozhou, path).content.decode()


def test_the_snippet_is_plain_and_works_as_it_stands(form: IntakeForm) -> None:
    html = snippet_of(form, f"https://crm.qiming.example/f/{form.token}")
    assert "<script" not in html and "style=" not in html and "csrf" not in html
    assert f'action="https://crm.qiming.example/f/{form.token}"' in html and 'name="about"' in html
    answer = Client(enforce_csrf_checks=True).post(f"/f/{form.token}", WORDS, headers={"Origin": SITE})
    assert answer.status_code == 200 and Customer.objects.get().name == WORDS["name"]


def test_the_form_is_made_in_a_dialog_and_shown_with_its_snippet(
    cast: Cast, wednesday: Any, htmx: Callable[..., Any]
) -> None:
    assert "官网" in htmx(cast.laozhou, "/settings/intake/new").content.decode()
    said = {
        "name": "展会",
        "heading": "留个联系",
        "thanks": "回头联系你",
        "asks": ["phone"],
        "musts": ["phone"],
        "source": "展会",
    }
    assert htmx(cast.laozhou, "/settings/intake/new", said).status_code == 200
    made = IntakeForm.objects.get()
    page = htmx(cast.laozhou, f"/settings/intake/{made.pk}").content.decode()
    assert f"/f/{made.token}" in page and "&lt;form method" in page
    assert htmx(cast.wanglei, "/settings/intake").status_code == 403
    assert htmx(cast.wanglei, f"/settings/intake/{made.pk}").status_code == 404
