package dev.countersign.proofs.bundle;

import dev.countersign.proofs.bundle.SampleProof.Place;
import dev.countersign.proofs.json.JsonText;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonNull;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes proofs of samples, and reads them in the one form in which they are written. */
public final class SampleProofText {
  private static final Set<String> MEMBERS =
      Set.of("proof", "evidence", "index", "total", "content", "place", "path", "bundle");

  private SampleProofText() {}

  public static String write(SampleProof proof) {
    return JsonText.of(
            JsonObject.of()
                .with("proof", SampleProof.FORMAT)
                .with("evidence", proof.evidence())
                .with("index", JsonNumber.of(proof.index()))
                .with("total", JsonNumber.of(proof.total()))
                .with("content", HexFormat.of().formatHex(proof.content()))
                .with("place", place(proof.place()))
                .with("path", BundleText.hashes(proof.path()))
                .with("bundle", BundleText.toJson(proof.bundle())))
        + "\n";
  }

  /** True if a file is such a proof, well formed or not; a bundle is none. */
  public static boolean isOne(JsonValue file) {
    return file instanceof JsonObject object && object.get("proof") != null;
  }

  /**
   * Reads a file.
   *
   * @throws MalformedBundleException naming the place that is not as it should be
   */
  public static SampleProof read(JsonValue file) {
    var fields = new Fields(file, "$", MEMBERS);
    if (!fields.text("proof").equals(SampleProof.FORMAT)) {
      throw fields.problem("proof", "must be " + SampleProof.FORMAT);
    }
    return new SampleProof(
        fields.text("evidence"),
        fields.number("index"),
        fields.number("total"),
        content(fields),
        place(fields),
        fields.hashes("path"),
        BundleText.read(fields.object("bundle"), "$.bundle"));
  }

  private static byte[] content(Fields fields) {
    var text = fields.text("content");
    if (!text.matches("[0-9a-f]{64}")) {
      throw fields.problem("content", "must be a SHA-256 in lower-case hex");
    }
    return HexFormat.of().parseHex(text);
  }

  private static JsonObject place(Place place) {
    return JsonObject.of()
        .with("member", place.member() == null ? JsonValue.NULL : JsonValue.string(place.member()))
        .with("from", number(place.from()))
        .with("until", number(place.until()));
  }

  private static JsonValue number(@Nullable Long number) {
    return number == null ? JsonValue.NULL : JsonNumber.of(number);
  }

  private static Place place(Fields fields) {
    var place = new Fields(fields.value("place"), "$.place", Set.of("member", "from", "until"));
    return new Place(
        isNull(place, "member") ? null : place.text("member"),
        isNull(place, "from") ? null : Long.valueOf(place.number("from")),
        isNull(place, "until") ? null : Long.valueOf(place.number("until")));
  }

  private static boolean isNull(Fields fields, String name) {
    return fields.value(name) instanceof JsonNull;
  }
}
