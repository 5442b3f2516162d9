"""Views of a list: kept by name, opened first, shared and copied."""

import json

import pytest

from tests.cast import sign_in
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.deals import acts as deals
from xiaodui.journal.models import Fact
from xiaodui.listviews import acts
from xiaodui.listviews.models import View
from xiaodui.people.acts import deactivate, hand_over_all

pytestmark = pytest.mark.django_db
PATH = "/deals/list"


@pytest.fixture
def shared(cast):
    """李静's, for 华东 and what stands under it."""
    view = acts.create(
        by=cast.lijing, list="deals", name="本月要签", query="state=open", columns=["title", "team", "amount"]
    )
    return acts.share(view, by=cast.lijing, team=cast.east)


def names(client, person):
    text = sign_in(client, person).get(PATH).text
    return [name for name in ("本月要签", "我的在途") if name in text]


def test_a_view_is_kept_by_name_and_is_ones_own(cast, client):
    sign_in(client, cast.wanglei)
    said = {"page": "deals", "path": PATH, "query": "state=open&after=x&cols=title.team", "name": "我的在途"}
    assert client.post("/views/save", said)["Location"] == f"{PATH}?state=open&cols=title.team"
    assert names(client, cast.wanglei) == ["我的在途"]
    view = View.objects.get()
    assert (view.query, view.columns) == ("state=open", ["title", "team"])
    assert sign_in(client, cast.lijing).post(f"/views/{view.pk}/delete").status_code == 404
    assert names(client, cast.lijing) == []
    assert sign_in(client, cast.wanglei).post(f"/views/{view.pk}/delete", {"path": PATH}).status_code == 302
    assert not View.objects.exists()


def test_a_view_without_a_name_or_a_list_is_refused_and_leads_nowhere_else(cast, client):
    sign_in(client, cast.wanglei)
    assert client.post("/views/save", {"page": "deals", "path": PATH}).status_code == 422
    assert client.post("/views/save", {"page": "nonsense", "path": PATH, "name": "x"}).status_code == 422
    elsewhere = client.post("/views/save", {"page": "deals", "path": "//evil.example", "name": "x"})
    assert elsewhere["Location"] == "/"


def test_a_name_taken_is_kept_anew_and_the_thirty_first_refused(cast):
    for n in range(30):
        acts.create(by=cast.wanglei, list="deals", name=f"第 {n}")
    assert acts.create(by=cast.wanglei, list="deals", name="第 3", query="state=won").query == "state=won"
    with pytest.raises(Refusal, match="先删掉"):
        acts.create(by=cast.wanglei, list="deals", name="再一个")


class TestOpening:
    def test_the_list_opens_with_it_where_nothing_else_is_asked(self, cast, client, deals_of_two):
        view = acts.create(by=cast.wanglei, list="deals", name="我的在途", query="state=won", columns=["title", "code"])
        sign_in(client, cast.wanglei)
        assert "在谈的" in client.get(PATH).text
        client.post(f"/views/{view.pk}/open", {"on": "1", "path": PATH})
        text = client.get(PATH).text
        assert "在谈的" not in text and "外部编号" in text
        assert "在谈的" in client.get(f"{PATH}?view=none").text and "在谈的" in client.get(f"{PATH}?state=open").text
        assert f'href="{PATH}?view=none"' in text, "nothing else leads out of it"
        client.post(f"/views/{view.pk}/open", {"on": "0", "path": PATH})
        assert "在谈的" in client.get(PATH).text

    def test_one_that_is_no_longer_shared_opens_nothing(self, cast, client, shared, deals_of_two):
        acts.open_with(shared, by=cast.wanglei)
        sign_in(client, cast.wanglei)
        assert "签下的" not in client.get(PATH).text
        acts.unshare(shared, by=cast.lijing)
        assert "签下的" in client.get(PATH).text

    def test_one_that_is_deleted_opens_nothing(self, cast, client, shared, deals_of_two):
        acts.open_with(shared, by=cast.wanglei)
        acts.delete(shared, by=cast.lijing)
        assert "签下的" in sign_in(client, cast.wanglei).get(PATH).text


@pytest.fixture
def deals_of_two(cast):
    won = deals.create(by=cast.wanglei, title="签下的", amount="5")
    deals.win(won, by=cast.wanglei, amount="5")
    deals.create(by=cast.wanglei, title="在谈的", amount="5")
    deals.create(by=cast.chenchen, title="别人的", amount="5")


