"""What developers run: benchmarks, galleries, fuzzing and the making of shipped files."""
