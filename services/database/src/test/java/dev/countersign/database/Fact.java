package dev.countersign.database;

import org.jspecify.annotations.Nullable;

/** A fact as a test writes it; what a test does not say is not set. */
record Fact(
    String id,
    String kind,
    String owner,
    @Nullable String lab,
    String audience,
    @Nullable String publicWhen,
    String parties,
    boolean signed,
    @Nullable String document,
    @Nullable String model,
    @Nullable String lineage,
    @Nullable String domains,
    @Nullable String evidenceClass,
    String body) {

  static Fact of(String id, String kind, String owner, @Nullable String lab, String audience) {
    return new Fact(
        id, kind, owner, lab, audience, null, "", false, null, null, null, null, null, "{}");
  }

  static Fact evaluation(String id, String owner, String lab) {
    return of(id, "EVALUATION_COMPLETED", owner, lab, "SUPERVISED");
  }

  Fact publicWhen(String when) {
    return new Fact(
        id,
        kind,
        owner,
        lab,
        audience,
        when,
        parties,
        signed,
        document,
        model,
        lineage,
        domains,
        evidenceClass,
        body);
  }

  Fact parties(String who) {
    return new Fact(
        id,
        kind,
        owner,
        lab,
        audience,
        publicWhen,
        who,
        signed,
        document,
        model,
        lineage,
        domains,
        evidenceClass,
        body);
  }

  Fact asSigned() {
    return new Fact(
        id,
        kind,
        owner,
        lab,
        audience,
        publicWhen,
        parties,
        true,
        document,
        model,
        lineage,
        domains,
        evidenceClass,
        body);
  }

  Fact model(String family, String descent) {
    return new Fact(
        id,
        kind,
        owner,
        lab,
        audience,
        publicWhen,
        parties,
        signed,
        document,
        family,
        descent,
        domains,
        evidenceClass,
        body);
  }

  Fact document(String about) {
    return new Fact(
        id,
        kind,
        owner,
        lab,
        audience,
        publicWhen,
        parties,
        signed,
        about,
        model,
        lineage,
        domains,
        evidenceClass,
        body);
  }

  Fact domains(String covered) {
    return new Fact(
        id,
        kind,
        owner,
        lab,
        audience,
        publicWhen,
        parties,
        signed,
        document,
        model,
        lineage,
        covered,
        evidenceClass,
        body);
  }

  Fact evidenceClass(String cls) {
    return new Fact(
        id,
        kind,
        owner,
        lab,
        audience,
        publicWhen,
        parties,
        signed,
        document,
        model,
        lineage,
        domains,
        cls,
        body);
  }

  Fact body(String json) {
    return new Fact(
        id,
        kind,
        owner,
        lab,
        audience,
        publicWhen,
        parties,
        signed,
        document,
        model,
        lineage,
        domains,
        evidenceClass,
        json);
  }
}
