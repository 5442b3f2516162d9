"""How the API's answers become text."""

from typing import Any

import orjson
from django.http import HttpRequest
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder

SPELLED = NinjaJSONEncoder().default
"""What JSON has no word for: instants to the millisecond, sentences that wait for their language."""


def spelled(said: Any) -> bytes:
    return orjson.dumps(said, default=SPELLED, option=orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_NON_STR_KEYS)


class Quick(BaseRenderer):
    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return spelled(data)
