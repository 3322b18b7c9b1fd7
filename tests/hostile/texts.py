"""Hostile texts, as data: what attackers put in articles to steer terminals, to deceive eyes, or to run something."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

from article_reader import (
    Article,
    Caption,
    Code,
    LeftOut,
    ListItem,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Section,
    Span,
    Table,
)
from article_reader import Text as Words

ESC = "\x1b"
ST = "\x1b\\"

TEXTS = MappingProxyType(
    {
        "csi colour": f"{ESC}[5;31malarm{ESC}[0m",
        "csi clears the screen": f"{ESC}[2J{ESC}[H{ESC}[3J",
        "csi moves the cursor": f"{ESC}[1A{ESC}[2K{ESC}[9999;9999Hmoved",
        "csi private modes": f"{ESC}[?1049l{ESC}[?25l{ESC}[?1003h{ESC}[?2004l",
        "csi asks for an answer": f"{ESC}[6n{ESC}[c{ESC}[>c{ESC}[21t{ESC}[5n",
        "csi with odd parameters": f'{ESC}[<=>?!"#$%m{ESC}[:::m',
        "csi that never ends": f"{ESC}[1;2;3",
        "osc 0, title by BEL": f"{ESC}]0;stolen title\x07",
        "osc 2, title by ST": f"{ESC}]2;stolen title{ST}",
        "osc 4, palette": f"{ESC}]4;0;#ffffff{ST}",
        "osc 8, link": f"{ESC}]8;;https://evil.example{ST}bank.example{ESC}]8;;{ST}",
        "osc 52, clipboard": f"{ESC}]52;c;cm0gLXJmIH4K\x07",
        "osc 1337, file": f"{ESC}]1337;File=inline=1:AAAA\x07",
        "osc that never ends": f"{ESC}]0;and the rest of the line",
        "dcs": f'{ESC}P$q"p{ST}{ESC}P1;1|17/ab{ST}',
        "sixel": f"{ESC}Pq#0;2;0;0;0#0~~@@{ST}",
        "apc": f"{ESC}_Gf=24,s=1,v=1;AAAA{ST}",
        "pm and sos": f"{ESC}^secret{ST}{ESC}Xsecret{ST}",
        "reset": f"{ESC}c{ESC}(0{ESC}#8{ESC}7{ESC}8{ESC}=",
        "esc in esc": f"{ESC}{ESC}[31m[31m{ESC}{ESC}]0;x\x07]0;y\x07",
        "esc at the end": f"word{ESC}",
        "c1 csi": "\x9b31mred\x9b0m",
        "c1 osc": "\x9d0;stolen\x9c\x9d52;c;AAAA\x07",
        "c1 dcs, sos, pm, apc": "\x90q\x9c\x98x\x9c\x9ey\x9c\x9fz\x9c",
        "c1 all": "".join(map(chr, range(0x80, 0xA0))),
        "c0 all": "".join(map(chr, [*range(9), *range(14, 32), 127])),
        "bell": "ding\x07" * 20,
        "shift out": "\x0eqqqq\x0f",
        "backspace overstrike": "safe\b\b\b\bevil b\bbo\bol\bld\bd _\bu",
        "carriage return overwrite": "rm -rf ~\rls      ",
        "vertical tab and form feed": "one\vtwo\fthree",
        "nul": "nu\0l",
        "bidi overrides": "file\u202etxt.exe\u202c \u202d\u202a\u202bx\u202c",
        "bidi isolates": "\u2066a\u2067b\u2068c\u2069",
        "trojan source": "/*\u202e } \u2066if (isAdmin)\u2069 \u2066 begin admins only */",
        "deprecated format characters": "\u206a\u206b\u206c\u206d\u206e\u206f",
        "tags": "hidden" + "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all previous words") + "\U000e007f",
        "zero width": "z\u200be\ufeffr\u2060o\u00ad",
        "interlinear annotation": "\ufff9base\ufffanote\ufffb",
        "unpaired surrogates": "half \ud800 and \udfff and \udc1b",
        "noncharacters": "\ufffe\uffff\ufdd0\ufdef\U0001fffe\U0010ffff",
        "separators": "one\u2028two\u2029three\x85four",
        "variation selector flood": "v" + "\ufe0f\ufe00" * 500,
        "variation selector supplement flood": "v" + "\U000e0100" * 500,
        "combining marks": "Z" + "\u0301\u0489" * 50_000,
        "rich markup": "[bold red]rich[/] [link=https://evil.example]x[/link] [/nothing] [",
        "textual markup": "[@click=app.quit]quit[/] [$primary on $error]x[/] [@click=app.bell()]y[/]",
        "yaml tags": "!!python/object/apply:os.system ['id']\n--- &a [*a]\n? - : | > %YAML",
        "script": "</script><script>alert(1)</script></style><img src=x onerror=alert(1)><!-- --> ]]>",
        "javascript links": "[x](javascript:alert(1)) <javascript:alert(1)> [y](data:text/html,<script>) "
        '<a href="JaVa&#09;script:alert(1)">z</a> [z]: vbscript:x',
        "entities of controls": "&#27;[31m &#x9b;31m &#8238; &#x1b;]0;t&#7; &#0; &#xd800; &#xE0041;",
        "percent and backslash": "%s %n \\033[31m \\x1b[31m $(id) `id` ; rm -rf ~",
    }
)
"""What each does, and itself."""

_OURS = re.compile(r"\x1b\[(?:0|[1-46]|9|36)(?:;(?:[1-46]|9|36))*m")
"""The styles that printing in colour uses; none of them blinks or conceals."""


def forbidden(text: str) -> set[str]:
    """Return the characters in an output that no input may bring into it, as the Unicode database has them."""
    return {
        f"U+{ord(character):04X}"
        for character in set(text)
        if (unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} and character not in "\n\t")
        or unicodedata.bidirectional(character) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        or (ord(character) & 0xFFFE) == 0xFFFE
        or 0xFDD0 <= ord(character) <= 0xFDEF
        or 0xE0000 <= ord(character) <= 0xE007F
        or 0x206A <= ord(character) <= 0x206F
        or character in "\u00ad\u200b\ufeff\ufff9\ufffa\ufffb"
    }


def without_our_styles(text: str) -> str:
    return _OURS.sub("", text)


def made_by_hand(text: str) -> Article:
    """Return an article whose every part is a hostile text, as somebody may make it who doesn't ask the loader."""
    here = Span(1, 1)
    words = Words(text, here)
    mark = (Mark(MarkKind.LINK, 0, len(text), f"javascript:{text}"),)
    return Article(
        headline=words,
        kicker=words,
        byline=words,
        published=words,
        lead=words,
        sections=(
            Section(
                words,
                (
                    Paragraph(text, here, mark),
                    ListItem(text, here, text, mark),
                    Quote(text, here, (Mark(MarkKind.STRONG, 0, len(text)),)),
                    Caption(text, text, here),
                    Code(f"{text}\n\t{text}", here),
                    Table((text, "x"), ((text, ""), (text,)), (), here, mark),
                ),
            ),
        ),
        left_out=(LeftOut(text, text, here),),
        language=text,
        source=text,
    )
