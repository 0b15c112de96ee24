"""Lists of documents, of their figures, and of the periods they are of."""
