"""What this room plugs into the floors below."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import CORNER, MENU, MenuEntry
from xiaodui.exchange.models import Upload
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.journal.kinds import KINDS, kind_of_model

MENU.plug(
    MenuEntry(
        "exchange", _("导入"), icon="file-import", url_name="imports", order=90, may=lambda person: person.may("import")
    )
)
KINDS.plug(kind_of_model(Upload, _("导入"), lambda pk: reverse("import", args=[pk]), icon="file-import"))
CORNER.plug(
    MenuEntry(
        "exports",
        _("导出记录"),
        "file-export",
        "exports",
        46,
        may=lambda person: person.may("export") or person.may("lead"),
    )
)
EXECUTES.plug(
    Execution(
        "data.export",
        "当天第一次导出要写用途；超过当天的行数就不给文件；每一次连同用途、行数、筛选条件记进账簿；文件里印着名字和时间。",
        "The first export of a day asks what for; past the day's rows no file is given; each is in the journal with its purpose, "
        "rows and filters; the file carries name and time.",
        "点「导出」时", "on export",
    )
)  # fmt: skip
