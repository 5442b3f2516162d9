"""What people type stays text: in every field that a page shows, payloads come out as words and open no tag."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from tests.payloads import CANARY, PAYLOADS
from tests.targets import set_up_targets
from tests.test_pages import address, patterns
from xiaodui.customers.models import Contact, Customer, Note
from xiaodui.deals.models import Deal, Stage
from xiaodui.journal.following import run_hearers
from xiaodui.journal.models import Personal
from xiaodui.journal.sealing import seal_pending
from xiaodui.people.models import AccessToken, Person, Role, Team

pytestmark = pytest.mark.once

URLS = {"href", "src", "action", "formaction", "data", "xlink:href", "hx-get", "hx-post", "srcdoc"}
# Every text of a record that somebody types; names are short, so payloads are cut to what the column holds.
FIELDS: dict[Any, tuple[str, ...]] = {
    Customer: ("name", "sector", "region", "source", "phone", "website", "about"),
    Contact: ("name", "title", "phone", "email", "about"), Note: ("text",),
    Deal: ("title", "next_step", "lost_why", "code"), Stage: ("name_zh", "name_en"),
    Person: ("name", "title", "about", "phone"), Team: ("name", "slogan", "purpose"),
    Role: ("name_zh", "name_en", "duty_zh", "duty_en"), AccessToken: ("name",),
}  # fmt: skip


class Alive(HTMLParser):
    """Collects what of a page would run: handlers, scripts of its own, addresses that are code, tags of a payload."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in {"iframe", "object", "embed", "math", "base"} or (
            # A block of data is read, never run.
            tag == "script" and not said.get("src") and said.get("type") != "application/json"
        ):
            self.found.append(f"<{tag} {said}>")
        for name, value in attrs:
            word = (value or "").strip().lower()
            if name.startswith(("on", "hx-on", "x-on")) or (name == "x-init" and CANARY.lower() in word):
                self.found.append(f"<{tag} {name}={value}>")
            if name in URLS and word.startswith(("javascript:", "data:text", "vbscript:")):
                self.found.append(f"<{tag} {name}={value}>")


def alive(html: str) -> list[str]:
    parser = Alive()
    parser.feed(html)
    return parser.found


def poison(payload: str) -> None:
    """Straight into the rows: whatever an act, an import or an older version let in."""
    for model, names in FIELDS.items():
        for record in model.objects.all():
            for name in names:
                field = model._meta.get_field(name)
                setattr(
                    record,
                    name,
                    f"{record.pk}{payload}"[-field.max_length :] if field.unique else payload[: field.max_length],
                )
            model.objects.filter(pk=record.pk).update(**{name: getattr(record, name) for name in names})
    Personal.objects.update(value=f'"{payload}"'.replace("\\", "") if '"' not in payload else '"x"')


def written_by_acts(cast: Cast, payload: str, targets: dict[str, Any]) -> None:
    """And through the doors, so that the journal's sentences and the search index carry them too."""
    from xiaodui.customers.acts import create, note
    from xiaodui.deals.acts import create as open_deal
    from xiaodui.people.acts import create_team

    customer = create(by=cast.wanglei, name=f"客户 {payload}", about=payload, website=payload[:200])
    note(customer, by=cast.wanglei, text=payload)
    open_deal(by=cast.wanglei, title=payload, amount="1", customer=customer, next_step=payload)
    create_team(by=cast.laozhou, parent=None, name=payload[:60], slogan=payload, purpose=payload)
    seal_pending()
    while run_hearers():
        pass


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("payload", PAYLOADS[:3] + PAYLOADS[5:8])
def test_no_page_brings_a_payload_to_life(payload: str, cast: Cast) -> None:
    """Every address as the owner, as page and as part, over poisoned rows."""
    found, seen = walked(cast, payload)
    assert found == {}
    assert seen > 20, "the payload should have been shown on many pages"


@pytest.mark.drill
@pytest.mark.django_db
@pytest.mark.parametrize("payload", PAYLOADS)
def test_drill_xss(payload: str, cast: Cast) -> None:
    assert walked(cast, payload)[0] == {}


def walked(cast: Cast, payload: str) -> tuple[dict[str, list[str]], int]:
    """({address: what lives there}, how many answers held the payload's canary)."""
    targets = set_up_targets(cast)
    written_by_acts(cast, payload, targets)
    poison(payload)
    client = sign_in(Client(), Person.objects.get(pk=cast.laozhou.pk))
    found, seen = {}, 0
    places = [address(route, pattern, targets) for route, pattern in patterns()]
    for where in [*places, "/search?q=canary", f"/deals/list?q={CANARY}", f"/people?q={CANARY}"]:
        for headers in ({}, {"HX-Request": "true"}):
            answer = client.get(where, headers=headers)
            if answer.streaming or not answer["Content-Type"].startswith("text/html"):
                continue
            html = answer.content.decode()
            seen += CANARY in html
            if lives := alive(html):
                found[where] = lives
    return found, seen


@pytest.mark.parametrize(
    "payload", [p for p in PAYLOADS if p.startswith(("<script", "<img", "<svg", "<a href", "<details"))]
)
def test_a_payload_that_lives_is_found(payload: str) -> None:
    assert alive(f"<p>{payload}</p>")
