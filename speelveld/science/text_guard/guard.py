"""A guard for one language and one kind of text."""

from collections.abc import Mapping, Sequence

from speelveld.science.text_guard.comments import CommentRules
from speelveld.science.text_guard.contacts import find_contacts
from speelveld.science.text_guard.contexts import read_cues
from speelveld.science.text_guard.findings import Find, Finding, settle
from speelveld.science.text_guard.folding import Folded, fold
from speelveld.science.text_guard.hearing import add_remarks, judge, list_remarks
from speelveld.science.text_guard.lexicon import Lexicon
from speelveld.science.text_guard.model import Kind, Model
from speelveld.science.text_guard.notes import NoteRules
from speelveld.science.text_guard.tokens import cut
from speelveld.science.text_guard.vocabulary import Vocabulary
from speelveld.science.text_guard.words import Word, understand


class Guard:
    """Marks what may not be kept. Built once from a vocabulary, used for any number of texts."""

    def __init__(self, vocabulary: Vocabulary, models: Mapping[Kind, Model] | None = None) -> None:
        self._lexicon = Lexicon(vocabulary)
        self._notes = NoteRules(vocabulary)
        self._models = models or {}
        self._comments = CommentRules(vocabulary)
        self._urgent = read_cues(vocabulary.contexts.get("urgent", ()))

    def check(self, text: str, kind: Kind) -> list[Finding]:
        """Return the marks in the order of the text, without overlap."""
        folded = fold(text)
        words = understand(cut(folded), self._lexicon)
        finds, remarks = self.examine(folded, words, kind)
        if kind in self._models:
            finds = judge(words, finds, remarks, self._models[kind])
        return self._place(finds, words, folded)

    def examine(
        self, folded: Folded, words: Sequence[Word], kind: Kind
    ) -> tuple[list[Find], list[list[str]]]:
        """Return what the rules find, and what they make of each word."""
        finds = self._notes.find(words)
        remarks = list_remarks(words, finds, self._notes)
        if kind == "comment":
            finds = settle([*self._comments.find(words, finds), *find_contacts(folded.text, words)])
            add_remarks(remarks, finds, "pointer")
        return finds, remarks

    def _place(self, finds: Sequence[Find], words: Sequence[Word], folded: Folded) -> list[Finding]:
        return [
            Finding(
                folded.starts[words[find.first].start],
                folded.ends[words[find.last].end - 1],
                find.category,
                self._urgent.find(words, find.first, find.last + 1) is not None,
            )
            for find in sorted(finds, key=lambda one: one.first)
        ]
