"""Products: everybody sees them, who has the right keeps them."""

import pytest

from tests.cast import sign_in
from xiaodui.catalog import acts
from xiaodui.catalog.models import Product

pytestmark = pytest.mark.django_db


@pytest.fixture
def product(cast):
    return acts.create(by=cast.laozhou, name="GTX Pro", series="GTX", price="4821")


def test_everybody_sees_what_we_sell(cast, client, product):
    for person in (cast.laozhou, cast.wanglei, cast.zhaomin):
        sign_in(client, person)
        assert "GTX Pro" in client.get("/products?q=gtx").text
        assert client.get(f"/products/{product.pk}").status_code == 200
    assert sign_in(client, cast.nobody).get("/products").status_code == 302


@pytest.mark.parametrize("path", ["/products/new", "/products/{}/edit", "/products/{}/withdraw"])
def test_keeping_them_needs_the_right(cast, client, product, path):
    path = path.format(product.pk)
    assert sign_in(client, cast.laozhou).get(path).status_code == 200
    assert sign_in(client, cast.wanglei).get(path).status_code == 403
    assert path not in client.get(f"/products/{product.pk}").text


def test_the_same_product_is_not_added_twice(cast, client, product):
    answer = sign_in(client, cast.laozhou).post("/products/new", {"name": "gtxpro", "price": "1"})
    assert answer.status_code == 422 and "已经有叫「gtxpro」的产品了" in answer.text
    assert Product.objects.count() == 1


def test_edited_and_withdrawn_from_their_dialogs(cast, client, product):
    sign_in(client, cast.laozhou)
    client.post(f"/products/{product.pk}/edit", {"name": "GTX Pro 2", "price": "5,000", "version": "0"})
    product.refresh_from_db()
    assert (product.name, product.price) == ("GTX Pro 2", 5000)
    headers = {"HX-Request": "true"}
    answer = client.post(f"/products/{product.pk}/withdraw", headers=headers)
    assert f"xd:product:{product.pk}" in answer["HX-Trigger"]
    again = client.post(f"/products/{product.pk}/withdraw", headers=headers)
    assert again.status_code == 422 and "已经下架" in again.text
    assert "GTX Pro 2" not in client.get("/products?state=on").text
    assert "GTX Pro 2" in client.get("/products?state=off").text


def test_products_cost_the_same_however_many(cast, client, product, django_assert_max_num_queries):
    for i in range(70):
        acts.create(by=cast.laozhou, name=f"S{i}", price=i)
    sign_in(client, cast.wanglei).get("/products")
    with django_assert_max_num_queries(8):
        assert client.get("/products").status_code == 200
