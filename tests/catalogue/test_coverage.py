"""Every id of the inventory that the content must cover is named by the entry that covers it."""

from pathlib import Path

import pytest
import yaml

from speelveld.catalogue import LANGUAGES
from speelveld.catalogue.coverage import covered_ids
from speelveld.catalogue.inventory import read_inventory as read_own_inventory

INVENTORY = Path(__file__).resolve().parents[3] / "shared" / "spec" / "seed-inventory.yaml"
KINDS = ("frame", "pdca", "prevent", "optimise", "support", "cond", "factor", "hb", "fig", "abc")
SINGLE = {
    "rule-no-diagnosis", "zk-manager", "zk-own-direction", "zk-timing", "ad-factors-5", "ad-autonomy",
    "ad-labour-expert", "ad-tailored", "ad-quality",
}  # fmt: skip
REQUIRED = SINGLE | {
    "frame-stages", "frame-levels", "frame-board", "frame-conditions",
    "frame-start-small", "frame-blind-spot", "frame-size", "frame-actions-kinds", "frame-reflection",
    "frame-why", "pdca-plan-research", "pdca-plan-plan", "pdca-do", "pdca-check", "pdca-act",
    "prevent-general", "prevent-org-map", "prevent-org-solve", "prevent-org-schedules",
    "prevent-org-riskgroups", "prevent-org-policy", "prevent-org-case", "prevent-team-aim",
    "prevent-team-manager", "prevent-team-case", "prevent-ind-aim", "prevent-ind-own",
    "prevent-ind-onboarding", "prevent-ind-case", "optimise-general", "optimise-learning",
    "optimise-org-access", "optimise-org-known", "optimise-org-lowbar", "optimise-org-case",
    "optimise-team-training", "optimise-team-talk", "optimise-team-case", "optimise-ind-stress",
    "optimise-ind-riskgroups", "optimise-ind-consult", "optimise-ind-case", "support-general",
    "support-org-policy", "support-org-quiet", "support-org-case", "support-team-redistribute",
    "support-team-case", "support-ind-interventions", "support-ind-pago", "support-ind-consult",
    "support-ind-coach", "support-ind-known", "support-ind-case", "support-tracks", "cond-ownership",
    "cond-rights", "cond-investment", "cond-implementation", "cond-participation", "cond-evidence",
    "cond-compliance", "factor-support", "factor-culture", "factor-leadership", "factor-respect",
    "factor-demands", "factor-growth", "factor-recognition", "factor-involvement", "factor-workload",
    "factor-engagement", "factor-balance", "factor-protection", "factor-safety",
    "hb-intro-signals", "hb-intro-common", "hb-selfcheck", "hb-readtime", "hb-layers", "hb-1-signal", "hb-1-roles",
    "hb-1-checklist", "hb-signal-catalogue", "hb-2-talk", "hb-2-plan", "hb-2-checklist", "hb-2-mnemonics",
    "hb-2-dilemma", "hb-3-own", "hb-3-dilemma", "hb-4-adapt", "hb-4-examples", "hb-4-agreements",
    "hb-4-evaluation", "hb-4-privacy", "hb-4-checklist", "hb-4-dilemma", "hb-5-help", "hb-5-short", "hb-5-scope",
    "hb-5-dilemma", "hb-org-support", "hb-arbo-support", "hb-know-1", "hb-know-2", "hb-know-3", "hb-know-4",
    "hb-know-5", "hb-team-1", "hb-team-2", "hb-team-3", "hb-team-4", "hb-team-5", "hb-patterns", "hb-actors",
    "hb-resources", "fig-20pct", "fig-11000", "fig-180days", "fig-lokkerbol", "fig-30pct", "fig-half-risk",
    "fig-screening", "fig-144m", "fig-70-30", "fig-half-hospitals", "abc-directors", "abc-a-campaign",
    "abc-b-talk", "abc-b-train", "abc-b-coordinate", "abc-c-offer", "abc-c-communicate", "abc-c-evaluate",
    "abc-needs", "abc-survey-two-groups", "abc-examples",
}  # fmt: skip


def read_inventory() -> set[str]:
    if not INVENTORY.is_file():
        pytest.skip(f"The inventory of the sources is not there: {INVENTORY}")
    return {item["id"] for item in yaml.safe_load(INVENTORY.read_text())["items"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_required_id_is_covered_in_both_languages(language: str) -> None:
    covered = {
        key for key, places in covered_ids().items() if any(p.startswith(f"{language}/") for p in places)
    }
    assert REQUIRED - covered == set()


def test_the_list_of_this_test_is_that_of_the_inventory() -> None:
    wanted = {key for key in read_inventory() if key.split("-")[0] in KINDS} | SINGLE
    assert wanted == REQUIRED


def test_our_own_inventory_is_that_of_the_sources() -> None:
    assert {item.id for item in read_own_inventory()} == read_inventory()


def test_no_entry_covers_an_id_that_does_not_exist() -> None:
    assert set(covered_ids()) - read_inventory() == set()


def test_a_place_leads_to_the_entry() -> None:
    places = covered_ids()["prevent-team-case"]
    assert "nl/cells/prevent-team.yaml measures.energy-talk" in places
    assert "en/cells/prevent-team.yaml case" in places
    assert covered_ids()["factor-balance"] == ["nl/factors.yaml balance", "en/factors.yaml balance"]
