"""A decision, a question and a dispute of one message, for tables of every door and page."""

from typing import Any

from tests.cast import Cast
from xiaodui.decisions import acts
from xiaodui.decisions.models import Dispute


def decided(cast: Cast, message: Any) -> dict[str, Any]:
    """In 王磊's room; the dispute is his with his mate."""
    decision = acts.decide_here(message.room, by=cast.wanglei, text="报价周五前统一发")
    question = acts.mark(message, by=cast.wanglei)
    dispute: Dispute = acts.open_dispute(message, by=cast.wanglei, people=[cast.chenchen.pk], text="恒拓的报价该谁出")
    message.refresh_from_db()
    return {"decision": decision, "question": question, "dispute": dispute}
