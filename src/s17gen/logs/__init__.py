"""Logs: records of letters become a table and its totals; copies for publication become the index of a log."""
