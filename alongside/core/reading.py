"""How hard a plain-language sheet is to read, as hints for its writer; nothing is ever refused.

Grade after Kincaid, Fishburne, Rogers and Chissom 1975 (Navy Research Branch Report 8-75): 0.39 words per
sentence + 11.8 syllables per word - 15.59. Syllables are counted by groups of vowels: close enough for a
hint about English, meaningless for another language.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

#: Words in a sentence: twenty is what plain-English guides allow, and a tired reader wants fewer.
LONGEST_SENTENCE = 20
#: Words in a sentence on average.
USUAL_SENTENCE = 15
#: Syllables from which a word is long.
LONG_WORD = 4
#: School grade 6 is a reading age of about 11.
HIGHEST_GRADE = 6.0

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
#: A silent e inside a word, before its second part or its ending: somebody, sometimes, safety, careful, movement.
_SECOND = "body|one|thing|times?|where|what|how|day|fore|work|wear|keeper|side|line|ful|less|ness|ment|ly|ty"
_SILENT = re.compile(rf"(?<!^el)(?<=[aeiouy][^aeiouy])e(?=(?:{_SECOND}))")
_END = re.compile(r"(?<=[.!?\u2026])[\"'\u201d\u2019)]*\s+|\n+")


class HintKind(StrEnum):
    LONG_SENTENCE = "long_sentence"
    SENTENCES_LONG = "sentences_long"
    LONG_WORD = "long_word"
    GRADE_HIGH = "grade_high"


@dataclass(frozen=True)
class Hint:
    """A hint with the words it is about and the figure behind it (words, syllables or a grade)."""

    kind: HintKind
    where: str
    figure: float


def read(text: str) -> tuple[Hint, ...]:
    """What could be made easier in a text."""
    sentences = [sentence for part in _END.split(text) if (sentence := _WORD.findall(part))]
    all_words = [word for sentence in sentences for word in sentence]
    if not all_words:
        return ()
    n = len(all_words)
    per_sentence = n / len(sentences)
    grade = 0.39 * per_sentence + 11.8 * sum(map(syllables, all_words)) / n - 15.59
    hints = [
        Hint(HintKind.LONG_SENTENCE, " ".join(sentence[:6]), len(sentence))
        for sentence in sentences
        if len(sentence) > LONGEST_SENTENCE
    ]
    hints += [
        Hint(HintKind.LONG_WORD, word, count)
        for word in dict.fromkeys(word.lower() for word in all_words)
        if (count := syllables(word)) >= LONG_WORD
    ]
    if per_sentence > USUAL_SENTENCE:
        hints.append(Hint(HintKind.SENTENCES_LONG, "", round(per_sentence, 1)))
    if grade > HIGHEST_GRADE:
        hints.append(Hint(HintKind.GRADE_HIGH, "", round(grade, 1)))
    return tuple(hints)


def syllables(word: str) -> int:
    """About how many syllables an English word has; at least 1."""
    letters = _SILENT.sub("", re.sub(r"[^a-z]", "", word.lower()).replace("every", "evry"))
    groups = len(re.findall(r"[aeiouy]+", letters))
    silent = bool(re.search(r"[^aeiouyl]e$|[^aeioutd]ed$|[^aeiouscxzg]es$", letters))
    return max(1, groups - silent)
