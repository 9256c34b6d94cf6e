"""The jobs that a scheduler starts; each calls the command line and nothing else."""
