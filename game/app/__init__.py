"""The running app: window, clock and the process that calculates."""
