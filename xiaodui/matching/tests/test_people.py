"""The same person, by points for and against."""

import random

import pytest

from benchmarks.kit.persons import measured
from xiaodui.matching import SAME, Known
from xiaodui.matching.judging import judge
from xiaodui.matching.people import Person, pairs, same
from xiaodui.matching.tests.samples import sample

pytestmark = pytest.mark.once

FIRST = Person.of("mikhayla", "hannagan", "1977-05-01", "1030769", "20 rupp place, brentwood vlge, penshurst", "2257")


@pytest.mark.parametrize(
    "other",
    [
        FIRST,
        Person.of(
            "mikhvyla", "hannagan", "19770501", "1030769", "20 windradyen street brentwood vlge penshurst", "2257"
        ),
        Person.of("hannagan", "mikhayla", "19770501", "1030769", "20 rupp lace brentwoo dvlge penshurst", "2283"),
        Person.of("mikhayla", "hannaan", "19770501", "1037069", "20 brentwoodvlge penshurst", "2257"),
    ],
)
def test_slips_swapped_names_and_moved_lines_are_one_person(other):
    assert same(FIRST, other).score >= SAME
    assert same(FIRST, other) == same(other, FIRST)


@pytest.mark.parametrize(
    "other",
    [
        Person.of("mikhayla", "hannagan"),
        Person.of("mikhayla", "hannagan", "1951-12-20", "4410203", "7 kent street, towradgi", "2504"),
        Person.of("oliver", "hannagan", "1979-11-30", "2210345", "20 rupp place, brentwood vlge, penshurst", "2257"),
        Person(),
    ],
)
def test_a_name_or_an_address_alone_is_nobody(other):
    assert same(FIRST, other).score < SAME


@pytest.mark.parametrize(
    ("asked", "known", "sure"),
    [
        (Known("王磊", phones=("138 1234 5678",)), Known("王磊", phones=("+8613812345678",)), True),
        (Known("王雷", emails=("w@a.cn",)), Known("王磊", emails=("W@A.cn",)), True),
        (Known("王磊"), Known("王磊"), False),
        (Known("陈晨", phones=("051266778899",)), Known("王磊", phones=("051266778899",)), False),
        (Known("王磊", phones=("13812345678",)), Known("王磊", phones=("13912345678",)), False),
    ],
)
def test_a_contact_is_surely_the_same_by_name_and_number_only(asked, known, sure):
    verdict = judge("contact", asked, known)
    assert verdict.sure is sure and verdict.score > 0


def test_pairs_of_a_list_are_found_without_comparing_each_with_each():
    by = random.Random(5)
    words = ["".join(by.choices("abcdefghiklmnoprstuvw", k=7)) for _ in range(800)]
    people = [
        Person.of(one, other, f"19{by.randrange(10, 99)}0{by.randrange(1, 9)}11", str(by.randrange(10**8, 10**9)))
        for one, other in zip(words[:400], words[400:], strict=True)
    ]
    third = people[3]
    people[7] = Person.of(third.family, third.given, third.born, third.number[:-2] + third.number[-1])
    assert set(pairs(people)) == {(3, 7)}


@pytest.mark.parametrize("name", ["dataset1.csv", "dataset3.csv"])
def test_published_records_with_slips_are_found(name):
    said = measured(sample("duplicate_people", name))
    assert said["f1"] >= 0.99, said


def test_with_the_line_drawn_elsewhere_they_are_not(monkeypatch):
    monkeypatch.setattr("xiaodui.matching.people.among.REACH", 14.0)
    assert measured(sample("duplicate_people", "dataset1.csv"))["f1"] < 0.99
