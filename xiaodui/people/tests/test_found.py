"""Colleagues and teams are found by name, and facts about them say who."""

from tests.cast import sign_in
from xiaodui.journal import Fact
from xiaodui.journal.kinds import kind_named
from xiaodui.people import acts
from xiaodui.people.hears import keep_findable
from xiaodui.search.everywhere import search_everywhere


def hear():
    keep_findable(list(Fact.objects.filter(verb__in=["person.invited", "person.edited", "team.created"])))


def hits(person, words):
    return [hit.title for group in search_everywhere(person, words) for hit in group.hits]


def test_a_new_colleague_is_found_by_characters_and_initials(cast):
    acts.invite(by=cast.laozhou, name="吴双", login="wushuang", team=cast.thunder)
    acts.create_team(by=cast.laozhou, name="破晓队", parent=cast.east)
    hear()
    assert hits(cast.zhaomin, "吴双") == hits(cast.zhaomin, "ws") == ["吴双"]
    assert hits(cast.zhaomin, "破晓") == ["破晓队"]


def test_a_changed_name_is_found_and_one_who_left_is_not(cast):
    person = acts.invite(by=cast.laozhou, name="吴双", login="wushuang", team=cast.thunder)
    acts.edit(person, by=cast.laozhou, name="吴小双")
    hear()
    assert hits(cast.zhaomin, "小双") == ["吴小双"]
    acts.deactivate(person, by=cast.laozhou)
    assert hits(cast.zhaomin, "小双") == []


def test_keys_in_facts_have_names_and_pages(cast, client):
    for kind, one in (("person", cast.wanglei), ("team", cast.thunder)):
        found = kind_named(kind)
        assert found.names([one.pk]) == {one.pk: one.name}
        assert found.seen(cast.zhaomin, [one.pk]) == {one.pk}
        assert sign_in(client, cast.zhaomin).get(found.url(one.pk)).status_code == 200
