"""A whole journal as records: read out of a file, compared, taken in. By uuid and version vectors, never by clocks."""
