"""The shape of a system's configuration file: a module for each of its larger sections."""
