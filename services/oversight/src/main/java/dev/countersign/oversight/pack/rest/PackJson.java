package dev.countersign.oversight.pack.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.pack.Pack.Item;
import dev.countersign.domain.pack.Pack.Section;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;

/** One JSON object: what state it is of, every part, and where the proof of each thing is. */
final class PackJson {
  private static final JsonFactory JSON = new JsonFactory();

  private PackJson() {}

  static void write(PackFile file, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      // Half a pack must not look like a whole one.
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      var pack = file.pack();
      json.writeStartObject();
      json.writeStringField("format", "countersign-pack/1");
      json.writeStringField("lab", pack.lab());
      json.writeStringField("modelVersion", pack.modelVersion());
      json.writeStringField("from", Objects.toString(pack.from(), null));
      json.writeStringField("at", pack.at().toString());
      json.writeNumberField("logSize", file.logSize());
      json.writeStringField("checkpoint", file.checkpoint());
      json.writeArrayFieldStart("sections");
      for (var section : pack.pack().sections()) {
        section(json, file, section);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void section(JsonGenerator json, PackFile file, Section section)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("part", section.part().name());
    json.writeArrayFieldStart("items");
    for (var item : section.items()) {
      item(json, file, item);
    }
    json.writeEndArray();
    texts(json, "missing", section.missing());
    texts(json, "toWrite", section.toWrite());
    json.writeEndObject();
  }

  private static void item(JsonGenerator json, PackFile file, Item item) throws IOException {
    json.writeStartObject();
    json.writeStringField("sentence", item.sentence());
    if (item.relatesTo() != null) {
      json.writeStringField("relatesTo", item.relatesTo());
      json.writeStringField("proof", "/proofs/" + item.relatesTo());
    }
    var index = file.logIndex(item.relatesTo());
    if (index != null) {
      json.writeNumberField("logIndex", index);
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> all) throws IOException {
    json.writeArrayFieldStart(name);
    for (var text : all) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
