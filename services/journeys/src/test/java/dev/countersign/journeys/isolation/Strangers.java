package dev.countersign.journeys.isolation;

import dev.countersign.journeys.isolation.Harvest.Thing;
import dev.countersign.journeys.isolation.Relation.Viewer;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** Those who put ids that are not theirs where the schema takes one. */
final class Strangers {
  static final List<Viewer> ALL =
      List.of(
          new Viewer("cygnus-officer", "org_cygnus"),
          new Viewer("bracken-lead", "org_bracken"),
          new Viewer("kestrel-lead", "org_kestrel"),
          new Viewer("ca-supervisor", "org_cal-oes"),
          new Viewer("ca-analyst", "org_cal-oes"));

  private Strangers() {}

  static String code(JsonPath answer) {
    var code = answer.getString("errors[0].extensions.code");
    return code == null ? "accepted" : code;
  }

  static String brief(JsonPath answer) {
    return code(answer) + " " + answer.getString("errors[0].message");
  }

  /** True if nobody could tell one answer from the other. */
  static boolean alike(JsonPath one, JsonPath other) {
    return Ids.withoutIds(one.prettify()).equals(Ids.withoutIds(other.prettify()));
  }

  /** Something of the stranger's own, so that nothing else is wrong with the input. */
  static String own(Viewer who, String path, Map<Viewer, Map<String, Thing>> seen, Table table) {
    var wanted = kind(path, table);
    if (wanted.equals("Auditor")) {
      return "org_bracken";
    }
    if (wanted.equals("Lab")) {
      return who.organisation();
    }
    return seen.entrySet().stream()
        .filter(entry -> entry.getKey().organisation().equals(who.organisation()))
        .flatMap(entry -> entry.getValue().values().stream())
        .filter(thing -> thing.kind().replaceAll(":.*", "").equals(wanted))
        .filter(thing -> thing.lab().equals(who.organisation()) || who.user().endsWith("-lead"))
        .map(Thing::id)
        .findFirst()
        .orElse("x_0");
  }

  private static String kind(String path, Table table) {
    if (path.endsWith(".auditor")) {
      return "Auditor";
    }
    if (path.endsWith(".lab")) {
      return "Lab";
    }
    if (path.equals("draftPolicyVersion.input.document")) {
      return "FrameworkDocument";
    }
    var id = table.ids().get(path);
    return id == null ? "" : id.kind().replaceAll(":.*", "");
  }
}
