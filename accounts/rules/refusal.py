class Refused(Exception):
    """An act the rules or the state of things do not allow: a sentence for the person who tried, and where it comes from.

    `message` says what would make it pass; `clause` is like "03-HD/TW, II.1.2" or "" for a rule of the product;
    `field` is the form field it belongs beside, if any.
    """

    def __init__(self, message: str, *, clause: str = "", field: str | None = None) -> None:
        super().__init__(message)
        self.message = str(message)
        self.clause = clause
        self.field = field

    def __str__(self) -> str:
        return f"{self.message} ({self.clause})" if self.clause else self.message
