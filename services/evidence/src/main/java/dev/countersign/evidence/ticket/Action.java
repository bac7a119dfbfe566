package dev.countersign.evidence.ticket;

/** What a ticket lets its viewer do. */
public enum Action {
  UPLOAD,
  DOWNLOAD,
  /** Read by oversight on the viewer's behalf; no door here takes it. */
  SAMPLES
}
