"""Rules of the house that imports cannot show."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "speelveld"
TENANT_MODELS = {
    "Organisation", "Unit", "Person", "Membership", "StaffImport", "OwnInstrument", "Wave", "ReportingGroup",
    "Invitation", "ResponseSnapshot", "StartGround", "Answer", "Release", "Cycle", "Problem", "Measure",
    "ConditionJudgement", "RetentionTerm", "Reflection", "Agreement", "Version", "Review", "KeepingRule",
    "OwnIdea", "LetterBox", "Request", "YearCount",
    "AbsenceSettings", "AbsencePeriod", "AbsenceDraft",
    "Cause", "RiskScheme", "Signal", "PatternRound", "PatternTurn",
    "Remark", "MeasureChange", "Reminder", "ReminderPause", "Vote", "Decision", "BoardSettings", "ConditionCheck",
    "ConditionView",
}  # fmt: skip


def list_sources(*names: str) -> list[Path]:
    return sorted(p for name in names for p in PACKAGE.rglob(name) if "migrations" not in p.parts)


def find_model_managers(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Attribute(attr="objects", value=ast.Name(id=name)) if name in TENANT_MODELS:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno} {name}.objects"


def test_views_reach_rows_through_the_organisation_only() -> None:
    paths = [p for p in PACKAGE.rglob("*.py") if p.stem == "views" or p.parent.name == "views"]
    assert paths
    assert [found for path in paths for found in find_model_managers(path)] == []


def test_only_the_gate_makes_a_released_table() -> None:
    pattern = re.compile(r"\bReleasedTable\(")
    makers = {p.relative_to(PACKAGE).parts[:2] for p in list_sources("*.py") if pattern.search(p.read_text())}
    assert makers <= {("science", "disclosure")}


def test_only_their_gate_makes_figures_of_the_whole() -> None:
    pattern = re.compile(r"\bWholeFigures\(")
    makers = {p.relative_to(PACKAGE).parts[:2] for p in list_sources("*.py") if pattern.search(p.read_text())}
    assert makers <= {("science", "psychometrics")}


def test_templates_hold_no_inline_style_script_or_other_host() -> None:
    pages = [p for p in PACKAGE.rglob("*.html") if "mail" not in p.name]
    assert pages
    bad = re.compile(r"""\sstyle=|\son[a-z]+="|<style|javascript:|(src|href)="https?://""")
    inline_script = re.compile(r"<script(?![^>]*\b(src|type=\"application/json\"|type='application/json'))")
    report_template = {"report.html"}
    found = [
        f"{p.relative_to(PACKAGE)}: {m.group(0)}"
        for p in pages
        if p.name not in report_template
        for m in (bad.search(p.read_text()), inline_script.search(p.read_text()))
        if m
    ]
    assert found == []


@pytest.mark.parametrize(
    "path", sorted((PACKAGE.parent / "docs" / "decisions").glob("*.md")), ids=lambda p: p.stem
)
def test_a_decision_has_its_four_parts_and_stays_short(path: Path) -> None:
    text = path.read_text()
    for part in ("## Context", "## Options", "## Decision", "## Consequences"):
        assert part in text, f"{path.name} lacks {part}"
    assert len(text.split()) <= 350


def test_decision_numbers_are_unique() -> None:
    numbers = [p.name[:4] for p in (PACKAGE.parent / "docs" / "decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers))


def test_every_setting_an_installation_may_change_is_documented() -> None:
    settings = set(re.findall(r'"(SPEELVELD_[A-Z_]+)"', "".join(p.read_text() for p in list_sources("*.py"))))
    documented = (PACKAGE.parent / "docs" / "operate" / "settings.md").read_text()
    assert {name for name in settings if name not in documented} == set()


def test_no_file_is_too_long_to_read() -> None:
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in list_sources("*.py")
        if (n := len(p.read_text().splitlines())) > 450
    }
    assert long == {}


def test_every_dependency_has_its_reason() -> None:
    lines = (PACKAGE.parent / "pyproject.toml").read_text().splitlines()
    listed = [line for line in lines if re.match(r'\s+"[a-z0-9-]+(\[[a-z,]+\])?[><=]', line)]
    assert len(listed) > 10
    assert [line for line in listed if "#" not in line] == []


def test_the_lock_files_hold_hashes_and_no_address() -> None:
    for path in (PACKAGE.parent / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
