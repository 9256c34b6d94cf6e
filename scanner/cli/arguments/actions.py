"""How a command, or an action of a command, is added."""

from collections.abc import Callable

from scanner.cli.helping import Parser, told

Actions = Callable[[str, str], Parser]


def actions(above: Parser, language: Parser, dest: str = "action") -> Actions:
    """Give what adds one command, or action of a command, after another."""
    actions = above.add_subparsers(dest=dest, required=True, metavar=dest.upper())

    def action(name: str, text: str) -> Parser:
        text = told(text, above.lang)
        return actions.add_parser(name, help=text, description=text, parents=[language])

    return action
