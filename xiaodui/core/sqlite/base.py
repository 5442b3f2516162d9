"""Django's SQLite backend with the fair turn round every outermost write transaction."""

import contextlib
from typing import Any

from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite
from django.db.backends.sqlite3.features import DatabaseFeatures as SQLiteFeatures

from xiaodui.core.sqlite.turn import turn_for


class DatabaseFeatures(SQLiteFeatures):
    """SQLite itself takes 32,766 values a statement since 3.32; Django still keeps to the old 999."""

    max_query_params = 32_000


class DatabaseWrapper(SQLite):
    """Takes the turn before BEGIN IMMEDIATE and gives it after COMMIT or ROLLBACK, whatever happens between."""

    features_class = DatabaseFeatures
    _holds_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        if self.is_in_memory_db():
            return super()._start_transaction_under_autocommit()
        turn_for(str(self.settings_dict["NAME"])).take()
        self._holds_turn = True
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._give_turn()
            raise

    def _commit(self) -> Any:
        super()._commit()
        self._give_turn()

    def _rollback(self) -> Any:
        try:
            # A full disk has already rolled the transaction back; a second ROLLBACK would only hide that error.
            if self.connection is None or self.connection.in_transaction:
                super()._rollback()
        finally:
            self._give_turn()

    def _close(self) -> Any:
        try:
            super()._close()
        finally:
            self._give_turn()

    def _give_turn(self) -> None:
        if self._holds_turn:
            self._holds_turn = False
            with contextlib.suppress(OSError):
                turn_for(str(self.settings_dict["NAME"])).give()
