import pytest

from xiaodui.people.models import Grant, Role


@pytest.fixture
def manager(cast):
    """李静 also manages 华东: she may import."""
    Grant.objects.create(person=cast.lijing, role=Role.objects.get(code="manager"), team=cast.east, since="2025-01-01")
    return cast.fresh(cast.lijing)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Uploads of a test lie in a folder of its own."""
    settings.DATA_DIR = tmp_path
