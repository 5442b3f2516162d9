"""`{% cells %}`: the cells of a row, in the order of the columns that its reader chose."""

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.loader import get_template
from django.utils.html import format_html

register = template.Library()
PLAIN = "core/_cell.html"


class Cells(template.Node):
    """Holds `{% cell "key" %}<td{{ label }}>…</td>{% endcell %}` by key; a column without one is said by the plain cell.

    Given `columns`, and `chosen` where somebody chose them: then `label` says on a phone what a cell is about.
    """

    def __init__(self, cells: dict[str, NodeList]) -> None:
        self.cells = cells

    def render(self, context: Any) -> str:
        chosen, row = context.get("chosen"), context["row"]
        said: list[str] = []
        with context.push(label="", column=None, value=None):
            for column in context["columns"]:
                if chosen and not column.stays:
                    context["label"] = format_html(' data-label="{}"', column.label)
                elif chosen:
                    context["label"] = ""
                if found := self.cells.get(column.key):
                    said.append(found.render(context))
                    continue
                context["column"], context["value"] = column, column.of(row)
                said.append(get_template(PLAIN).template.nodelist.render(context))  # type: ignore[attr-defined]
        return "".join(said)


@register.tag
def cells(parser: Parser, token: Token) -> Cells:
    found: dict[str, NodeList] = {}
    while True:
        parser.parse(("cell", "endcells"))
        inner = parser.next_token()
        if inner.contents == "endcells":
            return Cells(found)
        found[inner.split_contents()[1].strip('"')] = parser.parse(("endcell",))
        parser.delete_first_token()
