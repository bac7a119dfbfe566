package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.journeys.people.Doors;
import dev.countersign.journeys.people.Operations;
import dev.countersign.journeys.people.RefusedException;
import dev.countersign.local.Tokens;
import dev.countersign.local.realm.AdminApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The realm's keys change, and tokens come that name keys which nobody has. */
final class RealmKeys {
  private static final String COMPONENTS = "/countersign/components";
  private static final String PROVIDERS = COMPONENTS + "?type=org.keycloak.keys.KeyProvider";
  private static final int UNKNOWN = 1000;
  private static final int THREADS = 16;
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;

  private RealmKeys() {}

  private record Rotation(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      var admin = ground.parts().realmAdmin();
      var before = signing(admin);
      String added = "";
      int interval = ground.far() ? 30 : 5;
      try (var certificates = new CountedKeys(ground.site().realmUrl());
          var twin =
              Twins.of(
                  ground,
                  Map.of(
                      "QUARKUS_OIDC_DISCOVERY_ENABLED",
                      "false",
                      "QUARKUS_OIDC_JWKS_PATH",
                      certificates.address(),
                      "QUARKUS_OIDC_TOKEN_ISSUER",
                      ground.site().realmUrl(),
                      "QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL",
                      interval + "S"))) {
        twin.start("oversight");
        var address = twin.site().url("oversight");
        var old = doors(ground, address);
        ask(old);
        var fresh = doors(ground, address);
        added = add(admin);
        double outage = secondsUntilAnswered(fresh, interval);
        state(admin, before, "active", "false");
        must(answered(old), "a token of a key that is passive now is refused");
        long flooded = System.nanoTime();
        int fetched = certificates.fetched();
        must(answeredWhile(fresh, () -> flood(address)), "a valid token is refused in the flood");
        double seconds = (System.nanoTime() - flooded) / 1e9;
        fetched = certificates.fetched() - fetched;
        must(
            fetched <= 1 + seconds / interval,
            "%d unknown keys made the service ask the realm %d times in %.0f s",
            UNKNOWN,
            fetched,
            seconds);
        state(admin, before, "enabled", "false");
        double gone = secondsUntilRefused(old, address, interval);
        return "new key taken after %.1f s, disabled one refused after %.1f s (limit %d s); %d unknown keys: the realm asked %d times in %.1f s, all refused"
            .formatted(outage, gone, interval, UNKNOWN, fetched, seconds);
      } finally {
        state(admin, before, "enabled", "true");
        state(admin, before, "active", "true");
        if (!added.isEmpty()) {
          admin.delete(COMPONENTS + "/" + added, null);
        }
      }
    }

    /** The provider of the key that signs now. */
    private static String signing(AdminApi admin) {
      var keys = admin.get("/countersign/keys");
      var active = keys.at("/active/RS256").asText();
      for (var key : keys.path("keys")) {
        if (key.path("kid").asText().equals(active)) {
          return key.path("providerId").asText();
        }
      }
      throw new BrokenException("the realm has no key that signs");
    }

    private static String add(AdminApi admin) {
      var name = "drill-" + UUID.randomUUID();
      admin.post(
          COMPONENTS,
          Map.of(
              "name",
              name,
              "providerId",
              "rsa-generated",
              "providerType",
              "org.keycloak.keys.KeyProvider",
              "config",
              Map.of(
                  "priority",
                  List.of("1000"),
                  "enabled",
                  List.of("true"),
                  "active",
                  List.of("true"),
                  "keySize",
                  List.of("2048"),
                  "algorithm",
                  List.of("RS256"))));
      for (var provider : admin.get(PROVIDERS)) {
        if (provider.path("name").asText().equals(name)) {
          return provider.path("id").asText();
        }
      }
      throw new BrokenException("the realm did not take a new key");
    }

    private static void state(AdminApi admin, String provider, String what, String is) {
      JsonNode found = admin.get(COMPONENTS + "/" + provider);
      ((ObjectNode) found.path("config")).putArray(what).add(is);
      admin.put(COMPONENTS + "/" + provider, found);
    }

    private static Doors doors(Ground ground, URI address) {
      return new Doors(address, new Tokens(ground.site().realmUrl()), Operations.of(ground.root()));
    }

    private static void ask(Doors doors) {
      doors.send(Ground.LAB, "Organisations", Map.of("kind", "LAB"));
    }

    private static boolean answered(Doors doors) {
      try {
        ask(doors);
        return true;
      } catch (RefusedException e) {
        return false;
      }
    }

    private static double secondsUntilAnswered(Doors doors, int limit) throws InterruptedException {
      long began = System.nanoTime();
      while (!answered(doors)) {
        must(seconds(began) < 2 * limit, "a token of the new key is still refused");
        TimeUnit.MILLISECONDS.sleep(100);
      }
      return seconds(began);
    }

    /** Whoever has it disabled shows the service a key that it does not know: then it asks. */
    private static double secondsUntilRefused(Doors doors, URI address, int limit)
        throws Exception {
      long began = System.nanoTime();
      while (answered(doors)) {
        must(seconds(began) < 2 * limit, "a token of a disabled key is still taken");
        unknown(HttpClient.newHttpClient(), address);
        TimeUnit.MILLISECONDS.sleep(200);
      }
      return seconds(began);
    }

    private static double seconds(long began) {
      return (System.nanoTime() - began) / 1e9;
    }

    private interface Work {
      void run() throws Exception;
    }

    /** True if every request with a valid token is answered as long as this goes on. */
    private static boolean answeredWhile(Doors doors, Work work) throws Exception {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var flooding =
            threads.submit(
                () -> {
                  work.run();
                  return true;
                });
        boolean always = true;
        while (!flooding.isDone()) {
          always &= answered(doors);
          TimeUnit.MILLISECONDS.sleep(50);
        }
        flooding.get();
        return always;
      }
    }

    private static void flood(URI address) throws Exception {
      var client = HttpClient.newHttpClient();
      try (var threads = Executors.newFixedThreadPool(THREADS)) {
        var asked = new ArrayList<Callable<Integer>>();
        for (int number = 0; number < UNKNOWN; number++) {
          asked.add(() -> unknown(client, address));
        }
        for (var answer : threads.invokeAll(asked)) {
          int status = answer.get();
          must(
              status == UNAUTHORIZED || status == TOO_MANY,
              "a token of an unknown key is answered with %d",
              status);
        }
      }
    }

    /** Sends a token of a key that nobody has. */
    private static int unknown(HttpClient client, URI address) throws Exception {
      var header =
          "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(UUID.randomUUID());
      var token =
          "%s.%s.%s"
              .formatted(encoded(header), encoded("{\"sub\":\"x\"}"), encoded("x".repeat(256)));
      return client
          .send(
              HttpRequest.newBuilder(address.resolve("/graphql"))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ clock { now } }\"}"))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }

    private static String encoded(String text) {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  static List<Drill> all() {
    return List.of(new Rotation("R9", "the realm changes its keys, and unknown ones flood in"));
  }
}
