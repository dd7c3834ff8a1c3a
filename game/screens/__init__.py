"""Whole screens: where state, strings and figures meet the drawing."""
