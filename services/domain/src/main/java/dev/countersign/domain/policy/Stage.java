package dev.countersign.domain.policy;

/** A step that a lab may ask to take. */
public enum Stage {
  TRAIN(Surface.INTERNAL),
  SCALE(Surface.INTERNAL),
  INTERNAL_DEPLOY(Surface.INTERNAL),
  EXTERNAL_DEPLOY(Surface.API),
  WEIGHTS_RELEASE(Surface.OPEN_WEIGHTS);

  private final Surface surface;

  Stage(Surface surface) {
    this.surface = surface;
  }

  /** Where the safeguards that this stage requires must be in place. */
  public Surface surface() {
    return surface;
  }
}
