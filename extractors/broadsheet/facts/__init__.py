"""Facts: how each field of the metadata is weighed and cleaned. Used by the ``metadata`` extractor alone."""
