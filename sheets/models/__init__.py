from sheets.models.sheet import Sheet, SheetMemory, SheetRow

__all__ = ["Sheet", "SheetMemory", "SheetRow"]
