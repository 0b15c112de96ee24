"""Reading somebody's own sheet: what its headings mean, what its cells say, and who the people on it are."""
