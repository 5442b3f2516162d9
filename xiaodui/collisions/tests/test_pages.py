"""Who sees which collision, and what of it; the pages as they are used."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from tests.cast import Cast
from xiaodui.collisions import acts
from xiaodui.collisions.models import Collision
from xiaodui.collisions.plugs import matters
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts import add_contact, note
from xiaodui.customers.models import Customer
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact
from xiaodui.journal.telling import tell
from xiaodui.measures.asking import ask
from xiaodui.measures.period import Period

SECRETS = ("13805126027", "周敏", "三月底要定", "138 0512 6027")


@pytest.fixture
def secrets(cast: Cast, customer: Customer) -> Customer:
    """What 王磊 knows of it."""
    add_contact(customer, by=cast.wanglei, name="周敏", phone="138 0512 6027")
    note(customer, by=cast.wanglei, text="三月底要定，周敏拍板")
    return customer


def text(answer: Any) -> str:
    assert answer.status_code == 200
    return answer.content.decode()  # type: ignore[no-any-return]


def test_only_both_sides_and_who_leads_both_see_it(cast: Cast, collision: Collision, htmx: Any) -> None:
    found = {name: htmx(who, f"/collisions/{collision.pk}").status_code for name, who in cast.people.items()}
    assert found == {
        "owner": 200, "leader": 200, "member": 200, "mate": 200, "analyst": 404, "outsider": 404, "gone": 302, "nobody": 302,
    }  # fmt: skip


def test_a_leader_of_one_side_alone_doesn_t_see_it(cast: Cast, meets: Callable[..., Any], htmx: Any) -> None:
    one = meets(cast.zhaomin)
    assert htmx(cast.lijing, f"/collisions/{one.pk}").status_code == 404
    assert htmx(cast.laozhou, f"/collisions/{one.pk}").status_code == 200


def test_the_challenger_reads_its_name_and_what_he_did(
    cast: Cast, secrets: Customer, collision: Collision, htmx: Any
) -> None:
    page = text(htmx(cast.chenchen, f"/collisions/{collision.pk}"))
    assert secrets.name in page and "想新建这家" in page and "只有他和组长看得到" in page
    assert not [word for word in SECRETS if word in page] and f"/customers/{secrets.pk}" not in page
    api = text(htmx(cast.chenchen, f"/api/v1/collisions/{collision.pk}"))
    assert secrets.name in api and f'"customer": {secrets.pk}' not in api and "周敏" not in api


def test_holder_and_leader_read_the_records(cast: Cast, secrets: Customer, collision: Collision, htmx: Any) -> None:
    for who in (cast.wanglei, cast.lijing):
        page = text(htmx(who, f"/collisions/{collision.pk}"))
        assert "周敏" in page and "想新建这家" in page and f"/customers/{secrets.pk}" in page


def test_a_side_s_plea_stays_with_who_rules(cast: Cast, collision: Collision, htmx: Any) -> None:
    htmx(cast.wanglei, f"/collisions/{collision.pk}/plead", {"text": "上月就见过周敏", "evidence": ""})
    assert "上月就见过" in text(htmx(cast.lijing, f"/collisions/{collision.pk}"))
    assert "上月就见过" not in text(htmx(cast.chenchen, f"/collisions/{collision.pk}"))


def test_the_ruling_s_record_stays_hidden_from_the_challenger(
    cast: Cast, secrets: Customer, collision: Collision, htmx: Any
) -> None:
    written = Fact.objects.get(verb="note.written")
    dialog = text(htmx(cast.lijing, f"/collisions/{collision.pk}/rule"))
    assert f'value="{written.pk}"' in dialog and "王磊" in dialog
    said = {"outcome": "owner", "to": cast.wanglei.pk, "rests_on": written.pk, "reason": "他先跟的，有记录"}
    assert htmx(cast.lijing, f"/collisions/{collision.pk}/rule", said).status_code == 200
    page = text(htmx(cast.chenchen, f"/collisions/{collision.pk}"))
    assert "他先跟的，有记录" in page and "内容只有跟这家的人和组长看得到" in page and "三月底要定" not in page
    assert "三月底要定" in text(htmx(cast.wanglei, f"/collisions/{collision.pk}"))


def test_the_list_begins_with_what_one_must_do(cast: Cast, collision: Collision, htmx: Any) -> None:
    page = text(htmx(cast.lijing, "/collisions"))
    assert "等我判" in page and collision.name in page
    assert collision.name in text(htmx(cast.chenchen, "/collisions"))
    assert collision.name not in text(htmx(cast.zhaomin, "/collisions"))
    assert collision.name in text(htmx(cast.lijing, "/collisions?who=team"))
    acts.settle(collision, by=cast.chenchen, outcome="owner", to=cast.wanglei)
    assert collision.name not in text(htmx(cast.chenchen, "/collisions"))
    assert collision.name in text(htmx(cast.chenchen, "/collisions?who=ended"))


def test_today_names_what_is_to_rule(cast: Cast, collision: Collision) -> None:
    assert collision.name in next(iter(matters(Cast.fresh(cast.lijing)))).sentence
    assert not list(matters(Cast.fresh(cast.wanglei)))


def test_the_customer_s_page_says_that_nothing_is_quoted(cast: Cast, collision: Collision, htmx: Any) -> None:
    aside = text(htmx(cast.wanglei, f"/customers/{Customer.objects.get().pk}", target="customer-aside"))
    assert "两边都不报价" in aside


def test_what_was_typed_survives_a_wrong_ruling(cast: Cast, collision: Collision, htmx: Any) -> None:
    said = {"outcome": "split", "to": cast.wanglei.pk, "rests_on": collision.attempts[0], "reason": "两边都出了力"}
    answer = htmx(cast.lijing, f"/collisions/{collision.pk}/rule", said)
    assert (
        answer.status_code == 422 and "两边都出了力" in answer.content.decode() and "占几成" in answer.content.decode()
    )


def test_agreeing_is_one_press(cast: Cast, collision: Collision, htmx: Any) -> None:
    htmx(
        cast.chenchen, f"/collisions/{collision.pk}/settle", {"outcome": "split", "to": cast.wanglei.pk, "share": "30"}
    )
    dialog = text(htmx(cast.wanglei, f"/collisions/{collision.pk}/settle"))
    assert "对方已经提了" in dialog and 'value="30"' in dialog
    htmx(cast.wanglei, f"/collisions/{collision.pk}/settle", {"outcome": "split", "to": cast.wanglei.pk, "share": "30"})
    assert Collision.objects.get().state == "settled"


def test_a_real_refusal_becomes_a_case(cast: Cast, collision: Collision, clock: Any) -> None:
    """Through the journal, as it runs: the guard's own refusal is heard and counted."""
    from xiaodui.deals.acts import create as open_deal

    with pytest.raises(Refusal):
        open_deal(by=cast.chenchen, title="二期", amount="1", customer=Customer.objects.get())
    settle()
    collision.refresh_from_db()
    assert len(collision.attempts) == 2


