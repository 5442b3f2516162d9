"""The index on the database: what is kept is found, what is forgotten is not."""

import random

import pytest
from django.db import transaction

from benchmarks.kit import names
from xiaodui.matching import Hit, Known, forget, keep, lookalikes, lookalikes_many, said
from xiaodui.matching.index import PK_BITS, RECORDS, read, written
from xiaodui.matching.judging import could_be_sure, judge, surely
from xiaodui.matching.models import Card, Mark

pytestmark = pytest.mark.django_db
HENGTUO = Known(name="苏州恒拓精密机械有限公司", phones=("0512-6677 8899",), tax="91350100M000100Y43")


@pytest.fixture
def kept():
    keep(
        "customer",
        {
            1: HENGTUO,
            2: Known(name="深圳市奥拓电子股份有限公司", region="广东"),
            3: Known(name="平安银行股份有限公司", aliases=("Ping An Bank Co., Ltd.", "深圳发展银行股份有限公司")),
        },
    )


def first(name: str = "", **more: object) -> Hit | None:
    hits = lookalikes("customer", Known(name=name, **more))
    return hits[0] if hits else None


@pytest.mark.parametrize(
    ("name", "pk", "sure", "code"),
    [
        ("苏州恒拓精密机械有限公司", 1, True, "name"),
        ("恒拓精密机械", 1, True, "region"),
        ("恒拓", 1, True, "short"),
        ("苏州恆拓精密機械", 1, True, "suffix"),
        ("苏州横拓精密机械有限公司", 1, False, "homophone"),
        ("深圳奥市拓电子股份有限公司", 2, False, "typo"),
        ("奥拓电子Ａ", 2, True, "region"),
        ("PING AN BANK CO LTD", 3, True, "alias"),
        ("深圳发展银行", 3, True, "alias"),
    ],
)
def test_found_however_it_is_typed(kept, name, pk, sure, code):
    hit = first(name)
    assert hit and (hit.pk, hit.sure) == (pk, sure) and code in hit.why, hit


def test_found_by_its_numbers(kept):
    by_tax = first("新名字有限公司", tax="9135 0100 M000 100Y 43")
    assert by_tax and by_tax.pk == 1 and by_tax.sure and by_tax.why[0] == "tax"
    by_phone = first("某某贸易", phones=("+86 512 66778899",))
    assert by_phone and by_phone.pk == 1 and not by_phone.sure and by_phone.why == ("phone",)
    assert said(by_phone.why) == "电话相同"


def test_a_name_in_another_city_is_not_surely_the_same(kept):
    near = first("恒拓精密机械", region="江苏")
    far = first("恒拓精密机械", region="北京市")
    assert near and near.sure
    assert far and far.pk == 1 and not far.sure


def test_where_two_would_be_it_neither_is(kept):
    assert first("恒拓精密机械").sure
    keep("customer", {9: Known(name="宁波恒拓精密机械有限公司")})
    hits = lookalikes("customer", Known(name="恒拓精密机械"))
    assert {hit.pk for hit in hits[:2]} == {1, 9} and not any(hit.sure for hit in hits)
    assert first("宁波恒拓精密机械").pk == 9


def test_what_is_kept_again_is_found_under_its_new_name_only(kept):
    keep("customer", {1: Known(name="上海飞鸟食品有限公司")})
    assert first("飞鸟食品").pk == 1
    assert first("恒拓精密机械") is None
    assert first("某某", phones=("051266778899",)) is None


def test_forgotten_and_nothing_is_left(kept):
    assert first("恒拓") and Mark.objects.exists()
    forget("customer", [1, 2, 3, 4])
    assert first("恒拓") is None
    assert not Mark.objects.exists() and not Card.objects.exists()


def test_one_record_is_left_out_and_nouns_are_apart(kept):
    assert [hit.pk for hit in lookalikes("customer", Known(name="恒拓精密机械"), but=1)] == []
    keep("contact", {1: Known(name="王磊", phones=("13812345678",))})
    assert [hit.pk for hit in lookalikes("contact", Known(name="王 磊"))] == [1]
    assert first("王磊") is None


def test_kept_with_the_act_or_not_at_all(kept):
    with transaction.atomic():
        keep("customer", {5: Known(name="上海飞鸟食品有限公司")})
        assert first("飞鸟食品")
        transaction.set_rollback(True)
    assert first("飞鸟食品") is None


def test_many_are_answered_as_one_by_one_and_the_sure_ones_alone_just_as_surely():
    by = random.Random(3)
    made = list(names.companies(1_500))
    keep("customer", {pk: Known(name=name, phones=(names.phone(pk),)) for pk, name in enumerate(made, 1)})
    asked = [
        Known(name=names.asked(name, by), phones=(names.phone(pk),) if pk % 3 else ())
        for pk, name in enumerate(made[:150], 1)
    ]
    many = lookalikes_many("customer", asked, limit=200)
    assert many == [lookalikes("customer", one, limit=200) for one in asked]
    assert sum(any(hit.pk == pk for hit in hits) for pk, hits in enumerate(many, 1)) > 140
    sure = lookalikes_many("customer", asked, sure=True)
    assert sure == [[hit for hit in hits if hit.sure] for hits in many]
    assert 20 < sum(map(bool, sure)) < 150


def test_what_is_passed_over_is_never_sure():
    by = random.Random(5)
    made = [Known(name=name, region=by.choice(("", "江苏", "广东"))) for name in names.companies(120)]
    made += [
        Known(name=names.asked(one.name, by), aliases=(by.choice(made).name,) if n % 5 == 0 else ())
        for n, one in enumerate(made)
    ]
    made += [Known(name=by.choice(made).name, tax=HENGTUO.tax, phones=HENGTUO.phones), HENGTUO, Known(name="恒拓")]
    sure = {(a, b) for a in range(len(made)) for b in range(len(made)) if judge("customer", made[a], made[b]).sure}
    near = {(a, b) for a in range(len(made)) for b in range(len(made)) if could_be_sure("customer", made[a], made[b])}
    assert sure <= near and len(sure) > 300 and len(near) < len(made) ** 2 / 10
    people = [
        Known(name="张伟", phones=("13805126027",)),
        Known(name="张伟"),
        Known(name="张伟", phones=("138 0512 6027",)),
    ]
    assert [surely("contact", people[0], one) for one in people] == [True, False, True]


def test_many_cost_few_statements(kept, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        assert len(lookalikes_many("customer", [HENGTUO] * 60)) == 60
    with django_assert_max_num_queries(7):  # four of them savepoints
        keep("customer", {pk: Known(name=f"上海飞鸟{pk}号有限公司") for pk in range(100, 160)})


def test_a_mark_holds_key_and_record(kept):
    assert {mark & RECORDS for mark in Mark.objects.values_list("pk", flat=True)} == {1, 2, 3}
    assert Mark.objects.filter(pk__gte=0, pk__lt=1 << (34 + PK_BITS)).count() == Mark.objects.count()


def test_what_is_written_is_read():
    for known in (HENGTUO, Known(), Known("a", ("b", "c"), ("1", "2"), ("x@y.cn",), "t", "苏州"), Known(region="苏州")):
        assert read(written(known)) == known


def test_nothing_asked_nothing_found(kept):
    assert lookalikes("customer", Known()) == [] and lookalikes("customer", Known(name="（）")) == []
    assert lookalikes_many("customer", []) == []
