"""The one API instance, built when all rooms are in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Router
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer, SessionAuth

from xiaodui.api import doors, reading, several
from xiaodui.api.answers import Refused
from xiaodui.api.writing import Quick
from xiaodui.core.acts.errors import OTHERWISE, SENTENCES
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.core.web.answers import as_json
from xiaodui.people.tokens import person_of

ALL = ["read", "write"]


class Bearer(HttpBearer):
    """`Authorization: Bearer …`; the token's scopes bound what its person may do."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        found = person_of(token)
        if found is None:
            return None
        request.user, request.scopes = found  # type: ignore[attr-defined]
        request.by_token = True  # type: ignore[attr-defined]
        if "read" not in found[1] and request.method == "GET":
            return None
        return found[0]


class Signed(SessionAuth):
    """The browser's own session, with its CSRF token."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        if request.user.is_authenticated and request.user.is_active:
            request.scopes = ALL  # type: ignore[attr-defined]
            return request.user
        return None


class Api(NinjaAPI):
    def get_openapi_schema(self, **place: Any) -> Any:
        """With what is only needed here, and would cost each start a second: what acts take, and the shape of a no."""
        schema = super().get_openapi_schema(**place)
        taken = doors.documented() | several.documented()
        for methods in schema["paths"].values():
            for said in methods.values():
                if more := taken.get(said["operationId"]):
                    said["parameters"] = [*said["parameters"], *more["parameters"]]
                    said["requestBody"] = more["requestBody"]
        schema["components"]["schemas"]["Refused"] = Refused.model_json_schema()
        return schema


def build() -> NinjaAPI:
    api = Api(
        title="Xiaodui", version="1", description="Every act and every figure, with the same rules as the pages.",
        auth=[Bearer(), Signed()], docs_url=None, openapi_url="/openapi.json", urls_namespace="api",
        renderer=Quick(),
    )  # fmt: skip
    router = Router()
    # One router: a path that is read and created at has one view for both.
    reading.add_to(router)
    doors.add_to(router)
    several.add_to(router)
    api.add_router("", router)
    for kind, answer in (
        (Refusal, _refused),
        (Http404, _missing),
        (ValidationError, _invalid),
        (AuthenticationError, _unknown),
    ):
        api.add_exception_handler(kind, _with(api, answer))
    api.add_exception_handler(HttpError, _with(api, _plain))
    return api


def _with(api: NinjaAPI, answer: Any) -> Any:
    def handle(request: HttpRequest, error: Any) -> HttpResponse:
        said, status = answer(error)
        return api.create_response(request, said, status=status)

    return handle


def _refused(refusal: Refusal) -> tuple[dict[str, Any], int]:
    return as_json(refusal), 403 if isinstance(refusal, Forbidden) else 422


def _missing(error: Http404) -> tuple[dict[str, Any], int]:
    return {"code": "not-found", "message": _("没有找到，或者你看不到它。")}, 404


def _unknown(error: AuthenticationError) -> tuple[dict[str, Any], int]:
    return {"code": "unknown", "message": _("请带上有效的令牌，或先登录。")}, 401


def _plain(error: HttpError) -> tuple[dict[str, Any], int]:
    return {"code": "refused", "message": str(error)}, error.status_code


def _invalid(error: ValidationError) -> tuple[dict[str, Any], int]:
    errors: dict[str, list[str]] = {}
    for one in error.errors:
        place = [str(part) for part in one["loc"] if part not in {"body", "query", "path", "data"}]
        name = (place[0] if place else "").removesuffix("_")
        own = one.get("ctx", {}).get("sentence")
        sentence = str(own or SENTENCES.get(one["type"], OTHERWISE))
        errors.setdefault(name, []).append(sentence % one["ctx"] if "%(" in sentence and one.get("ctx") else sentence)
    return {"code": "invalid", "message": _("有几处没填对，请看标出的地方。"), "errors": errors}, 422
