"""Values as JSON documents, for `--json`. Their shapes are stable; see docs/json.md."""
