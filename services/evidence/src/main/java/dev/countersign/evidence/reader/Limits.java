package dev.countersign.evidence.reader;

/**
 * How far a reader goes before it calls a file unreadable.
 *
 * @param members entries of an archive
 * @param memberBytes of one member, unpacked
 * @param unpackedBytes of all members together
 * @param ratio unpacked to packed bytes of a member, once it is larger than {@code ratioFrom}
 * @param windowLog of zstd: the window that a frame may ask for is 2 to this power
 * @param depth of nested JSON
 * @param text characters of one JSON text that is kept; longer ones may only be skipped
 * @param digits of one number
 * @param excerpt characters that are kept of a text of a sample
 */
public record Limits(
    int members,
    long memberBytes,
    long unpackedBytes,
    int ratio,
    long ratioFrom,
    int windowLog,
    int depth,
    int text,
    int digits,
    int excerpt) {}
