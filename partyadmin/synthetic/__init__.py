"""A synthetic country: a registry of any size in realistic proportions, to measure and to try things on (make_registry)."""