def test_facts_of_a_collision_tell_no_customer_s_id(cast: Cast, collision: Collision) -> None:
    key = f"customer:{Customer.objects.get().pk}"
    acts.plead(collision, by=cast.wanglei, text="上月就见过", evidence=[])
    acts.settle(collision, by=cast.chenchen, outcome="owner", to=cast.wanglei)
    facts = Fact.objects.filter(verb__startswith="collision.")
    assert facts.count() == 3 and not [fact for fact in facts if key in fact.body]


def test_both_languages_tell_it(cast: Cast, collision: Collision) -> None:
    facts = list(Fact.objects.filter(verb="collision.opened"))
    assert "撞单" in tell(facts, cast.chenchen)[0].sentence
    with translation.override("en"):
        assert "collided" in tell(facts, cast.chenchen)[0].sentence


def test_figures_count_openings_and_days(cast: Cast, collision: Collision, clock: Any) -> None:
    clock(2026, 3, 19, 16)
    acts.rule(
        collision, by=cast.lijing, outcome="owner", to=cast.wanglei, reason="先跟的", rests_on=collision.attempts[0]
    )
    today = the_clock.today()
    month = Period(today.replace(day=1), today)
    values = {
        code: ask(f"collisions.{code}", cast.laozhou, month).total for code in ("opened", "ruled", "days_to_ruling")
    }
    assert {code: str(value) for code, value in values.items()} == {
        "opened": "1",
        "ruled": "1",
        "days_to_ruling": "1.25",
    }
    with transaction.atomic():
        assert str(ask("collisions.opened", cast.laozhou, month, by="team").total) == "1"
