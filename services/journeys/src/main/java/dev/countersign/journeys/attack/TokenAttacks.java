package dev.countersign.journeys.attack;

import dev.countersign.journeys.attack.Attack.Attempt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** To be taken for somebody. */
final class TokenAttacks {
  private static final String CATEGORY = "Tokens";
  private static final String VIEWER = "{ viewer { kind organisation user roles } }";

  private TokenAttacks() {}

  private static Attempt refused(UnaryOperator<String> forge) {
    return target -> {
      var reply =
          target.withToken(
              forge.apply(target.token("borealis-submitter")), java.util.Map.of("query", VIEWER));
      return reply.status(401, 403);
    };
  }

  static List<Attack> all() {
    var list = new ArrayList<Attack>();
    add(list, "nonsense", refused(token -> "nonsense"));
    add(list, "no signature", refused(token -> token.substring(0, token.lastIndexOf('.') + 1)));
    add(
        list,
        "algorithm none",
        refused(
            token -> encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + part(token, 1) + "."));
    add(
        list,
        "the public key as an HMAC secret",
        refused(
            token -> hmac(encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + part(token, 1))));
    add(
        list,
        "a payload changed after signing",
        refused(
            token ->
                part(token, 0)
                    + "."
                    + encoded(decoded(token).replace("borealis", "aurelia"))
                    + "."
                    + part(token, 2)));
    add(
        list,
        "a role added after signing",
        refused(
            token ->
                part(token, 0)
                    + "."
                    + encoded(decoded(token).replace("\"submitter\"", "\"submitter\",\"officer\""))
                    + "."
                    + part(token, 2)));
    add(
        list,
        "an expiry moved after signing",
        refused(
            token ->
                part(token, 0)
                    + "."
                    + encoded(decoded(token).replaceAll("\"exp\":\\d+", "\"exp\":4102444800"))
                    + "."
                    + part(token, 2)));
    add(
        list,
        "a key of one's own",
        refused(
            token ->
                signed("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"mine\"}", decoded(token))));
    add(
        list,
        "a key of one's own, sent along",
        refused(
            token ->
                signed(
                    "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"jwk\":{\"kty\":\"RSA\"},\"jku\":\"http://127.0.0.1:1/keys\"}",
                    decoded(token))));
    add(
        list,
        "another algorithm of the same family",
        refused(
            token ->
                encoded(
                        new String(
                                Base64.getUrlDecoder().decode(part(token, 0)),
                                StandardCharsets.UTF_8)
                            .replace("RS256", "PS256"))
                    + "."
                    + part(token, 1)
                    + "."
                    + part(token, 2)));
    add(
        list,
        "a refresh token",
        target ->
            target
                .withToken(other(target, "refresh_token"), java.util.Map.of("query", VIEWER))
                .status(401, 403));
    add(
        list,
        "an ID token",
        target ->
            target
                .withToken(other(target, "id_token"), java.util.Map.of("query", VIEWER))
                .status(401, 403));
    add(
        list,
        "a token of the realm's own console",
        target ->
            target
                .withToken(other(target, "account"), java.util.Map.of("query", VIEWER))
                .status(401, 403));
    add(
        list,
        "a token in the address",
        target -> {
          var reply =
              target.get(
                  "oversight",
                  "/graphql?query=%7Bviewer%7Bkind%7D%7D&access_token="
                      + target.token("borealis-submitter"));
          return new Attack.Verdict(
              reply.json().at("/data/viewer/kind").asText().equals("PUBLIC"),
              reply.json().at("/data/viewer/kind").asText());
        });
    add(
        list,
        "an officer without the second factor",
        target -> {
          var reply = signIn(target, "aurelia-officer", "", "openid");
          return reply.status(400, 401);
        });
    add(
        list,
        "a wrong code as the second factor",
        target -> signIn(target, "aurelia-officer", "&totp=000000", "openid").status(400, 401));
    add(
        list,
        "a lab's robot where a second factor is asked for",
        target -> {
          var token = target.serviceToken("aurelia-ci");
          return target
              .withToken(
                  token,
                  java.util.Map.of(
                      "query",
                      "mutation { registerSigningKey(input: {idempotencyKey: \"a\", publicKey: \"a\", proofOfPossession: \"a\"}) { __typename } }"))
              .refusedWith("FORBIDDEN", "SECOND_FACTOR_REQUIRED");
        });
    return list;
  }

  private static Reply signIn(Target target, String user, String more, String scope)
      throws Exception {
    return target.send(
        target
            .request(target.realm() + "/protocol/openid-connect/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    "grant_type=password&client_id=countersign-cli&username=%s&password=countersign&scope=%s%s"
                        .formatted(user, scope, more))));
  }

  /** Some other token of the realm than an access token for us. */
  private static String other(Target target, String kind) throws Exception {
    if (kind.equals("account")) {
      var reply =
          target.send(
              target
                  .request(target.realm() + "/protocol/openid-connect/token")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      java.net.http.HttpRequest.BodyPublishers.ofString(
                          "grant_type=password&client_id=admin-cli&username=borealis-submitter&password=countersign")));
      return reply.json().path("access_token").asText("none");
    }
    return signIn(target, "borealis-submitter", "", "openid").json().path(kind).asText("none");
  }

  private static String part(String token, int index) {
    return token.split("\\.")[index];
  }

  private static String decoded(String token) {
    return new String(Base64.getUrlDecoder().decode(part(token, 1)), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hmac(String signed) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("countersign".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signed(String header, String payload) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(generator.generateKeyPair().getPrivate());
      var text = encoded(header) + "." + encoded(payload);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return text + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(List<Attack> list, String name, Attempt attempt) {
    list.add(new Attack(CATEGORY, name, attempt));
  }
}
