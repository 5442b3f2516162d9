"""Every path to a protected customer, with everybody who isn't its owner: nobody gets through who may not.

`WAYS` has a row for each act that names a customer, a contact or a deal; an act without one fails.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.urls import reverse

from tests.cast import sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message
from xiaodui.core.acts import Asked, act_named, all_acts
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.customers import acts as customers
from xiaodui.customers.models import Contact, Customer, Involvement
from xiaodui.customers.sockets import ANSWERS, GUARDS, JOINED
from xiaodui.deals import acts as deals
from xiaodui.deals.models import Deal, Stage
from xiaodui.exchange.tests.bringing import bring, csv, taken_in
from xiaodui.journal.models import Fact

LEADERS = frozenset({"leader", "boss"})
NOBODY: frozenset[str] = frozenset()
FOREIGN = ("leader", "boss", "mate", "outsider")
ABOUT = {"customer", "deal", "contact"}


@dataclass
class World:
    customer: Customer
    contact: Contact
    deal: Deal
    own: Deal
    twin: Customer
    cast: Any
    message: Message

    def by(self, part: str) -> Any:
        people = {"leader": "lijing", "boss": "laozhou", "mate": "chenchen", "outsider": "zhaomin", "owner": "wanglei"}
        return self.cast.fresh(getattr(self.cast, people[part]))


@dataclass(frozen=True)
class Way:
    """`lets`: who besides the owner gets through. `meets`: some of the others have the right and meet the clause; where
    the right itself is the owner's or his leader's alone, nobody does."""

    does: Callable[[World], dict[str, Any]]
    on: str = "customer"
    lets: frozenset[str] = NOBODY
    meets: bool = True
    code: str = "pool.protected"


def words(**given: Any) -> Callable[[World], dict[str, Any]]:
    return lambda world: given


def here(**given: Any) -> Callable[[World], dict[str, Any]]:
    return lambda world: {"customer": world.customer, **given}


def deal_of(world: World) -> dict[str, Any]:
    return {"title": world.own.title, "amount": "1", "customer": world.customer, "version": world.own.version}


def to_mate(world: World) -> dict[str, Any]:
    return {"to": world.by("mate"), "reason": "换个人跟"}


TWICE = Way(words(name="苏州恒拓精密机械有限公司"), on="", code="customer.exists")
EDITS = {"lets": LEADERS}
WAYS: dict[str, Way] = {
    # It would change hands.
    "customers.hand_over": Way(to_mate),
    "customers.assign": Way(to_mate),
    "customers.assign_by_rules": Way(words()),
    "customers.release": Way(words(why="no-time")),
    "customers.pass_on": Way(
        lambda world: {
            **to_mate(world),
            "phase": "follower",
            "stands_at": "谈到报价",
            "promised": "无",
            "next_step": "回访",
            "message": "交给你",
            "reason": None,
        },
        meets=False,
    ),
    # Somebody would sell.
    "deals.create": Way(here(title="二期", amount="1"), on=""),
    "messages.deal": Way(here(title="二期", amount="1"), on="message"),
    "deals.edit": Way(deal_of, on="own"),
    "deals.hand_over": Way(to_mate, on="deal"),
    "deals.pass_on": Way(words(), on="deal"),
    # Somebody would be in touch.
    "followups.create": Way(here(channel="call", seconds=90, answered=True, text="问了交期"), on="", **EDITS),
    "plans.create": Way(here(channel="call", due_on="2999-01-05", text="再打"), on="", **EDITS),
    # Its data would change.
    "customers.edit": Way(words(name="苏州恒拓精密机械有限公司", version=0), meets=False, **EDITS),
    "customers.add_contact": Way(words(name="新来的"), **EDITS),
    "contacts.edit": Way(words(name="换了的", version=0), on="contact", **EDITS),
    "contacts.remove": Way(words(), on="contact", **EDITS),
    "customers.disqualify": Way(words(why="false", words="查无此地"), meets=False, **EDITS),
    "customers.qualify": Way(words(level="A", found=""), meets=False, **EDITS),
    "customers.reopen": Way(words(), meets=False, **EDITS),
    "customers.add_way": Way(words(kind="phone", value="13900001111"), **EDITS),
    "customers.attach": Way(words(name="a.txt", content="YQ=="), **EDITS),
    "customers.fill": Way(words(values={}, version=0), **EDITS),
    "customers.prefer": Way(words(version=0), **EDITS),
    "customers.relate": Way(lambda world: {"other": world.customer, "kind": "partner"}, **EDITS),
    "customers.tag": Way(lambda world: {"tag": tag_of(world)}, **EDITS),
    "customers.untag": Way(lambda world: {"tag": tag_of(world)}, **EDITS),
    "customers.add_alias": Way(words(name="恒拓老厂", kind="former"), meets=False, **EDITS),
    "customers.set": Way(words(field="sector", value="机床"), meets=False, **EDITS),
    "customers.join": Way(
        lambda world: {"colleague": world.by("mate"), "reason": "一起做", "agreed": True}, meets=False, **EDITS
    ),
    "customers.part": Way(lambda world: {"colleague": world.by("outsider")}, meets=False, **EDITS),
    # Two would become one.
    "customers.merge": Way(lambda world: {"gone": world.twin, "take": []}),
    "customers.unmerge": Way(lambda world: {"gone": world.twin.pk}),
    # It would be there twice.
    "customers.create": TWICE,
    "leads.create": TWICE,
    "registrations.create": Way(
        words(name="苏州恒拓精密机械有限公司", evidence="上周见过他们的采购"), on="", code="customer.exists"
    ),
}
APART = {
    "customers.complain": "a customer who complains is heard by whoever picks up; nothing of the customer changes",
    "customers.note": "words among colleagues: whoever works with it may leave them, and they reach no customer",
    "deals.note": "the same", "deals.win": "its seller's and his leader's, guarded when the deal was opened",
    "deals.lose": "the same", "deals.move": "the same", "deals.reopen": "the same",
    "followups.correct": "his own, guarded when it was logged", "plans.edit": "his own, guarded when it was made",
}  # fmt: skip


def tag_of(world: World) -> Any:
    return apps.get_model("dossiers.Tag").objects.get()


@pytest.fixture
def world(cast, customer):
    """陈晨 works with it too, so that he sees it and has the rights of one who does; by nobody's consent."""
    contact = customers.add_contact(customer, by=cast.wanglei, name="周敏", phone="138 0512 6027")
    deal = deals.create(by=cast.wanglei, title="年度维保", amount="1", customer=customer)
    own = deals.create(by=cast.chenchen, title="自己的", amount="1")
    Involvement.objects.create(customer=customer, person=cast.chenchen, since=customer.created_at)
    customer.refresh_from_db()
    act_named("tags.create")(by=cast.laozhou, name="样品客户")
    twin = customers.create(by=cast.wanglei, name="南通恒力机电设备厂")
    room = chat.open_room(by=cast.chenchen, name="样品", door="open")
    chat.invite(room, by=cast.chenchen, people=[cast.lijing.pk, cast.laozhou.pk, cast.zhaomin.pk, cast.wanglei.pk])
    message = chat.say(room, by=cast.chenchen, text="恒拓要二期")
    return World(customer, contact, deal, own, twin, cast, message)


