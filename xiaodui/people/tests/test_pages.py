"""Every page of the room, seen by those who may and shut to those who may not."""

import re

import pytest
from django.urls import reverse

from tests.cast import PASSWORD, sign_in
from xiaodui.people import acts
from xiaodui.people.models import AccessToken, Link, Membership, Person, Role, Team

NEW = "新的密码-7-brand-new"
EVERYBODY = [
    "team-tree",
    "people",
    "roles",
    "my-profile",
    "my-sessions",
    "edit-me",
    "create-token",
    "delegate",
    "be-away",
]


class TestSight:
    @pytest.mark.parametrize("name", EVERYBODY)
    def test_colleagues_read_it_and_strangers_do_not(self, cast, client, name):
        for person in (cast.laozhou, cast.lijing, cast.wanglei, cast.sunyue, cast.zhaomin):
            assert sign_in(client, person).get(reverse(name)).status_code == 200, person.name
        for person in (cast.gone, cast.nobody):
            assert sign_in(client, person).get(reverse(name)).status_code == 302

    @pytest.mark.parametrize("name", ["edit-team", "lead-team", "move-team", "close-team"])
    def test_a_teams_acts_are_its_keepers(self, cast, client, name):
        url = reverse(name, args=[cast.thunder.pk])
        assert sign_in(client, cast.laozhou).get(url).status_code == 200
        assert sign_in(client, cast.zhaomin).get(url).status_code == 403

    @pytest.mark.parametrize(
        "name", ["move-person", "grant-role", "make-link", "hand-over-person", "deactivate-person"]
    )
    def test_a_persons_acts_are_his_managers(self, cast, client, name):
        url = reverse(name, args=[cast.wanglei.pk])
        assert sign_in(client, cast.laozhou).get(url).status_code == 200
        assert sign_in(client, cast.chenchen).get(url).status_code == 403

    def test_what_is_not_there_is_404(self, cast, client):
        sign_in(client, cast.wanglei)
        assert client.get(reverse("person", args=[0])).status_code == 404
        assert client.get(reverse("team", args=[0])).status_code == 404

    def test_anothers_token_is_not_there(self, cast, client):
        token = acts.create_token(by=cast.wanglei, name="报表")
        url = reverse("revoke-token", args=[token.pk])
        assert sign_in(client, cast.wanglei).get(url).status_code == 200
        assert sign_in(client, cast.laozhou).get(url).status_code == 404


class TestPeople:
    @pytest.mark.parametrize("words", ["王磊", "磊", "wl", "WANGL"])
    def test_a_colleague_is_found_by_name_initials_or_login(self, cast, client, words):
        page = sign_in(client, cast.zhaomin).get(reverse("people"), {"q": words}).content.decode()
        assert "王磊" in page and "陈晨" not in page

    def test_a_branch_holds_its_teams_people(self, cast, client):
        page = sign_in(client, cast.zhaomin).get(reverse("people"), {"team": cast.east.pk}).content.decode()
        assert "李静" in page and "王磊" in page and "旧人" not in page

    def test_a_profile_tells_the_teams_through_time(self, cast, client, clock):
        clock(2026, 4, 1)
        acts.move(cast.wanglei, by=cast.laozhou, team=cast.breeze)
        page = sign_in(client, cast.chenchen).get(reverse("person", args=[cast.wanglei.pk])).content.decode()
        assert "雷霆队" in page and "长风队" in page and "停用" not in page

    def test_the_tree_takes_few_queries(self, cast, client, django_assert_max_num_queries):
        sign_in(client, cast.laozhou).get(reverse("team-tree"))
        with django_assert_max_num_queries(8):
            client.get(reverse("team-tree"))


