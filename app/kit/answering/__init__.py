"""How answers leave: ready bytes, tags, codings, the cache, and the front before routing."""
