package dev.countersign.verifier.upload;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What goes up, and what it is to be known as. */
record Contents(
    Path file,
    String name,
    String mediaType,
    String lab,
    String evidenceClass,
    @Nullable String supersedes,
    @Nullable String reason) {}
