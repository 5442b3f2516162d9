"""Two who bear one name: what is private comes only before whom it was written to."""

import pytest

from xiaodui.chat.models import Message
from xiaodui.exchange.formats import slack
from xiaodui.exchange.tests import slack_files as files
from xiaodui.people.models import Person

pytestmark = pytest.mark.django_db


def test_a_namesake_with_another_mail_is_another_and_gets_none_of_his_talks(cast, tmp_path):
    Person.objects.filter(pk=cast.wanglei.pk).update(email="wanglei@qiming.example")
    same = {**files.USERS[0], "profile": {"real_name": "王磊", "email": "wang.lei@slack.example"}}
    row = {"type": "message", "user": "U1", "text": "悄悄话", "ts": "1500000100.000000"}
    path = files.write(
        tmp_path / "a.zip", users=[same, *files.USERS[1:]], dms=[{"id": "D1", "members": ["U1", "U2"]}],
        days={"D1/a.json": [row]},
    )  # fmt: skip
    pair = {
        "file": "users.json", "said": "王磊 <wang.lei@slack.example>", "known": "王磊 <wanglei@qiming.example>"
    }  # fmt: skip
    assert slack.run(path, dry_run=True)["apart"] == [pair]
    said = slack.run(path)
    assert said["apart"] == [pair] and said["matched"] == []
    other = Message.objects.get(text="悄悄话").author
    assert (other.name, other.email, other.is_active) == ("王磊", "wang.lei@slack.example", False)
    assert other != cast.wanglei and not Message.objects.visible_to(cast.wanglei).exists()


def test_a_namesake_is_taken_where_one_of_the_two_has_no_mail(cast, tmp_path):
    Person.objects.filter(pk=cast.wanglei.pk).update(email="wanglei@qiming.example")
    said = slack.run(files.write(tmp_path / "a.zip"))
    assert [one["taken"] for one in said["matched"]] == ["王磊"] and said["apart"] == []


def test_of_two_with_one_name_neither_is_taken(cast, tmp_path):
    Person.objects.filter(pk=cast.chenchen.pk).update(name="王磊")
    said = slack.run(files.write(tmp_path / "slack.zip"), dry_run=True)
    assert said["added_by_kind"]["people"] == 3 and said["matched"] == []
