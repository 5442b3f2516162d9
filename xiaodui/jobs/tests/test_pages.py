"""The operator's page and the asker's progress, through their doors."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from xiaodui.jobs import enqueue
from xiaodui.jobs.claim import claim
from xiaodui.jobs.models import Job
from xiaodui.jobs.run import Run
from xiaodui.jobs.runner import run_due
from xiaodui.jobs.tests import kinds
from xiaodui.jobs.views.overview import overview

pytestmark = pytest.mark.django_db
PART = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def laozhou():
    return get_user_model().objects.create(login="laozhou", name="老周", is_owner=True)


@pytest.fixture
def wanglei():
    return get_user_model().objects.create(login="wanglei", name="王磊")


@pytest.fixture
def chenchen():
    return get_user_model().objects.create(login="chenchen", name="陈晨")


def a_failed_job(by=None):
    job = enqueue(kinds.says_why, by=by)
    run_due()
    return job


def test_the_operator_sees_what_failed_why_and_who_asked(client, laozhou, wanglei):
    a_failed_job(by=wanglei)
    client.force_login(laozhou)
    page = client.get(reverse("jobs")).content.decode()
    assert "说出原因" in page and "磁盘满了" in page and "王磊" in page and "1 个作业失败了" in page


def test_the_page_speaks_english_too(client, laozhou):
    a_failed_job()
    get_user_model().objects.filter(pk=laozhou.pk).update(language="en")
    client.force_login(laozhou)
    assert "Says why" in client.get(reverse("jobs"), **PART).content.decode()


def test_a_part_is_answered_alone_and_refreshes_fast_while_something_goes_on(client, laozhou):
    client.force_login(laozhou)
    assert "every 15s" in client.get(reverse("jobs"), **PART).content.decode()
    enqueue(kinds.note)
    part = client.get(reverse("jobs"), **PART).content.decode()
    assert part.lstrip().startswith("<div") and "every 2s" in part


def test_the_filter_shows_one_end_only(client, laozhou):
    a_failed_job()
    client.force_login(laozhou)
    assert "磁盘满了" in client.get(reverse("jobs"), {"show": "failed"}, **PART).content.decode()
    assert "磁盘满了" not in client.get(reverse("jobs"), {"show": "done"}, **PART).content.decode()


def test_a_failed_job_is_run_again_once(client, laozhou):
    job = a_failed_job()
    client.force_login(laozhou)
    assert client.post(reverse("run-job-again", args=[job.pk])).status_code == 302
    job.refresh_from_db()
    assert job.state == "waiting"
    assert client.post(reverse("run-job-again", args=[job.pk]), **PART).status_code == 422


def test_a_job_is_stopped_and_an_ended_one_is_not(client, laozhou):
    job = enqueue(kinds.note)
    client.force_login(laozhou)
    assert client.post(reverse("stop-job", args=[job.pk]), **PART).status_code == 200
    job.refresh_from_db()
    assert (job.state, job.cancel_asked_by) == ("cancelled", f"person:{laozhou.pk}")
    assert client.post(reverse("stop-job", args=[job.pk]), **PART).status_code == 422


def test_a_schedule_is_started_by_hand_but_not_beside_itself(client, laozhou):
    client.force_login(laozhou)
    assert client.post(reverse("start-schedule", args=["jobs.tidy"]), **PART).status_code == 200
    assert client.post(reverse("start-schedule", args=["jobs.tidy"]), **PART).status_code == 422
    assert client.post(reverse("start-schedule", args=["no.such"]), **PART).status_code == 404
    assert Job.objects.filter(name="jobs.tidy").count() == 1


@pytest.mark.parametrize("door", ["jobs", "run-job-again", "stop-job"])
def test_who_does_not_operate_is_told_no(client, wanglei, door):
    job = a_failed_job(by=wanglei)
    url = reverse(door, args=[] if door == "jobs" else [job.pk])
    ask = client.get if door == "jobs" else client.post
    assert ask(url).status_code == 302, "nobody is sent to sign in"
    client.force_login(wanglei)
    assert ask(url, **PART).status_code == 403


def test_the_asker_sees_how_far_his_job_is_and_nobody_else_does(client, wanglei, chenchen):
    job = enqueue(kinds.rows, by=wanglei, total=8)
    Run(claim()).progress(2, 8, "第 2 行")
    client.force_login(wanglei)
    part = client.get(reverse("job-progress", args=[job.pk]), **PART).content.decode()
    assert "--p: 0.2500" in part and "第 2 行" in part and "every 1s" in part
    client.force_login(chenchen)
    assert client.get(reverse("job-progress", args=[job.pk]), **PART).status_code == 404
    assert client.post(reverse("cancel-job", args=[job.pk]), **PART).status_code == 404


def test_the_last_answer_about_a_job_tells_the_page_that_it_ended(client, wanglei):
    job = enqueue(kinds.note, by=wanglei)
    client.force_login(wanglei)
    assert "HX-Trigger" not in client.get(reverse("job-progress", args=[job.pk]), **PART)
    run_due()
    answer = client.get(reverse("job-progress", args=[job.pk]), **PART)
    assert "xd:job-ended" in answer["HX-Trigger"] and "every" not in answer.content.decode()


def test_the_asker_cancels_his_own_job(client, wanglei):
    job = enqueue(kinds.note, by=wanglei)
    client.force_login(wanglei)
    assert client.post(reverse("cancel-job", args=[job.pk]), **PART).status_code == 200
    assert run_due() == 0


def test_the_page_asks_six_questions_however_many_jobs(laozhou, django_assert_max_num_queries):
    for _ in range(20):
        a_failed_job(by=laozhou)
    with django_assert_max_num_queries(6):
        shown = overview(laozhou, "")
        assert len(shown["ended"]) == 20
