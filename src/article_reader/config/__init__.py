"""What users write for us: settings and phrases of their own, read safely and checked."""
