"""Who may sign in from where, the banner, and leaving."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import sign_in
from xiaodui.core.models import CalendarDay
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Deal, Stage
from xiaodui.demo import acts
from xiaodui.demo.making import make
from xiaodui.demo.models import DemoCompany
from xiaodui.demo.signins import greeting, path, signins
from xiaodui.jobs.models import Job
from xiaodui.journal.models import Fact, Personal
from xiaodui.measures.models import Tally
from xiaodui.people.acts import found_company
from xiaodui.people.models import Person, Role, Team


def person(login: str) -> Person:
    return Person.objects.get(login=login)


class TestStrangers:
    def test_another_browser_sees_neither(self, company, client):
        assert client.get(reverse("demo-wait")).status_code == 404
        assert client.post(reverse("demo-come-in"), {"login": "laozhou"}).status_code == 404

    def test_a_second_one_is_refused_too(self, company):
        with pytest.raises(Refusal, match="已经有公司"):
            make()


class TestSigningIn:
    def test_the_first_is_the_owner_and_only_the_server_reads_the_file(self, company):
        login, password, name, role = signins()[0]
        assert (login, name, role) == ("laozhou", "老周", "创始人 · 启明科技")
        assert Person.objects.get(login=login).check_password(password)
        assert path().stat().st_mode & 0o777 == 0o600

    def knock(self, address: str) -> Client:
        client = Client(REMOTE_ADDR=address)
        login, password, *_rest = signins()[0]
        client.post("/me/login/", {"login": login, "password": password})
        return client

    def test_at_this_machine_one_comes_in(self, company, settings):
        settings.DEMO_SIGNIN = True
        assert "_auth_user_id" in self.knock("127.0.0.1").session

    def test_from_the_office_one_does_not(self, company, settings):
        settings.DEMO_SIGNIN = True
        assert "_auth_user_id" not in self.knock("192.168.1.7").session

    def test_a_server_for_the_office_takes_no_demo_password_at_all(self, company, settings):
        settings.DEMO_SIGNIN = False
        assert "_auth_user_id" not in self.knock("127.0.0.1").session

    def test_the_terminal_names_the_password(self, company):
        said = "\n".join(greeting())
        assert signins()[0][1] in said and "wanglei" in said


class TestBanner:
    def test_the_owner_sees_what_this_is_and_the_way_out(self, company, client):
        page = sign_in(client, person("laozhou")).get(reverse("my-profile")).content.decode()
        assert "你在看演示公司" in page and reverse("leave-demo") in page

    def test_others_are_not_bothered(self, company, client):
        assert "你在看演示公司" not in sign_in(client, person("wanglei")).get(reverse("my-profile")).content.decode()


class TestLeaving:
    def test_everything_goes_and_the_first_page_comes_back(self, company, client):
        stages, days = Stage.objects.count(), CalendarDay.objects.count()
        sign_in(client, person("laozhou"))
        answer = client.post(reverse("leave-demo"), {"company": "启明科技"})
        assert answer.status_code == 302 and answer.url == reverse("start")
        for model in (Person, Team, Customer, Deal, Fact, Tally, Personal, DemoCompany, Job):
            assert not model.objects.exists(), model
        assert Role.objects.filter(builtin=True).count() == 6
        assert (Stage.objects.count(), CalendarDay.objects.count()) == (stages, days)
        assert client.get("/start").status_code == 200

    def test_then_one_may_found_a_company_of_ones_own(self, company):
        acts.leave(DemoCompany.objects.get(), by=person("laozhou"), company="启明科技")
        found_company(by=None, company="恒拓", name="王总", login="wang", password="安静的港湾-7-quiet")
        assert Person.objects.get().name == "王总"

    def test_another_name_changes_nothing(self, company, client):
        with pytest.raises(Refusal, match="什么都没动"):
            acts.leave(DemoCompany.objects.get(), by=person("laozhou"), company="启明")
        assert Deal.objects.count() == company["deals"]

    def test_only_the_owner_may(self, company, client):
        with pytest.raises(Forbidden):
            acts.leave(DemoCompany.objects.get(), by=person("lijing"), company="启明科技")
        assert sign_in(client, person("lijing")).get(reverse("leave-demo")).status_code == 404

    def test_it_says_what_was_done_since(self, company, client):
        from xiaodui.customers.acts import create

        assert acts.done_since(DemoCompany.objects.get()) == 0
        create(by=person("wanglei"), name="真客户有限公司")
        page = sign_in(client, person("laozhou")).get(reverse("leave-demo")).content.decode()
        assert "又记的 1 件事" in page

    def test_the_password_file_goes_when_it_is_committed(self, company, django_capture_on_commit_callbacks):
        kept = path().read_text()
        with django_capture_on_commit_callbacks(execute=True):
            acts.leave(DemoCompany.objects.get(), by=person("laozhou"), company="启明科技")
        assert not path().exists()
        path().write_text(kept)
        path().chmod(0o600)
