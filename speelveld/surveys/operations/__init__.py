"""What changes around a wave. Keyword-only; `by` is the Actor who does it (None: the installation itself).

create_wave(organisation=, title=, by=, opens_on=, closes_on=, instrument=, units=(), reminder_days=(7, 14),
            minimum_group=10) -> Wave              a draft; `instrument` is the dict of catalogue.instruments
launch_wave(wave=, by=, today=None) -> None        freezes everything; opens at once when its day has come
close_wave(wave=, by=None, today=None) -> None     final: wipes the key of the codes
submit_answer(wave=, code=, choices=) -> None      one answer of one respondent
store_answers(wave=, answers_by_group=) -> int     many answers at once (demo, imports): {group key: [bytes, ...]}
run_daily(today=) -> None                          opens and closes by date, sends mail, takes the response figure
"""
