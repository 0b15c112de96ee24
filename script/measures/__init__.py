"""What script/bench measures. Each module is one measure: run with an empty database of its own, it prints its figures."""
