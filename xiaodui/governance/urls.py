from django.urls import path, register_converter

from xiaodui.governance.views import book, drafts, signing


class ClauseCode:
    """Codes have a dot, so no page of another room under /rules is taken for one."""

    regex = r"[a-z][a-z0-9_]*\.[a-z0-9_]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ClauseCode, "clause")

urlpatterns = [
    path("rules", book.rules, name="rules"),
    path("rules/new", drafts.write_new, name="new-clause"),
    path("rules/signed", signing.signed, name="signed-rules"),
    path("rules/signing", signing.signing, name="signing-rules"),
    path("rules/c/<int:pk>", book.clause_of, name="clause-of"),
    path("rules/v/<int:pk>", book.version, name="clause-version"),
    path("rules/v/<int:pk>/sign", book.sign, name="sign-clause"),
    path("rules/v/<int:pk>/talk", drafts.talk, name="clause-talk"),
    path("rules/v/<int:pk>/say", drafts.say, name="say-clause"),
    path("rules/v/<int:pk>/edit", drafts.rewrite, name="redraft-clause"),
    path("rules/v/<int:pk>/adopt", drafts.decide, name="adopt-clause"),
    path("rules/v/<int:pk>/withdraw", drafts.take_back, name="withdraw-clause"),
    path("rules/v/<int:pk>/end", drafts.stop, name="end-clause"),
    path("rules/v/<int:pk>/nudge", drafts.remind, name="nudge-clause"),
    path("rules/<clause:code>", book.clause, name="clause"),
    path("rules/<clause:code>/versions/<int:number>", book.numbered, name="clause-number"),
    path("rules/<clause:code>/draft", drafts.write, name="draft-clause"),
]
