"""`owner__among=[…]`: what `in` asks, answered by walking the order asked for instead of looking each one up.

Given a list of 50 of 400,000 rows that belong to any of 250 people, SQLite looks up all rows of each, 50,000 of them,
and sorts them: 60 ms. Walking the index of the order and leaving out what is others' takes 0.3 ms. Its planner doesn't
weigh the limit, so the sign before the column takes the choice away. PostgreSQL weighs it, and is asked plainly.
"""

from typing import Any

from django.db.models import ForeignKey
from django.db.models.fields.related_lookups import RelatedIn

MANY = 20
"""From so many people on, walking is the shorter way: a page of 50 skips 10,000 rows at worst in a company of 5,000."""


@ForeignKey.register_lookup
class Among(RelatedIn):
    lookup_name = "among"

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        sql, params = self.as_sql(compiler, connection)
        return f"+{sql}", params
