"""How the commands of the contract take their arguments."""

from argparse import ArgumentParser


def refuse_in_one_line(parser: ArgumentParser) -> None:
    """Bad arguments end with 2 and one line on standard error, where argparse would print its usage too."""
    parser.error = lambda message: parser.exit(2, f"{message}\n")  # type: ignore[method-assign]
