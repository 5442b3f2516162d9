"""What waits in a pool: who sees it, what is masked on every way out, and how often details are opened."""

import pytest

from tests.cast import sign_in
from xiaodui.core.refusal import Refusal
from xiaodui.customers import acts as customers
from xiaodui.customers.models import Customer
from xiaodui.journal.models import Fact
from xiaodui.pool import acts
from xiaodui.pool.models import Look, Place, Pool
from xiaodui.pool.rules import masks

CANARY = ("13805126027", "138 0512 6027", "canary@secret.example", "周金丝雀", "02158881234")


@pytest.fixture
def place(cast, customer):
    """Released by 王磊, with a contact and words that try to give the number away."""
    customers.add_contact(
        customer, by=cast.wanglei, name="周金丝雀", phone="138 0512 6027", email="canary@secret.example"
    )
    customers.note(customer, by=cast.wanglei, text="打 13805126027 找周金丝雀")
    Customer.objects.filter(pk=customer.pk).update(
        about="前台 021-5888 1234，邮箱 canary@secret.example", phone="138 0512 6027"
    )
    customer.refresh_from_db()
    acts.release(customer, by=cast.wanglei, why="no-time", note="直接打 138 0512 6027，加微信 canary_wx1")
    return Place.objects.get(customer=customer)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("138 0512 6027", "138****6027"), ("+86 138-0512-6027", "861****6027"), ("021-58881234", "021****1234"),
        ("110", "11****"), ("", ""), ("无", ""),
    ],
)  # fmt: skip
def test_a_phone_is_masked(said, shown):
    assert masks.phone(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "打 13805126027",
        "138 0512 6027",
        "０２１－５８８８１２３４ 转 8",
        "a.b@c.cn",
        "微信：canary_wx1",
        "www.abc.cn/x",
        "138.0512.6027",
    ],
)
def test_words_lead_nowhere(said):
    assert "****" in masks.text(said)


def test_words_without_a_way_to_reach_somebody_stay():
    assert masks.text("二期预算 320 万，2026 年 3 月定") == "二期预算 320 万，2026 年 3 月定"


def ways_out(client, place):
    """Everything that leaves the server for somebody who sits in the pool and never had the customer."""
    asked = [
        "/pool", f"/pool/{place.pool_id}", f"/pool/{place.pool_id}?q=恒拓", "/pool?q=13805126027", "/pool?sort=-since", "/pool/rules",
        "/api/v1/places", f"/api/v1/places/{place.pk}", "/api/v1/pools", "/api/v1/customers", f"/api/v1/customers/{place.customer_id}",
        "/api/v1/contacts", f"/customers/{place.customer_id}", f"/customers/{place.customer_id}/timeline", "/customers",
        "/search?q=恒拓", "/search?q=13805126027", "/search?q=周金丝雀", "/export/customers/csv", "/customers/pick?q=恒拓",
        f"/customers/{place.customer_id}?tab=contacts", "/",
    ]  # fmt: skip
    for path in asked:
        yield path, client.get(path)
        yield path, client.get(path, headers={"HX-Request": "true", "HX-Target": "list"})
    for path in (f"/pool/places/{place.pk}/look", f"/api/v1/places/{place.pk}/look"):
        yield path, client.post(path, {} if path.startswith("/pool") else "{}", content_type="application/json")
    yield "htmx look", client.post(f"/pool/places/{place.pk}/look", headers={"HX-Request": "true"})


def test_nothing_that_reaches_the_customer_leaves_before_a_claim(cast, client, place):
    sign_in(client, cast.zhaomin)
    seen = {path: answer.content.decode(errors="replace") for path, answer in ways_out(client, place)}
    assert "苏州恒拓" in seen[f"/pool/{place.pool_id}"] and "138****6027" in seen["htmx look"]
    assert "恒拓" not in seen["/pool?q=13805126027"].partition('id="list"')[2]
    leaks = {
        (path, word)
        for path, body in seen.items()
        for word in CANARY
        if word in body.replace("\u3000", " ") and f"q={word}" not in path
    }
    assert {leak for leak in leaks if not leak[0].startswith(("/search", "/pool?q="))} == set()
    assert not any("苏州恒拓" in body for path, body in seen.items() if path.startswith("/search"))


def test_its_last_owner_no_longer_sees_it_either(cast, client, place):
    assert sign_in(client, cast.wanglei).get(f"/customers/{place.customer_id}").status_code == 404
    assert sign_in(client, cast.laozhou).get(f"/customers/{place.customer_id}").status_code == 200


def test_details_are_counted_once_a_day_and_customer(cast, place):
    Pool.objects.filter(pk=place.pool_id).update(looks_per_day=1)
    place.refresh_from_db()
    acts.look(place, by=cast.zhaomin)
    acts.look(place, by=cast.zhaomin)
    assert Look.objects.filter(person=cast.zhaomin).count() == 1
    assert Fact.objects.filter(verb="place.looked").count() == 1


def test_past_the_limit_the_clause_says_no_and_the_try_is_kept(cast, place):
    Pool.objects.filter(pk=place.pool_id).update(looks_per_day=0)
    with pytest.raises(Refusal) as no:
        acts.look(Place.objects.get(pk=place.pk), by=cast.zhaomin)
    assert no.value.code == "pool.looked" and no.value.detail["clause"].startswith("pool.claim@")
    assert Fact.objects.get(verb="place.look_refused").actor == f"person:{cast.zhaomin.pk}"


def test_a_pool_of_a_team_is_for_its_people_alone(cast, client, place):
    south = acts.create(by=cast.laozhou, name="华南公海", regions="广东、广西")
    acts.seat(south, by=cast.laozhou, team=cast.south.pk)
    acts.move(place, by=cast.laozhou, pool=south.pk)
    assert sign_in(client, cast.zhaomin).get(f"/pool/{south.pk}").status_code == 200
    assert sign_in(client, cast.wanglei).get(f"/pool/{south.pk}").status_code == 404
    assert client.get(f"/api/v1/places/{place.pk}").status_code == 404


def test_pools_are_set_in_dialogs(cast, htmx):
    form = htmx(cast.laozhou, "/pool/new").text
    assert "收哪些地区" in form and "收哪些产品的" in form
    htmx(cast.laozhou, "/pool/new", {"name": "华东公海", "order": "10", "regions": "江苏、浙江", "levels": ["", "A"]})
    made = Pool.objects.get(name="华东公海")
    assert (made.regions, made.levels) == (["江苏", "浙江"], ["A"])
    assert "江苏、浙江" in htmx(cast.laozhou, f"/pool/{made.pk}/edit").text
    htmx(cast.laozhou, f"/pool/{made.pk}/seat", {"team": cast.east.pk})
    assert "华东" in htmx(cast.wanglei, f"/pool/{made.pk}/seats").text


def test_what_is_released_goes_to_the_first_pool_that_fits(cast, customer):
    acts.create(by=cast.laozhou, name="只要 D 的", regions="江苏", levels=["D"], order=1)
    fits = acts.create(by=cast.laozhou, name="江苏的", regions="江苏", order=2)
    acts.release(customer, by=cast.wanglei, why="no-time")
    assert Place.objects.get().pool == fits


def test_who_has_no_owner_when_added_waits_there_too(cast):
    made = customers.create(by=None, name="展会上来的一家")
    assert Place.objects.get(customer=made).reason == "new"
