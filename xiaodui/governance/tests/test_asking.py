"""The recall question: its author writes, changes and drops it."""

import pytest

from tests.cast import sign_in
from xiaodui.core.refusal import Invalid
from xiaodui.governance import asking, installing
from xiaodui.governance.acts import draft, redraft
from xiaodui.governance.models import Clause, ClauseVersion

pytestmark = pytest.mark.django_db
SAID = {"title_zh": "认领与限额", "text_zh": "先领先得，同时点的抽签定。", "may": "", "may_not": ""}
ANSWERS = "今天再领一条\n* 明天再领 | Claim tomorrow"


@pytest.fixture
def clause(cast):
    installing.install()
    return Clause.objects.get(code="pool.claim")


def drafted(clause, by, **more):
    return draft(clause, by=by, team=None, **SAID, **more)


def test_saying_nothing_of_it_keeps_the_one_before(cast, clause):
    before = ClauseVersion.objects.adopted().get(clause=clause)
    assert before.question and drafted(clause, cast.laozhou).question == before.question


def test_a_new_one_is_kept_as_it_was_typed(cast, clause):
    made = drafted(clause, cast.laozhou, asks="领满了怎么办？", answers=ANSWERS)
    assert made.question["answer"] == 1 and made.question["options"] == [
        ["今天再领一条"] * 2,
        ["明天再领", "Claim tomorrow"],
    ]
    assert asking.typed(made.question) == {"asks": "领满了怎么办？", "answers": ANSWERS}


def test_empty_asks_nothing(cast, clause):
    made = drafted(clause, cast.laozhou)
    redraft(made, by=cast.laozhou, version=made.version, **SAID, asks="", answers="")
    made.refresh_from_db()
    assert made.question is None


@pytest.mark.parametrize("answers", ["", "* 一种", "甲\n乙", "* 甲\n* 乙", "\n".join("*甲乙丙丁戊己庚")])
def test_a_question_needs_answers_and_one_that_is_right(cast, clause, answers):
    with pytest.raises(Invalid) as refused:
        drafted(clause, cast.laozhou, asks="领满了怎么办？", answers=answers)
    assert "answers" in refused.value.errors


def test_the_form_begins_with_what_binds_now(cast, clause, client):
    page = sign_in(client, cast.laozhou).get("/rules/pool.claim/draft").content.decode()
    assert "今天领满了" in page and "* 明天再领" in page
