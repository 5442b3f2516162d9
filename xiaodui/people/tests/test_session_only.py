"""What a leaked token must not be able to do."""

import json

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.people.acts import create_token
from xiaodui.people.models import AccessToken

pytestmark = pytest.mark.django_db


def test_a_token_opens_no_token(cast: Cast, client: Client) -> None:
    body, door = json.dumps({"name": "二", "scopes": ["read"], "days": 1}), "/api/v1/tokens"
    assert sign_in(client, cast.wanglei).post(door, body, "application/json").status_code == 200
    secret = create_token(by=cast.wanglei, name="一", scopes=["read", "write"], days=1).secret
    answer = Client().post(door, body, "application/json", headers={"Authorization": f"Bearer {secret}"})
    assert (answer.status_code, answer.json()["code"]) == (403, "session-only")
    assert AccessToken.objects.count() == 2
