"""What an inspector can check alone: signed records in a chain, packed with what verifies them.

``verifier`` is one file that needs nothing of the scanner; a copy of it lies in every pack.
"""