class TestSharing:
    def test_a_team_and_those_below_see_it_and_who_shared_it(self, cast, client, shared):
        assert names(client, cast.wanglei) == names(client, cast.lijing) == ["本月要签"]
        assert "李静 共享给 华东" in sign_in(client, cast.wanglei).get(PATH).text
        assert names(client, cast.zhaomin) == []
        assert sign_in(client, cast.zhaomin).get(f"/views/{shared.pk}").status_code == 404

    def test_the_owner_shares_with_all(self, cast, client):
        view = acts.create(by=cast.laozhou, list="deals", name="本月要签")
        acts.share(view, by=cast.laozhou)
        assert names(client, cast.zhaomin) == ["本月要签"]

    def test_it_shows_each_his_own_rows(self, cast, client, shared, deals_of_two):
        url = f"{PATH}?{shared.query}"
        assert "别人的" in sign_in(client, cast.lijing).get(url).text
        text = sign_in(client, cast.wanglei).get(url).text
        assert "在谈的" in text and "别人的" not in text

    def test_the_reader_cannot_change_it_but_copies_it(self, cast, client, shared):
        for act in (acts.edit, acts.delete, acts.share, acts.unshare):
            with pytest.raises(Forbidden):
                act(shared, by=cast.wanglei)
        copy = acts.copy(shared, by=cast.wanglei)
        acts.edit(copy, by=cast.wanglei, name="我的在途", query="", columns=[], version=copy.version)
        shared.refresh_from_db()
        assert (shared.name, shared.query, copy.owner) == ("本月要签", "state=open", cast.wanglei)
        assert names(client, cast.wanglei) == ["本月要签", "我的在途"]

    def test_a_member_shares_with_nobody_and_a_leader_with_his_own(self, cast):
        view = acts.create(by=cast.wanglei, list="deals", name="我的在途")
        with pytest.raises(Forbidden):
            acts.share(view, by=cast.wanglei, team=cast.thunder)
        led = acts.create(by=cast.lijing, list="deals", name="我的在途")
        for team in (cast.south, None):
            with pytest.raises(Refusal) as no:
                acts.share(led, by=cast.lijing, team=team)
            assert no.value.code == "view.whom"
        assert acts.share(led, by=cast.lijing, team=cast.thunder).shared_at

    def test_sharing_and_its_end_are_facts(self, cast, shared):
        with pytest.raises(Refusal) as no:
            acts.share(shared, by=cast.lijing, team=cast.east)
        assert no.value.code == "view.shared"
        acts.unshare(shared, by=cast.lijing)
        with pytest.raises(Refusal):
            acts.unshare(shared, by=cast.lijing)
        found = Fact.objects.filter(verb__startswith="view.").order_by("pk").values_list("verb", "actor", "subject")
        key, by = f"view:{shared.pk}", f"person:{cast.lijing.pk}"
        assert list(found) == [("view.shared", by, key), ("view.unshared", by, key)]

    def test_what_the_sharer_changes_is_changed_for_all(self, cast, client, shared):
        acts.edit(shared, by=cast.lijing, name="我的在途", query="state=won", columns=[], version=shared.version)
        assert names(client, cast.wanglei) == ["我的在途"]
        with pytest.raises(Refusal) as no:
            acts.edit(shared, by=cast.lijing, name="本月要签", query="", columns=[], version=0)
        assert no.value.code == "stale"

    def test_who_leads_there_ends_what_another_shared(self, cast, shared):
        assert not acts.unshare(shared, by=cast.laozhou).shared_at


class TestLeaving:
    def test_nobody_leaves_before_his_shared_views_have_another_owner(self, cast, client, shared):
        with pytest.raises(Refusal) as no:
            deactivate(cast.lijing, by=cast.laozhou)
        assert no.value.code == "still-owns" and "共享的视图 1" in str(no.value.sentence)
        acts.create(by=cast.laozhou, list="deals", name="本月要签", query="state=lost")
        hand_over_all(cast.lijing, by=cast.laozhou, to=cast.laozhou, reason="调走了")
        shared.refresh_from_db()
        assert (shared.owner, shared.name) == (cast.laozhou, "本月要签 2")
        deactivate(cast.lijing, by=cast.laozhou)
        assert "老周 共享给 华东" in sign_in(client, cast.wanglei).get(PATH).text

    def test_a_team_that_closes_ends_what_was_shared_with_it(self, cast, shared):
        from xiaodui.listviews.hears import end_sharing

        end_sharing([Fact(verb="team.closed", subject=f"team:{cast.south.pk}")])
        shared.refresh_from_db()
        assert shared.shared_at
        end_sharing([Fact(verb="team.closed", subject=f"team:{cast.east.pk}")])
        shared.refresh_from_db()
        assert shared.shared_at is None


class TestByProgram:
    def post(self, client, path, **said):
        return client.post(f"/api/v1/{path}", json.dumps(said), content_type="application/json")

    def test_views_are_kept_and_read(self, cast, client, shared):
        sign_in(client, cast.wanglei)
        made = self.post(client, "views", list="deals", name="我的在途", query="state=open", columns=["title", "team"])
        assert made.status_code == 200 and made.json()["columns"] == ["title", "team"]
        found = client.get("/api/v1/views?list=deals").json()
        assert {one["name"] for one in found["rows"]} == {"我的在途", "本月要签"}
        assert self.post(client, f"views/{shared.pk}/edit", name="x").status_code == 403
        assert self.post(client, f"views/{shared.pk}/copy").json()["name"] == "本月要签"

    def test_columns_are_chosen_and_an_unknown_one_is_refused_with_those_there_are(self, cast, client):
        sign_in(client, cast.wanglei)
        assert self.post(client, "columns/choose", list="deals", columns=["title", "code"]).status_code == 200
        assert client.get("/api/v1/columns").json()["rows"][0]["columns"] == ["title", "code"]
        no = self.post(client, "columns/choose", list="deals", columns=["password"])
        assert no.status_code == 422 and "contract_until" in no.text

    def test_nobody_reads_how_another_arranged_his_list(self, cast, client):
        acts.choose_columns(by=cast.wanglei, list="deals", columns=["title", "code"])
        assert sign_in(client, cast.lijing).get("/api/v1/columns").json()["rows"] == []
        assert client.get("/api/v1/views").json()["rows"] == []


def test_an_unknown_column_is_refused(cast):
    with pytest.raises(Invalid):
        acts.create(by=cast.wanglei, list="deals", name="x", columns=["owner__password"])
