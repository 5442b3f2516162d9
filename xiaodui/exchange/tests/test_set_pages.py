"""Moving a workspace in by the page: looked at first, written on a press, by the owner of the house alone."""

import pytest
from django.test import Client

from tests.cast import sign_in
from xiaodui.chat.models import Message, Room
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.exchange import acts
from xiaodui.exchange.models import Upload
from xiaodui.exchange.tests import slack_files as files
from xiaodui.exchange.tests.bringing import posted
from xiaodui.jobs.runner import run_due
from xiaodui.journal.models import Fact
from xiaodui.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path):
    return files.write(tmp_path / "slack.zip").read_bytes()


@pytest.fixture
def owner(cast):
    return sign_in(Client(), cast.laozhou)


def brought(client, data, name="slack.zip"):
    answer = client.post("/import/set", {"kind": "slack", "file": posted(data, name)})
    assert answer.status_code == 302, answer.content.decode()
    run_due()
    return Upload.objects.latest("pk"), answer.url


def test_it_is_told_before_it_is_written_and_written_on_a_press(owner, export):
    upload, there = brought(owner, export)
    page = owner.get(there).content.decode()
    assert 'data-added="4"' in page and "会搬来这些" in page and "开始搬" in page
    assert not Room.objects.filter(kind="topic").exists()
    owner.post(f"/import/{upload.pk}/run")
    run_due()
    page = owner.get(there).content.decode()
    assert "搬来了这些" in page and "开始搬" not in page
    assert Message.objects.count() == 4
    fact = Fact.objects.get(verb="import.run")
    assert (fact.detail["kind"], fact.detail["added"], fact.actor) == ("slack", 4, f"person:{upload.person_id}")
    assert owner.get("/import").status_code == 200


def test_namesakes_who_are_not_taken_for_one_stand_there_before_it_is_written(owner, tmp_path, cast):
    Person.objects.filter(pk=cast.wanglei.pk).update(email="wanglei@qiming.example")
    same = {**files.USERS[0], "profile": {"real_name": "王磊", "email": "wl@slack.example"}}
    _upload, there = brought(owner, files.write(tmp_path / "a.zip", users=[same, *files.USERS[1:]]).read_bytes())
    page = owner.get(there).content.decode()
    assert "王磊 &lt;wl@slack.example&gt; ≠ 王磊 &lt;wanglei@qiming.example&gt;" in page and "当作两个人" in page


def test_a_damaged_file_says_so_and_offers_nothing(owner):
    _upload, there = brought(owner, b"no zip at all")
    page = owner.get(there).content.decode()
    assert "不是完好的 zip" in page and "开始搬" not in page


def test_who_imports_rows_may_not_put_words_into_mouths(manager, export):
    client = sign_in(Client(), manager)
    assert client.get("/import").status_code == 200
    assert b"/import/set" not in client.get("/import").content
    assert client.post("/import/set", {"kind": "slack", "file": posted(export, "a.zip")}).status_code == 403
    assert not Upload.objects.exists()


def test_who_no_longer_owns_the_house_brings_nothing_more(owner, export, cast):
    upload, _there = brought(owner, export)
    Person.objects.filter(pk=cast.chenchen.pk).update(is_owner=True)
    Person.objects.filter(pk=cast.laozhou.pk).update(is_owner=False)
    with pytest.raises(Forbidden):
        acts.run(upload, by=cast.fresh(cast.laozhou))


def test_it_has_no_columns_to_map(owner, export, cast):
    upload, _there = brought(owner, export)
    with pytest.raises(Refusal) as refused:
        acts.map_columns(upload, by=cast.fresh(cast.laozhou), columns={"name": "x"})
    assert refused.value.code == "import.no_columns"


def test_a_file_that_is_too_big_names_the_command(owner, export, settings):
    settings.UPLOAD_LIMIT = 100
    answer = owner.post("/import/set", {"kind": "slack", "file": posted(export, "a.zip")})
    assert answer.status_code == 422 and "bin/xiaodui import slack" in answer.content.decode()
