"""What a manager would type leads to the module that helps: a table of queries, and how words are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelveld.catalogue import LANGUAGES, guide
from speelveld.guide.presenters.found import is_urgent
from speelveld.guide.search import find, make_index, sounds_urgent
from speelveld.guide.search.words import list_stems, measure_distance, stem

INDEXES = [make_index(guide.modules(language), guide.synonyms(language)) for language in LANGUAGES]

QUERIES = """
mijn medewerker doet anders dan anders      notice
mijn collega drinkt                         notice
he cries a lot                              notice
collega is stil en teruggetrokken           notice
hij maakt steeds fouten                     notice
signalen herkennen                          notice
iemand moet vaak huilen                     notice
hoe begin ik een moeilijk gesprek           talk
wat mag ik vragen                           talk
gesprek liep vast                           talk
mag ik vragen wat de diagnose is            talk
kan hij niet of wil hij niet                talk
lsd oma anna                                talk
eigen regie                                 own-direction
ik neem alles over                          own-direction
grenzen stellen nee zeggen                  own-direction
werkaanpassing                              adapt
rooster aanpassen                           adapt
wat mag ik vastleggen AVG                   adapt
minder uren werken                          adapt
burn-out                                    call-in-help
burnot                                      call-in-help
vaak ziek                                   call-in-help
poortwachter week 6                         call-in-help
ruzie met medewerker                        call-in-help
bemiddelar                                  call-in-help
geen plezier meer in het werk               what-matters
vertrouwen                                  trust
vetrouwen opbouwen                          trust
schulden                                    offers
mantelzorg                                  risk-factors
zit iemand nog op zijn plek                 fitting-work
cursus mindfulness                          offers
team vangt elkaar op                        shared-responsibility
roddelen                                    safe-culture
maatje                                      colleagues
ervaringsdeskundige uitnodigen              information
werkdruk                                    healthy-work
werkdrukk te hoog                           healthy-work
te veel mensen onder me, geen tijd          organisation-support
arbeidsdeskundige bellen                    health-service
wie bel ik                                  health-service
changed behaviour                           notice
how to prepare a dificult conversation      talk
employee wants part time schedule           adapt
sick leave                                  call-in-help
workload too high                           healthy-work
gossip in the team                          safe-culture
buddy                                       colleagues
company doctor                              health-service
medewerker zit niet lekker in zijn vel      notice
hij komt steeds te laat                     notice
komt vaak te laat op het werk               notice
ze is zo prikkelbaar de laatste tijd        notice
verslaving medewerker                       notice
alchol                                      notice
ov vermoeid                                 notice
slaapt slecht                               notice
moeheid                                     notice
my employee seems depressed                 notice
she is often late                           notice
addiction                                   notice
mag ik vragen of ze zwanger is              talk
medewerker wil niet praten                  talk
difficlt talk                               talk
how do I start the conversation             talk
hij weigert hulp                            own-direction
he refuses help                             own-direction
thuiswerken                                 adapt
parttime gaan werken                        adapt
stille werkplek                             adapt
te veel prikkels                            adapt
autisme                                     adapt
wat mag ik noteren                          adapt
what am I allowed to write down             adapt
working from home                           adapt
noise at work                               adapt
re-integratie                               call-in-help
terugkeer na verzuim                        call-in-help
overspanne collega                          call-in-help
42 weken melding                            call-in-help
hoe houd ik contact met een zieke medewerker  call-in-help
return to work after illness                call-in-help
beurnout                                    call-in-help
zorgt voor zieke moeder                     risk-factors
rouw                                        risk-factors
echtscheiding                               risk-factors
divorce                                     risk-factors
gepest op het werk                          healthy-work
whole team is exhausted                     healthy-work
overwhelmed employee                        healthy-work
mijn team is de oorzaak                     shared-responsibility
nieuwe medewerker inwerken                  colleagues
onboarding                                  colleagues
ik ben zelf overbelast                      organisation-support
wie bepaalt of iemand kan werken            health-service
bedrijfsartz                                health-service
occupational physician                      health-service
vertrouwenspersoon                          safe-culture
complimenten geven                          trust
coach nodig                                 offers
who pays for therapy                        offers
loopbaan                                    fitting-work
"""
TABLE = [tuple(line.rsplit(maxsplit=1)) for line in QUERIES.strip().splitlines()]


def test_the_table_has_at_least_a_hundred_queries_and_every_module() -> None:
    assert len(TABLE) >= 100
    assert {expected for _query, expected in TABLE} == set(guide.KEYS)


@pytest.mark.parametrize(("query", "expected"), TABLE)
def test_a_query_finds_its_module_first(query: str, expected: str) -> None:
    assert [hit.module for hit in find(query, INDEXES)][:1] == [expected]


@pytest.mark.parametrize(
    ("query", "module", "section"),
    [
        ("zes weken poortwachter", "call-in-help", "short-absence"),
        ("bemiddelaar bij een conflict", "call-in-help", "conflict"),
        ("energie lijstje", "what-matters", "energy"),
        ("four risks of the law", "healthy-work", "law"),
        ("maatje", "colleagues", "buddy"),
    ],
)
def test_a_hit_tells_the_section_that_matches(query: str, module: str, section: str) -> None:
    hit = find(query, INDEXES)[0]
    assert (hit.module, hit.section) == (module, section)


@pytest.mark.parametrize("query", ["", "   ", "de het een", "qqxxzzkk", "?!", "🙂"])
def test_nothing_to_find_finds_nothing(query: str) -> None:
    assert find(query, INDEXES) == ()


def test_every_section_of_a_hit_exists_on_the_page() -> None:
    for query, _expected in TABLE:
        for hit in find(query, INDEXES):
            text = guide.module(hit.module, "nl")
            assert hit.section in {"", "dilemma", "routes", *(section.key for section in text.sections)}


def test_a_page_of_text_is_answered_like_a_sentence() -> None:
    assert find("werkdruk " * 10_000, INDEXES)[0].module == "healthy-work"


@pytest.mark.parametrize(
    "forms",
    ["praten praat", "blijven blijf", "gesprekken gesprek", "signalen signaal signals", "afspraken afspraak",
     "worry worries worried", "talking talks talk", "vergeten vergeet", "ruzie ruzies", "oplossingen oplossing"],
)  # fmt: skip
def test_forms_of_a_word_share_their_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_accents_hyphens_and_capitals_do_not_matter() -> None:
    assert list_stems("Burn-out één Privé") == list_stems("burnout een prive")


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("vertrouwen", "vetrouwen", 1), ("ab", "ba", 1),
     ("ca", "abc", 3)],
)  # fmt: skip
def test_distances_are_those_of_the_textbook(one: str, other: str, distance: int) -> None:
    assert measure_distance(one, other) == distance


short_words = st.text(alphabet="abc", max_size=6)


@given(short_words, short_words)
def test_distance_is_symmetric_and_nought_only_for_the_same(one: str, other: str) -> None:
    distance = measure_distance(one, other)
    assert distance == measure_distance(other, one)
    assert (distance == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance <= max(len(one), len(other))


@given(st.text(max_size=60))
def test_no_text_makes_the_search_fail(query: str) -> None:
    scores = [hit.score for hit in find(query, INDEXES)]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


@pytest.mark.parametrize(
    "query",
    ["iemand denkt aan zelfmoord", "zelmoord", "zelfmoort", "zelfmoordpreventie", "suïcidaal", "suisidal",
     "hij wil dood", "ze ziet het leven niet meer zitten", "wil er een eind aan maken",
     "she wants to die", "might kill himself"],
)  # fmt: skip
def test_a_life_in_danger_is_heard_in_both_languages(query: str) -> None:
    assert is_urgent(query)


@pytest.mark.parametrize(
    "query",
    ["", "het einde van de werkdag", "end of the year", "leven naast het werk", "wil niet meer werken", "dode hoek",
     "zelfstandig werken", "self help", "deadline", "dodelijk saai", "dead tired"],
)  # fmt: skip
def test_ordinary_words_do_not_sound_urgent(query: str) -> None:
    assert not is_urgent(query)


@pytest.mark.parametrize(("query", "expected"), TABLE)
def test_no_ordinary_query_sounds_urgent(query: str, expected: str) -> None:
    assert not is_urgent(query)


def test_a_phrase_counts_only_when_its_words_follow_each_other() -> None:
    assert sounds_urgent("wil niet meer leven", ["niet meer leven"])
    assert not sounds_urgent("leven en niet meer", ["niet meer leven"])


def test_the_longest_phrase_takes_its_words() -> None:
    """A quiet place is no quiet person."""
    assert find("stille werkplek", INDEXES)[0].module == "adapt"
    assert find("stil", INDEXES)[0].module == "notice"
