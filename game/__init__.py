"""The app: what people see and touch of the heat pump, and the command line."""
