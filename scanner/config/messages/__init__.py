"""What can be said about a configuration, in English and Japanese, by the kind of mistake.

Promise: a message says what is wrong and what to write instead, to somebody who has never seen
YAML, and none repeats a secret, an address or a pattern.
"""
