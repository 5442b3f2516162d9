"""Another site can make a browser send, but not with our token: every unsafe page door refuses it, and so does the API."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from tests.proper import proper
from tests.tables import changed, contents
from tests.targets import set_up_targets
from tests.test_noes import place_of
from tests.test_pages import address, patterns
from xiaodui.api.doors import doored

# A browser posts a breach of the policy by itself, without our token; what it says is a bounded line of the log.
OPEN = {"/csp-report"}
UNSAFE = ("post", "put", "patch", "delete")


@pytest.mark.django_db
def test_no_page_takes_a_post_without_the_token(cast: Cast) -> None:
    targets = set_up_targets(cast)
    client = sign_in(Client(enforce_csrf_checks=True), cast.laozhou)
    before, passed = contents(), {}
    for route, pattern in patterns():
        where = address(route, pattern, targets)
        for method in UNSAFE:
            status = getattr(client, method)(where).status_code
            # The public form and the hooks of programs take posts alone, from anybody; their other methods are not there.
            if where.startswith(("/f/", "/hooks/")) and status == 405:
                continue
            # 404: no such record stands there to be changed, or the form's words are wrong; the token is asked first.
            if status != 403 and where not in OPEN:
                passed[f"{method} {where}"] = status
    assert {where: status for where, status in passed.items() if status != 404} == {}
    assert changed(before) == []
    assert len(passed) < 20, passed


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/x-www-form-urlencoded"])
def test_a_session_without_the_token_moves_nothing_through_the_api(kind: str, cast: Cast) -> None:
    targets = set_up_targets(cast)
    client = sign_in(Client(enforce_csrf_checks=True), cast.laozhou)
    before, found = contents(), {}
    for act in doored():
        answer = client.post(place_of(act, targets), json.dumps(proper(act, targets)), content_type=kind)
        if answer.status_code != 403 or not answer["Content-Type"].startswith("application/json"):
            found[act.name] = answer.status_code
    assert found == {}
    assert changed(before) == []


@pytest.mark.django_db
def test_with_the_token_it_goes_through(cast: Cast) -> None:
    """So the noes above are the token's."""
    client = sign_in(Client(enforce_csrf_checks=True), cast.wanglei)
    token = told_token(client)
    assert say(client, "恒拓", token) == 200
    assert say(client, "海晟", token, origin="https://evil.example") == 403
    assert say(client, "海晟", token[::-1]) == 403


def told_token(client: Client) -> str:
    client.get("/me/profile")
    return client.cookies["csrftoken"].value


def say(client: Client, name: str, token: str, origin: str = "") -> int:
    more: dict[str, Any] = {"Origin": origin} if origin else {}
    answer = client.post(
        "/api/v1/customers", json.dumps({"name": name}), "application/json", headers={"X-CSRFToken": token, **more}
    )
    return int(answer.status_code)


@pytest.mark.django_db
@pytest.mark.parametrize("method", UNSAFE)
def test_a_foreign_session_cookie_is_told_from_ours(method: str, cast: Cast) -> None:
    """A cookie that is no session of ours gives nobody's rights."""
    client = Client(enforce_csrf_checks=True)
    client.cookies["sessionid"] = client.cookies["xiaodui"] = "a" * 32
    assert getattr(client, method)("/api/v1/customers").status_code in {401, 403, 405}