def target_of(world: World, way: Way) -> Any:
    one = getattr(world, way.on) if way.on else None
    return type(one).objects.get(pk=one.pk) if one is not None else None


def tried(world: World, name: str, part: str) -> Refusal | None:
    """What comes of it, and none of it is kept: the next one finds the world as it was."""
    way = WAYS[name]
    act, given = act_named(name), {key: value for key, value in way.does(world).items() if value is not None}
    args = [target] if (target := target_of(world, way)) is not None else []
    point = transaction.savepoint()
    try:
        act(*args, by=world.by(part), **given)
        return None
    except Refusal as no:
        return no
    finally:
        transaction.savepoint_rollback(point)


def declared() -> dict[str, Any]:
    """Acts on a customer, a contact or a deal, and those that name one; what isn't there yet needs no row."""
    found = {}
    for act in all_acts():
        on = act.on._meta.model_name if act.on else ""
        names = {ref.model.split(".")[1].lower() for ref in act.refs.values()}
        if (
            on in ABOUT
            or "customer" in names
            or act.noun in {"customers", "leads", "contacts", "deals", "registrations"}
        ):
            found[act.name] = act
    return found


def test_every_act_has_a_row():
    assert set(declared()) - set(WAYS) - set(APART) - ELSEWHERE == set()


ELSEWHERE = {
    "registrations.approve", "registrations.turn_down", "registrations.withdraw",
    "customers.remove_alias",
}  # fmt: skip
"""Answers to a registration make a customer that nobody has."""


def wrong_with(world: World, name: str) -> list[str]:
    """How this row deviates; nothing where it holds."""
    way, met, found = WAYS[name], 0, []
    for part in FOREIGN:
        no = tried(world, name, part)
        if part in way.lets:
            found += [f"{part} should get through"] if no is not None and no.code == way.code else []
        elif no is None:
            found.append(f"{part} got through")
        elif not isinstance(no, Forbidden):
            met += 1
            names_clause = str(no.detail.get("clause", "")).startswith("pool.protection@") and "保护" in str(no)
            if no.code != way.code or (way.code == "pool.protected" and not names_clause):
                found.append(f"{part} met {no.code}: {no}")
    return found if bool(met) == way.meets else [*found, f"{met} met the clause"]


