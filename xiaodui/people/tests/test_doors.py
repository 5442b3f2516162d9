"""Links, tokens and sessions: they open once, for a time, and close when they should."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.cast import PASSWORD, sign_in
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.people import acts, tokens
from xiaodui.people.acts.links import link_of
from xiaodui.people.models import AccessToken, Person

NEW = "新的密码-7-brand-new"


class TestLinks:
    def test_an_invitation_opens_once(self, cast):
        secret = acts.invite(by=cast.laozhou, name="吴双", login="wushuang", team=cast.thunder).invitation
        acts.join(link_of(secret, "invite"), by=None, name="吴双双", password=NEW)
        assert Person.objects.get(login="wushuang").check_password(NEW)
        with pytest.raises(Refusal, match="已经用过"):
            link_of(secret, "invite")

    def test_it_expires(self, cast):
        secret = acts.invite(by=cast.laozhou, name="吴双", login="wushuang", team=cast.thunder).invitation
        assert link_of(secret, "invite")
        with the_clock.at(the_clock.now() + timedelta(days=8)), pytest.raises(Refusal, match="过期"):
            link_of(secret, "invite")

    def test_two_hands_on_the_same_link_set_one_password(self, cast):
        secret = acts.make_link(cast.wanglei, by=cast.laozhou).invitation
        first, second = link_of(secret, "recover"), link_of(secret, "recover")
        acts.recover(first, by=None, password=NEW)
        with pytest.raises(Refusal, match="已经用过"):
            acts.recover(second, by=None, password=NEW + "2")

    def test_a_newer_link_ends_the_older(self, cast):
        old = acts.make_link(cast.wanglei, by=cast.laozhou).invitation
        acts.make_link(cast.wanglei, by=cast.laozhou)
        with pytest.raises(Refusal, match="过期"):
            link_of(old, "recover")

    def test_a_weak_password_leaves_the_link_unused(self, cast):
        secret = acts.make_link(cast.wanglei, by=cast.laozhou).invitation
        with pytest.raises(Invalid):
            acts.recover(link_of(secret, "recover"), by=None, password="12345678")
        assert link_of(secret, "recover")

    def test_nobody_but_who_manages_him_makes_one(self, cast):
        with pytest.raises(Forbidden):
            acts.make_link(cast.wanglei, by=cast.lijing)
        with pytest.raises(Forbidden):
            acts.recover(link_of(acts.make_link(cast.wanglei, by=cast.laozhou).invitation, "recover"), by=cast.laozhou,
                         password=NEW)  # fmt: skip


class TestTokens:
    def test_a_token_is_its_person_within_its_scopes(self, cast):
        token = acts.create_token(by=cast.wanglei, name="报表", scopes=["read"])
        assert tokens.person_of(token.secret) == (cast.wanglei, ["read"])
        assert tokens.person_of(token.secret + "x") is None
        assert not AccessToken.objects.filter(digest__contains=token.secret).exists()

    def test_it_expires_is_revoked_and_leaves_with_its_person(self, cast):
        token = acts.create_token(by=cast.wanglei, name="报表", days=1)
        with the_clock.at(the_clock.now() + timedelta(days=2)):
            assert tokens.person_of(token.secret) is None
        assert tokens.person_of(token.secret)
        acts.revoke_token(token, by=cast.wanglei)
        assert tokens.person_of(token.secret) is None
        other = acts.create_token(by=cast.wanglei, name="报表")
        acts.deactivate(cast.wanglei, by=cast.laozhou)
        assert tokens.person_of(other.secret) is None

    def test_a_mate_revokes_nothing(self, cast):
        token = acts.create_token(by=cast.wanglei, name="报表")
        with pytest.raises(Forbidden):
            acts.revoke_token(token, by=cast.chenchen)

    @pytest.mark.parametrize("scopes", [[], ["root"]])
    def test_scopes_are_known_ones(self, cast, scopes):
        with pytest.raises(Invalid):
            acts.create_token(by=cast.wanglei, name="x", scopes=scopes)

    def test_the_command_prints_one_for_login_or_name(self, cast):
        for name in ("wanglei", "WANGLEI", "王磊"):
            out = StringIO()
            call_command("token", name, "--json", "--scopes", "read,write", stdout=out)
            assert tokens.person_of(json.loads(out.getvalue())["token"]) == (cast.wanglei, ["read", "write"])

    def test_two_of_one_name_are_listed(self, cast):
        Person.objects.filter(pk=cast.zhaomin.pk).update(name="王磊")
        with pytest.raises(CommandError, match="zhaomin"):
            call_command("token", "王磊")
        with pytest.raises(CommandError, match="没有叫"):
            call_command("token", "旧人")


class TestSessions:
    def test_who_is_deactivated_is_out_at_once(self, cast, client):
        sign_in(client, cast.wanglei)
        assert client.get("/me/profile").status_code == 200
        acts.deactivate(cast.wanglei, by=cast.laozhou)
        assert client.get("/me/profile").status_code == 302

    def test_a_recovered_password_ends_the_old_sessions(self, cast, client):
        sign_in(client, cast.wanglei)
        assert client.get("/me/profile").status_code == 200
        secret = acts.make_link(cast.wanglei, by=cast.laozhou).invitation
        acts.recover(link_of(secret, "recover"), by=None, password=NEW)
        assert client.get("/me/profile").status_code == 302

    def test_one_signs_in_by_login_whatever_its_case_or_by_mail(self, cast, client):
        for login in ("wanglei", "WangLei", "wanglei@qiming.example"):
            client.logout()
            client.post("/me/login/", {"login": login, "password": PASSWORD})
            assert client.get("/me/profile").status_code == 200, login

    def test_who_left_does_not_sign_in(self, cast, client):
        client.post("/me/login/", {"login": "gone", "password": PASSWORD})
        assert client.get("/me/profile").status_code == 302
