package dev.countersign.proofs.bundle;

import dev.countersign.proofs.bundle.Bundle.Cut;
import dev.countersign.proofs.bundle.Bundle.Entry;
import dev.countersign.proofs.bundle.Bundle.Whole;
import dev.countersign.proofs.commitment.Leaf;
import dev.countersign.proofs.commitment.MalformedLeafException;
import dev.countersign.proofs.commitment.Opening;
import dev.countersign.proofs.index.Head;
import dev.countersign.proofs.index.SparseMap.Sibling;
import dev.countersign.proofs.index.Stood;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonSyntaxException;
import dev.countersign.proofs.json.JsonText;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes bundles, and reads them in the one form in which they are written. */
public final class BundleText {
  private static final Set<String> MEMBERS =
      Set.of("bundle", "about", "cut", "thresholds", "checkpoint", "entries", "heads", "envelopes");

  private static final String STOOD = "stood";
  private static final Set<String> WITH_STOOD =
      Stream.concat(MEMBERS.stream(), Stream.of(STOOD)).collect(Collectors.toSet());

  private BundleText() {}

  /** The file: JSON whose records keep the order of their fields, which is what is committed to. */
  public static String write(Bundle bundle) {
    return JsonText.of(toJson(bundle)) + "\n";
  }

  static JsonObject toJson(Bundle bundle) {
    var json =
        JsonObject.of()
            .with("bundle", Bundle.FORMAT)
            .with("about", bundle.about())
            .with("cut", bundle.cut().name())
            .with("thresholds", texts(bundle.thresholds()))
            .with("checkpoint", bundle.checkpoint())
            .with(
                "entries",
                JsonValue.array(bundle.entries().stream().map(BundleText::entry).toList()))
            .with("heads", JsonValue.array(bundle.heads().stream().map(BundleText::head).toList()))
            .with("envelopes", texts(bundle.envelopes()));
    // Most bundles open none, and are read as they always were.
    return bundle.stood().isEmpty()
        ? json
        : json.with(
            STOOD, JsonValue.array(bundle.stood().stream().map(BundleText::stood).toList()));
  }

  /**
   * Reads a file.
   *
   * @throws MalformedBundleException naming the place that is not as it should be
   */
  public static Bundle read(byte[] utf8) {
    try {
      return read(JsonReader.read(utf8), "$");
    } catch (JsonSyntaxException e) {
      throw new MalformedBundleException("The file is not JSON: " + e.getMessage());
    }
  }

  /**
   * Reads a bundle that stands at this path of a file.
   *
   * @throws MalformedBundleException naming the place that is not as it should be
   */
  public static Bundle read(JsonValue json, String path) {
    boolean opensStatus = json instanceof JsonObject object && object.get(STOOD) != null;
    var fields = new Fields(json, path, opensStatus ? WITH_STOOD : MEMBERS);
    if (!fields.text("bundle").equals(Bundle.FORMAT)) {
      throw fields.problem("bundle", "must be " + Bundle.FORMAT);
    }
    return new Bundle(
        fields.text("about"),
        cut(fields),
        fields.texts("thresholds"),
        fields.text("checkpoint"),
        fields.objects("entries", BundleText::entry),
        fields.objects("heads", BundleText::head),
        fields.texts("envelopes"),
        opensStatus ? fields.objects(STOOD, BundleText::stood) : List.of());
  }

  private static Cut cut(Fields fields) {
    for (var cut : Cut.values()) {
      if (cut.name().equals(fields.text("cut"))) {
        return cut;
      }
    }
    throw fields.problem("cut", "must be one of " + List.of(Cut.values()));
  }

  private static JsonObject entry(Entry entry) {
    var json =
        JsonObject.of()
            .with("index", JsonNumber.of(entry.index()))
            .with("path", hashes(entry.path()))
            .with("leaf", new String(entry.leaf().bytes(), StandardCharsets.UTF_8));
    var whole = entry.whole();
    return whole == null
        ? json.with(
            "openings",
            JsonValue.array(entry.openings().stream().map(BundleText::opening).toList()))
        : json.with("record", whole.record()).with("salt", base64(whole.salt()));
  }

  private static Entry entry(JsonValue json, String path) {
    boolean whole = json instanceof JsonObject object && object.get("record") != null;
    var fields =
        new Fields(
            json,
            path,
            whole
                ? Set.of("index", "path", "leaf", "record", "salt")
                : Set.of("index", "path", "leaf", "openings"));
    return new Entry(
        fields.number("index"),
        fields.hashes("path"),
        leaf(fields),
        whole ? new Whole(fields.object("record"), fields.bytes("salt")) : null,
        whole ? List.of() : fields.objects("openings", BundleText::opening));
  }

  private static Leaf leaf(Fields fields) {
    try {
      return Leaf.parse(fields.text("leaf").getBytes(StandardCharsets.UTF_8));
    } catch (MalformedLeafException e) {
      throw fields.problem("leaf", String.valueOf(e.getMessage()));
    }
  }

  private static JsonObject opening(Opening opening) {
    return JsonObject.of()
        .with("field", opening.field())
        .with("value", opening.value())
        .with("salt", base64(opening.salt()))
        .with("slot", JsonNumber.of(opening.index()))
        .with("path", hashes(opening.path()));
  }

  private static Opening opening(JsonValue json, String path) {
    var fields = new Fields(json, path, Set.of("field", "value", "salt", "slot", "path"));
    return new Opening(
        fields.text("field"),
        fields.value("value"),
        fields.bytes("salt"),
        Math.toIntExact(Math.min(fields.number("slot"), Integer.MAX_VALUE)),
        fields.hashes("path"));
  }

  private static JsonObject head(Head head) {
    return JsonObject.of()
        .with("subject", head.subject())
        .with("key", base64(head.key()))
        .with("number", JsonNumber.of(head.number()))
        .with("commitment", base64(head.commitment()))
        .with(
            "siblings",
            JsonValue.array(head.siblings().stream().map(BundleText::sibling).toList()));
  }

  private static Head head(JsonValue json, String path) {
    var fields =
        new Fields(json, path, Set.of("subject", "key", "number", "commitment", "siblings"));
    return new Head(
        fields.text("subject"),
        fields.bytes("key"),
        fields.number("number"),
        fields.bytes("commitment"),
        fields.objects("siblings", BundleText::sibling));
  }

  private static JsonObject stood(Stood stood) {
    return JsonObject.of()
        .with("attestation", stood.attestation())
        .with("status", stood.status())
        .with(
            "siblings",
            JsonValue.array(stood.siblings().stream().map(BundleText::sibling).toList()));
  }

  private static Stood stood(JsonValue json, String path) {
    var fields = new Fields(json, path, Set.of("attestation", "status", "siblings"));
    return new Stood(
        fields.text("attestation"),
        fields.text("status"),
        fields.objects("siblings", BundleText::sibling));
  }

  private static JsonObject sibling(Sibling sibling) {
    return JsonObject.of()
        .with("depth", JsonNumber.of(sibling.depth()))
        .with("hash", base64(sibling.hash()));
  }

  private static Sibling sibling(JsonValue json, String path) {
    var fields = new Fields(json, path, Set.of("depth", "hash"));
    return new Sibling(
        Math.toIntExact(Math.min(fields.number("depth"), Integer.MAX_VALUE)), fields.bytes("hash"));
  }

  private static JsonValue texts(List<String> texts) {
    return JsonValue.array(texts.stream().map(JsonValue::string).toList());
  }

  static JsonValue hashes(List<byte[]> hashes) {
    return JsonValue.array(hashes.stream().map(hash -> JsonValue.string(base64(hash))).toList());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
