"""Django's backend with connections that know how long to wait."""

from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg.abc import PQGen
from psycopg.errors import ConnectionTimeout, _WaitTimeout

from site_project.postgresql import patience


class Connection(psycopg.Connection[Any]):
    """Every statement of psycopg ends in `wait`."""

    def wait(self, gen: PQGen[Any], *args: Any, **options: Any) -> Any:
        if not patience.is_impatient():
            return super().wait(gen, *args, **options)
        with patience.waiting():
            try:
                return super().wait(gen, *args, **options | {"timeout": patience.for_a_statement()})
            except _WaitTimeout as error:
                self.close()  # the answer may come yet, but nobody would know to which question
                raise patience.given_up() from error


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        self.isolation_level = psycopg.IsolationLevel.READ_COMMITTED  # as everywhere in Django where no other is asked for
        if not patience.is_impatient():
            return Connection.connect(**conn_params)
        with patience.waiting():
            try:
                return Connection.connect(**conn_params | {"connect_timeout": patience.CONNECTION})
            except ConnectionTimeout as error:
                raise patience.given_up() from error
