"""From files of answers to the three files of a report; everything in it has passed the gate."""

import datetime
import json
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import gettext as _

from speelveld.catalogue.instruments import Instrument, load_instrument
from speelveld.cli.answers import AnswersFile, read_answers
from speelveld.cli.editions import make_editions
from speelveld.cli.filters import pick_filters, split_names
from speelveld.cli.order import sort_naturally
from speelveld.cli.page import EVERYTHING, explain_reliability, write_page
from speelveld.cli.releases import Part, Wave, check_units, release_waves, split_waves
from speelveld.cli.reliability_table import measure_reliability
from speelveld.cli.unit_names import rename_units
from speelveld.cli.units import derive_tree, read_units
from speelveld.results.exports.workbook import write_workbook
from speelveld.science.disclosure import Tree, list_cells
from speelveld.surveys.thresholds import choose_settings

WAVE_COLUMN = "wave"


@dataclass(frozen=True)
class Report:
    """Files by name, what to tell who made them, and whether any figure is in them."""

    files: dict[str, bytes]
    messages: tuple[str, ...]
    is_anything_shown: bool


def make_report(args: Namespace) -> Report:
    """Read everything, release each wave and write it up. Raises UnusableInput and InstrumentError."""
    with translation.override(args.lang):
        instrument = load_instrument(args.instrument)
        names = split_names(args.filters, (args.unit_column, args.wave_column or WAVE_COLUMN))
        answers = rename_units(
            _read_answers(args, instrument, names), args.unit_column, args.unit_map, args.answers.name
        )
        tree, messages = _read_tree(args, answers)
        keys = answers.extra[args.unit_column]
        check_units(answers, args.unit_column, tree, file=args.answers.name)
        filters = pick_filters(answers, names, args.unit_column, file=args.answers.name)
        parts = split_waves(answers, args.wave_column or WAVE_COLUMN, file=args.answers.name)
        settings = replace(choose_settings(args.k), decimals=args.decimals)
        waves = release_waves(
            instrument,
            answers.items,
            keys,
            parts,
            tree=tree,
            settings=settings,
            filters=filters,
            progress=_tell_progress if sys.stderr.isatty() else None,
        )
        return Report(
            files=_write_files(waves, instrument, answers, tree),
            messages=(*messages, *answers.messages, *_list_overfull(tree, keys, parts)),
            is_anything_shown=any(wave.table.groups for wave in waves),
        )


def _tell_progress(done: int, every: int) -> None:
    """Many units with filters take minutes; somebody who waits at a screen sees how far it is."""
    sys.stderr.write(f"\rLooking at filters: {done} of {every} units" + ("\n" if done == every else ""))


def _read_answers(args: Namespace, instrument: Instrument, filters: Sequence[str]) -> AnswersFile:
    needed, optional = [args.unit_column, *filters], [WAVE_COLUMN]
    if args.wave_column:
        needed, optional = [*needed, args.wave_column], []
    return read_answers(args.answers, instrument, needed, optional)


def _read_tree(args: Namespace, answers: AnswersFile) -> tuple[Tree, tuple[str, ...]]:
    if args.units is None:
        keys = [key for key in answers.extra[args.unit_column] if key]
        name = args.name or _("de organisatie")
        note = "Without --units all units of the answers stand below one top, and no response can be told."
        return derive_tree(keys, name=name, column=args.unit_column), (note,)
    found = read_units(args.units)
    if not args.name:
        return found.tree, found.messages
    top, *below = found.tree
    return Tree([replace(top, name=args.name), *below]), found.messages


def _list_overfull(tree: Tree, keys: Sequence[str], parts: Sequence[Part]) -> Iterator[str]:
    """Yield a remark on units of which more people answered than were invited."""
    for name, rows in parts:
        counts = Counter(keys[row] for row in rows)
        found = [key for key, n in counts.items() if n > (tree[key].n_invited or n)]
        if found:
            about = "" if name is None else f" in wave {name}"
            shown = ", ".join(sort_naturally(found)[:20]) + (", ..." if len(found) > 20 else "")
            yield f"More people answered than were invited{about} in: {shown}. Check `invited`."


def _write_files(
    waves: Sequence[Wave], instrument: Instrument, answers: AnswersFile, tree: Tree
) -> dict[str, bytes]:
    editions = make_editions(waves, instrument, tree.root.name, datetime.date.today())
    latest = waves[-1]
    reliability = measure_reliability(instrument, answers.items[latest.rows], latest.table)
    notes = explain_reliability(editions[-1], reliability)
    atoms = {wave.name: wave.atoms for wave in waves if wave.atoms is not None}
    cells = list_cells([(wave.name, wave.table) for wave in waves], atoms)
    return {
        "report.html": write_page(editions, instrument, reliability).encode(),
        "report.xlsx": write_workbook(editions[-1], EVERYTHING, editions[-2::-1], notes),
        "cells.json": (json.dumps(cells, ensure_ascii=False, allow_nan=False) + "\n").encode(),
    }
