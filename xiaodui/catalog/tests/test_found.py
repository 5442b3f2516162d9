"""Products are found by name, series, code and words, also those that were there before anybody listened."""

from tests.cast import sign_in
from xiaodui.catalog import acts
from xiaodui.journal.following import settle
from xiaodui.search.everywhere import search_everywhere


def hits(person, words):
    return [
        (hit.title, hit.hint) for group in search_everywhere(person, words, kinds=["product"]) for hit in group.hits
    ]


def test_a_product_from_before_is_found_once_the_journal_is_heard(cast):
    acts.create(by=cast.laozhou, name="变频器 B2", series="变频", code="SF-001", price="4821", about="750 瓦")
    assert hits(cast.zhaomin, "变频") == []
    settle()
    found = [("变频器 B2", "变频 · SF-001 · ¥4,821")]
    for words in ("频器", "bpq", "sf-001", "750", "变频器b2"):
        assert hits(cast.zhaomin, words) == found, words
    assert hits(cast.gone, "变频") == []


def test_a_changed_name_is_found_and_a_withdrawn_one_says_so(cast):
    product = acts.create(by=cast.laozhou, name="GTX Pro", price="1")
    acts.edit(product, by=cast.laozhou, version=0, name="MTX Plus", price="1")
    acts.withdraw(product, by=cast.laozhou)
    settle()
    assert hits(cast.wanglei, "gtx") == []
    assert hits(cast.wanglei, "mtxplus") == [("MTX Plus", "已下架")]


def test_the_search_page_shows_products(cast, client):
    product = acts.create(by=cast.laozhou, name="GTX Pro", price="1")
    settle()
    said = sign_in(client, cast.wanglei).get("/search?q=gtx").text
    assert f"/products/{product.pk}" in said and "GTX Pro" in said
