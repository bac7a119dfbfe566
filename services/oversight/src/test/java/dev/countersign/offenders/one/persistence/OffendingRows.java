package dev.countersign.offenders.one.persistence;

/** A persistence room that others enter. */
public class OffendingRows {}
