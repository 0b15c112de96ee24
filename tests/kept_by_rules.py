"""What holds of all rules of an app alike, where a change to one line would change nothing that a test calls."""

from collections.abc import Iterable
from dataclasses import is_dataclass
from functools import lru_cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages

from babel.messages import Catalog, pofile
from django.conf import settings
from django.utils import translation


def changeable(app: str) -> set[str]:
    """The shapes in the rules of an app of which a field can be set once they are made."""
    rules = import_module(f"{app}.rules")
    modules = [import_module(module.name) for module in walk_packages(rules.__path__, f"{rules.__name__}.")]
    shapes = {shape for module in modules for shape in vars(module).values() if isinstance(shape, type)}
    own = {shape for shape in shapes if is_dataclass(shape) and shape.__module__.startswith(rules.__name__)}
    return {shape.__name__ for shape in own if not shape.__dataclass_params__.frozen}


def without_vietnamese(words: Iterable[object]) -> list[str]:
    """Those of the words, as the source has them, that the catalogue does not know."""
    with translation.override(None):
        said = [str(word) for word in words]
    known = {message.id for message in _catalogue() if message.id and message.string}
    return [word for word in said if word not in known]


@lru_cache
def _catalogue() -> Catalog:
    (place,) = settings.LOCALE_PATHS
    return pofile.read_po(BytesIO((Path(place) / "vi/LC_MESSAGES/django.po").read_bytes()))
