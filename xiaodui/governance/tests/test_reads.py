"""What the API answers to "which rules bind me"."""

import pytest

from tests.cast import sign_in
from xiaodui.core import clock
from xiaodui.governance import book, installing
from xiaodui.governance.acts import acknowledge, adopt, draft
from xiaodui.governance.models import Acknowledgement, Clause

pytestmark = pytest.mark.django_db


def test_a_team_s_own_stands_in_the_place_of_the_company_s(cast, client):
    installing.install()
    book.forget()
    said = {"title_zh": "认领与限额", "text_zh": "雷霆队先领先得。", "may": "", "may_not": "",
            "values": {"pool.claim_per_day": "3"}}  # fmt: skip
    made = draft(Clause.objects.get(code="pool.claim"), by=cast.lijing, team=cast.thunder, **said)
    adopt(made, by=cast.lijing, effective_on=clock.today())
    cites = {}
    for person in (cast.wanglei, cast.zhaomin):
        rows = sign_in(client, person).get("/api/v1/clauses_in_force?limit=200").json()["rows"]
        assert len(rows) == Clause.objects.count()
        cites[person.name] = {row["code"]: row["cite"] for row in rows}["pool.claim"]
    assert cites == {"王磊": f"pool.claim@1/team:{cast.thunder.pk}", "赵敏": "pool.claim@1"}


def test_a_signature_is_read_by_who_gave_it_and_by_reach(cast):
    installing.install()
    book.forget()
    made = Clause.objects.get(code="pool.claim").versions.get()
    acknowledge(made, by=cast.wanglei, answer=made.question["answer"])
    seen = {name: Acknowledgement.objects.visible_to(getattr(cast, name)).count()
            for name in ("wanglei", "lijing", "laozhou", "chenchen", "zhaomin")}  # fmt: skip
    assert seen == {"wanglei": 1, "lijing": 1, "laozhou": 1, "chenchen": 0, "zhaomin": 0}
