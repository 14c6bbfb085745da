"""What changes around a wave. Keyword-only; `by` is the Actor who does it.

create_wave(organisation=, title=, by=, opens_on=, closes_on=, instrument=None, units=(), reminder_days=(7, 14),
            minimum_group=10, contact="") -> Wave
    A draft. `instrument` is the dict of catalogue.instruments; no units means everybody.
start_draft(organisation=, by=, today=None) -> Wave         the same, filled in from the last wave
change_draft(wave=, by=, units=None, **fields)              keeps one step of the preparation
discard_draft(wave=, by=)
merge_units(wave=, units=, by=, name="") -> MergedUnit      the draft reports on these units as one
undo_merge(wave=, merged=, by=)
launch_wave(wave=, by=, today=None)                         freezes everything; keys are made in the background
open_wave(wave=, today=)                                    lets answers in, once it has its keys
decide_as_council(wave=, by=, consents=, version=, remarks="")   consent or objection to what the page shows
state_reason(wave=, by=, kind=, version=, reason="", reference="", decided_on=None)   why it starts without
close_wave(wave=, by=None, today=None)                      final; `by` None: the date did it
find_group_key(public_id=, code=) -> GroupKey               which key stamps this code; raises AnswerRefused
stamp(public_id=, code=, blinded=) -> bytes                 signs, once a code
submit_answer(public_id=, group_id=, prefix=, signature=, choices=, version=None)   one answer, without a code
store_answers(wave=, answers_by_group=) -> int              many at once: {group key: [one byte an item, ...]}
replace_sealed_codes(wave=, group=, by=) -> list[str]       codes for people without mail in a group
replace_all_sealed_codes(wave=, by=)                        the same for every group: [(group, codes), ...]
add_instrument(organisation=, source=, licence_statement=, by=, user=) -> OwnInstrument
retry_undeliverable(wave=, by=)                             mails again to addresses that were refused
forget_answers, forget_audience(organisation=, before=) -> int    what is past its term
run_daily(today=)                                           opens, closes, measures response, sends what is due
"""

from speelveld.surveys.operations.closing import close_wave
from speelveld.surveys.operations.consents import decide_as_council, state_reason
from speelveld.surveys.operations.daily import run_daily, take_snapshot
from speelveld.surveys.operations.drafting import change_draft, create_wave, discard_draft, start_draft
from speelveld.surveys.operations.forgetting import forget_answers, forget_audience
from speelveld.surveys.operations.instruments import add_instrument
from speelveld.surveys.operations.intake import find_group_key, stamp, submit_answer
from speelveld.surveys.operations.launching import launch_wave
from speelveld.surveys.operations.mailing import retry_undeliverable, send_due_mails
from speelveld.surveys.operations.merging import merge_units, undo_merge
from speelveld.surveys.operations.opening import open_wave
from speelveld.surveys.operations.sheets import replace_all_sealed_codes, replace_sealed_codes
from speelveld.surveys.operations.storing import store_answers

__all__ = [
    "add_instrument",
    "change_draft",
    "close_wave",
    "create_wave",
    "decide_as_council",
    "discard_draft",
    "find_group_key",
    "forget_answers",
    "forget_audience",
    "launch_wave",
    "merge_units",
    "open_wave",
    "replace_all_sealed_codes",
    "replace_sealed_codes",
    "retry_undeliverable",
    "run_daily",
    "send_due_mails",
    "stamp",
    "start_draft",
    "state_reason",
    "store_answers",
    "submit_answer",
    "take_snapshot",
    "undo_merge",
]
