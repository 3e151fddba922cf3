package dev.porchlight.importer;

/// A record and the number of its line, counted from 1.
public record ImportLine(long number, ImportRecord record) {}
