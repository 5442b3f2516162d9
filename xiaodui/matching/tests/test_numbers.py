"""Telephone numbers, addresses and tax numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaodui.matching import mails, phones, taxes


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("13812345678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("0086-138-1234-5678", "13812345678"),
        ("８６１３８１２３４５６７８", "13812345678"),
        ("(0512) 6677-8899", "51266778899"),
        ("+86 (0)512 66778899", "51266778899"),
        ("0512-66778899 转 805", "51266778899"),
        ("0512-66778899-分机8", "51266778899"),
        ("0512 66778899 ext. 12", "51266778899"),
        ("66778899", "66778899"),
        ("400-820-8820", "4008208820"),
        ("+1 415 555 0100", "14155550100"),
        ("无", ""),
        ("12345", ""),
        ("", ""),
    ],
)
def test_a_number_is_the_same_however_it_was_typed(typed, digits):
    assert phones.normalise(typed) == digits


@given(st.integers(13_000_000_000, 19_999_999_999).map(str), st.sampled_from(["+86", "0086", "+86 ", ""]))
def test_folding_a_number_twice_changes_nothing(number, country):
    folded = phones.normalise(country + number)
    assert folded == number == phones.normalise(folded)


def test_a_mobile_is_one_person_s_and_an_area_code_may_be_left_away():
    assert phones.is_mobile("13812345678") and not phones.is_mobile("51266778899")
    assert phones.local("51266778899") == phones.local("66778899")
    assert phones.local("13812345678") != phones.local("13912345678")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Wang.Lei@Example.COM", "wang.lei@example.com"),
        (" <wanglei@example.com>; ", "wanglei@example.com"),
        ("wanglei+crm@example.com", "wanglei@example.com"),
        ("ｗａｎｇｌｅｉ＠example。com", "wanglei@example.com"),
        ("wanglei at example", ""),
    ],
)
def test_an_address_is_folded(typed, address):
    assert mails.normalise(typed) == address


def test_a_credit_code_has_a_check_digit():
    code = "91350100M000100Y43"
    assert taxes.normalise(" 9135 0100-m000100y43 ") == code
    assert taxes.is_valid(code)
    wrong = [code[:at] + sign + code[at + 1 :] for at in (2, 9, 17) for sign in "0189" if sign != code[at]]
    assert not any(map(taxes.is_valid, wrong))
    assert not taxes.is_valid("91350100I000100Y43") and not taxes.is_valid("123456789012345")
    assert taxes.normalise("123") == ""
