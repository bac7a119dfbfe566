package dev.countersign.oversight.platform;

/** Changes who looks, for the rest of this transaction or until changed back. */
public interface ViewerSwitch {
  void look(Viewer as);
}
