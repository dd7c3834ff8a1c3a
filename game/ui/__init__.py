"""Controls: where they stand, how they look, and what an event on them means."""
