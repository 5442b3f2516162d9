"""What the room's tests say: a table is brought, checked, run."""

from io import BytesIO

from django.core.files.base import ContentFile

from xiaodui.exchange import acts, keeping
from xiaodui.exchange.writing import csv_rows
from xiaodui.jobs.runner import run_due


def csv(header, *rows, bom=False):
    return b"".join(csv_rows(header, rows, bom=bom))


def bring(by, kind, data, name="客户.csv", existing="fill"):
    upload = acts.create(by=by, kind=kind, name=name, content=keeping.store(ContentFile(data), name))
    if existing != "fill":
        acts.map_columns(upload, by=by, columns=upload.mapping, existing=existing)
    return upload


def done(upload):
    """The report, after whatever was pressed has been done."""
    run_due()
    upload.refresh_from_db()
    assert upload.job.state == "done", upload.job.error
    return {name: upload.report[name] for name in ("added", "updated", "same", "rejected")}


def checked(upload, by):
    upload.refresh_from_db()
    return done(acts.check(upload, by=by))


def taken_in(upload, by):
    upload.refresh_from_db()
    return done(acts.run(upload, by=by))


def posted(data, name="客户.csv"):
    file = BytesIO(data)
    file.name = name
    return file
