package dev.countersign.journeys.attack;

import dev.countersign.journeys.attack.Attack.Attempt;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/** To make a browser, or whoever is on the way, do the attacker's work. */
final class HeaderAttacks {
  private HeaderAttacks() {}

  static List<Attack> all() {
    var list = new ArrayList<Attack>();
    var path = "/graphql?query=%7B__typename%7D";
    add(
        list,
        "a type guessed from the bytes",
        target -> target.get("oversight", path).header("X-Content-Type-Options", "nosniff"));
    add(
        list,
        "a page around ours",
        target -> target.get("oversight", path).header("X-Frame-Options", "deny"));
    add(
        list,
        "a script from the answer",
        target ->
            target.get("oversight", path).header("Content-Security-Policy", "default-src 'none'"));
    add(
        list,
        "an answer kept on the way",
        target -> target.get("oversight", path).header("Cache-Control", "no-store"));
    add(
        list,
        "an address told to others",
        target -> target.get("oversight", path).header("Referrer-Policy", "no-referrer"));
    add(
        list,
        "plain HTTP the next time",
        target -> target.get("oversight", path).header("Strict-Transport-Security", "max-age"));
    add(
        list,
        "the server's name and version",
        target -> target.get("oversight", path).without("Server"));
    add(
        list,
        "another site reads the answer",
        target ->
            target
                .send(
                    target
                        .request(target.at("oversight") + path)
                        .header("Origin", "https://elsewhere.example")
                        .GET())
                .without("Access-Control-Allow-Origin"));
    add(
        list,
        "another site asks beforehand",
        target ->
            target
                .send(
                    target
                        .request(target.at("oversight") + "/graphql")
                        .header("Origin", "https://elsewhere.example")
                        .header("Access-Control-Request-Method", "POST")
                        .method("OPTIONS", BodyPublishers.noBody()))
                .without("Access-Control-Allow-Origin"));
    add(
        list,
        "a method that is for debugging",
        target ->
            target
                .send(
                    target
                        .request(target.at("oversight") + "/graphql")
                        .method("TRACE", BodyPublishers.noBody()))
                .status(405, 501));
    add(
        list,
        "metrics at the public port",
        target -> target.get("oversight", "/q/metrics").status(404));
    add(
        list,
        "health at the public port",
        target -> target.get("oversight", "/q/health").status(404));
    add(
        list,
        "a user interface that was left",
        target -> target.get("oversight", "/q/graphql-ui/").status(404));
    add(
        list,
        "the log's checkpoint changed",
        target ->
            target
                .send(
                    target
                        .request(target.at("transparency") + "/checkpoint")
                        .POST(BodyPublishers.ofString("x")))
                .status(405, 413, 404));
    return list;
  }

  private static void add(List<Attack> list, String name, Attempt attempt) {
    list.add(new Attack("Headers", name, attempt));
  }
}
