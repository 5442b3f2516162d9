"""Files about a customer."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.core.text.filenames import clean_name
from xiaodui.customers.acts.rights import works_with
from xiaodui.customers.acts.telling import place
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer
from xiaodui.dossiers import keeping
from xiaodui.dossiers.acts.inputs import Attach
from xiaodui.dossiers.acts.rights import threw_it_in
from xiaodui.dossiers.models import File
from xiaodui.dossiers.rules import is_taken
from xiaodui.dossiers.verbs import FILE_ADDED, FILE_REMOVED, FILE_TAKEN
from xiaodui.journal import record


@act("customers.attach", on=Customer, who=works_with, takes=Attach, label=_("放文件"))
def attach(customer: Customer, *, by: Any, name: str, content: Any) -> File:
    """放文件. Nothing is refused after the file was written, so that none stays behind without a row."""
    guard(customer, by, "edit")
    called = checked_name(name)
    kept = File.objects.kept().filter(customer=customer)
    if kept.count() >= keeping.MOST:
        raise Refusal("files.many", _("这家已经有 %(n)s 份文件了，先删掉不用的。") % {"n": keeping.MOST})
    stored = keeping.keep(content) if isinstance(content, keeping.Ready) else content
    if kept.filter(digest=stored.digest).exists():
        keeping.remove(stored.path)
        raise Refusal("file.twice", _("一样的文件已经放过了。"))
    made = File.objects.create(
        customer=customer, name=called, path=stored.path, size=stored.size, digest=stored.digest, by=by, at=clock.now()
    )
    record(
        FILE_ADDED, customer, by=by, **place(customer), file=made.pk, size=made.size, brought=made.digest,
        cleaned=stored.cleaned, personal={"name": called},
    )  # fmt: skip
    return made


def checked_name(name: str) -> str:
    """The name as it may be kept. Refused before anything of the file is."""
    called = clean_name(name)
    if not called:
        raise Refusal("file.nameless", _("文件名要有名字和后缀，例如「报价单.pdf」。"))
    if not is_taken(called):
        raise Refusal("file.kind", _("这种文件不收。文档、表格、图片、录音、压缩包都可以。"))
    return called


@act("files.remove", on=File, who=threw_it_in, label=_("删掉"))
def remove_file(file: File, *, by: Any) -> File:
    """删掉. The bytes go once the row says so; the row tells that there was one."""
    guard(file.customer, by, "edit")
    path = file.path
    if not File.objects.filter(pk=file.pk).exclude(path="").update(path=""):
        raise Refusal("stale", _("刚才已经删掉了，刷新后再看。"))
    file.path = ""
    transaction.on_commit(lambda: keeping.remove(path))
    customer = file.customer
    record(FILE_REMOVED, customer, by=by, **place(customer), file=file.pk, personal={"name": file.name})
    return file


def tell_taken(file: File, by: Any) -> None:
    """Record that somebody takes the file away. Not an act: nobody may say it without having done it."""
    customer = file.customer
    with transaction.atomic():
        record(FILE_TAKEN, customer, by=by, **place(customer), file=file.pk, personal={"name": file.name})
