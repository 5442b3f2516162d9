"""The short version of the drill `claims`: few claimants, few places, some of them killed."""

import pytest

from xiaodui.pool.tests.contending import contended, judged, lay_ground

pytestmark = pytest.mark.django_db(transaction=True)


def test_claimants_killed_in_the_middle_lose_and_double_nothing(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    given = lay_ground(8, 60, held=7)
    said = contended(given, tmp_path, attempts=240, kills=6, seed=1, pause=0.05)
    figures = judged(given, held=7)
    assert said["kills"] == 6 and figures["attempts"] == 240
    assert figures["claims"] >= 40 and figures["refused"] >= 40
