"""Write what the docs, the manual and the shells' completions say of settings and keys, as the program has them.

    python docs/generate.py

What stands around the tables and lists is written by hand; the completions are written whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from article_reader.cli.config import in_yaml
from article_reader.cli.settings import IN_CONFIG, SETTINGS, Group, Setting, Takes
from article_reader.reader.commands import COMMANDS, default_keys

ROOT = Path(__file__).parents[1]

_ESCAPED = {"'": r"\(aq", "\N{MINUS SIGN}": r"\(mi", "-": r"\-", '"': r"\(dq", "\\": r"\(rs"}

_ENDING = (
    (("-h", "--help"), "print a summary of the options, and stop"),
    (("--version",), "print the version, and stop"),
)
"""The flags that are no settings."""


def main() -> None:
    """Write the files."""
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")


def files() -> Mapping[Path, str]:
    """Return each file that is written here with its text."""
    manual, page, command = (ROOT / "docs" / name for name in ("article-reader.1", "config.md", "command.md"))
    completions = ROOT / "completions"
    return {
        manual: _with_keys(_with_options(manual.read_text(encoding="utf-8"))),
        page: _with_tables(page.read_text(encoding="utf-8")),
        command: _with_table(command.read_text(encoding="utf-8"), "| option |", _options()),
        completions / "article-reader.bash": _bash(),
        completions / "_article-reader": _lines(_zsh()),
        completions / "article-reader.fish": _lines(_fish()),
    }


def flags_of(setting: Setting) -> tuple[str, ...]:
    """Return the flags of a setting, with those that switch it off."""
    is_both = setting.takes is Takes.SWITCH and setting.in_config
    return (*setting.flags, *(flag.replace("--", "--no-") for flag in setting.flags if is_both))


# The manual


def _with_options(text: str) -> str:
    start, end = text.index(".Ss ", text.index(".Sh OPTIONS")), text.index(".Pp\n", text.index(".Sh OPTIONS"))
    return f"{text[:start]}{_lines(_manual_options())}{text[end:]}"


def _manual_options() -> Iterator[str]:
    for group in Group:
        yield from (f".Ss {group}", ".Bl -tag -width Ds")
        for setting in SETTINGS:
            if setting.group is group:
                yield from _manual_entry(flags_of(setting), setting.help, _manual_value(setting), setting.details)
        if group is Group.PROGRAM:
            for flags, about in _ENDING:
                yield from _manual_entry(flags, about)
        yield ".El"


def _manual_entry(flags: Sequence[str], about: str, value: str = "", details: Iterable[str] = ()) -> Iterator[str]:
    yield f".It {' , '.join(f'Fl {_roff(flag[1:])}' for flag in flags)}{value}"
    yield _roff(f"{about[:1].upper()}{about[1:]}.")
    yield from map(_roff, details)


def _manual_value(setting: Setting) -> str:
    if setting.takes is Takes.SWITCH:
        return ""
    return f" Ar {setting.metavar}" if setting.metavar else f" Cm {' | '.join(setting.choices)}"


def _with_keys(text: str) -> str:
    before, keys = text.split(".Sh KEYS", 1)
    start = keys.index(".Ss ")
    return f"{before}.Sh KEYS{keys[:start]}{_lines(_manual_keys())}.Sh {keys[start:].split('.Sh ', 1)[1]}"


def _manual_keys() -> Iterator[str]:
    for group, commands in groupby(COMMANDS, lambda command: command.group):
        yield from (f".Ss {group}", ".Bl -tag -width 26n -compact")
        for command in commands:
            if command.numbered:
                yield f".It Ic {command.keys[0]} No to Ic {command.keys[-1]}"
            else:
                yield f".It {' , '.join(f'Ic {_roff_key(key)}' for key in command.keys)}"
            yield _roff(command.does)
        yield ".El"


def _roff(text: str) -> str:
    return text.replace("\\", r"\(rs").replace("-", r"\-")


def _roff_key(key: str) -> str:
    key = _ESCAPED.get(key, key)
    return rf"\&{key}" if len(key) == 1 and not key.isalnum() else key


# docs/command.md


def _options() -> Iterator[str]:
    for group in Group:
        for setting in SETTINGS:
            if setting.group is group:
                yield _option(flags_of(setting), setting.help, setting.metavar or "|".join(setting.choices))
    for flags, about in _ENDING:
        yield _option(flags, about)


def _option(flags: Sequence[str], about: str, value: str = "") -> str:
    *first, last = flags
    spelled = ", ".join(f"`{flag}`" for flag in (*first, f"{last} {value}".rstrip()))
    return f"| {spelled.replace('|', chr(92) + '|')} | {about} |"


# docs/config.md


def _with_tables(text: str) -> str:
    return _with_table(_with_table(text, "| setting |", _settings()), "| action |", _actions())


def _settings() -> Iterator[str]:
    for setting in IN_CONFIG.values():
        yield f"| `{setting.name}` | {setting.expected} | `{in_yaml(setting.default)}` | {setting.about} |"


def _actions() -> Iterator[str]:
    for command in COMMANDS:
        if command.action in default_keys():
            yield f"| `{command.action}` | {' '.join(f'`{key}`' for key in command.keys)} | {command.does} |"


def _with_table(text: str, head: str, rows: Iterator[str]) -> str:
    """Return a Markdown text with these rows in the table whose head begins so."""
    return re.sub(
        rf"^({re.escape(head)}.*\n\| -.*\n)(?:\|.*\n)*",
        lambda found: found[1] + _lines(rows),
        text,
        flags=re.MULTILINE,
    )


# Completions


def _bash() -> str:
    flags = [
        *(flag for setting in SETTINGS for flag in flags_of(setting)),
        *(flag for some, _ in _ENDING for flag in some),
    ]
    offered = [
        f"        {_case(setting)} words='{' '.join(_offers(setting))}' ;;" for setting in SETTINGS if _offers(setting)
    ]
    return _BASH.format(
        offered="\n".join(offered),
        files=_cases(setting for setting in SETTINGS if setting.takes in {Takes.FILE, Takes.FILES}),
        values=_cases(
            setting
            for setting in SETTINGS
            if setting.flags and setting.takes in {Takes.NUMBER, Takes.TEXT} and not _offers(setting)
        ),
        flags=" ".join(flags),
    )


_BASH = """\
# What bash completes behind article-reader. Where nothing is offered here, readline offers files.
# Written by docs/generate.py.

