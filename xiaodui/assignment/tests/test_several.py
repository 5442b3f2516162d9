"""Rows ticked in a list: tags put on and taken off, given to somebody or by the rules; by a program, too."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import sign_in
from xiaodui.assignment import acts
from xiaodui.core import clock
from xiaodui.core.acts import Asked
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.models import Customer, Involvement
from xiaodui.dossiers import acts as dossiers
from xiaodui.dossiers.models import Tagged
from xiaodui.journal.models import Fact
from xiaodui.people.models import Absence
from xiaodui.pool.models import Protection

pytestmark = pytest.mark.django_db
NAMES = ("昆山立讯精密", "无锡博远电气", "常州恒拓机械")


@pytest.fixture
def tag(cast):
    return dossiers.create_tag(by=cast.laozhou, name="样板客户")


@pytest.fixture
def three(cast):
    return [add_customer(by=cast.wanglei, name=name) for name in NAMES]


def path(what, rows):
    return f"/customers/several/{what}?" + "&".join(f"ids={row.pk}" for row in rows)


def owners(rows):
    return [one.owner_id for one in Customer.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk")]


class TestBar:
    def shown(self, client, person):
        text = sign_in(client, person).get("/customers").text
        return {one for one in ("hand-over", "level", "join", "tag", "untag", "assign", "assign-by-rules")
                if f'/customers/several/{one}"' in text}  # fmt: skip

    def test_each_is_offered_what_he_may_do(self, cast, client, three, tag):
        sells = {"hand-over", "level", "join", "tag", "untag"}
        assert self.shown(client, cast.lijing) == sells | {"assign", "assign-by-rules"}
        assert self.shown(client, cast.wanglei) == sells
        assert self.shown(client, cast.people["analyst"]) == set()

    def test_without_tags_none_is_offered(self, cast, client, three):
        assert "tag" not in self.shown(client, cast.lijing)

    def test_more_than_the_stated_number_are_refused_and_nothing_happens(self, cast, htmx, tag):
        ids = "&".join(f"ids={pk}" for pk in range(1, 202))
        answer = htmx(cast.lijing, f"/customers/several/tag?{ids}", {"tag": tag.pk})
        assert answer.status_code == 422 and "一次最多 200" in answer.text


class TestTags:
    def test_they_are_put_on_and_taken_off(self, cast, htmx, three, tag):
        assert "样板客户" in htmx(cast.wanglei, path("tag", three)).text
        assert "3 家好了" in htmx(cast.wanglei, path("tag", three), {"tag": tag.pk})["HX-Trigger"].encode().decode(
            "unicode_escape"
        )
        assert Tagged.objects.count() == 3 == Fact.objects.filter(verb="customer.tagged").count()
        htmx(cast.wanglei, path("untag", three[:2]), {"tag": tag.pk})
        assert [row.customer_id for row in Tagged.objects.all()] == [three[2].pk]
        assert Fact.objects.filter(verb="customer.untagged").count() == 2

    def test_a_protected_one_is_named_with_its_clause_and_the_others_are_done(self, cast, htmx, three, tag):
        mine = add_customer(by=cast.chenchen, name="苏州仲裁电子")
        Involvement.note({(three[0].pk, cast.chenchen.pk)}, clock.now())
        assert Protection.objects.filter(customer=three[0]).exists()
        answer = htmx(cast.chenchen, path("tag", [three[0], mine]), {"tag": tag.pk})
        assert "1 家好了" in answer.text and NAMES[0] in answer.text and "按「保护期」" in answer.text
        assert [row.customer_id for row in Tagged.objects.all()] == [mine.pk]

    def test_what_he_no_longer_sees_is_counted_and_left(self, cast, htmx, three, tag):
        answer = htmx(cast.zhaomin, path("tag", three), {"tag": tag.pk})
        assert "0 家好了" in answer.text and "另外 3 家" in answer.text and NAMES[0] not in answer.text
        assert not Tagged.objects.exists()

    def test_taken_off_together_is_the_same_as_one_by_one(self, cast, three, tag):
        for row in three:
            dossiers.tag(row, by=cast.wanglei, tag=tag)
        dossiers.untag(three[0], by=cast.wanglei, tag=tag)
        alone = Fact.objects.filter(verb="customer.untagged").get()
        read = dossiers.untag.read({"tag": tag.pk}, cast.wanglei)
        answers = dossiers.untag.many([Asked(read, by=cast.wanglei, target=row) for row in three])
        together = Fact.objects.filter(verb="customer.untagged").exclude(pk=alone.pk).order_by("pk")
        assert answers == three and [fact.subject for fact in together] == [f"customer:{row.pk}" for row in three[1:]]
        assert {frozenset(fact.detail) for fact in together} == {
            frozenset(alone.detail)
        } and not Tagged.objects.exists()


class TestGiving:
    def test_to_somebody(self, cast, htmx, wednesday, three):
        """What is protected stays where it is: that takes its owner's word or a ruling."""
        Protection.objects.filter(customer__in=three[:2]).delete()
        answer = htmx(cast.lijing, path("assign", three), {"to": cast.chenchen.pk, "reason": "换人跟"})
        assert "2 家好了" in answer.text and NAMES[2] in answer.text and "按「保护期」" in answer.text
        assert owners(three) == [cast.chenchen.pk, cast.chenchen.pk, cast.wanglei.pk]
        assert Fact.objects.filter(verb="customer.assigned").count() == 2

    def test_to_one_who_is_away_nothing_is_lost_and_each_says_why(self, cast, htmx, wednesday, three):
        Absence.objects.create(person=cast.chenchen, since=wednesday, until=wednesday + timedelta(days=3))
        answer = htmx(cast.lijing, path("assign", three), {"to": cast.chenchen.pk, "reason": "换人跟"})
        assert "0 家好了" in answer.text and answer.text.count("今天请假") == 3
        assert owners(three) == [cast.wanglei.pk] * 3

    def test_a_member_gives_nothing(self, cast, htmx, wednesday, three):
        answer = htmx(cast.wanglei, path("assign", three), {"to": cast.chenchen.pk, "reason": "换人跟"})
        assert "0 家好了" in answer.text and owners(three) == [cast.wanglei.pk] * 3

    def test_by_the_rules_each_gets_his_turn(self, cast, htmx, rule, lead):
        rule(region="苏州")
        rows = [lead(region="苏州") for _n in range(4)] + [lead(region="南京")]
        assert "按分配规则给" in htmx(cast.laozhou, path("assign-by-rules", rows)).text
        answer = htmx(cast.laozhou, path("assign-by-rules", rows), {})
        assert "4 家好了" in answer.text and rows[4].name in answer.text and "没有一条规则管这一家" in answer.text
        assert sorted(owners(rows[:4])) == sorted([cast.wanglei.pk, cast.chenchen.pk] * 2)

    def test_who_waits_is_told_with_the_reason(self, cast, htmx, rule, lead, wednesday):
        rule(region="苏州")
        for person in (cast.wanglei, cast.chenchen, *cast.thunder.people.all()):
            Absence.objects.create(person=person, since=wednesday, until=wednesday + timedelta(days=3))
        one = lead(region="苏州")
        answer = htmx(cast.laozhou, path("assign-by-rules", [one]), {})
        assert "还没分出去：能接的人请假了" in answer.text and owners([one]) == [None]

    def test_candidates_are_looked_up_once_for_all(self, cast, rule, lead):
        rule(region="苏州")
        rows = [lead(region="苏州") for _n in range(9)]
        read = acts.assign_by_rules.read({}, cast.laozhou)

        def cost(some):
            with CaptureQueriesContext(connection) as asked:
                acts.assign_by_rules.each([Asked(read, by=cast.laozhou, target=row) for row in some])
            return len(asked)

        one, eight = cost(rows[:1]), cost(rows[1:])
        assert eight < 8 * one - 7 * 4
        assert None not in owners(rows)


