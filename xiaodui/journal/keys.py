"""String keys of records ("deal:12"): the journal knows no room's models, so it names things by key."""

from typing import Any


def key_of(record: Any) -> str:
    """A record's key: its model's name in lower case and its id; a key stays itself; None is ""."""
    if record is None:
        return ""
    if isinstance(record, str):
        return record
    return f"{record._meta.model_name}:{record.pk}"


def id_of(key: str) -> int:
    return int(key.rpartition(":")[2])


def kind_of(key: str) -> str:
    return key.partition(":")[0]
