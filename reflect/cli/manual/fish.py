"""What the Tab key offers in fish, each with what it does. No program is started at a Tab, and nothing is read."""

from collections.abc import Iterable

from reflect.cli.manual.lists import Offered
from reflect.cli.manual.table import FILES, FOLDERS

_SCRIPT = """\
# What Tab offers for reflect in fish. Made by: reflect completion fish
# Where are we: which command is it, and which list does the word at the cursor come from?
function __reflect_look
    set -g __reflect_at ''
    set -g __reflect_list ''
    set -g __reflect_stem ''
    set -g __reflect_cur (commandline -ct)
    set -l before (commandline -opc)
    set -e before[1]
    if string match -q -- '--*=*' "$__reflect_cur"
        set -l pair (string split -m 1 = -- "$__reflect_cur")
        set -a before $pair[1]
        set -g __reflect_cur $pair[2]
        set -g __reflect_stem "$pair[1]="
    end
    set -l at ''
    set -l list ''
    for word in $before
        if test -n "$list"
            set list ''
            continue
        end
        switch "$at:$word"
{takes}
{calls}
        end
    end
    if test -z "$list"; and not string match -q -- '-*' "$__reflect_cur"
        switch "$at"
{beside}
        end
    end
    set -g __reflect_at "$at"
    set -g __reflect_list "$list"
end
function __reflect_wants_files
    __reflect_look
    contains -- "$__reflect_list" {files} {folders}
end
function __reflect_offer
    __reflect_look
    switch "$__reflect_list"
        case nothing {files} {folders}
{lists}
        case ''
            if string match -q -- '-*' "$__reflect_cur"
                switch "$__reflect_at"
{options}
                end
                {general}
            else
                switch "$__reflect_at"
{below}
                end
            end
    end
end
for name in reflect peer-reflect
    complete -c $name -f -a '(__reflect_offer)'
    complete -c $name -n __reflect_wants_files -F
end
"""


def fish(all: Offered) -> str:
    """Give the script for fish."""
    options, below, beside = [], [], []
    for row in all.rows:
        at = _quoted(" ".join(row.path))
        own = [(name, option.about) for option in row.options for name in option.names] if row.path else []
        under = [(sub.path[-1], sub.about) for sub in all.rows if sub.path and sub.path[:-1] == row.path]
        if own:
            options.append(f"                    case {at}\n                        {_told(own)}")
        if under:
            below.append(f"                    case {at}\n                        {_told(under)}")
        if row.words and row.words[0].choices:
            beside.append(f"            case {at}\n                set list {row.words[0].choices}")
    general = [(name, option.about) for option in all.everywhere.options for name in option.names]
    return _SCRIPT.format(
        files=FILES,
        folders=FOLDERS,
        takes="\n".join(
            f"            case {_pattern(at, name)}\n                set list {choices}"
            for (at, name), choices in sorted(all.takes.items(), reverse=True)
        ),
        calls="\n".join(
            f"            case {_quoted(f'{at}:{name}')}\n                set at {_quoted(called)}"
            for (at, name), called in all.calls.items()
        ),
        beside="\n".join(beside),
        lists="\n".join(
            f"        case {key}\n            {_said(words, stem='$__reflect_stem')}"
            for key, words in all.lists.items()
        ),
        options="\n".join(options),
        below="\n".join(below),
        general=_told([*general, ("--help", "Say what it takes.")]),
    )


def _told(pairs: list[tuple[str, str]]) -> str:
    """Offer words, each with what it does."""
    return _said(f"{name}\t{about}" for name, about in pairs)


def _said(words: Iterable[str], *, stem: str = "") -> str:
    """Offer words, one a line, each after what stands before it in the same word of the line."""
    begin = f'"{stem}"' if stem else ""
    return f"printf '%s\\n' {' '.join(begin + _quoted(word) for word in words)}"


def _pattern(at: str, option: str) -> str:
    """Where an option stands; those of `reflect` itself stand everywhere."""
    return f"'*:{option}'" if not at else _quoted(f"{at}:{option}")


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
