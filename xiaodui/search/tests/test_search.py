"""Records are found by what people type, and only by those who may see them."""

import pytest

from xiaodui.core.models import CalendarDay
from xiaodui.search.everywhere import search_everywhere, visible_rows
from xiaodui.search.matching import find, matching
from xiaodui.search.models import Entry
from xiaodui.search.sockets import KINDS, SearchKind
from xiaodui.search.writing import Findable, forget, index_many

pytestmark = pytest.mark.django_db

LIXUN = Findable("customer", 7, "昆山立讯精密", "王磊", "GTX-Pro 13800138000 要两百台")


@pytest.fixture
def lixun():
    index_many([LIXUN, Findable("customer", 8, "恒拓科技", "", "昆山的客户"), Findable("deal", 7, "昆山立讯续约")])


@pytest.mark.parametrize(
    "q",
    [
        "昆",
        "立讯",
        "昆山立讯",
        "崑山立訊",
        "kslx",
        "lxj",
        "kunshan",
        "王磊",
        "wl",
        "gtx",
        "GTX pro",
        "1380013",
        "两百台",
    ],
)
def test_found_by(lixun, q):
    assert LIXUN.ref_id in find("customer", q)
    assert LIXUN.ref_id in matching("customer", q)


@pytest.mark.parametrize(
    "q", ["立训", "昆山 王芳", "tx", "zz", "", " ", "%", '"', "') OR 1=1 --", "*", "昆山 AND", "NOT 昆"]
)
def test_not_found_by(lixun, q):
    assert find("customer", q) == []
    assert list(matching("customer", q)) == []


def test_titles_come_first_then_the_newest(lixun):
    index_many([Findable("customer", 9, "昆山华辰"), Findable("customer", 10, "苏州", "", "昆山")])
    assert find("customer", "昆山") == [9, 7, 10, 8]
    assert find("customer", "昆山", 3) == [9, 7, 10]


def test_a_new_name_replaces_the_old(lixun):
    index_many([LIXUN._replace(title="立讯智造")])
    assert find("customer", "精密") == []
    assert find("customer", "智造") == [7]
    assert Entry.objects.filter(kind="customer", ref_id=7).count() == 1


def test_forgotten_is_not_found(lixun):
    assert forget("customer", [7]) == 1
    assert find("customer", "立讯") == []
    assert find("deal", "立讯") == [7]


def test_the_last_of_two_in_one_chunk_counts():
    index_many([Findable("customer", 1, "旧名"), Findable("customer", 1, "新名")])
    assert find("customer", "新名") == [1]
    assert find("customer", "旧名") == []


def test_a_record_without_words_is_kept():
    index_many([Findable("customer", 1, "……"), Findable("customer", 2, "", "", "提示")])
    assert find("customer", "提示") == [2]


def test_a_thousand_rows_take_few_statements(django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        index_many(Findable("customer", i, f"客户{i}") for i in range(1000))
    assert len(find("customer", "客户", 2000)) == 1000


@pytest.fixture
def days():
    """200 records of which a person, here a set of ids, sees some."""
    rows = CalendarDay.objects.bulk_create(
        CalendarDay(day=f"2030-{1 + i // 25:02}-{1 + i % 25:02}", is_workday=True, name=f"春节{i}") for i in range(200)
    )
    index_many(Findable("day", row.pk, row.name) for row in rows)
    kept, KINDS._plugged = KINDS._plugged, []
    kind = KINDS.plug(
        SearchKind(
            "day",
            "日子",
            "calendar",
            visible=lambda person, ids: CalendarDay.objects.filter(pk__in=ids).filter(pk__in=person),
            url=lambda row: f"/days/{row.pk}",
            title=lambda row: row.name,
        )
    )
    yield kind, [row.pk for row in rows]
    KINDS._plugged = kept


def test_who_sees_one_of_many_still_finds_it(days):
    kind, ids = days
    assert [row.pk for row in visible_rows(kind, {ids[0]}, "春节", 8)] == [ids[0]]


def test_who_sees_nothing_finds_nothing(days):
    assert search_everywhere(set(), "春节") == []


def test_groups_say_more_only_of_what_is_visible(days):
    _, ids = days
    assert search_everywhere(set(ids[:8]), "春节")[0].more is False
    (group,) = search_everywhere(set(ids), "cj")
    assert (len(group.hits), group.more) == (8, True)
    assert group.hits[0].url == f"/days/{ids[-1]}"


def test_one_kind_alone(days):
    _, ids = days
    assert search_everywhere(set(ids), "春节", kinds=["customer"]) == []


def test_a_search_costs_three_queries_a_kind(days, django_assert_max_num_queries):
    _, ids = days
    with django_assert_max_num_queries(3 * len(list(KINDS))):
        search_everywhere(set(ids), "春节")


class TestMany:
    """Words that very many rows hold are looked up row by row: another way to the same answer."""

    @pytest.fixture
    def held(self, cast):
        from xiaodui.customers.acts import create
        from xiaodui.customers.hears import customer_words
        from xiaodui.customers.models import Customer

        for person, names in (
            (cast.wanglei, ("昆山立讯", "昆山华辰", "无锡博远")),
            (cast.zhaomin, ("昆山恒拓", "东莞恒力")),
        ):
            for name in names:
                create(by=person, name=name)
        index_many(customer_words(Customer.objects.select_related("owner")))
        return Customer.objects

    @pytest.mark.parametrize("q", ["昆山", "昆", "昆山立讯", "昆山 王", "山立", "东莞", "无此"])
    def test_row_by_row_is_the_same_as_all_at_once(self, cast, held, q, monkeypatch):
        for person in (cast.laozhou, cast.wanglei, cast.zhaomin):
            said = [set(held.visible_to(person).filter(pk__in=matching("customer", q)).values_list("pk", flat=True))]
            monkeypatch.setattr("xiaodui.search.matching.MANY", 1)
            monkeypatch.setattr("xiaodui.search.matching.MANY_FOR_FEW", 1)
            for few in (False, True):
                rows = held.visible_to(person).filter(pk__in=matching("customer", q, of="pk", few=few))
                said.append(set(rows.values_list("pk", flat=True)))
            assert said[0] == said[1] == said[2]

    def test_search_and_list_find_the_same_then(self, cast, held, client, monkeypatch):
        monkeypatch.setattr("xiaodui.search.matching.MANY", 1)
        monkeypatch.setattr("xiaodui.search.matching.MANY_FOR_FEW", 1)
        monkeypatch.setattr("xiaodui.search.everywhere.HANDFUL", 2)
        for person, here, n in (
            (cast.laozhou, "昆山恒拓", "3"),
            (cast.wanglei, "昆山立讯", "2"),
            (cast.zhaomin, "昆山恒拓", "1"),
        ):
            client.force_login(person)
            assert here in client.get("/search?q=昆山&kind=customer").content.decode()
            listed = client.get("/customers?q=昆山").context["list"]
            assert here in {row.name for row in listed.rows} and listed.count == n