class TestByProgram:
    def post(self, client, verb, **said):
        return client.post(f"/api/v1/customers/several/{verb}", json.dumps(said), content_type="application/json")

    def test_each_has_its_answer(self, cast, client, three, tag):
        hidden = add_customer(by=cast.zhaomin, name="东莞别人家")
        sign_in(client, cast.wanglei)
        said = self.post(client, "tag", ids=[three[1].pk, hidden.pk, three[0].pk], tag=tag.pk).json()
        assert said["done"] == 2 and [row["id"] for row in said["rows"]] == [three[1].pk, hidden.pk, three[0].pk]
        assert said["rows"][1]["code"] == "not-found" and Tagged.objects.count() == 2

    def test_a_refused_row_says_why(self, cast, client, three, tag):
        Involvement.note({(three[0].pk, cast.chenchen.pk)}, clock.now())
        said = self.post(sign_in(client, cast.chenchen), "tag", ids=[three[0].pk], tag=tag.pk).json()
        assert said["done"] == 0 and "保护" in said["rows"][0]["message"]

    @pytest.mark.parametrize("ids", [None, [], "3", [0], [True], [2**70], ["3"]])
    def test_what_are_no_ids_is_refused(self, cast, client, three, tag, ids):
        answer = self.post(sign_in(client, cast.wanglei), "tag", ids=ids, tag=tag.pk)
        assert answer.status_code == 422 and "ids" in answer.json()["errors"]

    def test_too_many_are_refused(self, cast, client, tag):
        assert (
            self.post(sign_in(client, cast.wanglei), "tag", ids=list(range(1, 300)), tag=tag.pk).json()["code"]
            == "several.many"
        )

    def test_asked_again_with_its_key_it_is_done_once(self, cast, client, three, tag):
        sign_in(client, cast.wanglei)
        said = {"ids": [three[0].pk], "tag": tag.pk}
        answers = [
            client.post("/api/v1/customers/several/tag", json.dumps(said), content_type="application/json",
                        headers={"Idempotency-Key": "a"}).json() for _n in range(2)
        ]  # fmt: skip
        assert answers[0] == answers[1] and answers[0]["done"] == 1

    def test_a_stranger_is_nobody(self, client, three, tag):
        assert self.post(client, "tag", ids=[three[0].pk], tag=tag.pk).status_code == 401
