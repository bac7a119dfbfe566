package dev.countersign.evidence.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.countersign.evidence.fixture.InspectLog;
import dev.countersign.evidence.fixture.Packing;
import io.restassured.response.ValidatableResponse;

/** Knocks at the doors. */
final class Doors {
  private Doors() {}

  static byte[] log(String salt) {
    return InspectLog.binary(4, 4, 2).task("cyber/" + salt).eval(Packing.ZSTD);
  }

  static ValidatableResponse put(String ticket, byte[] body) {
    return given()
        .contentType("application/octet-stream")
        .body(body)
        .put("/uploads/{ticket}", ticket)
        .then();
  }

  static void assertRefused(ValidatableResponse answer, int status, String code) {
    answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code), "status", equalTo(status))
        .body("detail", not(containsString("eyJ")));
  }
}
