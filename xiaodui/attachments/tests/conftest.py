"""雷霆队's room, where 李静, 王磊 and 陈晨 sit; 赵敏 sits elsewhere. Files go into a folder of the test's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import Cast, sign_in
from xiaodui.attachments.models import Attachment
from xiaodui.attachments.tests.records import brought
from xiaodui.chat import acts
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Message, Room


@pytest.fixture
def room(cast: Cast) -> Room:
    follow_teams()
    return Room.objects.get(kind="team", team__name="雷霆队")


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def put(client: Any, cast: Cast, room: Room, folder: Path) -> Callable[..., Any]:
    """`put("报价.pdf", b"…")`: 王磊's browser carries it up; the answer."""

    def sent(name: str = "报价.pdf", data: bytes = b"%PDF-1.7 x", by: Any = None, **more: Any) -> Any:
        sign_in(client, by or cast.wanglei)
        file = SimpleUploadedFile("x", data, **more)
        file._name = name  # as a request may say it, whatever Django's own cleaning thinks of it
        return client.post(reverse("attach-to-room", args=[room.pk]), {"file": file})

    return sent


@pytest.fixture
def said(cast: Cast, room: Room, folder: Path) -> Callable[..., tuple[Attachment, Message]]:
    """`said("a.png", data)`: 王磊 brings it and says it; the file and its message."""

    def done(name: str = "白板.png", data: bytes = b"", by: Any = None, **more: Any) -> tuple[Attachment, Message]:
        file = brought(room, by or cast.wanglei, name, data)
        message = acts.say(room, by=by or cast.wanglei, text="看", enclosed=[file.key], **more)
        file.refresh_from_db()
        return file, message

    return done
