"""What the Tab key offers in fish, each with what it does. No program is started at a Tab, and nothing is read."""

from collections.abc import Iterable

from reflect.cli.manual.lists import Offered
from reflect.cli.manual.table import FILES, FOLDERS

_SCRIPT = """\
# What Tab offers for reflect in fish. Made by: reflect completion fish
function __reflect_offer
    set -l at ''
    set -l list ''
    set -l cur (commandline -ct)
    set -l before (commandline -opc)
    set -e before[1]
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
    if test -z "$list"; and not string match -q -- '-*' "$cur"
        switch "$at"
{beside}
        end
    end
    switch "$list"
        case nothing
        case {files}
            __fish_complete_path "$cur"
        case {folders}
            __fish_complete_directories "$cur"
{lists}
        case ''
            if string match -q -- '-*' "$cur"
                switch "$at"
{options}
                end
                {general}
            else
                switch "$at"
{below}
                end
            end
    end
end
for name in reflect peer-reflect
    complete -c $name -f -a '(__reflect_offer)'
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
            f"        case {key}\n            {_said(words)}" for key, words in all.lists.items()
        ),
        options="\n".join(options),
        below="\n".join(below),
        general=_told([*general, ("--help", "Say what it takes.")]),
    )


def _told(pairs: list[tuple[str, str]]) -> str:
    """Offer words, each with what it does."""
    return _said(f"{name}\t{about}" for name, about in pairs)


def _said(words: Iterable[str]) -> str:
    """Offer words, one a line."""
    return f"printf '%s\\n' {' '.join(map(_quoted, words))}"


def _pattern(at: str, option: str) -> str:
    """Where an option stands; those of `reflect` itself stand everywhere."""
    return f"'*:{option}'" if not at else _quoted(f"{at}:{option}")


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
