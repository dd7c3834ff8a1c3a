"""Thermodynamics of a residential air-to-air heat pump; importing it loads no property library."""
