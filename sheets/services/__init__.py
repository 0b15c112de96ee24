"""Taking somebody's own sheet into the register: read within bounds, staged, confirmed as a whole, undone as a whole."""
