"""What a curator writes: the shapes of YAML files, and reading a folder of them."""
