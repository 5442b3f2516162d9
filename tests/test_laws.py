"""The laws hold, and a planted breach of each is found."""

from tests.laws import ROOT, blind, changing, code, domain, sighted

FROM_REQUESTS = ("*/views/**/*.py", "*/views.py", "*/api.py", "*/lists.py", "*/board.py", "*/today.py", "lobby/**/*.py")
# A model's class method and the setting of a password are called by acts only; a token's last use and a mention's seen_at are read-marks.
MAY_CHANGE = (
    "acts/",
    "/acts.py",
    "/models/",
    "demo/",
    "people/passwords.py",
    "people/tokens.py",
    "customers/views/mentions.py",
)


def test_every_look_up_from_a_request_begins_with_sight() -> None:
    models = sighted()
    found = {
        str(path.relative_to(ROOT)): breaches
        for path in code(*FROM_REQUESTS)
        if (breaches := blind(path.read_text(), models))
    }
    assert found == {}


def test_only_acts_change_domain_rows() -> None:
    models = domain()
    found = {
        str(path.relative_to(ROOT)): breaches
        for path in code("**/*.py")
        if not any(part in path.as_posix() for part in MAY_CHANGE) and (breaches := changing(path.read_text(), models))
    }
    assert found == {}


def test_a_blind_look_up_is_found() -> None:
    assert blind("deal = Deal.objects.filter(pk=pk).first()", {"Deal"}) == ["1: Deal.objects.filter"]
    assert blind("deal = Deal.objects.visible_to(p).open().filter(pk=pk)", {"Deal"}) == []


def test_a_change_outside_acts_is_found() -> None:
    assert changing("Deal.objects.open().filter(pk=1).update(amount=0)", {"Deal"}) == [
        "1: Deal.objects.open.filter.update"
    ]
    assert changing("Deal.objects.visible_to(p).count()", {"Deal"}) == []
