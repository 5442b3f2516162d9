"""Who may open a socket."""

import pytest

from xiaodui.pulse.rate import Bucket
from xiaodui.pulse.sight import same_site
from xiaodui.pulse.wire import cookie_of


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1:8000", True),
        ("https://xiaodui.example", "xiaodui.example", True),
        ("http://XIAODUI.example", "xiaodui.example", True),
        ("https://office.example", "xiaodui.example", True),
        ("http://127.0.0.1:9000", "127.0.0.1:8000", False),
        ("http://evil.example", "xiaodui.example", False),
        ("http://xiaodui.example.evil.example", "xiaodui.example", False),
        ("http://rebound.example", "rebound.example", False),
        ("null", "xiaodui.example", False),
        ("", "xiaodui.example", False),
        ("", "", False),
    ],
)
def test_only_pages_of_our_own_site_open_a_socket(settings, origin, host, same):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "xiaodui.example"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://office.example"]
    assert same_site(origin, host) is same


def test_the_session_is_found_among_other_cookies_and_nonsense():
    assert cookie_of("a=1; xiaodui=abc123; b=2", "xiaodui") == "abc123"
    assert cookie_of("a=1", "xiaodui") == ""
    assert cookie_of("", "xiaodui") == ""


def test_a_bucket_lets_a_burst_through_and_then_its_rate():
    bucket = Bucket(rate=2, burst=3)
    assert [bucket.takes(0) for _ in range(4)] == [True, True, True, False]
    assert bucket.takes(0.5)
    assert not bucket.takes(0.6)
    assert [bucket.takes(100) for _ in range(4)] == [True, True, True, False]
