"""A dispute is for its parties and who leads them; the room sees nothing of it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat.listing import drawn, dressed
from xiaodui.chat.models import Message
from xiaodui.core.refusal import Forbidden, Invalid
from xiaodui.decisions import acts
from xiaodui.decisions.models import Dispute
from xiaodui.journal.following import settle
from xiaodui.notices.models import Notice

pytestmark = pytest.mark.django_db
Say = Callable[..., Message]
Htmx = Callable[..., Any]


def test_its_parties_and_their_leader_read_it_and_nobody_else(cast: Cast, say: Say, htmx: Htmx) -> None:
    message = say("这家本来是我先跟的")
    htmx(
        cast.wanglei, f"/chat/messages/{message.pk}/dispute", {"people": [str(cast.chenchen.pk)], "text": "恒拓该谁跟"}
    )
    one = Dispute.objects.get()
    for person in (cast.wanglei, cast.chenchen, cast.lijing):
        assert "恒拓该谁跟" in htmx(person, f"/disputes/{one.pk}").content.decode()
    for person in (cast.zhaomin, cast.sunyue):
        assert htmx(person, f"/disputes/{one.pk}").status_code == 404
    message.refresh_from_db()
    assert "disputes" not in drawn(message, dressed([message])[message.pk])


def test_the_other_party_and_the_leader_are_told(cast: Cast, say: Say) -> None:
    acts.open_dispute(say("这家本来是我先跟的"), by=cast.wanglei, people=[cast.chenchen.pk], text="恒拓该谁跟")
    settle()
    told = set(Notice.objects.filter(kind="dispute.opened").values_list("person__name", flat=True))
    assert told == {"陈晨", "李静"}


def test_of_a_party_who_leads_the_other_the_leader_above_is_told_and_reads_it(cast: Cast, say: Say, htmx: Htmx) -> None:
    acts.open_dispute(
        say("这家本来是我先跟的"), by=cast.wanglei, people=[cast.lijing.pk, cast.wanglei.pk], text="恒拓该谁跟"
    )
    settle()
    told = Notice.objects.filter(kind="dispute.opened").values_list("person__name", flat=True)
    assert sorted(told) == ["李静", "老周"]
    assert "恒拓该谁跟" in htmx(cast.laozhou, f"/disputes/{Dispute.objects.get().pk}").content.decode()


def test_a_leader_who_writes_it_down_for_two_of_his_is_enough(cast: Cast, say: Say) -> None:
    acts.open_dispute(say("这家我跟"), by=cast.lijing, people=[cast.chenchen.pk, cast.wanglei.pk], text="恒拓该谁跟")
    settle()
    told = Notice.objects.filter(kind="dispute.opened").values_list("person__name", flat=True)
    assert sorted(told) == ["王磊", "陈晨"]


def test_with_oneself_there_is_none(cast: Cast, say: Say) -> None:
    message = say("这家本来是我先跟的")
    with pytest.raises(Invalid):
        acts.open_dispute(message, by=cast.wanglei, people=[cast.wanglei.pk], text="恒拓该谁跟")
    with pytest.raises(Forbidden):
        acts.open_dispute(message, by=cast.zhaomin, people=[cast.wanglei.pk], text="恒拓该谁跟")
    assert not Dispute.objects.exists()
