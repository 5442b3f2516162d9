"""The inbox: one's own, told in one's language and sight; read, muted, grouped by day, live, and quick when it is full."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from tests.cast import sign_in
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Refusal
from xiaodui.journal.models import Fact
from xiaodui.notices import acts, notify
from xiaodui.notices.models import Mute, Notice
from xiaodui.notices.tests.news import ALARM, RUNG, rang

pytestmark = pytest.mark.django_db


@pytest.fixture
def wanglei(cast):
    return sign_in(Client(), cast.wanglei)


def ring(cast, subject=None, kind=RUNG, **more):
    fact = rang(subject or cast.thunder, by=cast.lijing, **more)
    notify(kind, fact, [cast.wanglei.pk])
    return Notice.objects.latest("pk")


class TestReading:
    def test_a_notice_is_told_with_its_kind_and_record(self, cast, wanglei):
        ring(cast)
        page = wanglei.get("/notices").content.decode()
        assert "李静 为「雷霆队」敲了门" in page and "有人敲门" in page and "今天" in page

    def test_in_the_readers_language(self, cast, wanglei):
        cast.wanglei.language = "en"
        cast.wanglei.save()
        ring(cast)
        assert "rang for “雷霆队”" in wanglei.get("/notices").content.decode()

    def test_opening_marks_it_read_and_leads_to_the_record(self, cast, wanglei):
        notice = ring(cast)
        answer = wanglei.get(f"/notices/{notice.pk}")
        assert (answer.status_code, answer.url) == (302, f"/team/{cast.thunder.pk}")
        notice.refresh_from_db()
        assert notice.read_at

    def test_nobody_elses_is_there_at_all(self, cast, wanglei):
        notify(RUNG, rang(cast.thunder, by=cast.lijing), [cast.chenchen.pk])
        notice = Notice.objects.get()
        assert wanglei.get(f"/notices/{notice.pk}").status_code == 404
        assert wanglei.post(f"/notices/{notice.pk}/read").status_code == 404
        owner = sign_in(Client(), cast.laozhou)
        assert owner.get(f"/notices/{notice.pk}").status_code == 404
        assert owner.get(f"/api/v1/notices/{notice.pk}").status_code == 404
        notice.refresh_from_db()
        assert not notice.read_at and "敲了门" not in owner.get("/notices").content.decode()

    def test_read_all_keeps_what_came_after_the_reader_looked(self, cast, wanglei):
        seen, later = ring(cast), ring(cast, kind=ALARM)
        wanglei.post("/notices/read-all", {"upto": seen.pk})
        assert list(Notice.objects.unread()) == [later]
        wanglei.post("/notices/read-all")
        assert not Notice.objects.unread().exists()

    def test_only_ones_own_are_read(self, cast, wanglei):
        notify(RUNG, rang(cast.thunder), [cast.chenchen.pk])
        wanglei.post("/notices/read-all")
        assert Notice.objects.unread().count() == 1

    def test_of_a_group_one_row_says_how_many(self, cast, wanglei):
        for _each in range(3):
            ring(cast)
        page = wanglei.get("/notices").content.decode()
        assert page.count("敲了门") == 1 and "这样的共 3 条" in page

    def test_unread_alone_and_days_apart(self, cast, wanglei):
        ring(cast, at=the_clock.now() - timedelta(days=1))
        acts.read_all(by=cast.wanglei)
        ring(cast, cast.breeze)
        both, unread = (wanglei.get(f"/notices{query}").content.decode() for query in ("", "?show=unread"))
        assert "昨天" in both and "雷霆队" in both and "长风队" in both
        assert "雷霆队」敲" not in unread and "长风队" in unread

    def test_an_empty_inbox_says_what_will_be_there(self, wanglei):
        assert "还没有通知" in wanglei.get("/notices").content.decode()
        assert "都看完了" in wanglei.get("/notices?show=unread").content.decode()

    @pytest.mark.parametrize("before", ["x", "9" * 30, "-1", "٣", "0"])
    def test_nonsense_for_a_place_is_the_beginning(self, cast, wanglei, before):
        ring(cast)
        assert "敲了门" in wanglei.get("/notices", {"before": before}).content.decode()


class TestTheBell:
    def test_every_page_shows_how_many(self, cast, wanglei):
        ring(cast)
        ring(cast, cast.breeze)
        page = wanglei.get("/more").content.decode()
        assert '<b class="n">2</b>' in page and "2 条未读" in page

    def test_it_asks_again_by_its_own_part(self, cast, wanglei):
        ring(cast)
        part = wanglei.get("/notices", headers={"HX-Request": "true", "HX-Target": "bell"}).content.decode()
        assert part.lstrip().startswith("<a") and '<b class="n">1</b>' in part and 'hx-swap-oob="true"' in part

    def test_it_listens_to_the_topic_that_given_notices_poke(self, wanglei):
        page = wanglei.get("/more").content.decode()
        assert 'data-live="notice"' in page and "xd:notice from:body" in page

    def test_it_counts_to_a_hundred(self, cast, wanglei):
        facts = Fact.objects.bulk_create(_copies(rang(cast.thunder), 120))
        Notice.objects.bulk_create(_notices(cast.wanglei, facts))
        assert "99+" in wanglei.get("/more").content.decode()


class TestMuting:
    def test_a_kind(self, cast, wanglei):
        ring(cast)
        wanglei.post("/notices/mute", {"kind": RUNG.name})
        assert not Notice.objects.unread().exists(), "what was unread of it is quiet too"
        assert ring(cast).read_at and Notice.objects.count() == 1
        ring(cast, kind=ALARM)
        assert Notice.objects.unread().count() == 1

    def test_a_record(self, cast, wanglei):
        ring(cast)
        wanglei.post("/notices/mute", {"about": f"team:{cast.thunder.pk}"})
        ring(cast)
        assert not Notice.objects.unread().exists()
        ring(cast, cast.breeze)
        assert Notice.objects.unread().count() == 1

    def test_and_hearing_of_it_again(self, cast, wanglei):
        wanglei.post("/notices/mute", {"kind": RUNG.name})
        wanglei.post("/notices/unmute", {"kind": RUNG.name})
        ring(cast)
        assert Notice.objects.unread().count() == 1
        assert {"inbox.muted", "inbox.unmuted"} <= set(Fact.objects.values_list("verb", flat=True))

    def test_twice_is_once(self, cast):
        for _again in range(2):
            acts.mute(by=cast.wanglei, kind=RUNG.name)
        assert Mute.objects.count() == Fact.objects.filter(verb="inbox.muted").count() == 1

    @pytest.mark.parametrize(
        "asked",
        [{}, {"kind": RUNG.name, "about": "team:1"}, {"kind": "no.such"}, {"about": "nonsense"}, {"about": "x:1"}],
    )
    def test_nonsense_is_refused(self, cast, asked):
        with pytest.raises(Refusal):
            acts.mute(by=cast.wanglei, **asked)


class TestMany:
    def test_ten_thousand_cost_as_much_as_forty(self, cast, wanglei, django_assert_max_num_queries):
        facts = Fact.objects.bulk_create(_copies(rang(cast.thunder), 200), batch_size=100)
        Notice.objects.bulk_create(_notices(cast.wanglei, facts[:50]), batch_size=100)
        wanglei.get("/notices")
        few = _queries(wanglei)
        Notice.objects.all().delete()
        kinds = [f"kind{number}" for number in range(50)]
        Notice.objects.bulk_create(
            [notice for kind in kinds for notice in _notices(cast.wanglei, facts, kind)], batch_size=100
        )
        assert Notice.objects.count() == 10_000 and _queries(wanglei) == few

    def test_page_by_page_each_is_shown_once(self, cast, wanglei):
        facts = Fact.objects.bulk_create(_copies(rang(cast.thunder), 100), batch_size=100)
        Notice.objects.bulk_create(_notices(cast.wanglei, facts), batch_size=100)
        seen, where = [], "/notices"
        while where:
            answer = wanglei.get(where)
            seen += [line.notice.pk for day in answer.context["days"] for line in day.lines]
            where = answer.context["next_url"]
        assert len(seen) == 100 and sorted(seen) == sorted(Notice.objects.values_list("pk", flat=True))


def _copies(fact, many):
    return [
        Fact(**{f.name: getattr(fact, f.name) for f in Fact._meta.fields if f.name != "id"}) for _each in range(many)
    ]


def _notices(person, facts, kind=RUNG.name):
    now = the_clock.now()
    return [Notice(person=person, kind=kind, about=f"x:{n}", fact=fact, given_at=now) for n, fact in enumerate(facts)]


def _queries(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked, translation.override("zh-hans"):
        client.get("/notices")
    return len(asked)
