package dev.porchlight.importer;

/// A record and the line it stands on, counted from 1.
public record ImportLine(long number, ImportRecord record) {}
