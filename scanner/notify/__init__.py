"""Word to others: what leaves this machine when a run has ended, and never a finding's place."""
