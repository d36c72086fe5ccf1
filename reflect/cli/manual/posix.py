"""What the Tab key offers in bash and zsh: one look at the words before the cursor, written in what both shells know.

The script holds all it needs: no program is started at a Tab, and nothing is read.
"""

from reflect.cli.manual.lists import Offered
from reflect.cli.manual.table import FILES, FOLDERS

_BASH = """\
# What Tab offers for reflect in bash. Made by: reflect completion bash
{shared}
_reflect() {{
  local at= list= offer= cur="${{COMP_WORDS[COMP_CWORD]}}" before=
  COMPREPLY=()
  if [ "$COMP_CWORD" -gt 1 ]; then before="${{COMP_WORDS[COMP_CWORD-1]}}"; fi
  if [ "$cur" = "=" ]; then cur=
  elif [ "$before" = "=" ]; then before="${{COMP_WORDS[COMP_CWORD-2]}}"; fi
  local i word skip=
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="${{COMP_WORDS[i]}}"
    _reflect_step
  done
  _reflect_offer "$cur"
  case "$list" in
    nothing) ;;
    {files}) compopt -o default 2>/dev/null ;;
    {folders}) compopt -o dirnames 2>/dev/null ;;
    *) COMPREPLY=($(compgen -W "$offer" -- "$cur")) ;;
  esac
}}
complete -F _reflect reflect peer-reflect
"""
_ZSH = """\
#compdef reflect peer-reflect
# What Tab offers for reflect in zsh. Made by: reflect completion zsh
{shared}
_reflect() {{
  local at= list= offer= cur="${{words[CURRENT]}}" skip= word=
  local -a told
  integer i
  for ((i = 2; i < CURRENT; i++)); do
    word="${{words[i]}}"
    _reflect_step
  done
  if [[ "$cur" == --*=* ]]; then
    compset -P '*='
    word="${{cur%%=*}}"
    _reflect_step
    cur="${{cur#*=}}"
  fi
  _reflect_offer "$cur"
  case "$list" in
    nothing) ;;
    {files}) _files ;;
    {folders}) _files -/ ;;
    "") _reflect_told "$at"
      if [[ "$cur" == -* ]]; then told=(${{(M)told:#-*}}); else told=(${{told:#-*}}); fi
      _describe -t commands 'reflect' told ;;
    *) compadd -- ${{=offer}} ;;
  esac
}}
_reflect_told() {{
  case "$1" in
{told}
  esac
}}
if [ "${{funcstack[1]}}" = "_reflect" ]; then _reflect "$@"; else compdef _reflect reflect peer-reflect; fi
"""
_SHARED = """\
# One word further: which command is it now, or which list does the next word come from?
_reflect_step() {{
  if [ -n "$skip" ]; then
    if [ "$word" != "=" ]; then skip=; list=; fi
    return
  fi
  case "$at:$word" in
{takes}
{calls}
    *:-*) ;;
  esac
}}
# What can stand here: `list` says from where, `offer` are the words.
_reflect_offer() {{
  if [ -z "$skip" ]; then
    case "$1" in
      -*) list= ;;
      *) case "$at" in
{beside}
         esac ;;
    esac
  fi
  case "$list" in
{lists}
    "") case "$1" in
      -*) case "$at" in
{options}
          esac ;;
      *) case "$at" in
{below}
         esac ;;
      esac ;;
  esac
}}"""


def bash(all: Offered) -> str:
    """Give the script for bash, of 3.2 and newer."""
    return _BASH.format(shared=_shared(all), files=FILES, folders=FOLDERS)


def zsh(all: Offered) -> str:
    """Give the script for zsh, to be read at start or to lie in a folder of `fpath`."""
    told = []
    general = [(name, option.about) for option in all.everywhere.options for name in option.names]
    for row in all.rows:
        below = [(sub.path[-1], sub.about) for sub in all.rows if row.path == sub.path[:-1] and sub.path]
        own = [(name, option.about) for option in row.options for name in option.names] if row.path else []
        entries = " ".join(_quoted(f"{name}:{about}") for name, about in (*below, *own, *general, _HELP))
        told.append(f"    {_quoted(' '.join(row.path))}) told=({entries}) ;;")
    return _ZSH.format(shared=_shared(all), files=FILES, folders=FOLDERS, told="\n".join(told))


_HELP = ("--help", "Say what it takes.")


def _shared(all: Offered) -> str:
    general = [name for option in all.everywhere.options for name in option.names]
    beside, options, below = [], [], []
    for row in all.rows:
        at = _quoted(" ".join(row.path))
        own = [name for option in row.options for name in option.names] if row.path else []
        options.append(f'            {at}) offer="{" ".join((*own, *general, _HELP[0]))}" ;;')
        if row.below:
            below.append(f'           {at}) offer="{" ".join(row.below)}" ;;')
        if row.words and row.words[0].choices:
            beside.append(f"           {at}) list={row.words[0].choices} ;;")
    return _SHARED.format(
        takes="\n".join(
            f"    {'*' if not at else _quoted(at)}:{name}) skip=1 list={choices} ;;"
            for (at, name), choices in sorted(all.takes.items(), reverse=True)
        ),
        calls="\n".join(
            f"    {_quoted(at)}:{name}) at={_quoted(called)} ;;" for (at, name), called in all.calls.items()
        ),
        beside="\n".join(beside),
        lists="\n".join(f'    {key}) offer="{" ".join(words)}" ;;' for key, words in all.lists.items()),
        options="\n".join(options),
        below="\n".join(below),
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
