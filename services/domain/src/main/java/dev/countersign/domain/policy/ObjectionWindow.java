package dev.countersign.domain.policy;

/**
 * How long regulators may object to a lift.
 *
 * @param businessDays counted from the day after
 * @param calendar its name, for example {@code weekdays}
 */
public record ObjectionWindow(int businessDays, String calendar) {}
