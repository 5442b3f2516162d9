"""Canonical text: one spelling for one meaning, the same bytes from either database."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiaodui.journal import Fact, canonical, record
from xiaodui.journal.exporting import COLUMNS, columns_of
from xiaodui.journal.tests.facts import SAID

texts = st.text(st.characters(), max_size=20)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=zones)
decimals = st.decimals(allow_nan=False, allow_infinity=False)
leaves = st.none() | st.booleans() | st.integers() | texts | decimals | instants | st.dates()
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=8
)
details = st.dictionaries(texts, values, max_size=4)


@given(details)
def test_text_is_one_line_and_reads_back_to_the_same_text(detail):
    text = canonical.text(canonical.plain(detail))
    assert len(text.splitlines()) <= 1 or "\n" not in text
    assert "\x00" not in text
    assert canonical.text(json.loads(text)) == text
    assert canonical.digest(text) == hashlib.sha256(text.encode("utf-8")).hexdigest()


@given(details)
def test_the_order_of_keys_doesn_t_matter(detail):
    turned = dict(reversed(list(detail.items())))
    if len({canonical.whole(key) for key in detail}) == len(detail):
        assert canonical.text(canonical.plain(turned)) == canonical.text(canonical.plain(detail))


@given(instants, zones)
def test_an_instant_is_spelled_alike_in_every_zone(instant, zone):
    spelled = canonical.instant(instant)
    assert spelled == canonical.instant(instant.astimezone(zone))
    assert datetime.fromisoformat(spelled.removesuffix("Z")).replace(tzinfo=UTC) == instant


@given(decimals)
def test_equal_decimals_are_spelled_alike_and_exactly(value):
    spelled = canonical.number(value)
    assert Decimal(spelled) == value
    assert "E" not in spelled.upper()
    assert canonical.number(Decimal(spelled + (".00" if "." not in spelled else "00"))) == spelled


@pytest.mark.parametrize("value", [1.5, Decimal("NaN"), Decimal("Infinity"), object(), b"bytes", {1, 2}])
def test_what_has_no_one_spelling_is_refused(value):
    with pytest.raises(TypeError):
        canonical.plain(value)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(detail=st.dictionaries(st.from_regex(r"\A[a-z]{1,6}\Z"), values, max_size=3), at=instants, secret=texts)
def test_the_database_gives_back_the_bytes_that_were_hashed(detail, at, secret):
    words = {f"x_{name}": value for name, value in detail.items()}
    with transaction.atomic():
        made = record(SAID, "thing:1", by="person:1", within="thing:2", at=at, personal={"secret": secret}, **words)
    fact = Fact.objects.get(pk=made.pk)
    assert fact.body == made.body
    assert canonical.digest(fact.body) == fact.digest
    before, after = columns_of([getattr(fact, name) for name in COLUMNS])
    assert fact.body.encode().startswith(before + b',"detail":{')
    assert fact.body.encode().endswith(b"}" + after)
