"""Bringing a file, saying what its columns are, trying it, taking it in, throwing it away."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.exchange import keeping
from xiaodui.exchange.acts.inputs import MapUpload, NewUpload
from xiaodui.exchange.formats.sets import SETS
from xiaodui.exchange.kinds import KINDS
from xiaodui.exchange.models import Rejection, Upload
from xiaodui.exchange.reading import guess_columns
from xiaodui.jobs import enqueue

State = Upload.State


def imports(by: Any, target: Any = None) -> bool:
    return bool(by.may("import"))


def own(by: Any, upload: Upload) -> bool:
    """Rows come in by the one who brought them, so nobody starts another's file; a whole set by an owner of the house."""
    return imports(by) and by.pk == upload.person_id and (upload.kind not in SETS or bool(by.is_owner))


def own_or_owner(by: Any, upload: Upload) -> bool:
    return by.pk == upload.person_id or bool(by.is_owner)


def lets_go(by: Any, kind: str) -> bool:
    """Whether rows of this kind may become nobody's: who leads answers for what is given out."""
    return kind in {"customers", "leads"} and bool(by.may("lead"))


@act("imports.create", who=imports, takes=NewUpload, label=_("上传"))
def create(*, by: Any, kind: str, name: str, content: Any) -> Upload:
    """上传. Nothing is imported yet: the columns are guessed, to be looked at."""
    wanted = KINDS[kind]
    if not wanted.may(by):
        raise Forbidden("no-right", _("这件事你没有权限做，可以请你的组长来做。"))
    stored = keeping.store(content.encode(), name) if isinstance(content, str) else content
    guessed = guess_columns(stored.header, [cells for _line, cells in stored.sample], wanted.columns)
    return Upload.objects.create(
        person=by, kind=kind, name=name, path=stored.path, size=stored.size, header=stored.header, sample=stored.sample,
        mapping=guessed, brought_at=clock.now(),
    )  # fmt: skip


@act("imports.map", on=Upload, who=own, takes=MapUpload, label=_("对应列"))
def map_columns(
    upload: Upload, *, by: Any, columns: dict[str, str], existing: str, unowned: str = "mine", pool: Any = None
) -> Upload:  # fmt: skip
    """对应列. An earlier check no longer says anything."""
    _refuse_shut(upload)
    if upload.kind in SETS:
        raise Refusal("import.no_columns", _("这份文件不用对应列，直接开始就行。"))
    if unowned != "mine" and not lets_go(by, upload.kind):
        raise Invalid({"unowned": [_("不归自己的，要组长来导。先选「归我」。")]})
    if pool is not None and not pool.is_standing:
        raise Invalid({"pool": [_("「%(pool)s」已经停用，换一个公海。") % {"pool": pool.name}]})
    names = {column.name for column in KINDS[upload.kind].columns}
    errors: dict[str, list[Any]] = {}
    mapping: dict[str, str] = {}
    for name, column in columns.items():
        if not column:
            continue
        if name not in names:
            errors[name] = [_("没有这一项。")]
        elif column not in upload.header:
            errors[name] = [_("文件里没有这一列，请重新选。")]
        elif column in mapping.values():
            errors[name] = [_("这一列上面已经用了。")]
        else:
            mapping[name] = column
    if errors:
        raise Invalid(errors)
    said = {"mapping": mapping, "existing": existing, "unowned": unowned, "pool": pool if unowned == "pool" else None}
    if any(getattr(upload, name) != value for name, value in said.items()):
        _claim(upload, **said, state=State.NEW, report={})
    return upload


@act("imports.check", on=Upload, who=own, label=_("先试一遍"))
def check(upload: Upload, *, by: Any) -> Upload:
    """先试一遍. Reads every row and says what a run would do; writes none of them."""
    return _start(upload, by, State.CHECKING, dry=True)


@act("imports.run", on=Upload, who=own, label=_("开始导入"))
def run(upload: Upload, *, by: Any) -> Upload:
    """开始导入. Goes on as a job; a run that stopped midway is run again, and finds what it had brought in."""
    return _start(upload, by, State.RUNNING, dry=False)


@act("imports.remove", on=Upload, who=own_or_owner, label=_("删掉文件"))
def remove(upload: Upload, *, by: Any) -> Upload:
    """删掉文件. What was imported stays; the file, its sample and the rejected rows go."""
    _refuse_going(upload)
    forget(upload)
    return upload


def _start(upload: Upload, by: Any, state: str, *, dry: bool) -> Upload:
    from xiaodui.exchange.jobs import move, take  # it is the job that calls these rooms' acts

    _refuse_shut(upload)
    columns = () if upload.kind in SETS else KINDS[upload.kind].columns
    missing = [c for c in columns if c.required and c.name not in upload.mapping]
    if missing:
        raise Invalid({column.name: [_("选一列，没有它就认不出是哪一条。")] for column in missing})
    job = enqueue(move if upload.kind in SETS else take, by=by, upload=upload.pk, dry=dry)
    _claim(upload, state=state, job=job)
    return upload


def _refuse_going(upload: Upload) -> None:
    if upload.is_going:
        raise Refusal("import.going", _("这份文件正在处理，等它完了再来。"))


def _refuse_shut(upload: Upload) -> None:
    _refuse_going(upload)
    if not upload.path:
        raise Refusal("import.gone", _("这份文件已经删掉了，请重新上传。"))
    if upload.state == State.DONE:
        raise Refusal("import.done", _("这份文件已经导入过了。退回的行改好后，另传一份。"))


def _claim(upload: Upload, **changes: Any) -> None:
    """Two presses at once: the second is told, and no second job is left behind."""
    rows = Upload.objects.filter(pk=upload.pk, version=upload.version)
    if not rows.update(**changes, version=F("version") + 1):
        raise Refusal("stale", _("别人刚改过这条记录。看一眼新的内容，再改一次；你填的还在。"))
    upload.refresh_from_db()


def forget(upload: Upload) -> None:
    """Remove everything that repeats what the file said; counts stay."""
    keeping.remove(upload.path)
    Rejection.objects.filter(upload=upload).delete()
    Upload.objects.filter(pk=upload.pk).update(path="", sample=[], version=F("version") + 1)
    upload.refresh_from_db()
