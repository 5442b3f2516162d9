"""An edit says what was changed, in the words of the form."""

import pytest

from tests.cast import Cast
from xiaodui.deals.acts import create, edit
from xiaodui.journal.models import Fact
from xiaodui.journal.telling import tell

pytestmark = pytest.mark.django_db


def test_an_edit_names_fields_and_new_values(cast: Cast) -> None:
    deal = create(by=cast.wanglei, title="二期", amount="320000")
    edit(deal, by=cast.wanglei, version=0, title="二期", amount="280000", next_step="约龚经理看样机")
    [told] = tell([Fact.objects.get(verb="deal.edited")], cast.wanglei)
    assert "下一步：约龚经理看样机" in told.why
    assert "预计金额：" in told.why and "28.0" in told.why


def test_what_somebody_typed_stays_text(cast: Cast) -> None:
    deal = create(by=cast.wanglei, title="二期", amount="1")
    edit(deal, by=cast.wanglei, version=0, title="二期", amount="1", next_step="<script>alert(1)</script>")
    [told] = tell([Fact.objects.get(verb="deal.edited")], cast.wanglei)
    assert "<script>" not in told.why


def test_who_does_not_see_the_record_reads_that_it_was_edited_and_nothing_of_what(cast: Cast) -> None:
    deal = create(by=cast.wanglei, title="二期", amount="320000")
    edit(deal, by=cast.wanglei, version=0, title="二期", amount="280000", next_step="约龚经理看样机")
    fact = Fact.objects.get(verb="deal.edited")
    [seen] = tell([fact], cast.wanglei)
    [hidden] = tell([fact], cast.zhaomin)
    assert "约龚经理看样机" in seen.why
    assert "王磊" in hidden.sentence and not hidden.why and not hidden.words
