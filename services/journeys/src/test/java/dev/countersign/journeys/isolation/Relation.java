package dev.countersign.journeys.isolation;

import dev.countersign.journeys.Told;
import dev.countersign.journeys.isolation.Harvest.Thing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a viewer is to a thing, as the story has it. The letters are those of the table. */
enum Relation {
  OWN('o'),
  PARTY('s'),
  ENGAGED('e'),
  OTHER_AUDITOR('a'),
  OTHER_LAB('l'),
  REGULATOR('r'),
  OTHER_REGULATOR('x'),
  PLATFORM('p'),
  ANYONE('n');

  private static final Map<String, Set<String>> ENGAGED_BY =
      Map.of(
          "org_kestrel", Set.of("org_aurelia", "org_borealis"),
          "org_bracken", Set.of("org_cygnus"));
  private static final Map<String, Set<String>> SUPERVISES =
      Map.of(
          "org_eu-ai-office", Set.of("org_aurelia", "org_borealis"),
          "org_cal-oes", Set.of("org_borealis", "org_cygnus"));

  /** Whose regime an instrument of the world is; one of no jurisdiction is of every regulator. */
  private static final Map<String, String> REGIMES =
      Map.of("EU_GPAI_COP", "org_eu-ai-office", "US_CA_SB53", "org_cal-oes");

  static final List<String> LABS = List.of("org_aurelia", "org_borealis", "org_cygnus");

  static final Viewer ANY = new Viewer(null, "anyone", "org_aurelia");

  /** Who looks, one of each organisation. */
  static final List<Viewer> VIEWERS =
      List.of(
          new Viewer("aurelia-officer", "org_aurelia", "org_aurelia"),
          new Viewer("borealis-officer", "org_borealis", "org_borealis"),
          new Viewer("cygnus-officer", "org_cygnus", "org_cygnus"),
          new Viewer("kestrel-lead", "org_kestrel", "org_borealis"),
          new Viewer("bracken-lead", "org_bracken", "org_cygnus"),
          new Viewer("eu-supervisor", "org_eu-ai-office", "org_aurelia"),
          new Viewer("ca-supervisor", "org_cal-oes", "org_cygnus"),
          new Viewer("platform-registrar", "org_countersign", "org_aurelia"),
          ANY);

  /** Colleagues of theirs, with every other role that there is. */
  static final List<Viewer> COLLEAGUES =
      List.of(
          new Viewer("aurelia-submitter", "org_aurelia", "org_aurelia"),
          new Viewer("borealis-submitter", "org_borealis", "org_borealis"),
          new Viewer("cygnus-submitter", "org_cygnus", "org_cygnus"),
          new Viewer("cygnus-ci", "org_cygnus", "org_cygnus"),
          new Viewer("kestrel-evaluator", "org_kestrel", "org_borealis"),
          new Viewer("bracken-evaluator", "org_bracken", "org_cygnus"),
          new Viewer("eu-analyst", "org_eu-ai-office", "org_aurelia"),
          new Viewer("ca-analyst", "org_cal-oes", "org_cygnus"),
          new Viewer("platform-approver", "org_countersign", "org_aurelia"));

  /**
   * Somebody who looks.
   *
   * @param user null for anyone; a service account's name ends in {@code -ci}
   * @param home the lab that they would write about
   */
  record Viewer(@Nullable String user, String organisation, String home) {
    Optional<String> token() {
      var tokens = Told.once().tokens();
      return Optional.ofNullable(user)
          .map(name -> name.endsWith("-ci") ? tokens.ofClient(name) : tokens.of(name));
    }

    /** Who stands for their organisation. */
    Viewer first() {
      return VIEWERS.stream()
          .filter(viewer -> viewer.organisation().equals(organisation))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public String toString() {
      return user == null ? "anyone" : user;
    }
  }

  final char letter;

  Relation(char letter) {
    this.letter = letter;
  }

  /**
   * @return null where the table has no letter: Bracken is engaged by Aurelia for one domain alone,
   *     which the loop's own journey looks at
   */
  static @Nullable Relation of(Viewer viewer, Thing thing) {
    var party = thing.party();
    var organisation = viewer.organisation();
    if (organisation.equals(party) && !organisation.equals(thing.lab())) {
      return PARTY;
    }
    if (isOfOne(ENGAGED_BY, organisation, party)) {
      return OTHER_AUDITOR;
    }
    if (isOfOne(SUPERVISES, organisation, party)) {
      return OTHER_REGULATOR;
    }
    return of(viewer, thing.lab());
  }

  /** True if the thing is also of one of its own kind, so that no other one is meant. */
  private static boolean isOfOne(
      Map<String, Set<String>> kind, String organisation, @Nullable String party) {
    return kind.containsKey(organisation) && party != null && kind.containsKey(party);
  }

  /** True for an instrument that every regulator of a lab is told of. */
  static boolean isAnywhere(String instrument) {
    return !REGIMES.containsKey(instrument);
  }

  /** The regulator that is told of what a lab does under an instrument; null if none, or all. */
  static @Nullable String told(String instrument, String lab) {
    var regulator = REGIMES.get(instrument);
    return regulator != null && SUPERVISES.getOrDefault(regulator, Set.of()).contains(lab)
        ? regulator
        : null;
  }

  static List<Viewer> everybody() {
    return Stream.concat(VIEWERS.stream(), COLLEAGUES.stream()).toList();
  }

  /** True if nothing of the lab that is not for everyone is the viewer's to see. */
  static boolean isStranger(Viewer viewer, String lab) {
    var relation = of(viewer, lab);
    return relation != null
        && Set.of(OTHER_LAB, OTHER_AUDITOR, OTHER_REGULATOR, ANYONE).contains(relation);
  }

  /** What a viewer is to a lab. */
  static @Nullable Relation of(Viewer viewer, String lab) {
    if (viewer.user() == null) {
      return ANYONE;
    }
    var organisation = viewer.organisation();
    if (SUPERVISES.containsKey(organisation)) {
      return SUPERVISES.get(organisation).contains(lab) ? REGULATOR : OTHER_REGULATOR;
    }
    if (ENGAGED_BY.containsKey(organisation)) {
      if (organisation.equals("org_bracken") && lab.equals("org_aurelia")) {
        return null;
      }
      return ENGAGED_BY.get(organisation).contains(lab) ? ENGAGED : OTHER_AUDITOR;
    }
    if (organisation.equals("org_countersign")) {
      return PLATFORM;
    }
    return organisation.equals(lab) ? OWN : OTHER_LAB;
  }
}
