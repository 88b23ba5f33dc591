"""The commands, one module each: ``run`` takes the options and the console and returns the exit code."""
