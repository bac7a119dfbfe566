package dev.countersign.oversight.platform;

/** Who acts for which lab. */
public final class Labs {
  private Labs() {}

  /** The viewer's own lab. */
  public static String own(Viewer viewer) {
    if (viewer.kind() != Viewer.Kind.LAB) {
      throw RefusedException.forbidden("Only a lab may do this.");
    }
    return viewer.organisation();
  }
}
