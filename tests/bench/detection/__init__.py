"""A labelled corpus of Japanese point-card data, and how well the detection does on it.

``corpus.make`` builds tables and texts of people who do not exist, with the exact place and count
of everything personal. It was written before the recognisers and knows nothing of them.
``python -m tests.bench.detection --seed dev`` measures.
"""
