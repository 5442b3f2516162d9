"""The four files of a made-up company, written by the tests."""

from decimal import Decimal

from xiaodui.deals.models import Deal
from xiaodui.exchange.formats import crm_sales
from xiaodui.exchange.writing import csv_rows
from xiaodui.measures.models import Tally

HEADS = {
    "sales_teams.csv": ["sales_agent", "manager", "regional_office"],
    "products.csv": ["product", "series", "sales_price"],
    "accounts.csv": [
        "account", "sector", "year_established", "revenue", "employees", "office_location", "subsidiary_of",
    ],
    "sales_pipeline.csv": [
        "opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date", "close_value",
    ],
}  # fmt: skip
TEAMS = [
    ["Anna Snell", "Dustin Brink", "Central"],
    ["Cecil Lamp", "Dustin Brink", "Central"],
    ["Wei Lang", "Mei Ho", "East"],
]
PRODUCTS = [["GTX Pro", "GTX", "4821"], ["MG Special", "MG", "55"]]
ACCOUNTS = [
    ["Acme", "retail", "1996", "1100.04", "2822", "United States", ""],
    ["Betasoloin", "medical", "", "", "", "", "Acme"],
]
WON = ["D1", "Anna Snell", "GTXPro", "Acme", "Won", "2016-10-20", "2017-03-01", "1054"]
LOST = ["D2", "Cecil Lamp", "MG Special", "Betasoloin", "Lost", "2016-10-25", "2017-03-11", "0"]
ENGAGING = ["D3", "Wei Lang", "MG Special", "", "Engaging", "2016-11-01", "", ""]
PROSPECTING = ["D4", "Wei Lang", "GTX Pro", "", "Prospecting", "", "", ""]
DEALS = [WON, LOST, ENGAGING, PROSPECTING]


def folder_with(folder, **changed):
    """The four files; `sales_pipeline=[…]` replaces a file's rows, None leaves the file out."""
    folder.mkdir(exist_ok=True)
    rows = {"sales_teams": TEAMS, "products": PRODUCTS, "accounts": ACCOUNTS, "sales_pipeline": DEALS, **changed}
    for name, head in HEADS.items():
        lines = rows[name.removesuffix(".csv")]
        if lines is not None:
            (folder / name).write_bytes(b"".join(csv_rows(head, lines, bom=False)))
    return folder


def company(folder, deals):
    """A company with this many deals: a third each won, lost and open."""
    rows = []
    for n in range(deals):
        state, closed, value = (("Won", "2017-03-01", str(n)), ("Lost", "2017-03-02", "0"), ("Engaging", "", ""))[n % 3]
        rows.append(
            [f"D{n}", TEAMS[n % 3][0], PRODUCTS[n % 2][0], ACCOUNTS[n % 2][0], state, "2016-10-20", closed, value]
        )
    return folder_with(folder, sales_pipeline=rows)


def run(folder, **options):
    return crm_sales.run(folder, **options)


def agrees(said):
    """What the command printed, the rows and the tallies are the same figures."""
    won = sum((deal.amount for deal in Deal.objects.won()), Decimal(0))
    tallied = sum((tally.value for tally in Tally.objects.filter(measure="deals.won_amount")), Decimal(0))
    assert Decimal(said["won_amount"]) == won == tallied
    assert (said["won"], said["lost"]) == (Deal.objects.won().count(), Deal.objects.lost().count())
    assert said["open"] == Deal.objects.open().count()
