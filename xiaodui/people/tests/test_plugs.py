"""What people tell the floors below, and what little they write while others only read."""

from allauth.usersessions.models import UserSession
from django.http import QueryDict
from django.urls import reverse

from tests.cast import PASSWORD, sign_in
from xiaodui.core.acts import Form
from xiaodui.core.sockets import AUDIENCE, CUTS
from xiaodui.core.web.press import said
from xiaodui.journal import Fact
from xiaodui.people import acts
from xiaodui.people.devices import device_of


def test_a_leaders_pages_hear_his_teams(cast):
    keys = {key for of_room in AUDIENCE for key in of_room(cast.lijing)}
    assert f"team:{cast.thunder.pk}" in keys and f"team:{cast.breeze.pk}" not in keys


def test_a_taken_role_is_a_fact_that_cuts(cast):
    acts.grant(cast.wanglei, by=cast.laozhou, role=cast.lijing.grants.get().role, team=cast.thunder)
    fact = Fact.objects.get(verb="person.granted")
    assert fact.verb in set(CUTS)
    assert fact.subject == f"person:{cast.wanglei.pk}"


def test_a_password_changed_on_the_page_is_a_fact(cast, client):
    client.post("/me/login/", {"login": "wanglei", "password": PASSWORD})
    new = "新的密码-7-brand-new"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    fact = Fact.objects.get(verb="person.password-changed")
    assert new not in fact.body


def test_reading_writes_once_in_ten_minutes(cast, client, django_assert_num_queries):
    sign_in(client, cast.wanglei)
    client.get(reverse("roles"))
    seen = UserSession.objects.get().last_seen_at
    client.get(reverse("roles"))
    assert UserSession.objects.get().last_seen_at == seen


def test_a_blank_is_a_value_only_where_an_empty_text_may_stand():
    posted = QueryDict("name=&slogan=&colour=&purpose=x&stranger=1")
    assert said(acts.edit_team, posted) == {"slogan": "", "purpose": "x"}


def test_boxes_left_unticked_are_an_empty_list():
    assert said(acts.edit_role, QueryDict("rights="))["rights"] == []
    assert "rights" not in said(acts.edit_role, QueryDict("reach=self"))


def test_a_form_keeps_every_tick(cast):
    form = Form(acts.create_role, cast.laozhou, data=QueryDict("rights=&rights=sell&rights=lead"))
    assert next(f for f in form.fields if f.name == "rights").value == ["", "sell", "lead"]


def test_a_device_has_a_name_its_owner_knows():
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0"
    assert device_of(agent) == "Edge · Windows"
    assert device_of("curl/8.1") == "curl/8.1"
