"""Absence figures by the Dutch national standard: percentage, frequency, duration, classes, zero absence.

In short: make `Employee` records and call `measure_absence`; `publish_figures` rounds what others may see.
Definitions, worked examples and choices: docs/method/absence.md.
Nothing here knows why somebody was absent, and nothing may.
"""

from speelveld.science.absence.figures import AbsenceFigures, ClassFigure, ZeroAbsence, measure_absence
from speelveld.science.absence.joining import join_figures
from speelveld.science.absence.publishing import PublicClass, PublicFigures, Rounded, publish_figures
from speelveld.science.absence.records import Contract, Employee, Leave, Segment, Spell
from speelveld.science.absence.settings import CLASSES_1996, CLASSES_NOW, LONGEST_DAYS, Period, Settings

__all__ = [
    "CLASSES_1996",
    "CLASSES_NOW",
    "LONGEST_DAYS",
    "AbsenceFigures",
    "ClassFigure",
    "Contract",
    "Employee",
    "Leave",
    "Period",
    "PublicClass",
    "PublicFigures",
    "Rounded",
    "Segment",
    "Settings",
    "Spell",
    "ZeroAbsence",
    "join_figures",
    "measure_absence",
    "publish_figures",
]
