"""`bench NAME --option value`: what the benchmark is asked for goes past the command."""

import pytest
from django.core.management.base import CommandError

from xiaodui.core.management.commands.bench import parted


def test_options_of_a_benchmark_are_told_from_our_own(tmp_path, monkeypatch):
    (tmp_path / "pairs.csv").write_text("")
    monkeypatch.chdir(tmp_path)
    ours, asked = parted(["matching", "--pairs", "pairs.csv", "--json", "--records=5"])
    assert ours == ["matching", "--json"]
    assert asked == {"pairs": str(tmp_path / "pairs.csv"), "records": "5"}


def test_an_option_without_a_value_is_refused():
    with pytest.raises(CommandError, match="--pairs"):
        parted(["matching", "--pairs"])
