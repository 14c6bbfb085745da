"""Addresses of the start page and of the board."""

from django.urls import path

from speelveld.board.views import (
    causes,
    cells,
    conditions,
    copying,
    cycles,
    home,
    knowledge,
    measures,
    plans,
    problems,
    questions,
    work,
)

app_name = "board"
urlpatterns = [
    path("", home.show_home, name="home"),
    path("field/", cells.show_field, name="field"),
    path("field/<str:stage>/<str:level>/", cells.show_cell, name="cell"),
    path("measures/new/", measures.add, name="measure_new"),
    path("measures/<int:measure_id>/", measures.show_measure, name="measure"),
    path("measures/<int:measure_id>/change/", measures.change, name="measure_change"),
    path("measures/<int:measure_id>/state/", measures.set_state, name="measure_state"),
    path("measures/<int:measure_id>/log/", measures.add_remark, name="remark_add"),
    path(
        "measures/<int:measure_id>/log/<int:remark_id>/remove/", measures.remove_remark, name="remark_remove"
    ),
    path("measures/<int:measure_id>/copy/", copying.copy, name="measure_copy"),
    path("measures/<int:measure_id>/calendar.ics", work.export_measure, name="measure_calendar"),
    path("work/", work.show_work, name="work"),
    path("work/calendar.ics", work.export_calendar, name="work_calendar"),
    path("work/reminders/", work.set_reminders, name="reminders"),
    path("problems/", problems.show_problems, name="problems"),
    path("problems/new/", problems.add, name="problem_new"),
    path("problems/<int:problem_id>/", problems.show_problem, name="problem"),
    path("problems/risk-scheme/", causes.choose_scheme, name="risk_scheme"),
    path("problems/<int:problem_id>/causes/", causes.change_causes, name="problem_causes"),
    path("problems/<int:problem_id>/signals/", causes.change_signals, name="problem_signals"),
    path("problems/<int:problem_id>/risk/", causes.weigh, name="problem_weigh"),
    path("problems/<int:problem_id>/change/", problems.change, name="problem_change"),
    path("conditions/", conditions.show_conditions, name="conditions"),
    path("conditions/seen/", conditions.say, name="sides"),
    path("conditions/checks/<str:key>/", conditions.check, name="check"),
    path("conditions/<str:key>/", conditions.show_condition, name="condition"),
    path("conditions/<str:key>/judge/", conditions.judge, name="condition_judge"),
    path("cycle/", cycles.show_cycle, name="cycle"),
    path("cycle/new/", cycles.start, name="cycle_new"),
    path("cycle/<int:cycle_id>/move/", cycles.move, name="cycle_move"),
    path("questions/<str:key>/", questions.answer, name="question"),
    path("knowledge/figures/", knowledge.show_figures, name="figures"),
    path("knowledge/approach/", knowledge.show_approach, name="approach"),
    path("plan.docx", plans.export_docx, name="plan_docx"),
    path("plan.xlsx", plans.export_xlsx, name="plan_xlsx"),
]
