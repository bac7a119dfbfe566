package dev.countersign.journeys;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.realm.Totp;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * People of every kind work in the console, in a real browser, on a platform of the story of their
 * own. Where there is no Chromium, {@code countersign test} says so and sets the variable.
 */
@DisabledIfEnvironmentVariable(named = "COUNTERSIGN_BROWSER", matches = "absent")
class ConsoleJourney {
  /** The secret of everyone in the journeys who has a second factor. */
  private static String secondFactors() throws IOException {
    var secrets = new TreeMap<String, String>();
    Stream.of("aurelia-officer", "aurelia-approver", "kestrel-lead", "eu-supervisor")
        .forEach(user -> Totp.secretOf(user).ifPresent(secret -> secrets.put(user, secret)));
    return new ObjectMapper().writeValueAsString(secrets);
  }

  @Test
  void peopleOfEveryKindDoTheirWorkInABrowser() throws Exception {
    play("pointer.js");
  }

  @Test
  @EnabledIfSystemProperty(named = "countersign.long", matches = "true")
  void theyDoItWithTheKeysAlone() throws Exception {
    play("keyboard.js");
  }

  private static void play(String journeys) throws Exception {
    // What people do here is more than what the isolation matrix knows to be there.
    var told = Told.apart();
    NodePlay.pass(
        "console",
        "target/tests/" + journeys,
        Map.of(
            "COUNTERSIGN_URL",
            told.site().url("oversight").toString(),
            "COUNTERSIGN_SECOND_FACTORS",
            secondFactors()));
  }
}
