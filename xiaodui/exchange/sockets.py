"""What this room plugs into the floors below."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import MENU, MenuEntry
from xiaodui.exchange.models import Upload
from xiaodui.journal.kinds import KINDS, kind_of_model

MENU.plug(
    MenuEntry(
        "exchange", _("导入"), icon="file-import", url_name="imports", order=90, may=lambda person: person.may("import")
    )
)
KINDS.plug(kind_of_model(Upload, _("导入"), lambda pk: reverse("import", args=[pk]), icon="file-import"))
