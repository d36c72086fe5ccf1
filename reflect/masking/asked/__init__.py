"""Words that a person asked never to let out, found however they are written."""