class TestPressing:
    def test_a_wrong_form_keeps_what_was_typed(self, cast, client):
        asked = {"name": "吴双", "login": "wanglei", "team": cast.thunder.pk}
        answer = sign_in(client, cast.laozhou).post(reverse("invite-person"), asked)
        assert answer.status_code == 422
        assert "有人用了" in answer.content.decode() and "吴双" in answer.content.decode()

    def test_a_refusal_stands_above_the_form(self, cast, client):
        answer = sign_in(client, cast.laozhou).post(reverse("close-team", args=[cast.thunder.pk]))
        assert answer.status_code == 422 and "2 个人" in answer.content.decode()

    def test_a_slogan_can_be_taken_away(self, cast, client):
        asked = {"name": "雷霆队", "slogan": "", "colour": "dawn", "emblem": "", "purpose": "", "version": "0"}
        sign_in(client, cast.laozhou).post(reverse("edit-team", args=[cast.thunder.pk]), asked)
        team = Team.objects.get(pk=cast.thunder.pk)
        assert (team.slogan, team.colour) == ("", "dawn")

    def test_a_role_is_written_and_its_ticks_taken_away(self, cast, client):
        sign_in(client, cast.laozhou)
        asked = {"name_zh": "驻场", "name_en": "On site", "reach": "team", "rights": ["", "sell", "export"]}
        client.post(reverse("create-role"), asked)
        role = Role.objects.get(name_zh="驻场")
        assert role.rights == ["export", "sell"]
        client.post(reverse("edit-role", args=[role.pk]), {**asked, "rights": [""], "version": "0"})
        role.refresh_from_db()
        assert role.rights == []

    def test_language_is_ones_own(self, cast, client):
        asked = {"name": "王磊", "language": "en", "time_zone": "Europe/London", "version": "0", "about": ""}
        assert sign_in(client, cast.wanglei).post(reverse("edit-me"), asked).status_code == 302
        assert 'lang="en"' in client.get(reverse("my-profile")).content.decode()

    def test_a_token_is_shown_once(self, cast, client):
        asked = {"name": "报表", "scopes": ["", "read"], "days": "30"}
        page = sign_in(client, cast.wanglei).post(reverse("create-token"), asked)
        assert re.search(r"xd_[\w-]{40,}", page.content.decode())
        assert "no-store" in page["Cache-Control"]
        assert "xd_" not in client.get(reverse("my-sessions")).content.decode()
        assert AccessToken.objects.get().scopes == ["read"]


def link_on(page):
    return re.search(r'value="http://testserver(/(?:join|recover)/[^"]+)"', page.content.decode())[1]


class TestLinks:
    def test_an_invitation_from_the_button_to_the_first_page(self, cast, client):
        asked = {"name": "吴双", "login": "wushuang", "team": cast.thunder.pk}
        url = link_on(sign_in(client, cast.laozhou).post(reverse("invite-person"), asked))
        client.logout()
        assert "吴双" in client.get(url).content.decode()
        assert client.post(url, {"name": "吴双", "password": "12345678"}).status_code == 422
        assert client.post(url, {"name": "吴双", "password": NEW}).status_code == 302
        assert client.get(reverse("my-profile")).status_code == 200
        again = client.get(url)
        assert again.status_code == 422 and "已经用过" in again.content.decode()

    def test_a_recovery_link_lets_one_in_with_a_new_password(self, cast, client):
        url = link_on(sign_in(client, cast.laozhou).post(reverse("make-link", args=[cast.wanglei.pk])))
        client.logout()
        client.post(url, {"password": NEW})
        assert client.get(reverse("my-profile")).status_code == 200
        assert Person.objects.get(login="wanglei").check_password(NEW)

    def test_guessing_is_slowed_down(self, cast, client):
        answers = [client.get(reverse("join", args=[f"guess-{n}"])).status_code for n in range(25)]
        assert answers[0] == 422 and answers[-1] == 429


