package dev.porchlight.workbench.benchmark;

import java.nio.file.Path;
import java.util.List;

/// What is measured.
///
/// @param command the command that starts it
/// @param binary the file or folder whose size is reported
record Target(String name, List<String> command, Path binary) {}