@pytest.mark.long
@pytest.mark.django_db
def test_nobody_gets_through_who_may_not(world):
    found = {name: wrong for name in WAYS if name in declared() and (wrong := wrong_with(world, name))}
    assert found == {}


@pytest.mark.django_db
def test_a_hole_is_found(world, monkeypatch):
    monkeypatch.setattr(GUARDS, "_plugged", [])
    assert "boss got through" in wrong_with(world, "deals.create")


@pytest.mark.django_db
def test_its_owner_gets_through_and_whom_he_asked_in(world, monkeypatch):
    assert [
        tried(world, name, "owner")
        for name in ("customers.hand_over", "deals.create", "contacts.edit", "followups.create")
    ] == [None] * 4
    monkeypatch.setattr(JOINED, "_plugged", [lambda person, ids: set(ids) if person.login == "chenchen" else set()])
    assert [tried(world, name, "mate") for name in ("deals.create", "contacts.edit", "followups.create")] == [None] * 3
    assert isinstance(tried(world, "customers.hand_over", "mate"), Forbidden)


@pytest.mark.django_db
def test_who_is_to_rule_may_answer_himself_and_nothing_else(world, monkeypatch):
    """The whole table again: only his own answer gets through, only his."""
    monkeypatch.setattr(ANSWERS, "_plugged", [lambda person, ids: set(ids) if person.login == "lijing" else set()])
    wrong = {name: found for name in WAYS if name in declared() and (found := wrong_with(world, name))}
    assert wrong == {"deals.create": ["leader got through"], "messages.deal": ["leader got through"]}


@pytest.mark.django_db
def test_the_attempt_is_a_fact(world):
    with pytest.raises(Refusal):
        customers.hand_over(world.customer, by=world.by("leader"), to=world.by("mate"), reason="换人")
    fact = Fact.objects.get(verb="customer.refused")
    assert fact.subject == f"customer:{world.customer.pk}" and fact.actor == f"person:{world.cast.lijing.pk}"
    assert fact.detail["what"] == "take" and fact.detail["cite"] == "pool.protection@1"


@pytest.mark.django_db
class TestOtherDoors:
    """The same acts by page, program, batch, file and leave."""

    def test_the_form_of_a_page(self, world, htmx):
        path = reverse("hand-over-customer", args=[world.customer.pk])
        answer = htmx(world.cast.lijing, path, {"to": world.cast.chenchen.pk, "reason": "换人"})
        assert answer.status_code == 422 and "保护期" in answer.text
        answer = htmx(world.cast.laozhou, "/deals/new", {"title": "抢", "amount": "1", "customer": world.customer.pk})
        assert answer.status_code == 422 and "保护期" in answer.text

    def test_the_api(self, world, client):
        sign_in(client, world.cast.lijing)
        for path, given in (
            (f"customers/{world.customer.pk}/hand_over", {"to": world.cast.chenchen.pk, "reason": "换人"}),
            (f"customers/{world.customer.pk}/release", {"why": "led"}),
            ("deals", {"title": "抢", "amount": "1", "customer": world.customer.pk}),
        ):
            answer = client.post(f"/api/v1/{path}", json.dumps(given), content_type="application/json")
            assert answer.status_code == 422 and answer.json()["code"] == "pool.protected", path
            assert answer.json()["detail"]["clause"] == "pool.protection@1"

    def test_a_batch(self, world):
        make, add = act_named("deals.create"), act_named("customers.add_contact")
        mate = world.by("mate")
        rows = [
            *make.many([Asked(make.takes(title="抢", amount="1", customer=world.customer), by=mate)]),
            *add.many([Asked(add.takes(name="新来的"), by=mate, target=world.customer)]),
        ]
        assert [row.code for row in rows] == ["pool.protected"] * 2
        assert Fact.objects.filter(verb="customer.refused").count() == 2

    def test_a_file(self, world):
        data = csv(["商机名称", "客户", "负责人", "金额"], ["抢来的", world.customer.name, "陈晨", "100"])
        upload = bring(world.by("boss"), "deals", data, name="商机.csv")
        assert taken_in(upload, world.by("boss"))["rejected"] == 1
        assert not Deal.objects.filter(title="抢来的").exists()

    def test_a_card_that_is_dragged_is_its_sellers_alone(self, world):
        stage = Stage.objects.in_use().last()
        with pytest.raises(Forbidden):
            deals.move(world.deal, by=world.by("mate"), stage=stage)

    def test_who_leaves_leaves_it_protected_with_who_comes(self, world):
        act_named("people.hand_over_all")(
            world.cast.wanglei, by=world.by("boss"), to=world.cast.chenchen.pk, reason="离职"
        )
        held = Customer.objects.get(pk=world.customer.pk)
        assert held.owner == world.cast.chenchen and held.protection.person == world.cast.chenchen