class TestSignIn:
    def test_a_wrong_password_is_told_in_our_words(self, cast, client):
        page = client.post("/me/login/", {"login": "wanglei", "password": "nope"}).content.decode()
        assert "登录名或密码不对" in page

    @pytest.mark.parametrize("path", ["signup/", "email/", "3rdparty/", "social/signup/"])
    def test_the_librarys_other_doors_are_shut(self, cast, client, path):
        assert sign_in(client, cast.laozhou).get(f"/me/{path}").status_code == 404

    def test_changing_the_password_keeps_this_session_and_ends_the_others(self, cast, client):
        other = type(client)()
        for one in (client, other):
            one.post("/me/login/", {"login": "wanglei", "password": PASSWORD})
        assert other.get(reverse("my-profile")).status_code == 200
        asked = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
        assert client.post(reverse("account_change_password"), asked).status_code == 302
        assert client.get(reverse("my-profile")).status_code == 200
        assert other.get(reverse("my-profile")).status_code == 302

    def test_one_signs_another_device_out(self, cast, client):
        other = type(client)()
        for one in (client, other):
            one.post("/me/login/", {"login": "wanglei", "password": PASSWORD})
        client.post(reverse("end-other-sessions"))
        assert client.get(reverse("my-profile")).status_code == 200
        assert other.get(reverse("my-profile")).status_code == 302

    def test_a_second_step_from_switching_on_to_signing_in(self, cast, client):
        from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

        client.post("/me/login/", {"login": "wanglei", "password": PASSWORD})
        assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))
        assert "再确认一次是你" in client.get(reverse("account_reauthenticate")).content.decode()
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        page = client.get(reverse("mfa_activate_totp")).content.decode()
        assert "data:image/svg+xml" in page
        secret = client.session["mfa.totp.secret"]
        code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
        assert client.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 302
        assert "恢复码" in client.get(reverse("mfa_view_recovery_codes")).content.decode()
        spare = client.get(reverse("mfa_download_recovery_codes")).content.decode().split()[0]
        client.post(reverse("account_logout"))
        asked = client.post("/me/login/", {"login": "wanglei", "password": PASSWORD})
        assert asked.url.startswith(reverse("mfa_authenticate"))
        assert client.get(reverse("my-profile")).status_code == 302
        assert "还差一步" in client.get(asked.url).content.decode()
        client.post(reverse("mfa_authenticate"), {"code": spare})
        assert client.get(reverse("my-profile")).status_code == 200

    def test_a_forgotten_password_goes_by_mail_where_there_is_mail(self, cast, client, mailoutbox, settings):
        client.post(reverse("account_reset_password"), {"email": "wanglei@qiming.example"})
        assert "换密码" in mailoutbox[0].subject and "wanglei" in mailoutbox[0].body
        path = re.search(r"http://testserver(\S+)", mailoutbox[0].body)[1]
        url = client.get(path).url
        client.post(url, {"password1": NEW, "password2": NEW})
        assert Person.objects.get(login="wanglei").check_password(NEW)
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
        assert "一次性链接" in client.get(reverse("account_reset_password")).content.decode()


class TestFirstRun:
    asked = {"company": "启明科技", "name": "老周", "login": "laozhou", "password": NEW}

    def test_the_first_person_founds_the_company(self, db, client):
        assert client.get("/me/login/").url == reverse("start")
        assert client.get(reverse("start")).status_code == 200
        assert client.post(reverse("found-company"), self.asked).status_code == 302
        owner = Person.objects.get()
        assert owner.is_owner and owner.team.name == "启明科技" and owner.team.leader == owner
        assert Membership.objects.filter(person=owner).exists()
        assert client.get(reverse("my-profile")).status_code == 200

    def test_only_from_the_machine_itself(self, db, client):
        for far in ({"REMOTE_ADDR": "10.0.0.7"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}):
            assert client.post(reverse("found-company"), self.asked, **far).status_code == 422
        assert not Person.objects.exists()

    def test_only_while_nobody_exists(self, cast, client):
        assert client.get(reverse("start")).status_code == 404
        assert client.post(reverse("found-company"), self.asked).status_code == 404

    def test_nobody_is_made_by_a_weak_password(self, db, client):
        answer = client.post(reverse("found-company"), {**self.asked, "password": "123"})
        assert answer.status_code == 422 and not Team.objects.exists() and not Link.objects.exists()
