"""The default rule pack: whole in both languages, its numbers and its words agree, and installing it spoils nothing."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from tests.cast import set_up_cast
from xiaodui.core.refusal import Refusal
from xiaodui.governance import book, pack, rules
from xiaodui.governance.acts import acknowledge
from xiaodui.governance.installing import install
from xiaodui.governance.models import Clause, ClauseVersion, Edition
from xiaodui.governance.models.clause import CHAPTERS
from xiaodui.governance.pack import conduct, contact, meeting, money, own, pool, principle, talk
from xiaodui.governance.pack.texts import ClauseText

TEXTS = [text for text in pack.all_texts() if any(text in vars(file).values() for file in
         (principle, own, contact, pool, talk, money, meeting, conduct))]  # fmt: skip
PARAMS = [param for text in TEXTS for param in text.params]
PROMISED = {
    "pool.protection_days": 30, "pool.protection_extra_days": 15, "pool.protection_cap_days": 90,
    "pool.protection_quote_days": 60, "pool.protection_contract_days": 90, "pool.warning_days": 3, "pool.cooling_days": 7,
    "pool.claim_per_day": 10, "pool.held_limit": 200, "pool.views_per_day": 20, "contact.first_minutes": 30,
    "contact.escalate_days": 2, "contact.idle_days_rep": 3, "contact.idle_days_leader": 5, "contact.idle_days_reassign": 7,
    "chat.reply_urgent_minutes": 30, "chat.reply_minutes": 240, "chat.reply_deputy_times": 2, "chat.reply_leader_times": 3,
    "report.daily_by": "18:30", "report.comment_by": "12:00",
    "report.change_by": "22:00", "report.weekly_by": "18:00", "report.weekly_day": 5, "meeting.pk_at": "08:45", "meeting.pk_minutes": 15,
    "meeting.share_at": "18:00", "drill.pass_percent": 80, "conduct.deduct_cap_percent": 20, "conduct.claim_ban_days": 14,
    "conduct.appeal_days": 5, "reward.personal_percent": 70, "reward.compliance_least": Decimal("0.8"),
    "reward.compliance_most": Decimal("1.1"), "appraisal.result_percent": 60, "appraisal.process_percent": 15,
    "appraisal.customers_percent": 10, "appraisal.cooperation_percent": 10, "appraisal.innovation_percent": 5,
}  # fmt: skip

each_text = pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.code)
each_param = pytest.mark.parametrize("param", PARAMS, ids=lambda param: param.code)

HAN = re.compile(r"[\u3400-\u9fff]")
FULL_WIDTH = re.compile(r"[\u3000-\u303f\uff00-\uffef\u3400-\u9fff]")
HALF_WIDTH = re.compile(r"[,;!?()\"'“”]|[.:](?!\d)|(?<!\d)[.:]")
UNSPACED = re.compile(r"[\u3400-\u9fff][A-Za-z0-9]|[A-Za-z0-9%][\u3400-\u9fff]")
MANNERS = re.compile(r"[您亲!！]")
NUMBER = re.compile(r"\d+(?:[.:]\d+)?")


def pairs_of(text: ClauseText) -> list[tuple[str, str]]:
    """Everything that is read, zh and en side by side."""
    asked = text.question
    return [
        (text.title_zh, text.title_en), (text.text_zh, text.text_en), (text.why_zh, text.why_en), *text.may, *text.may_not,
        *((param.zh, param.en) for param in text.params),
        *(((asked.zh, asked.en), *asked.options) if asked else ()),
    ]  # fmt: skip


def spoken(param: pack.Param) -> str:
    """Its default as a sentence says it: 240 minutes are 4 hours."""
    if param.unit == "minutes" and param.default > 90 and param.default % 60 == 0:
        return str(param.default // 60)
    return str(param.default)


class TestWords:
    @each_text
    def test_each_is_whole_in_both_languages(self, text):
        for zh, en in pairs_of(text):
            assert HAN.search(zh), f"{zh!r} isn't Chinese"
            assert en and not FULL_WIDTH.search(en), f"{en!r} isn't English"

    @each_text
    def test_chinese_is_set_as_it_should_be(self, text):
        for zh, _en in pairs_of(text):
            assert not HALF_WIDTH.search(zh), f"half-width punctuation: {zh}"
            assert not UNSPACED.search(zh), f"no space beside Latin or digits: {zh}"

    @each_text
    def test_nobody_is_shouted_at_or_flattered(self, text):
        assert not any(MANNERS.search(zh) or "!" in en for zh, en in pairs_of(text))

    @each_text
    def test_a_clause_is_two_to_five_sentences(self, text):
        assert 2 <= text.text_zh.count("。") <= 5 and len(text.text_zh) <= 400
        assert text.why_zh.count("。") <= 2 and len(text.title_zh) <= 20

    @each_text
    def test_lists_have_two_to_four_points(self, text):
        assert {len(text.may), len(text.may_not)} <= {0, 2, 3, 4}

    def test_the_signs_are_found(self):
        assert HALF_WIDTH.search("好,") and HALF_WIDTH.search("好.") and not HALF_WIDTH.search("08:45，0.8")
        assert (
            UNSPACED.search("30天") and UNSPACED.search("第3 天") and UNSPACED.search("20%是") and MANNERS.search("您")
        )


class TestNumbers:
    @each_text
    def test_the_words_say_the_defaults_and_no_other_number(self, text):
        # A switch and a list of words are said in words of their own, not as a number.
        wanted = Counter({spoken(param) for param in text.params if param.unit not in ("bool", "text")})
        for words in (text.text_zh, text.text_en):
            assert set(NUMBER.findall(words)) == set(wanted), words

    @each_text
    def test_no_list_question_or_reason_grows_old_when_a_value_changes(self, text):
        said = [words for zh, en in pairs_of(text)[2:] for words in (zh, en)]
        assert not [words for words in said if NUMBER.search(words)]

    @each_param
    def test_a_default_keeps_its_own_bounds_and_its_type(self, param):
        assert param.read(param.default) == param.default == param.of(param.kept(param.default))
        assert type(param.read(param.default)) is type(param.default)
        if param.unit in ("days", "minutes", "count", "percent", "times"):
            assert param.least <= param.default <= param.most

    def test_each_belongs_to_one_clause(self):
        counted = Counter(param.code for text in pack.all_texts() for param in text.params)
        assert [code for code, times in counted.items() if times > 1] == []

    @pytest.mark.parametrize("code", PROMISED)
    def test_what_other_rooms_ask_for_is_there(self, code):
        assert pack.param_named(code).default == PROMISED[code]
        assert code in {param.code for param in PARAMS}, "it belongs to a clause, or rules.value finds none"

    def test_the_weights_of_an_appraisal_make_a_hundred(self):
        assert sum(param.default for param in money.WEIGHTS.params) == 100

    def test_what_follows_in_time_is_later(self):
        first, second, third = (param.default for param in contact.IDLE.params if param.unit == "days")
        assert first < second < third
        deputy, leader = (pack.param_named(f"chat.reply_{who}_times").default for who in ("deputy", "leader"))
        assert 1 < deputy < leader


class TestBook:
    def test_each_chapter_is_there_and_its_number_begins_the_order(self):
        chapters = [key for key, _label in CHAPTERS]
        assert {text.chapter for text in TEXTS} == set(chapters)
        for text in TEXTS:
            assert text.order // 100 == chapters.index(text.chapter) + 1, text.code

    def test_no_two_stand_at_one_place(self):
        assert len({text.order for text in TEXTS}) == len(TEXTS)

    @each_text
    def test_weights_are_in_range(self, text):
        assert 1 <= text.severity <= 3 and 1 <= text.rung <= 5 and 30 <= text.review_after <= 730

    @each_text
    def test_a_question_has_three_options_and_one_answer(self, text):
        if text.question:
            assert len(set(text.question.options)) == 3 and text.question.answer in range(3)

    def test_few_enough_questions_to_sign_in_one_sitting(self):
        asked = [text.question.answer for text in TEXTS if text.question]
        assert 8 <= len(asked) <= 10
        assert set(asked) == {0, 1, 2}, "the right answer hasn't one place"

    def test_only_claiming_is_kept_from_who_has_not_signed(self):
        guards = [text for text in TEXTS if text.guards]
        assert [text.code for text in guards] == ["pool.claim"] and guards[0].question


@pytest.mark.django_db
class TestInstalling:
    @pytest.fixture(autouse=True)
    def fresh_book(self):
        book.forget()
        yield
        book.forget()

    def test_it_comes_with_the_tables_and_binds_from_the_beginning(self):
        cast = set_up_cast()
        bound = rules.bound_by(cast.wanglei)
        assert {text.code for text in TEXTS} <= set(bound)
        said = rules.value("pool.protection_days", for_=cast.wanglei)
        assert (said.value, said.cite) == (30, "pool.protection@1")
        assert rules.value("reward.compliance_least").value == Decimal("0.8")

    def test_twice_changes_nothing(self):
        before = list(ClauseVersion.objects.order_by("pk").values()), list(Clause.objects.order_by("pk").values())
        edition = Edition.objects.get(pk=1).number
        assert install() == 0
        assert before == (
            list(ClauseVersion.objects.order_by("pk").values()),
            list(Clause.objects.order_by("pk").values()),
        )
        assert Edition.objects.get(pk=1).number == edition

    def test_what_a_company_changed_stays(self):
        Clause.objects.filter(code="pool.protection").update(name="我们自己的保护期", order=399)
        ClauseVersion.objects.filter(clause__code="pool.protection").update(
            text_zh="自己写的。", values={"pool.protection_days": 45}
        )
        install()
        version = ClauseVersion.objects.select_related("clause").get(clause__code="pool.protection")
        assert (version.clause.name, version.clause.order, version.text_zh) == ("我们自己的保护期", 399, "自己写的。")
        assert rules.value("pool.protection_days").value == 45

    def test_one_that_is_missing_comes_back_alone(self):
        missing = Clause.objects.get(code="chat.quiet")
        ClauseVersion.objects.filter(clause=missing).delete()
        missing.delete()
        assert install() == 1
        assert ClauseVersion.objects.get(clause__code="chat.quiet").title_zh == "免打扰"

    def test_who_has_not_signed_claims_nothing_until_the_right_answer(self):
        cast = set_up_cast()
        made = ClauseVersion.objects.get(clause__code="pool.claim")
        with pytest.raises(Refusal, match="认领与限额"):
            rules.must_know(cast.wanglei, "pool.claim")
        acknowledge(made, by=cast.wanglei, answer=pool.CLAIM.question.answer)
        rules.must_know(cast.wanglei, "pool.claim")
