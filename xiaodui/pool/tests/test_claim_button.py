"""Who may not claim is offered no button."""

import pytest

from tests.cast import sign_in
from xiaodui.pool.models import Place
from xiaodui.pool.tests.claimants import a_pool, waiting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("part", "offered"), [("member", True), ("analyst", False)])
def test_the_row_offers_what_one_may_do(cast, client, part, offered):
    pool = a_pool()
    waiting(pool, 1)
    page = sign_in(client, cast.people[part]).get(f"/pool/{pool.pk}").content.decode()
    place = Place.objects.get()
    assert f"place-row-{place.pk}" in page
    assert (f"/pool/places/{place.pk}/claim" in page) is offered
