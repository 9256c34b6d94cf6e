"""Data-flow privacy scanner for municipal point-card systems.

The architecture in words; ``[tool.importlinter]`` in ``pyproject.toml`` checks it.

``cli`` turns arguments into an exit code and picks the adapters. ``pipeline`` holds the use cases
and is the one place where parts meet. Between it and ``model`` stand peers, none of which imports
another:

* ``sources`` lists datasets, cuts them into partitions and streams Arrow batches;
* ``recognizers`` grades the cells of a column and weighs what was seen in a field;
* ``profiling`` turns batches into profiles that add up and hold no personal value;
* ``runtime`` runs one pure step over many partitions, here or in other processes;
* ``rules`` judges inventory, policy and history as of a moment;
* ``config`` reads files into the model, with secrets by reference;
* ``reports`` renders a finished run;
* ``evidence`` signs what a run states, and packs it for whoever checks it alone;
* ``notify`` hands word to others, such as the head of what was signed.

``connect`` and ``decode`` are what several edges share: engines, and formats to Arrow. ``model``
holds the nouns and the ports, and needs the standard library and pyarrow only.

``model``, ``recognizers``, ``profiling`` and ``rules`` do no input or output, read no clock and
draw no random number.
"""

__version__ = "0.1.0"
