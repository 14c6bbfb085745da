"""Answers. Guarded: only surveys, results.tables and evaluations.samples may import this module."""

import secrets
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from speelveld.surveys.models.waves import ReportingGroup, Wave


def make_random_key() -> int:
    return secrets.randbits(62) + 1


class RandomKey(models.BigIntegerField[int, int]):
    """A random 63-bit primary key, in SQLite the row's own number: the order of rows is no order of arrival.

    A page of the file is filled from its end, whatever the key. Only rows that are written together, in the order
    of their keys, keep no order at all; that is why answers wait in a box until the wave closes.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "integer" if connection.vendor == "sqlite" else "bigint"

    def rel_db_type(self, connection: BaseDatabaseWrapper) -> str:
        return self.db_type(connection)


class BoxedAnswer(models.Model):
    """An answer of an open wave, sealed (see box.py). Gone when the wave closes."""

    id = RandomKey(primary_key=True, default=make_random_key, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(ReportingGroup, on_delete=models.CASCADE, related_name="+", db_index=False)
    prefix_digest = models.CharField(max_length=64, unique=True)  # of the stamp: it can be spent once
    sealed: Any = models.BinaryField()

    def __str__(self) -> str:
        return "sealed answer"


class Answer(models.Model):
    """One filled-in questionnaire of a closed wave: a reporting group and the chosen options.

    No person, time or order: all answers of a wave are written at once, in the order of keys drawn at random.
    """

    id = RandomKey(primary_key=True, default=make_random_key, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(ReportingGroup, on_delete=models.CASCADE, related_name="+", db_index=False)
    choices: Any = (
        models.BinaryField()
    )  # one byte an item in the instrument's order: option number, 255 = no answer

    def __str__(self) -> str:
        return "answer"
