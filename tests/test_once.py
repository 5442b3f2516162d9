"""What is marked `once` is left out of the second leg: only what no database could answer differently may be."""

import pytest

DATABASES = {"db", "transactional_db", "house", "live_server"}
# Pages as HTML and in a browser: the rows come the same from either database, and what is held is what is made of them.
SCREENS = {
    "tests/test_xss.py", "tests/stories/test_well_made.py", "tests/stories/test_canary.py", "tests/stories/test_install.py",
}  # fmt: skip


def asks_a_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or DATABASES & set(getattr(item, "fixturenames", ())))


def test_what_runs_once_asks_no_database(request: pytest.FixtureRequest) -> None:
    once = [item for item in request.session.items if item.get_closest_marker("once")]
    asking = {item.nodeid.partition("::")[0] for item in once if asks_a_database(item)}
    assert asking <= SCREENS


@pytest.mark.django_db
def test_one_that_asks_is_known_by_its_mark(request: pytest.FixtureRequest) -> None:
    assert asks_a_database(request.node)


def test_one_that_asks_is_known_by_what_it_needs(request: pytest.FixtureRequest, cast: object) -> None:
    assert asks_a_database(request.node) and not request.node.get_closest_marker("django_db")


def test_one_that_asks_nothing_is_known_too(request: pytest.FixtureRequest) -> None:
    assert not asks_a_database(request.node)
