"""Who sees which customer: through every door, the one who may first, then the one who mayn't."""

import pytest

from tests.cast import sign_in
from xiaodui.customers import acts
from xiaodui.customers.models import Contact, Customer, Mention
from xiaodui.journal import Fact
from xiaodui.search.everywhere import search_everywhere

pytestmark = pytest.mark.django_db

SEEING = [
    "/customers/{customer}", "/customers/{customer}?tab=contacts", "/customers/{customer}?tab=deals",
    "/customers/{customer}/timeline", "/customers/{customer}/figures/won", "/customers/{customer}/edit",
    "/customers/{customer}/hand-over", "/customers/{customer}/contacts/new", "/contacts/{contact}/edit",
    "/contacts/{contact}/remove",
]  # fmt: skip


@pytest.mark.parametrize("path", SEEING)
def test_a_page_is_there_for_the_owner_and_not_for_the_outsider(cast, client, customer, contact, path):
    path = path.format(customer=customer.pk, contact=contact.pk)
    assert sign_in(client, cast.wanglei).get(path).status_code == 200
    assert sign_in(client, cast.zhaomin).get(path).status_code == 404
    assert sign_in(client, cast.nobody).get(path).status_code == 302


@pytest.mark.parametrize("part", ["customer-head", "customer-side", "customer-aside", "customer-tab"])
def test_a_part_is_the_same_door(cast, htmx, customer, part):
    answer = htmx(cast.lijing, f"/customers/{customer.pk}", target=part)
    assert f'id="{part}"' in answer.text and "<!doctype" not in answer.text
    assert htmx(cast.zhaomin, f"/customers/{customer.pk}", target=part).status_code == 404


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/customers/{customer}/note", {"text": "谈好了"}),
        ("/customers/{customer}/edit", {"name": "别家", "version": 0}),
        ("/customers/{customer}/hand-over", {"to": 1, "reason": "我来"}),
        ("/customers/{customer}/contacts/new", {"name": "刘建国"}),
        ("/contacts/{contact}/edit", {"name": "刘建国", "version": 0}),
        ("/contacts/{contact}/remove", {}),
    ],
)
def test_an_outsider_changes_nothing(cast, htmx, customer, contact, path, said):
    before = Fact.objects.count()
    path = path.format(customer=customer.pk, contact=contact.pk)
    assert htmx(cast.zhaomin, path, said).status_code == 404
    assert Fact.objects.count() == before


@pytest.mark.parametrize("verb", ["edit", "hand-over", "contacts/new"])
def test_the_analyst_sees_and_may_not(cast, htmx, customer, verb):
    page = htmx(cast.sunyue, f"/customers/{customer.pk}")
    assert page.status_code == 200 and "打给" not in page.text and 'id="composer"' not in page.text
    assert f'href="/customers/{customer.pk}/{verb}"' not in page.text
    assert htmx(cast.sunyue, f"/customers/{customer.pk}/{verb}").status_code == 403
    assert htmx(cast.sunyue, f"/customers/{customer.pk}/note", {"text": "试试"}).status_code == 403
    assert htmx(cast.sunyue, "/customers/new").status_code == 403


def test_lists_pick_and_search_show_what_one_sees(cast, client, customer, contact, listen):
    listen()
    for person, found in ((cast.wanglei, True), (cast.lijing, True), (cast.laozhou, True), (cast.zhaomin, False)):
        sign_in(client, person)
        assert ("恒拓" in client.get("/customers").text) is found
        assert ("恒拓" in client.get("/customers?q=ht").text) is found
        assert ("恒拓" in str(client.get("/customers/pick?q=恒拓").json())) is found
        assert bool(search_everywhere(cast.fresh(person), "恒拓")) is found
        assert bool(search_everywhere(cast.fresh(person), "13805126027", kinds=["contact"])) is found


def test_mine_is_what_i_own(cast, client, customer):
    assert "恒拓" in sign_in(client, cast.wanglei).get("/customers/mine").text
    assert "恒拓" not in sign_in(client, cast.lijing).get("/customers/mine").text


