"""Coming in by the first page."""

from django.urls import reverse

from tests.cast import sign_in
from xiaodui.demo.making import make
from xiaodui.jobs.models import Job
from xiaodui.people.models import Person


class TestComingIn:
    def test_the_first_page_starts_a_job_and_shows_how_far_it_is(self, house, client):
        assert reverse("start-demo") in client.get("/start").content.decode()
        there = client.post(reverse("start-demo"))
        assert there.url == reverse("demo-wait")
        assert "正在请他们上班" in client.get(there.url).content.decode()
        client.post(reverse("start-demo"))
        assert Job.objects.filter(name="demo.make").count() == 1

    def test_when_it_is_done_one_looks_round_as_somebody(self, house, client):
        client.post(reverse("start-demo"))
        make(3, 6)
        Job.objects.update(state=Job.State.DONE)
        assert "王磊" in client.get(reverse("demo-wait")).content.decode()
        assert client.post(reverse("demo-come-in"), {"login": "wanglei"}).url == "/"
        assert int(client.session["_auth_user_id"]) == Person.objects.get(login="wanglei").pk

    def test_after_a_failure_one_may_try_again(self, house, client):
        client.post(reverse("start-demo"))
        Job.objects.update(state=Job.State.FAILED)
        assert "再来一次" in client.get(reverse("demo-wait")).content.decode()
        client.post(reverse("demo-again"))
        assert Job.objects.filter(name="demo.make").count() == 2


class TestBanner:
    def test_a_real_company_has_none(self, cast, client):
        assert "你在看演示公司" not in sign_in(client, cast.laozhou).get(reverse("my-profile")).content.decode()
