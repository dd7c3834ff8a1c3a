"""Diagrams: they receive numbers and colours, never the app's state."""
