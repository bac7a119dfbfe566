package dev.countersign.evidence.intake;

import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;

/** Limits of uploads as a test gives them. */
record GivenLimits(
    MemorySize largest,
    int concurrent,
    Duration grace,
    Duration keepPartial,
    Duration hashingPatience,
    MemorySize slowestRate)
    implements UploadConfig {}