def test_a_parent_out_of_sight_is_neither_shown_nor_picked(cast, htmx, customer):
    group = acts.create(by=cast.zhaomin, name="恒拓集团")
    given = {"name": customer.name, "version": 0, "parent": group.pk}
    answer = htmx(cast.wanglei, f"/customers/{customer.pk}/edit", given)
    assert answer.status_code == 422 and "恒拓集团" not in answer.text
    acts.edit(customer, by=cast.laozhou, name=customer.name, version=0, parent=group.pk)
    assert "恒拓集团" in htmx(cast.laozhou, f"/customers/{customer.pk}").text
    assert "恒拓集团" not in htmx(cast.wanglei, f"/customers/{customer.pk}").text


class TestMention:
    @pytest.fixture
    def named(self, cast, customer):
        acts.note(customer, by=cast.wanglei, text="@赵敏 你那边有人认识他们吗？ @陈晨")
        return Mention.objects.get(person=cast.zhaomin)

    def test_shows_the_words_and_opens_no_door(self, cast, client, customer, named):
        sign_in(client, cast.zhaomin)
        page = client.get(f"/mentions/{named.pk}")
        assert "你那边有人认识他们吗" in page.text and "恒拓" not in page.text
        assert client.get(f"/customers/{customer.pk}").status_code == 404
        assert not Customer.objects.visible_to(cast.fresh(cast.zhaomin)).exists()

    def test_leads_to_the_record_where_one_sees_it(self, cast, client, customer):
        acts.note(customer, by=cast.wanglei, text="＠李静 帮我看一眼")
        mention = Mention.objects.get(person=cast.lijing)
        answer = sign_in(client, cast.lijing).get(f"/mentions/{mention.pk}")
        assert answer["Location"] == f"/customers/{customer.pk}"

    def test_is_nobody_elses(self, cast, client, named):
        assert sign_in(client, cast.chenchen).get(f"/mentions/{named.pk}").status_code == 404

    def test_stands_on_today_until_seen(self, cast, client, named):
        sign_in(client, cast.zhaomin)
        part = client.get("/today/mentions", headers={"HX-Request": "true"})
        assert "没看" in part.text and "恒拓" not in part.text
        client.get(f"/mentions/{named.pk}")
        named.refresh_from_db()
        assert named.seen_at
        assert "没看" not in client.get("/today/mentions", headers={"HX-Request": "true"}).text

    def test_reaches_the_page_of_who_is_named_alone(self, cast, named):
        fact = Fact.objects.filter(verb="note.mentioned", subject=f"note:{named.note_id}").first()
        assert fact.within == "" and fact.detail["owner"] in {f"person:{cast.zhaomin.pk}", f"person:{cast.chenchen.pk}"}


def test_words_of_a_deal_out_of_sight_stay_with_those_who_see_it(cast, htmx, customer):
    """陈晨 shares the customer by a deal of his own; 王磊's deal on it stays 王磊's."""
    from xiaodui.deals import acts as deals

    theirs = deals.create(by=cast.wanglei, title="二期改造", amount="320000", customer=customer)
    deals.win(theirs, by=cast.wanglei, amount="318000")
    deals.create(by=cast.wanglei, owner=cast.chenchen, title="备件", amount="5000", customer=customer)
    page = f"/customers/{customer.pk}"
    assert "31.8" in htmx(cast.wanglei, page).text
    mate = htmx(cast.fresh(cast.chenchen), page).text
    assert "备件" in mate and "赢下了" in mate
    assert "二期改造" not in mate and "31.8" not in mate
    assert Contact.objects.visible_to(cast.chenchen).count() == 0


def test_an_editor_keeps_the_parent_that_he_does_not_see(cast, customer):
    group = acts.create(by=cast.zhaomin, name="恒拓集团")
    acts.edit(customer, by=cast.laozhou, name=customer.name, version=0, parent=group.pk)
    acts.edit(customer, by=cast.wanglei, name=customer.name, version=1, sector="机床")
    customer.refresh_from_db()
    assert (customer.parent, customer.sector) == (group, "机床")
    acts.edit(customer, by=cast.laozhou, name=customer.name, version=2)
    assert Customer.objects.get(pk=customer.pk).parent is None


def test_an_id_in_an_address_tells_nobody_a_name(cast, htmx, customer):
    path = f"/deals/new?customer={customer.pk}"
    assert "恒拓" in htmx(cast.wanglei, path).text
    assert "恒拓" not in htmx(cast.zhaomin, path).text
