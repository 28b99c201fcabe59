"""The commands, one file each: the only place that prints, exits and reads the clock or the environment."""
