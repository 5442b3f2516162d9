"""What one can't see doesn't show: a member's answers stay byte for byte the same, whatever is done beyond his reach.

A count, a sum, an order, a suggestion or a code of refusal that moves with hidden rows tells of them. Figures that
are published are meant to move; they stand in PUBLISHED, and nothing else does.
"""

import json
import re
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from tests.sold import NOW, sell
from tests.targets import set_up_targets
from tests.test_pages import address, patterns
from xiaodui.core import clock
from xiaodui.core.reads import READS
from xiaodui.customers.acts import add_contact, note
from xiaodui.customers.acts import create as add_customer
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.acts import lose, win
from xiaodui.exchange.acts import ask as say_what_for
from xiaodui.journal.following import run_hearers
from xiaodui.journal.sealing import seal_pending
from xiaodui.measures import all_measures

# Ranking and team pages show what the charter publishes: names and won amounts, of everybody. The journal's page
# names the newest seal and how many facts it covers, so that anybody can hold the company to it.
PUBLISHED = {
    "/journal",
    "/journal/heads",
    "/",
    "/ranking",
    "/ranking/trend",
    "/team",
    "/team/{south}",
    "/team/{breeze}",
    "/people/{zhaomin}",
}
PROBES = ["/search?q=佛山", "/search?q=fs", "/deals/list?q=佛山", "/deals?q=佛山", "/deals/customers?q=佛", "/customers?q=佛山",
          "/deals/list?sort=-amount", "/deals/list?state=all", "/deals/mention?q=佛", "/deals/products?q=S"]  # fmt: skip
CUTS = ["person", "team", "product", "day", "month"]
# For machines, and how long their work waits; an export is itself a fact in the reader's own journal.
APART = ("readyz", "export/")
# A token of a form, and when the journal was last sealed: that the company works is no secret.
PASSING = re.compile(
    b'name="csrf-token" content="[^"]*"|name="(?:csrfmiddlewaretoken|client)" value="[^"]*"'
    + '|<span title="[^"]*">最近封存 [^<]*</span>'.encode()
)


def addresses(cast: Cast, targets: dict) -> Iterator[str]:
    """Pages, lists and figures that a member may ask for, with his own records."""
    for route, pattern in patterns():
        if not route.startswith(APART):
            yield address(route, pattern, targets)
    yield from PROBES
    for read in READS:
        yield f"/api/v1/{read.noun}"
        yield f"/api/v1/{read.noun}?limit=1"
    for measure in all_measures():
        for cut in CUTS:
            yield f"/api/v1/measures/{measure.code}?from=2026-01-01&to=2026-03-31&by={cut}"


def answers(client: Client, where: list[str]) -> dict[str, bytes]:
    found = {}
    for path in where:
        answer = client.get(path)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found[path] = str(answer.status_code).encode() + PASSING.sub(b"", said)
    return found


def done_far_away(cast: Cast) -> None:
    """赵敏 of 华南 works, and the owner beside her; none of it within 华东's reach."""
    zhaomin = cast.fresh(cast.zhaomin)
    for number in range(3):
        customer = add_customer(by=zhaomin, name=f"佛山启元{number}", level="A", phone="0757 8888 0000", region="佛山")
        add_contact(customer, by=zhaomin, name="佛山老板", phone="139 0000 0000", decides=True)
        note(customer, by=zhaomin, text="佛山的秘密")
        deals = [
            open_deal(
                by=zhaomin, title=f"佛山{way}{number}", amount=f"9{number}000", customer=customer, next_step="拜访"
            )
            for way in ("开着", "赢的", "丢的")
        ]
        win(deals[1], by=zhaomin, amount="98765")
        lose(deals[2], by=zhaomin, why="佛山价格")
    hear()


def hear() -> None:
    """What follows the journal has followed it: search knows the new rows, mentions and reports are written."""
    seal_pending()
    while run_hearers():
        pass


def published(path: str, cast: Cast) -> bool:
    places = {name: getattr(cast, name).pk for name in ("south", "breeze", "zhaomin")}
    if path in {one.format(**places) for one in PUBLISHED}:
        return True
    code = path.removeprefix("/api/v1/measures/").partition("?")[0]
    return code in {measure.code for measure in all_measures() if measure.published}


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("part", ["member", "leader", "analyst"])
def test_hidden_rows_move_no_answer(part: str, cast: Cast) -> None:
    with clock.at(NOW):
        sell(cast)
        targets = set_up_targets(cast)
        client = sign_in(Client(), cast.people[part])
        # Taking a file away is itself a fact, which the timeline tells.
        seen = (path for path in addresses(cast, targets) if not path.startswith("/files/"))
        where = [path for path in seen if not published(path, cast)]
        hear()
        before = answers(client, where)
        done_far_away(cast)
        after = answers(client, where)
        moved = [path for path in where if before[path] != after[path]]
        again = answers(client, moved)
    assert len(where) > 100
    told = {path: differing(before[path], after[path]) for path in moved}
    assert told == {}, f"of these, asked twice the answer differs anyway: {[p for p in moved if again[p] != after[p]]}"


@pytest.mark.django_db
def test_hidden_rows_move_no_export(cast: Cast) -> None:
    with clock.at(NOW):
        sell(cast)
        client = sign_in(Client(), cast.lijing)
        where = [f"/export/{key}.csv" for key in ("deals", "customers", "products")]
        say_what_for(by=cast.lijing, list="deals", reason="核对季度名单")
        before = answers(client, where)
        done_far_away(cast)
        assert answers(client, where) == before
    assert before["/export/deals.csv"].startswith(b"200")


def differing(a: bytes, b: bytes) -> str:
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return f"…{a[max(0, at - 60) : at + 60].decode(errors='replace')}… → …{b[max(0, at - 60) : at + 60].decode(errors='replace')}…"


@pytest.mark.django_db
def test_what_is_within_reach_does_move(cast: Cast) -> None:
    """So that the silence above is sight and no empty page."""
    where = ["/deals", "/deals/list", "/search?q=佛山", "/api/v1/deals", "/api/v1/customers"]
    with clock.at(NOW):
        assert set(where) <= set(addresses(cast, set_up_targets(cast)))
        client = sign_in(Client(), cast.zhaomin)
        hear()
        before = answers(client, where)
        done_far_away(cast)
        after = answers(client, where)
    assert [path for path in where if before[path] == after[path]] == []


@pytest.mark.django_db
def test_a_hidden_id_and_no_id_are_one_answer(cast: Cast) -> None:
    """404, same bytes; also where an act names it as a customer, a product or an owner."""
    done_far_away(cast)
    hidden = open_deal(by=cast.zhaomin, title="佛山", amount="1", customer=add_customer(by=cast.zhaomin, name="佛山终"))
    client = sign_in(Client(), cast.wanglei)
    for path in ("/api/v1/deals/{}", "/deals/{}", "/deals/{}/timeline", "/deals/{}/edit", "/deals/{}/win"):
        there, nowhere = client.get(path.format(hidden.pk)), client.get(path.format(10**9))
        assert there.status_code == nowhere.status_code == 404
        said = [PASSING.sub(b"", one.content) for one in (there, nowhere)]
        # The number itself aside, on both sides: it may stand in the name of a script too.
        bare = [one.replace(str(10**9).encode(), b"").replace(str(hidden.pk).encode(), b"") for one in said]
        assert bare[0] == bare[1]
    said = [
        client.post(
            "/api/v1/deals", json.dumps({"title": "试", "amount": "1", "customer": pk}), "application/json"
        ).content
        for pk in (hidden.customer_id, 10**9, 10**30)
    ]
    assert len(set(said)) == 1
