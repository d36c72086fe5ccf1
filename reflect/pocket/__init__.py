"""The pocket: a page of questions for a phone, which seals what is answered, and the block that comes back.

Rules only. It knows packs and how a page and a block are made; of the journal it knows nothing, so that nothing of it
can get into a page. Keys stay in storage.
"""
