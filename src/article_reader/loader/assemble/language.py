"""Text -> the language it is in: by its script, and where several share one, by its function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

_LOOKED_AT = 2_000
"""How many words are looked at; more tell nothing new."""

_FUNCTION_WORDS: Mapping[str, str] = {
    "bg": "и на да се от за че не са по с е като със след при до ще може",
    "cs": "a se na v je že s z do o k i ale jsou pro který jako by po od",
    "da": "og i at er en til på det af for med der den som ikke har var et de han men",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er",
    "en": "the of and to in a is that for it was on with as by at from be this have are he his which but they said",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus",
    "fi": "ja on ei että se hän oli ovat mutta kun joka mukaan myös sen ole kuin tai",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec",
    "hr": "i u je na se da za su od s a će kao što iz o bi ne te koji",
    "hu": "a az és hogy nem is egy ez meg csak már volt mint de kell még el",
    "id": "yang dan di dengan untuk dari ini itu pada tidak dalam akan ke adalah juga",
    "it": "di e che la il un a per in una è sono con non del si da le dei della i al nel alla ha",
    "la": "et in est non ad cum ut sed quod ex qui per aut a ab si",
    "lt": "ir kad į yra su iš tai ne kaip bet už o dėl nuo buvo",
    "lv": "un ir ka no par ar uz tas kas bija bet arī pie lai kā",
    "nl": "de van een het en in is dat op te zijn met voor niet aan er die om ook als bij maar uit",
    "no": "og i er det til på en som av for med at ikke den har de et fra var han men",
    "pl": "i w na z się do nie że o jest to od przez po jak a za dla są który oraz",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi",
    "ro": "și în de la a cu pe că din nu o este care un să mai au pentru fi",
    "ru": "и в не на что с по как это к из у за от о но его для также при он",
    "sk": "a sa na v je že s z do o k aj ale sú pre ktorý ako by po od",
    "sl": "in je v na se da za so ki z s pa bi ne tudi po od kot iz",
    "sr": "и у је на се да за су од с а ће као што из о не те који",
    "sv": "och i att det som en på är av för med den till inte har de ett om var men",
    "tr": "ve bir bu da de için ile olarak daha çok olan gibi en ne ama kadar sonra göre",
    "uk": "і в не на що з та до у як це за від про його для але також при він",
    "vi": "và của là có được cho không các trong một với người đã này những khi",
    # Scripts that share their letters.
    "ar": "في من على إلى أن التي عن مع هذا هذه كما بعد قال ما لا بين",
    "fa": "و در به از که این را با است برای آن می یک شد بر تا",
    "ur": "کے کی میں کا ہے اور سے کو نے پر ہیں یہ کہ",
}
"""The commonest words of a language that aren't names: they make up a third of its prose and little of another's."""

_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("he", "\u05d0", "\u05ea"),
    ("el", "\u0370", "\u03ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("hi", "\u0900", "\u097f"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
)
"""Scripts that tell the language by themselves, by their first and last characters.

Japanese, which has Chinese characters too, comes before Chinese.
"""

_FEWEST, _SHARE = 2, 0.08
"""How many function words, and what share of the words, tell a language."""

_NEAR = 0.7
"""From what share of the likeliest language's function words on the language that a page declares is used."""

_WORD = re.compile(r"[^\W\d_]+")


def language(texts: Iterable[str], said: str | None = None) -> str | None:
    """Return the ISO 639-1 code of the language that most of the texts are in, None where it can't be told.

    `said` is the language that the page declares; it is used where the words don't show another one.
    """
    words = list(islice((word for text in texts for word in _WORD.findall(text[:20_000].casefold())), _LOOKED_AT))
    letters = "".join(words)
    times = Counter(letters)
    for code, first, last in _SCRIPTS:
        if sum(count for letter, count in times.items() if first <= letter <= last) > 0.2 * len(letters):
            return code
    counts = Counter(words)
    shares = {
        code: sum(counts[word] for word in function_words.split()) for code, function_words in _FUNCTION_WORDS.items()
    }
    likeliest = max(shares, key=shares.__getitem__)
    if shares[likeliest] < max(_FEWEST, _SHARE * len(words)):
        return said
    return said if said is not None and shares.get(said, 0) >= _NEAR * shares[likeliest] else likeliest
