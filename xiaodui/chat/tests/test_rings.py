"""Each is told of a room as he chose: when it names him, of every message, of none."""

from collections.abc import Callable

from tests.cast import Cast
from xiaodui.chat import acts
from xiaodui.chat.hears import tell_who_is_named
from xiaodui.chat.models import Message, Naming, Room
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice

Say = Callable[..., Message]


def told() -> set[tuple[str, str]]:
    tell_who_is_named(list(Fact.objects.filter(verb="message.said").order_by("pk")))
    return set(Notice.objects.filter(kind__startswith="message.").values_list("person__login", "kind"))


def test_by_default_when_it_names_him(say: Say) -> None:
    say("早")
    say("@陈晨 看一下")
    assert told() == {("chenchen", "message.named")}


def test_of_none_also_when_it_names_him(say: Say, thunder: Room, cast: Cast) -> None:
    acts.ring(thunder, by=cast.chenchen, ring="none")
    say("@陈晨 看一下")
    assert told() == set()


def test_of_every_one_and_of_his_name_once(say: Say, thunder: Room, cast: Cast) -> None:
    acts.ring(thunder, by=cast.chenchen, ring="all")
    say("早")
    say("@陈晨 看一下")
    assert told() == {("chenchen", "message.said"), ("chenchen", "message.named")}
    assert Notice.objects.filter(person=cast.chenchen).count() == 2


def test_a_name_taken_back_calls_nobody_any_more(say: Say, cast: Cast) -> None:
    message = say("@陈晨 看一下")
    acts.reword(message, by=cast.wanglei, text="@李静 看一下", version=0)
    assert [one.person for one in Naming.objects.all()] == [cast.lijing]


def test_whom_an_edit_names_first_hears_of_it_once(say: Say, thunder: Room, cast: Cast) -> None:
    acts.ring(thunder, by=cast.lijing, ring="all")
    message = say("@陈晨 看一下")
    for version, text in enumerate(["@陈晨 @李静 看一下", "看一下", "@李静 @陈晨 再看一下"]):
        acts.reword(message, by=cast.wanglei, text=text, version=version)
    edited = Fact.objects.filter(verb="message.edited").order_by("pk")
    assert [fact.detail["named"] for fact in edited] == [[f"person:{cast.lijing.pk}"], [], []]
    tell_who_is_named(list(edited))
    assert [(one.person, one.kind) for one in Notice.objects.all()] == [(cast.lijing, "message.named")]


def test_a_text_that_calls_nobody_asks_for_no_names(say: Say, django_assert_max_num_queries: object) -> None:
    say("早")  # the rulebook is at hand then
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        say("早安")
