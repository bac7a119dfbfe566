package dev.countersign.journeys.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.Told;
import dev.countersign.journeys.people.Operations;
import dev.countersign.proofs.digest.Sha256;
import graphql.language.AstPrinter;
import graphql.language.AstSorter;
import graphql.parser.Parser;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The manifest that a server is started with holds every operation as it stands in its file. */
class TrustedDocumentsTest {
  /** The generator sorts what it writes, so the order of fields says nothing. */
  private static String canonical(String document) {
    return AstPrinter.printAstCompact(new AstSorter().sort(new Parser().parseDocument(document)));
  }

  @Test
  void everyIdIsTheDigestOfItsDocument() {
    Contract.file("trusted-documents.json")
        .properties()
        .forEach(
            entry ->
                assertThat(entry.getKey())
                    .isEqualTo(
                        "sha256:"
                            + Sha256.hex(
                                entry.getValue().asText().getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void theManifestAndTheFilesAreTheSameOperations() {
    var trusted = new TreeSet<String>();
    Contract.file("trusted-documents.json")
        .forEach(document -> trusted.add(canonical(document.asText())));
    var files =
        StreamSupport.stream(Operations.of(Told.ROOT).all().spliterator(), false)
            .map(operation -> canonical(operation.document()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(trusted)
        .as("run `npm run build` in frontend-contract, and commit trusted-documents.json")
        .isEqualTo(files);
  }
}
