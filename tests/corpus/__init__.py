"""The labelled sentences that the assistant learns from, and the trainer: `make model`.

Here: reading the corpus (`sentences`), learning (`training`). Not here: the sentences (`tests/skills/data/corpus`) and
reading the weights (`skills/understanding/learned/model.py`). Nothing of this is needed to run.
"""

import os

# Sums in another order end in other bytes, so the order is fixed before numpy is loaded: one thread, and the same kernels on
# every processor that has AVX2.
os.environ.update(
    OPENBLAS_NUM_THREADS="1", OPENBLAS_CORETYPE="Haswell", NPY_DISABLE_CPU_FEATURES="X86_V4 AVX512_ICL AVX512_SPR"
)
