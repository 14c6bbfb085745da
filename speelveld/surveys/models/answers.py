"""Answers. Guarded: only surveys, results.tables and evaluations.samples may import this module."""

import secrets
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from speelveld.surveys.models.waves import ReportingGroup, Wave


def make_random_key() -> int:
    return secrets.randbits(62) + 1


class RandomKey(models.BigIntegerField[int, int]):
    """A random 63-bit primary key. In SQLite it is the row's place in the file, so storage keeps no order."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "integer" if connection.vendor == "sqlite" else "bigint"

    def rel_db_type(self, connection: BaseDatabaseWrapper) -> str:
        return self.db_type(connection)


class Answer(models.Model):
    """One filled-in questionnaire: a reporting group and the chosen options. No person, time or order."""

    id = RandomKey(primary_key=True, default=make_random_key, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(ReportingGroup, on_delete=models.CASCADE, related_name="+", db_index=False)
    choices: Any = (
        models.BinaryField()
    )  # one byte an item in the instrument's order: option number, 255 = no answer

    def __str__(self) -> str:
        return "answer"
