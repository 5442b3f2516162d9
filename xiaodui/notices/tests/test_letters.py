"""Letters: few, in time, in one's language, tried again, and never a storm."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from tests.cast import sign_in
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Invalid
from xiaodui.jobs.declare import kind_named
from xiaodui.notices import acts, jobs, notify
from xiaodui.notices.models import Letter, Notice, Preference
from xiaodui.notices.posting import post_letters, state, write_letters
from xiaodui.notices.rules import TRIES
from xiaodui.notices.tests.news import ALARM, RUNG, rang

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(cast, clock):
    """Thursday morning in the office; 王磊 has an address."""
    cast.wanglei.email = "wanglei@qiming.example"
    cast.wanglei.save()
    clock(2026, 11, 26, 10)
    return clock


def ring(cast, subject=None, kind=RUNG, to=None):
    notify(kind, rang(subject or cast.thunder, by=cast.lijing), [(to or cast.wanglei).pk])


def post() -> int:
    write_letters()
    return post_letters()


def wants(cast, mail="each", **more):
    acts.prefer(by=cast.wanglei, mail=mail, **more)


class TestInTime:
    def test_an_urgent_one_goes_after_two_minutes_others_with_the_digest(self, cast, at):
        ring(cast)
        ring(cast, kind=ALARM)
        assert post() == 0, "two minutes are waited for more"
        at(2026, 11, 26, 10, 3)
        assert post() == 1 and "着火了" in mail.outbox[0].subject
        at(2026, 11, 27, 8, 31)
        assert post() == 1 and "有人敲门" in mail.outbox[1].subject
        assert post() == 0

    def test_all_of_two_minutes_are_one_letter(self, cast, at):
        for subject in (cast.thunder, cast.breeze, cast.east):
            ring(cast, subject, ALARM)
        at(2026, 11, 26, 10, 3)
        assert post() == 1 and mail.outbox[0].subject == "销队：3 条通知"

    def test_what_was_read_meanwhile_does_not_go(self, cast, at):
        ring(cast, kind=ALARM)
        at(2026, 11, 26, 10, 3)
        write_letters()
        acts.read_all(by=cast.wanglei)
        assert post_letters() == 0 and not Letter.objects.exists()

    def test_off_is_off(self, cast, at):
        wants(cast, "off")
        ring(cast, kind=ALARM)
        at(2026, 11, 26, 10, 3)
        assert post() == 0 and not Letter.objects.exists()

    def test_quiet_hours_and_days_off_are_ones_own(self, cast, at):
        wants(cast, quiet_from="09:00", quiet_until="11:00", rests=True)
        ring(cast)
        at(2026, 11, 26, 10, 59)
        assert post() == 0
        at(2026, 11, 26, 11, 0)
        assert post() == 1
        at(2026, 11, 28, 12)
        ring(cast)
        at(2026, 11, 28, 13)
        assert post() == 0, "Saturday"
        at(2026, 11, 30, 11, 1)
        assert post() == 1

    def test_who_left_or_has_no_address_gets_none(self, cast, at):
        cast.chenchen.email = ""
        cast.chenchen.save()
        ring(cast, kind=ALARM, to=cast.chenchen)
        ring(cast, kind=ALARM)
        at(2026, 11, 26, 10, 3)
        assert write_letters() == 1
        cast.wanglei.is_active = False
        cast.wanglei.save()
        assert post_letters() == 0 and not mail.outbox

    def test_old_news_stays_in_the_inbox(self, cast, at):
        ring(cast, kind=ALARM)
        at(2026, 12, 26, 10)
        assert post() == 0


class TestNoStorm:
    def test_at_most_six_an_hour_and_the_rest_joins_the_next(self, cast, at):
        wants(cast, rests=True)
        for minute in range(0, 50, 5):
            at(2026, 11, 26, 10, minute)
            ring(cast, kind=ALARM)
            acts.read_all(by=cast.wanglei) if minute == 0 else None
            at(2026, 11, 26, 10, minute + 3)
            post()
            Notice.objects.filter(letter__sent_at__isnull=False).update(read_at=the_clock.now())
        assert len(mail.outbox) == 6
        at(2026, 11, 26, 11, 12)
        post()
        assert len(mail.outbox) == 7, "what waited came in one"
        assert not Notice.objects.unread().filter(letter=None).exists()

    def test_a_thousand_facts_about_one_thing_are_one_line(self, cast, at):
        wants(cast)
        for _each in range(30):
            ring(cast)
        at(2026, 11, 26, 10, 3)
        assert post() == 1
        assert mail.outbox[0].body.count("敲了门") == 1 and "30 条" in mail.outbox[0].body


class TestWhatItSays:
    def test_plain_and_html_with_links_and_a_way_out(self, cast, at, settings):
        settings.PUBLIC_ADDRESS = "https://sales.qiming.example"
        ring(cast, kind=ALARM)
        at(2026, 11, 26, 10, 3)
        post()
        [letter] = mail.outbox
        notice = Notice.objects.get()
        for text in (letter.body, letter.alternatives[0][0]):
            assert "李静 为「雷霆队」敲了门" in text
            assert f"https://sales.qiming.example/notices/{notice.pk}" in text
            assert "https://sales.qiming.example/notices/settings" in text
        assert letter.to == ["wanglei@qiming.example"]
        assert letter.extra_headers["List-Unsubscribe"] == "<https://sales.qiming.example/notices/settings>"

    def test_in_the_language_of_who_reads_it(self, cast, at):
        cast.wanglei.language = "en"
        cast.wanglei.save()
        ring(cast, kind=ALARM)
        at(2026, 11, 26, 10, 3)
        post()
        assert "rang for “雷霆队”" in mail.outbox[0].body and "Fire" in mail.outbox[0].subject

    def test_a_subject_names_nobody(self, cast, at):
        ring(cast, kind=ALARM)
        at(2026, 11, 26, 10, 3)
        post()
        assert "李静" not in mail.outbox[0].subject and "雷霆" not in mail.outbox[0].subject


class Broken:
    """A way out that raises; `after` letters went well before."""

    def __init__(self, error, after=0):
        self.error, self.after, self.asked = error, after, 0

    def send_messages(self, messages):
        self.asked += 1
        if self.asked > self.after:
            raise self.error
        return 1


class TestFailing:
    def failing(self, monkeypatch, error, after=0):
        broken = Broken(error, after)
        monkeypatch.setattr("xiaodui.notices.posting.get_connection", lambda: broken)
        return broken

    def two(self, cast, at):
        cast.chenchen.email = "chenchen@qiming.example"
        cast.chenchen.save()
        ring(cast, kind=ALARM)
        ring(cast, kind=ALARM, to=cast.chenchen)
        at(2026, 11, 26, 10, 3)

    def test_it_waits_and_is_tried_again(self, cast, at, monkeypatch):
        ring(cast, kind=ALARM)
        at(2026, 11, 26, 10, 3)
        with monkeypatch.context() as patch:
            self.failing(patch, ConnectionRefusedError("wanglei@qiming.example"))
            assert post() == 0
            assert (state().waiting, state().error, state().sent_at) == (1, "ConnectionRefusedError", None)
            assert post() == 0
        letter = Letter.objects.get()
        assert letter.tries == 1 and letter.next_at == the_clock.now() + timedelta(minutes=2)
        at(2026, 11, 26, 10, 6)
        assert post() == 1
        assert (state().waiting, state().error, state().sent_at) == (0, "", the_clock.now())

    def test_a_server_out_of_reach_is_asked_once_a_round(self, cast, at, monkeypatch):
        self.two(cast, at)
        broken = self.failing(monkeypatch, TimeoutError())
        post()
        assert broken.asked == 1 and state().waiting == 2

    def test_a_refused_address_holds_up_nobody_else(self, cast, at, monkeypatch):
        self.two(cast, at)
        broken = self.failing(monkeypatch, smtplib.SMTPRecipientsRefused({"x": (550, b"no")}))
        post()
        assert broken.asked == 2 and state().given_up == 2 and state().waiting == 0

    def test_an_address_that_makes_no_sense_holds_up_nobody_else(self, cast, at):
        self.two(cast, at)
        write_letters()
        type(cast.wanglei).objects.filter(pk=cast.wanglei.pk).update(email="wang\nlei@qiming.example")
        assert post_letters() == 1 and mail.outbox[0].to == ["chenchen@qiming.example"]
        assert state().error == "BadHeaderError"

    def test_in_the_end_it_is_given_up(self, cast, at, monkeypatch):
        ring(cast, kind=ALARM)
        at(2026, 11, 26, 10, 3)
        self.failing(monkeypatch, ConnectionResetError())
        for _each in range(TRIES):
            post()
            Letter.objects.waiting().update(next_at=the_clock.now())
        assert (state().given_up, state().waiting) == (1, 0)
        assert post() == 0

    def test_two_workers_send_it_once(self, cast, at, monkeypatch):
        ring(cast, kind=ALARM)
        at(2026, 11, 26, 10, 3)
        write_letters()
        sent = []

        class Slow:
            def send_messages(self, messages):
                sent.append(messages)
                if len(sent) == 1:
                    post_letters()  # another worker, while this one waits for the server
                return 1

        monkeypatch.setattr("xiaodui.notices.posting.get_connection", Slow)
        post_letters()
        assert len(sent) == 1


class TestPreferring:
    def test_times_as_people_type_them(self, cast):
        acts.prefer(
            by=cast.wanglei, mail="digest", digest_at="7:45", quiet_from="20：00", quiet_until="06:30", rests="on"
        )
        own = Preference.objects.get()
        assert (
            f"{own.digest_at:%H:%M} {own.quiet_from:%H:%M} {own.quiet_until:%H:%M} {own.rests}"
            == "07:45 20:00 06:30 True"
        )

    @pytest.mark.parametrize(
        "wrong", [{"digest_at": "25:00"}, {"quiet_from": "x"}, {"mail": "daily"}, {"quiet_until": 8}]
    )
    def test_nonsense_is_told_at_its_field(self, cast, wrong):
        with pytest.raises(Invalid) as no:
            acts.prefer(by=cast.wanglei, **wrong)
        assert set(no.value.errors) == set(wrong)

    def test_the_dialog_shows_what_is_set_and_keeps_it(self, cast):
        client = sign_in(Client(), cast.wanglei)
        acts.prefer(by=cast.wanglei, mail="each", digest_at="07:45", rests=False)
        dialog = client.get("/notices/settings/edit", headers={"HX-Request": "true"}).content.decode()
        assert 'value="07:45"' in dialog and 'value="each" selected' in dialog
        client.post(
            "/notices/settings/edit",
            {"mail": "off", "digest_at": "09:00", "quiet_from": "21:00", "quiet_until": "08:00"},
        )
        assert (Preference.objects.get().mail, Preference.objects.get().rests) == ("off", False)

    def test_the_page_says_what_is_in_force(self, cast):
        page = sign_in(Client(), cast.wanglei).get("/notices/settings").content.decode()
        assert "每天 08:30 一封汇总" in page and "21:00–08:00" in page and "有人敲门" in page


def test_the_job_does_nothing_without_a_server(cast, at, settings, django_assert_num_queries):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    with django_assert_num_queries(0):
        kind_named("notices.post")(None)


def test_what_was_read_long_ago_goes(cast, at):
    ring(cast)
    ring(cast, cast.breeze)
    Notice.objects.filter(about__endswith=str(cast.thunder.pk)).update(read_at=the_clock.now() - timedelta(days=181))
    jobs.tidy(None)
    assert Notice.objects.count() == 1
