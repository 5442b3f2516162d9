"""The journal's pages and downloads, and the operator's page of hearers: who gets in and what they do."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from xiaodui.journal import exporting, hearing
from xiaodui.journal.following import settle
from xiaodui.journal.hearing import hears
from xiaodui.journal.models import Cursor, Seal
from xiaodui.journal.tests.facts import SAID, seal_all, tamper, write

pytestmark = pytest.mark.django_db
OWN = ["journal", "download-heads", "download-verifier"]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Cursor:
    """A hearer that fails on its first fact."""
    monkeypatch.setattr(hearing, "_hearers", {})

    @hears(SAID, name="sample.broken")
    def hear(facts: Sequence[Any]) -> None:
        raise LookupError

    write(2)
    settle()
    return Cursor.objects.get()


@pytest.mark.parametrize("name", OWN)
def test_anybody_signed_in_may_check_the_journal(name, cast, client):
    write(1)
    seal_all()
    assert client.get(reverse(name)).status_code == 302
    client.force_login(cast.wanglei)
    assert client.get(reverse(name)).status_code == 200


def test_the_page_says_how_far_it_is_sealed_and_how_to_check(cast, client):
    client.force_login(cast.wanglei)
    assert "账簿还是空的" in client.get(reverse("journal")).content.decode()
    write(3)
    assert "3 件事等着封存" in client.get(reverse("journal")).content.decode()
    seal_all()
    page = client.get(reverse("journal")).content.decode()
    assert "查得出来" in page
    assert "verify.py" in page


def test_heads_before_the_first_seal_are_refused_with_a_reason(cast, client):
    client.force_login(cast.wanglei)
    response = client.get(reverse("download-heads"))
    assert response.status_code == 422
    assert "还没有封存过" in response.content.decode()


def test_what_is_downloaded_verifies_an_export_with_python_alone(cast, client, tmp_path: Path):
    write(30)
    seal_all(7)
    client.force_login(cast.wanglei)
    for name, file in [("download-heads", "heads.jsonl"), ("download-verifier", "verify.py")]:
        (tmp_path / file).write_bytes(b"".join(client.get(reverse(name)).streaming_content))
    exporting.export(tmp_path / "export.jsonl")
    verify = [sys.executable, "-I", "-S", "verify.py", "export.jsonl", "heads.jsonl"]
    done = subprocess.run(verify, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "WHOLE"
    anchored = f"30:{Seal.objects.latest('last_seq').head}"
    one = [sys.executable, "-I", "-S", "verify.py", "export.jsonl", "--head", anchored]
    assert "proven to 30" in subprocess.run(one, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    lines = (tmp_path / "export.jsonl").read_text().replace('"thing:4"', '"thing:5"', 1)
    (tmp_path / "export.jsonl").write_text(lines)
    done = subprocess.run([*verify, "--json"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert '"ok": false' in done.stdout


def test_the_owner_sees_what_a_hearer_stumbles_over(cast, client, broken):
    client.force_login(cast.laozhou)
    page = client.get(reverse("hearers")).content.decode()
    assert "1 个听者卡住了" in page
    assert "LookupError" in page
    assert "卡在第 1 件" in page


@pytest.mark.parametrize("part", ["leader", "member", "outsider"])
def test_nobody_else_runs_the_house(part, cast, client, broken):
    client.force_login(cast.people[part])
    assert client.get(reverse("hearers")).status_code == 403
    assert client.post(reverse("rewind-hearer", args=[broken.pk])).status_code == 403


def test_the_owner_tries_again_and_starts_from_the_beginning(cast, client, broken):
    client.force_login(cast.laozhou)
    assert client.get(reverse("retry-hearer", args=[broken.pk])).status_code == 405
    client.post(reverse("retry-hearer", args=[broken.pk]))
    assert Cursor.objects.get().again_at is None
    Cursor.objects.update(seq=2)
    response = client.post(reverse("rewind-hearer", args=[broken.pk]), headers={"HX-Request": "true"})
    assert 'id="hearers"' in response.content.decode()
    assert Cursor.objects.get().seq == 0


def test_the_command_line_hears_verifies_and_exports(tmp_path: Path, capsys):
    write(12)
    call_command("hear")
    call_command("verify_journal", "--json")
    call_command("verify_journal", "--export", str(tmp_path / "export.jsonl"))
    said = capsys.readouterr().out
    assert "sealed 12" in said
    assert '"ok": true' in said
    assert len((tmp_path / "export.jsonl").read_text().splitlines()) == 12
    tamper("UPDATE journal_fact SET actor='person:9'")
    with pytest.raises(SystemExit):
        call_command("verify_journal")
    assert "NOT WHOLE: 12 findings" in capsys.readouterr().out
