"""The kinds of question of LimeSurvey that have fixed answers, and the answers that it does not write in the file."""

from speelveld.exchange.drafting import Choice

LISTS = {"L", "!", "O"}
ARRAYS = {"F", "H"}
NUMBERED = {"5": (1.0, 5.0, 1.0)}
NUMBERED_ARRAYS = {"A": (1.0, 5.0, 1.0), "B": (1.0, 10.0, 1.0)}
NUMBERS, NUMBER_ARRAYS = {"N"}, {"K"}
_WORDS = {
    "Y": (("N", 0, "Nee", "No"), ("Y", 1, "Ja", "Yes")),
    "C": (("N", 1, "Nee", "No"), ("U", 2, "Weet niet", "Uncertain"), ("Y", 3, "Ja", "Yes")),
    "E": (
        ("D", 1, "Minder", "Decrease"), ("S", 2, "Hetzelfde", "Same"), ("I", 3, "Meer", "Increase"),
    ),
}  # fmt: skip
FIXED, FIXED_ARRAYS = {"Y"}, {"C", "E"}
NAMES = {
    "1": "array with two scales", ":": "array of numbers", ";": "array of texts", "D": "date", "G": "gender",
    "I": "choice of language", "M": "multiple choice", "P": "multiple choice with comments", "Q": "several short texts",
    "R": "ranking", "S": "short text", "T": "long text", "U": "very long text", "X": "text on the screen",
    "|": "upload", "*": "equation",
}  # fmt: skip


def list_fixed(kind: str, languages: list[str]) -> list[Choice]:
    """Return the answers of a kind whose words LimeSurvey knows by heart; other languages get the English ones."""
    return [
        Choice(code, {one: dutch if one == "nl" else english for one in languages}, float(value))
        for code, value, dutch, english in _WORDS[kind]
    ]
