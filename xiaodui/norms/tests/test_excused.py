"""「这一条不该由我答」: who owes an answer objects; upheld, nothing of it counts any more, on the day on which it counted."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast, sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.climate.reading import weeks_of
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.deadlines import Deadline
from xiaodui.measures.models import Tally
from xiaodui.norms import acts
from xiaodui.norms.models import Objection, Wait
from xiaodui.norms.tests.conftest import heard
from xiaodui.notices.models import Notice

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}
LATE = ("deadlines.reply.missed", "norms.answered_late")


@pytest.fixture
def asked(at: Callable[..., Any], say: Callable[..., Message]) -> Message:
    """王磊 asks 陈晨, urgently: half an hour."""
    at(10)
    message = say("@陈晨 开票资料谁有？", urgent=True)
    heard()
    return message


@pytest.fixture
def wait(asked: Message) -> Wait:
    return Wait.objects.get()


def late(person: Any) -> list[int]:
    """Missed, answered late."""
    return [sum(int(one.value) for one in Tally.objects.filter(measure=code, person_id=person.pk)) for code in LATE]


def objected(by: Any, wait: Wait, outcome: str) -> Objection:
    made = acts.object_to(by=by, about=f"wait:{wait.pk}", text="开票归财务，不归我")
    return acts.answer(made, by=made.decider, outcome=outcome, answer="看过职责矩阵了")  # type: ignore[no-any-return]


def test_upheld_while_it_is_open_it_ends_and_who_asked_hears(
    cast: Cast, thunder: Room, wait: Wait, at: Callable[..., Any]
) -> None:
    at(10, 40)
    assert late(cast.chenchen) == [1, 0] and weeks_of(thunder).asked == 1
    assert objected(cast.chenchen, wait, "upheld").decider == cast.lijing
    wait.refresh_from_db()
    assert wait.end == "excused" and not Deadline.objects.open().filter(kind="reply").exists()
    assert late(cast.chenchen) == [0, 0] and weeks_of(thunder).asked == 0
    assert Notice.objects.filter(kind="norms.about_me", person=cast.wanglei).count() == 1
    at(12)
    assert not Notice.objects.filter(kind="deadline.escalated").exists()


def test_answered_late_and_upheld_days_later_it_is_taken_off_the_day_then(
    cast: Cast, asked: Message, wait: Wait, say: Callable[..., Message], at: Callable[..., Any]
) -> None:
    at(11)
    say("我帮你问了财务", by=cast.chenchen, under=asked.pk)
    heard()
    assert late(cast.chenchen) == [1, 1]
    at(10, day=20)
    objected(cast.chenchen, wait, "upheld")
    assert late(cast.chenchen) == [0, 0]
    days = Tally.objects.filter(measure__in=LATE).values_list("day", flat=True)
    assert {day.day for day in days} == {18} and len(days) == 4
    wait.refresh_from_db()
    assert wait.end == "replied", "that he answered stays true"


def test_rejected_nothing_changes(cast: Cast, wait: Wait, at: Callable[..., Any]) -> None:
    at(10, 40)
    objected(cast.chenchen, wait, "rejected")
    assert late(cast.chenchen) == [1, 0] and Wait.objects.open().get() == wait
    assert Deadline.objects.open().filter(kind="reply").exists()


def test_what_counts_against_nobody_needs_no_objection(
    cast: Cast, asked: Message, wait: Wait, say: Callable[..., Message], at: Callable[..., Any]
) -> None:
    with pytest.raises(Invalid):
        acts.object_to(by=cast.lijing, about=f"wait:{wait.pk}", text="替他说一句")
    at(10, 5)
    say("财务有", by=cast.chenchen, under=asked.pk)
    heard()
    with pytest.raises(Refusal) as no:
        acts.object_to(by=cast.chenchen, about=f"wait:{wait.pk}", text="开票归财务")
    assert no.value.code == "objection.nothing" and not Objection.objects.exists()


def test_reworded_afterwards_it_isn_t_his_again(cast: Cast, asked: Message, wait: Wait, at: Callable[..., Any]) -> None:
    objected(cast.chenchen, wait, "upheld")
    asked.refresh_from_db()
    chat.reword(asked, by=cast.wanglei, text="@陈晨 @李静 开票资料谁有？", version=asked.version)
    heard()
    assert [one.person for one in Wait.objects.open()] == [cast.lijing]


def test_the_button_stands_where_he_is_waited_for_and_where_he_was_late(
    client: Any,
    cast: Cast,
    thunder: Room,
    asked: Message,
    wait: Wait,
    say: Callable[..., Message],
    at: Callable[..., Any],
) -> None:
    said, listed = "不该由我答", reverse("waits")
    chips = reverse("room-waits", args=[thunder.pk])
    assert said in sign_in(client, cast.chenchen).get(listed).content.decode()
    assert said in client.get(chips).json()["chips"][str(asked.pk)]
    for who, where in ((cast.wanglei, f"{listed}?who=others"), (cast.lijing, listed)):
        assert said not in sign_in(client, who).get(where).content.decode()
    at(11)
    say("我帮你问了财务", by=cast.chenchen, under=asked.pk)
    heard()
    latest = sign_in(client, cast.chenchen).get(f"{listed}?who=late").content.decode()
    assert "开票资料谁有" in latest and said in latest
    path = f"{reverse('object')}?about=wait:{wait.pk}"
    assert "这一条不该由我答" in client.get(path, headers=HX).content.decode()
    posted = {"about": f"wait:{wait.pk}", "text": "开票归财务，不归我"}
    assert client.post(reverse("object"), posted, headers=HX).status_code == 200
    after = client.get(f"{listed}?who=late").content.decode()
    assert "提了异议" in after and said not in after


def test_who_answers_the_objection_reads_what_was_asked_where_he_sits(client: Any, cast: Cast, wait: Wait) -> None:
    made = acts.object_to(by=cast.chenchen, about=f"wait:{wait.pk}", text="开票归财务，不归我")
    page = reverse("objection", args=[made.pk])
    shown = sign_in(client, made.decider).get(page).content.decode()
    assert "王磊 问的" in shown and "开票归财务" in shown and "开票资料谁有" in shown
    Seat.objects.filter(room=wait.room, person=made.decider).delete()
    hidden = client.get(page).content.decode()
    assert "王磊 问的" in hidden and "开票资料谁有" not in hidden
