"""Ready-made systems, rulebooks and the catalogue of controls, found by an installed wheel."""
