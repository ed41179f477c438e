"""The access trail: its chain, rows, proof, damage, pruning and export, and signed checkpoints. Who may read it is a
rule above."""
