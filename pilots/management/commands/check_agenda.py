"""Reads agenda items, one a line, against the forbidden topics of the guidance of today, or the last before."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError

from accounts.clock import read_clock
from accounts.management.arguments import refuse_in_one_line
from pilots.queries.agenda_words import site_words_on
from pilots.queries.guidance import nearest_topics
from pilots.rules.agenda import SiteWords, Topic, read_item

# JSON lets these stand, but many a reader of lines would cut an object in two there.
_OTHER_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


class Command(BaseCommand):
    help = "Reads one agenda item a line (UTF-8) from FILE or standard input; writes one JSON object a line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", metavar="FILE", help="standard input without it")
        refuse_in_one_line(parser)

    def handle(self, *, file: str | None = None, **_options: object) -> None:
        today = read_clock().today
        topics, words = nearest_topics(today), site_words_on(today)
        if not topics:
            raise CommandError("No guidance is known: run migrate first.", returncode=2)
        if file is None:
            self._read_all(sys.stdin.buffer, "standard input", topics, words)
            return
        try:
            with Path(file).open("rb") as stream:
                self._read_all(stream, file, topics, words)
        except (OSError, ValueError) as error:
            raise CommandError(f"{file} cannot be read: {error}", returncode=2) from error

    def _read_all(self, stream: BinaryIO, name: str, topics: Mapping[str, Topic], words: SiteWords | None) -> None:
        for number, line in enumerate(stream, start=1):
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
            except UnicodeDecodeError as error:
                raise CommandError(f"{name}, line {number}: not UTF-8.", returncode=2) from error
            self.stdout.write(_as_json(text, topics, words))


def _as_json(text: str, topics: Mapping[str, Topic], words: SiteWords | None) -> str:
    reading = read_item(text, topics=topics, words=words)
    line = json.dumps(
        {
            "text": reading.text,
            "verdict": reading.verdict,
            "topic": reading.topic,
            "clause": reading.clause,
            "why": reading.why,
        },
        ensure_ascii=False,
    )
    return line.translate(_OTHER_LINE_ENDS)
