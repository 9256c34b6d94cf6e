"""What an inspector can check alone: signed records in a chain, packed with what verifies them.

``verifier`` and the few modules that it imports need nothing of the scanner; as one file they lie
in every pack.
"""
