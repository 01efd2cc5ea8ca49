"""Training of the bundled encoder: texts to clauses, clauses to pairs, pairs to a static embedding model.

Importing this package loads nothing heavy; `indexer.train.run.train_encoder` is the way in.
"""
