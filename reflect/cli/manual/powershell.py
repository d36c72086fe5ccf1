"""What the Tab key offers in PowerShell. No program is started at a Tab, and nothing is read."""

from reflect.cli.manual.lists import Offered
from reflect.cli.manual.table import FILES, FOLDERS

_SCRIPT = """\
# What Tab offers for reflect in PowerShell. Made by: reflect completion powershell
Register-ArgumentCompleter -Native -CommandName reflect, peer-reflect -ScriptBlock {{
    param($wordToComplete, $commandAst, $cursorPosition)
    $calls = @{{
{calls}
    }}
    $takes = @{{
{takes}
    }}
    $beside = @{{
{beside}
    }}
    $below = @{{
{below}
    }}
    $options = @{{
{options}
    }}
    $lists = @{{
{lists}
    }}
    $general = @({general})
    $at = ''
    $list = ''
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object {{ $_.Extent.EndOffset -lt $cursorPosition }} | ForEach-Object {{ $_.ToString() }})
    foreach ($word in $before) {{
        if ($list) {{ $list = ''; continue }}
        if ($takes.ContainsKey("${{at}}:$word")) {{ $list = $takes["${{at}}:$word"] }}
        elseif ($takes.ContainsKey(":$word")) {{ $list = $takes[":$word"] }}
        elseif ($calls.ContainsKey("${{at}}:$word")) {{ $at = $calls["${{at}}:$word"] }}
    }}
    $dash = $wordToComplete.StartsWith('-')
    if (-not $list -and -not $dash -and $beside.ContainsKey($at)) {{ $list = $beside[$at] }}
    # Where nothing is given back, PowerShell offers files by itself.
    if ($list -in '{files}', '{folders}', 'nothing') {{ return }}
    if ($list) {{ $words = $lists[$list] }}
    elseif ($dash) {{ $words = @($options[$at]) + $general }}
    else {{ $words = $below[$at] }}
    $words | Where-Object {{ $_ -and $_.StartsWith($wordToComplete) }} | ForEach-Object {{
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }}
}}
"""


def powershell(all: Offered) -> str:
    """Give the script for PowerShell, of 5.1 and newer."""

    def table(pairs: dict[str, str]) -> str:
        return "\n".join(f"        {_quoted(key)} = {value}" for key, value in pairs.items())

    def words(names: tuple[str, ...]) -> str:
        return f"@({', '.join(map(_quoted, names))})"

    paths = {" ".join(row.path): row for row in all.rows}
    general = (*(name for option in all.everywhere.options for name in option.names), "--help")
    own = {
        at: tuple(name for option in row.options for name in option.names) for at, row in paths.items() if at
    }
    return _SCRIPT.format(
        calls=table({f"{at}:{name}": _quoted(called) for (at, name), called in all.calls.items()}),
        takes=table({f"{at}:{name}": _quoted(choices) for (at, name), choices in all.takes.items()}),
        beside=table(
            {
                at: _quoted(row.words[0].choices)
                for at, row in paths.items()
                if row.words and row.words[0].choices
            }
        ),
        below=table({at: words(row.below) for at, row in paths.items() if row.below}),
        options=table({at: words(names) for at, names in own.items() if names}),
        lists=table({key: words(ids) for key, ids in all.lists.items()}),
        general=", ".join(map(_quoted, _without_twins(general))),
        files=FILES,
        folders=FOLDERS,
    )


def _without_twins(names: tuple[str, ...]) -> list[str]:
    """Options that differ in capitals alone are one key in a table of PowerShell."""
    return list({name.lower(): name for name in names}.values())


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
