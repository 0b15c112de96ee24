"""From the HTML of a document to its PDF, in a process of its own. Knows no Django: it is there sooner, and smaller."""
