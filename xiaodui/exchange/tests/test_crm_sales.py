"""The public CRM set: what is wrong in the files is itemised, everything else comes in exactly."""

import pytest

from xiaodui.core.refusal import Refusal
from xiaodui.deals.models import Deal
from xiaodui.exchange.tests import files
from xiaodui.exchange.tests.files import ACCOUNTS, DEALS, ENGAGING, LOST, PRODUCTS, TEAMS, WON, folder_with
from xiaodui.people.models import Person

pytestmark = pytest.mark.django_db


def changed(row, **columns):
    head = files.HEADS["sales_pipeline.csv"]
    return [columns.get(name, cell) for name, cell in zip(head, row, strict=True)]


def test_a_clean_company_comes_in_whole(tmp_path):
    said = files.run(folder_with(tmp_path))
    wanted = {"deals": 4, "won": 1, "lost": 1, "open": 2, "agents": 3, "managers": 2, "accounts": 2, "rejected": 0}
    assert {name: said[name] for name in wanted} == wanted
    files.agrees(said)
    assert [(m["said"], m["taken"], m["rows"]) for m in said["matched"]] == [("GTXPro", "GTX Pro", 1)]


def test_a_check_counts_what_the_run_then_adds(tmp_path):
    folder = folder_with(tmp_path, sales_pipeline=[*DEALS, changed(WON, opportunity_id="D9", deal_stage="Dreaming")])
    before = files.run(folder, dry_run=True)
    assert not Deal.objects.exists() and not Person.objects.exists()
    after = files.run(folder)
    wanted = {kind: n for kind, n in after["added_by_kind"].items() if kind in before["added_by_kind"]}
    assert before["added_by_kind"] == wanted
    assert before["rejects"] == after["rejects"] and len(after["rejects"]) == 1
    again = files.run(folder, dry_run=True)
    assert sum(again["added_by_kind"].values()) == 0


def test_the_same_files_again_add_nothing(tmp_path):
    folder = folder_with(tmp_path)
    files.run(folder)
    assert files.run(folder)["added"] == 0


def test_a_newer_export_moves_deals_on(tmp_path):
    files.run(folder_with(tmp_path))
    newer = changed(ENGAGING, deal_stage="Won", close_date="2017-04-01", close_value="77")
    said = files.run(folder_with(tmp_path, sales_pipeline=[WON, LOST, newer]))
    assert (said["added"], said["updated"]) == (0, 1)
    assert Deal.objects.get(code="D3").amount == 77


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (changed(WON, deal_stage="Dreaming"), "stage.unknown"),
        (changed(WON, close_date="2016-10-01"), "close.early"),
        (changed(WON, sales_agent="Nobody Atall"), "sales_agent.unknown"),
        (changed(WON, sales_agent=""), "sales_agent.unknown"),
        (changed(WON, product="Spaceship"), "product.unknown"),
        (changed(WON, account="Whoever"), "account.unknown"),
        (changed(WON, close_value=""), "value.missing"),
        (changed(WON, close_value="-4"), "value.negative"),
        (changed(WON, close_value="lots"), "amount.unclear"),
        (changed(WON, close_date=""), "close.missing"),
        (changed(LOST, opportunity_id="D8", close_date=""), "close.missing"),
        (changed(WON, engage_date="20/10/2016"), "date.unclear"),
        (changed(WON, opportunity_id=""), "key.missing"),
        (changed(WON, opportunity_id="d2"), "key.twice"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_row_is_itemised_and_the_others_come_in(tmp_path, row, code):
    said = files.run(folder_with(tmp_path, sales_pipeline=[LOST, ENGAGING, row]))
    assert [(one["line"], one["code"]) for one in said["rejects"]] == [(4, code)]
    assert said["deals"] == Deal.objects.count() == 2
    files.agrees(said)


def test_a_near_miss_of_an_agent_is_taken_and_told(tmp_path):
    said = files.run(folder_with(tmp_path, sales_pipeline=[changed(WON, sales_agent="Anna Snel", product="GTX Pro")]))
    assert [(m["field"], m["said"], m["taken"]) for m in said["matched"]] == [
        ("sales_agent", "Anna Snel", "Anna Snell")
    ]
    assert Deal.objects.get().owner.name == "Anna Snell"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"products": [*PRODUCTS, ["Free", "X", ""]]}, "price.missing"),
        ({"products": [*PRODUCTS, ["Odd", "X", "some"]]}, "amount.unclear"),
        ({"sales_teams": [*TEAMS, ["Lone Wolf", "", "East"]]}, "team.missing"),
        ({"accounts": [*ACCOUNTS, ["Gamma", "x", "long ago", "", "", "", ""]]}, "amount.unclear"),
        ({"accounts": [*ACCOUNTS, ["ACME", "x", "", "", "", "", ""]]}, "key.twice"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_wrong_rows_of_the_other_files_are_itemised_too(tmp_path, changes, code):
    said = files.run(folder_with(tmp_path, **changes))
    assert [one["code"] for one in said["rejects"]] == [code]
    assert said["deals"] == 4


@pytest.mark.parametrize("name", ["sales_teams", "products", "accounts", "sales_pipeline"])
def test_a_missing_file_is_named(tmp_path, name):
    with pytest.raises(Refusal) as refused:
        files.run(folder_with(tmp_path, **{name: None}))
    assert refused.value.code == "file.missing" and f"{name}.csv" in str(refused.value)


def test_a_missing_column_is_named(tmp_path):
    folder = folder_with(tmp_path)
    (folder / "products.csv").write_text("product,series\nGTX Pro,GTX\n")
    with pytest.raises(Refusal) as refused:
        files.run(folder)
    assert refused.value.code == "columns.missing" and "sales_price" in str(refused.value)
    assert not Person.objects.exists()


def test_a_header_alone_brings_no_deals(tmp_path):
    assert files.run(folder_with(tmp_path, sales_pipeline=[]))["deals"] == 0
