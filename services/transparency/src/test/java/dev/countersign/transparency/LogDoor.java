package dev.countersign.transparency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** What anyone reads at the log's doors, checked as it comes in. */
public final class LogDoor {
  private LogDoor() {}

  public static Checkpoint checkpoint() {
    var note =
        SignedNote.parse(given().get("/checkpoint").then().statusCode(200).extract().asString());
    var verifier = Verifier.parse(given().get("/key").asString().strip());
    assertThat(note.verifiedBy(verifier)).isTrue();
    return Checkpoint.parse(note.text());
  }

  public static byte[] tile(String path) {
    return given().get(path).then().statusCode(200).extract().asByteArray();
  }

  public static List<byte[]> hashes(String door, String query) {
    List<String> text =
        given()
            .get("/proofs/" + door + "?" + query)
            .then()
            .statusCode(200)
            .extract()
            .path("hashes");
    return text.stream().map(Base64.getDecoder()::decode).toList();
  }

  public static byte[] leafHash(long index) {
    var tile = index / 256;
    long size = checkpoint().size();
    long width = Math.min(256, size - tile * 256);
    var path = "%03d".formatted(tile) + (width == 256 ? "" : ".p/" + width);
    var bytes = given().get("/tile/0/" + path).then().statusCode(200).extract().asByteArray();
    int at = (int) (index % 256) * 32;
    return Arrays.copyOfRange(bytes, at, at + 32);
  }
}