_article_reader() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} option=${{COMP_WORDS[COMP_CWORD - 1]}} words='' place

    # "--format=js" arrives as three words, as = divides them.
    if [[ $word == '=' ]]; then
        word=''
    elif [[ $option == '=' ]]; then
        option=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi

    COMPREPLY=()
    for ((place = 1; place < COMP_CWORD; place++)); do
        [[ ${{COMP_WORDS[place]}} == '--' ]] && return # only files follow
    done
    case $option in
{offered}
        {files} return ;;
        {values}
            compopt +o default 2>/dev/null # no file belongs here
            return
            ;;
        *)
            [[ $word == -* ]] || return
            words='{flags}'
            ;;
    esac
    # No word of these lists has a blank or a wildcard in it.
    # shellcheck disable=SC2207
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    [[ ${{#COMPREPLY[@]}} -gt 0 ]] || compopt +o default 2>/dev/null
}}

complete -o default -F _article_reader article-reader
"""


def _offers(setting: Setting) -> Sequence[str]:
    """Return the values of its flags that a shell offers."""
    return (setting.choices or setting.offers) if setting.flags else ()


def _case(setting: Setting) -> str:
    return f"{' | '.join(setting.flags)})"


def _cases(settings: Iterable[Setting]) -> str:
    return f"{' | '.join(flag for setting in settings for flag in setting.flags)})"


def _zsh() -> Iterator[str]:
    yield from (
        "#compdef article-reader",
        "# What zsh completes behind article-reader. Written by docs/generate.py.",
        "",
    )
    yield r"_arguments -s -S \ ".rstrip()
    for flags, about in _ENDING:
        yield from (rf"    '(- *)'{_quoted(f'{flag}[{_zsh_text(about)}]')} \ ".rstrip() for flag in flags)
    for setting in SETTINGS:
        yield from (rf"    {entry} \ ".rstrip() for entry in _zsh_entries(setting))
    yield "    '1:article:_files'"


def _zsh_entries(setting: Setting) -> Iterator[str]:
    flags = flags_of(setting)
    others = f"'({' '.join(flags)})'" if len(flags) > 1 else "'*'" if setting.takes is Takes.FILES else ""
    for flag in flags:
        about = f"[{_zsh_text(setting.about)}]"
        if setting.takes is Takes.SWITCH:
            yield f"{others}{_quoted(flag + about)}"
        else:
            join = "=" if flag.startswith("--") else "+"
            yield f"{others}{_quoted(f'{flag}{join}{about}:{setting.label}:{_zsh_values(setting)}')}"


def _zsh_values(setting: Setting) -> str:
    if setting.takes in {Takes.FILE, Takes.FILES}:
        return "_files"
    return f"({' '.join(_offers(setting))})" if _offers(setting) else " "


def _zsh_text(text: str) -> str:
    return re.sub(r"([\[\]:])", r"\\\1", text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", r"'\''") + "'"


def _fish() -> Iterator[str]:
    yield "# What fish completes behind article-reader; where nothing else is said, it offers files."
    yield from ("# Written by docs/generate.py.", "")
    for setting in SETTINGS:
        if setting.flags:
            yield from _fish_entries(setting)
    yield from (_fish_entry(flags, "", about) for flags, about in _ENDING)


def _fish_entries(setting: Setting) -> Iterator[str]:
    if setting.takes is Takes.SWITCH:
        yield from (_fish_entry((flag,), "", setting.about) for flag in flags_of(setting) if flag.startswith("--no-"))
        value = ""
    elif setting.takes in {Takes.FILE, Takes.FILES}:
        value = " -r -F"
    else:
        value = f" -x -a '{' '.join(_offers(setting))}'" if _offers(setting) else " -x"
    yield _fish_entry(setting.flags, value, setting.about)


def _fish_entry(flags: Sequence[str], value: str, about: str) -> str:
    names = "".join(f" -l {flag[2:]}" if flag.startswith("--") else f" -s {flag[1:]}" for flag in flags)
    return f"complete -c article-reader{names}{value} -d '{about.replace(chr(39), chr(92) + chr(39))}'"


def _lines(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
