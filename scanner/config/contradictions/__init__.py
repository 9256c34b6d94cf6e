"""What each part of a configuration may say, but not together with the others.

Promise: a policy that names what does not exist, or asks for two things at once, is refused at the
line that does so, before anything is scanned.
"""
