"""What the terminal says, and where demo passwords are good."""

import pytest
from django.core.management.base import CommandError

from xiaodui.pulse import welcome
from xiaodui.pulse.address import bound, is_loopback
from xiaodui.pulse.management.commands.serve import admit


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.1.2.3", True), ("0.0.0.0", False),
     ("::", False), ("192.168.1.5", False), ("office.example", False)],
)  # fmt: skip
def test_demo_passwords_are_good_on_this_machine_only(settings, host, alone):
    assert is_loopback(host) is alone
    admit(host)
    assert settings.DEMO_SIGNIN is alone


def test_at_home_it_says_where_in_one_line():
    assert next(iter(welcome.lines("127.0.0.1", 8000))) == "销队 Xiaodui → http://127.0.0.1:8000/"


def test_in_the_office_it_shows_the_address_a_code_to_scan_and_what_plain_http_cannot_do(settings):
    settings.HTTPS = False
    said = "\n".join(welcome.lines("192.168.1.5", 8000))
    assert "http://192.168.1.5:8000/" in said and "▄" in said and "HTTPS" in said


def test_the_office_address_is_answered_by_name(settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    admit("192.168.1.5")
    assert {"localhost", "192.168.1.5"} <= set(settings.ALLOWED_HOSTS)


def test_an_address_of_another_machine_is_refused_in_one_sentence():
    with pytest.raises(CommandError, match=r"192\.0\.2\.1:0"):
        bound("192.0.2.1", 0)
