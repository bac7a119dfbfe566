package dev.countersign.domain.fact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A nullable component that facts of this kind did not have at first. Where it is absent it is left
 * out of the fact's text, so that what was recorded before keeps its bytes, and with them its
 * commitment in the log.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface AddedLater {}
