package dev.countersign.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * Makes the four images as OCI archives, with a bill of materials each, and tells their digests as
 * the chart wants them. Before that, lays each out as it will be, so that it can be run and what it
 * needs at a start can be kept ready in it.
 */
public final class Images {
  private Images() {}

  /**
   * Does one of the two.
   *
   * @param arguments {@code lay-out} or {@code make}; the checkout; and a folder with {@code
   *     base.tar} (a root file system) and {@code runtime} (a Java runtime), where the images go
   *     too
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 3) {
      System.err.println("Give lay-out or make, the checkout, and the folder of base and runtime.");
      System.exit(2);
    }
    var root = Path.of(arguments[1]);
    var work = Path.of(arguments[2]);
    try {
      if (arguments[0].equals("lay-out")) {
        for (var component : new Components(root, work).all()) {
          component.layOut(work, work.resolve("runtime/release"));
        }
      } else {
        make(root, work);
      }
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void make(Path root, Path work) throws Exception {
    var base = BaseImage.of(work.resolve("base.tar"), work.resolve("base-image.tar"));
    var runtime = work.resolve("runtime");
    var digests = new TreeMap<String, String>();
    for (var component : new Components(root, work).all()) {
      var cache = component.cache(work);
      Sbom.of(component, cache, base.packages(), runtime.resolve("release"))
          .writeTo(work.resolve(component.name() + ".cdx.json"));
      digests.put(
          component.name(),
          new ServiceImage(component, cache).write(base.archive(), runtime, work));
    }
    var values = new StringBuilder("image:\n  digests:\n");
    digests.forEach((name, digest) -> values.append("    %s: %s%n".formatted(name, digest)));
    Files.writeString(work.resolve("digests.yaml"), values);
    System.out.print(values);
  }
}
