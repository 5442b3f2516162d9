"""A notice never tells what its reader may not see: not when it is given, and not when sight was lost since."""

from email.message import Message

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client

from tests.cast import sign_in
from tests.payloads import PAYLOADS
from tests.test_xss import alive
from xiaodui.customers.acts import create, hand_over, note
from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_EDITED, NOTE_WRITTEN
from xiaodui.journal import record
from xiaodui.journal.following import settle
from xiaodui.notices import acts, notify
from xiaodui.notices.models import Notice, Preference
from xiaodui.notices.posting import post_letters, write_letters
from xiaodui.notices.tests.news import RUNG

pytestmark = pytest.mark.django_db

NAME, WORDS, WHY = "佛山秘密机械", "底价是八折", "老板换人了"


@pytest.fixture
def secret(cast):
    """A customer of 陈晨, handed to 王磊, noted upon and edited; three notices to 王磊, then it goes away from him."""
    customer = create(by=cast.chenchen, name=NAME)
    hand_over(customer, by=cast.chenchen, to=cast.wanglei, reason=WHY)
    with transaction.atomic():
        said = record(NOTE_WRITTEN, customer, by=cast.lijing, within=customer, personal={"text": WORDS})
        edited = record(
            CUSTOMER_EDITED,
            customer,
            by=cast.lijing,
            within=customer,
            before={"name": NAME},
            after={"name": NAME, "level": "A"},
        )
        for fact in (said, edited):
            notify(RUNG, fact, [cast.wanglei.pk], about=f"fact:{fact.pk}")
    settle()
    Preference.objects.create(person=cast.wanglei, mail="each", quiet_from="00:00", quiet_until="00:00", rests=False)
    cast.wanglei.email = "wanglei@qiming.example"
    cast.wanglei.save()
    return Customer.objects.get(pk=customer.pk)


def take_away(customer, cast):
    hand_over(customer, by=cast.wanglei, to=cast.zhaomin, reason="换区")
    assert not Customer.objects.visible_to(cast.fresh(cast.wanglei)).filter(pk=customer.pk).exists()


PLACES = ["/notices", "/notices?show=unread", "/notices/settings", "/more", "/api/v1/notices", "/api/v1/mutes", "/"]


def told(cast):
    """Everything that 王磊 is told by these doors, and by e-mail."""
    client = sign_in(Client(), cast.fresh(cast.wanglei))
    said = {path: client.get(path).content.decode() for path in PLACES}
    mail.outbox.clear()
    write_letters()
    post_letters()
    for letter in mail.outbox:
        parts: Message = letter.message()
        said["mail"] = (
            parts.as_string()
            + "".join(part.get_payload(decode=True).decode() for part in parts.walk() if not part.is_multipart())
            + str(letter.subject)
        )
    return said


def test_with_sight_it_is_told(secret, cast, clock):
    clock(2030, 1, 2, 12)
    Notice.objects.update(given_at="2030-01-02T03:00:00Z")
    said = told(cast)
    assert NAME in said["/notices"] and WORDS in said["/notices"]
    assert NAME in said["mail"] and WORDS in said["mail"]


def test_without_sight_there_is_no_name_no_word_and_no_reason(secret, cast, clock):
    take_away(secret, cast)
    clock(2030, 1, 2, 12)
    Notice.objects.update(given_at="2030-01-02T03:00:00Z")
    said = told(cast)
    assert "mail" in said and "某个客户" in said["/notices"] and "某个客户" in said["mail"]
    for place, text in said.items():
        for word in (NAME, WORDS, WHY, "八折"):
            assert word not in text, f"{place} tells {word}"


def test_a_letter_that_waited_is_told_in_the_sight_of_when_it_goes(secret, cast, clock):
    clock(2030, 1, 2, 12)
    Notice.objects.update(given_at="2030-01-02T03:00:00Z")
    write_letters()
    take_away(secret, cast)
    post_letters()
    assert mail.outbox and not any(NAME in one.body or WORDS in one.body for one in mail.outbox)


def test_opening_one_leads_nowhere(secret, cast):
    take_away(secret, cast)
    client = sign_in(Client(), cast.wanglei)
    for notice in Notice.objects.visible_to(cast.wanglei).standing():
        assert client.get(f"/notices/{notice.pk}").url == "/notices"


def test_a_muted_record_that_went_away_has_no_name_in_the_settings(secret, cast):
    acts.mute(by=cast.wanglei, about=f"customer:{secret.pk}")
    client = sign_in(Client(), cast.wanglei)
    assert NAME in client.get("/notices/settings").content.decode()
    take_away(secret, cast)
    page = sign_in(Client(), cast.fresh(cast.wanglei)).get("/notices/settings").content.decode()
    assert NAME not in page and "某个客户" in page


def test_muting_is_no_way_to_ask_what_a_record_is_called(cast):
    hidden = create(by=cast.zhaomin, name=NAME)
    client = sign_in(Client(), cast.wanglei)
    client.post("/notices/mute", {"about": f"customer:{hidden.pk}"})
    assert NAME not in client.get("/notices/settings").content.decode()


def test_a_mention_tells_words_and_no_record(cast):
    """The words were written to him; the customer stays unseen."""
    customer = create(by=cast.zhaomin, name=NAME)
    note(customer, by=cast.zhaomin, text="@王磊 帮我看看")
    settle()
    client = sign_in(Client(), cast.wanglei)
    page = client.get("/notices").content.decode()
    assert "赵敏 在备注里提到了 王磊" in page and NAME not in page
    notice = Notice.objects.get(kind="note.mentioned")
    words = client.get(client.get(f"/notices/{notice.pk}").url).content.decode()
    assert "帮我看看" in words and NAME not in words


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_type_stays_text(cast, payload, clock):
    clock(2030, 1, 2, 12)
    customer = create(by=cast.wanglei, name=f"客户 {payload}"[:100])
    with transaction.atomic():
        fact = record(NOTE_WRITTEN, customer, by=cast.lijing, within=customer, personal={"text": payload})
        notify(RUNG, fact, [cast.wanglei.pk])
    acts.mute(by=cast.chenchen, about=f"customer:{customer.pk}")
    client = sign_in(Client(), cast.wanglei)
    for path in ("/notices", "/notices/settings"):
        assert alive(client.get(path).content.decode()) == []
    Preference.objects.create(person=cast.wanglei, mail="each", quiet_from="00:00", quiet_until="00:00", rests=False)
    cast.wanglei.email = "wanglei@qiming.example"
    cast.wanglei.save()
    Notice.objects.update(given_at="2030-01-02T03:00:00Z")
    write_letters()
    post_letters()
    assert alive(mail.outbox[0].alternatives[0][0]) == []
