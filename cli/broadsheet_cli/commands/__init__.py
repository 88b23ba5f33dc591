"""The commands, a module each: ``run`` takes the options and the console and answers the exit code."""
