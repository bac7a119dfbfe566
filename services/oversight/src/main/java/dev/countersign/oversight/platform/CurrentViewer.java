package dev.countersign.oversight.platform;

/** Tells who looks or acts in this request. */
public interface CurrentViewer {
  Viewer get();
}
