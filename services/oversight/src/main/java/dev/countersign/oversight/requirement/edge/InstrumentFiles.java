package dev.countersign.oversight.requirement.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.requirement.BundledInstruments;
import dev.countersign.proofs.json.JsonReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** One file an instrument, reviewed like code and read like any other document. */
@Singleton
public class InstrumentFiles implements BundledInstruments {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> FILES =
      List.of(
          "eu-gpai-cop",
          "us-ca-sb53",
          "us-ny-raise",
          "us-il-aisma",
          "us-ct-sb5",
          "us-eo-2026",
          "us-gaaia",
          "kr-ai-basic-act",
          "uk-aisi",
          "iso-42001",
          "nist-ai-rmf",
          "seoul-commitments",
          "metr-common-elements");

  @Override
  public List<Instrument> all() {
    return FILES.stream().map(InstrumentFiles::read).toList();
  }

  private static Instrument read(String name) {
    var path = "/catalogue/%s.yaml".formatted(name);
    try (var in = Objects.requireNonNull(InstrumentFiles.class.getResourceAsStream(path), path)) {
      return RecordReader.read(
          JsonReader.read(JSON.writeValueAsString(YAML.readTree(in))), Instrument.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
