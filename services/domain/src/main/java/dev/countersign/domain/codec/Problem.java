package dev.countersign.domain.codec;

/**
 * What is wrong with one place of a document.
 *
 * @param path where, for example {@code $.thresholds[0].indicators[1].value}
 * @param code UPPER_SNAKE
 * @param message what is wrong and what would be right
 */
public record Problem(String path, String code, String message) {}
