"""Which version is in force: the table, and the law against a slow oracle."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from xiaodui.governance.force import Issue, binding, changes, latest

T0 = datetime(2026, 3, 1, tzinfo=UTC)


def day(count):
    return T0 + timedelta(days=count)


def issue(number, since, *, team=None, ends=None, may_override=True):
    pk = number + 1000 * (team or 0)
    return Issue(pk, "pool.protection", team, number, day(since), None if ends is None else day(ends), may_override)


class TestLatest:
    def test_nothing_before_the_first(self):
        assert latest([issue(1, 5)], day(4)) is None

    def test_it_holds_from_its_very_instant(self):
        first, second = issue(1, 0), issue(2, 5)
        assert latest([first, second], day(5) - timedelta(microseconds=1)) == first
        assert latest([first, second], day(5)) == second

    def test_an_end_brings_no_older_one_back(self):
        assert latest([issue(1, 0), issue(2, 5, ends=7)], day(8)) is None


class TestBinding:
    def test_a_team_s_own_replaces_the_company_s_for_all_under_it(self):
        rows = {None: [issue(1, 0)], 2: [issue(1, 3, team=2)]}
        assert binding(rows, (1, 2, 5), day(4)).team == 2
        assert binding(rows, (1, 9), day(4)).team is None
        assert binding(rows, (1, 2, 5), day(2)).team is None

    def test_not_where_the_one_above_is_fixed(self):
        rows = {None: [issue(1, 0, may_override=False)], 2: [issue(1, 3, team=2)]}
        assert binding(rows, (1, 2), day(4)).team is None

    def test_once_above_is_fixed_the_team_s_own_counts_no_more(self):
        rows = {None: [issue(1, 0), issue(2, 6, may_override=False)], 2: [issue(1, 3, team=2)]}
        assert [binding(rows, (1, 2), day(at)).team for at in (4, 6)] == [2, None]


spans = st.tuples(st.integers(0, 12), st.one_of(st.none(), st.integers(1, 6)), st.booleans())
books = st.dictionaries(st.sampled_from([None, 1, 2, 3]), st.lists(spans, max_size=4), max_size=4)


def laid(book):
    """Issues by team, sorted as the book keeps them."""
    return {
        team: sorted(
            (issue(n, since, team=team, ends=None if life is None else since + life, may_override=free)
             for n, (since, life, free) in enumerate(rows, 1)),
            key=lambda one: (one.since, one.number),
        )
        for team, rows in book.items()
    }  # fmt: skip


def slow(by_team, way, at):
    """Day by day and word by word: who spoke last at each level, and may the next one speak."""
    found = None
    for team in (None, *way):
        if found is not None and not found.may_override:
            break
        said = [one for one in by_team.get(team, []) if one.since <= at]
        last = max(said, key=lambda one: (one.since, one.number), default=None)
        if last is not None and (last.ends is None or last.ends > at):
            found = last
    return found


@given(books, st.integers(-1, 20))
def test_it_equals_the_slow_oracle(book, at):
    by_team = laid(book)
    assert binding(by_team, (1, 2, 3), day(at)) == slow(by_team, (1, 2, 3), day(at))


@given(books, st.integers(-2, 40))
def test_between_two_changes_nothing_changes(book, half_days):
    by_team, at = laid(book), T0 + timedelta(hours=12 * half_days)
    before = [instant for instant in changes(by_team, (1, 2, 3)) if instant <= at]
    begun = binding(by_team, (1, 2, 3), before[-1]) if before else None
    assert binding(by_team, (1, 2, 3), at) == begun
