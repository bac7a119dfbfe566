package dev.countersign.domain.fact;

import dev.countersign.domain.compliance.Strength;
import dev.countersign.domain.id.AdoptedRequirementId;
import dev.countersign.domain.id.InstrumentId;
import dev.countersign.domain.id.MappingId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.requirement.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about the catalogue of what is required. */
public sealed interface RequirementFact extends Fact {
  /**
   * A registrar wrote down what an instrument asks for. It counts once a second one approved it.
   *
   * @param digest SHA-256 of the content's RFC 8785 bytes, lower-case hex
   */
  record InstrumentRegistered(
      InstrumentId instrument, String key, Instrument content, String digest, String registrar)
      implements RequirementFact {}

  record InstrumentApproved(InstrumentId instrument, String approver) implements RequirementFact {}

  /**
   * A lab, or a regulator, claims how far a lab meets a requirement and by what.
   *
   * @param instrument the key of the instrument, whatever its version
   * @param commitmentKey the lab's commitment that answers it; null if none does
   * @param records ids of evaluations, evidence and attestations that show it
   * @param everyone true if everyone may see it
   * @param author the person's name
   */
  record RequirementMapped(
      MappingId mapping,
      String instrument,
      String requirementKey,
      @Nullable String commitmentKey,
      List<String> records,
      Strength strength,
      String rationale,
      boolean everyone,
      String author)
      implements RequirementFact {
    public RequirementMapped {
      records = List.copyOf(records);
    }
  }

  /** The author takes a mapping back; it stays on record. */
  record MappingWithdrawn(MappingId mapping, String reason) implements RequirementFact {}

  /**
   * A regulator adopted the wording of a commitment as a requirement of its own.
   *
   * @param key what it calls it
   * @param text the wording, as the commitment had it
   * @param derivedFrom the commitment whose wording it is
   * @param rationale why
   * @param everyone true if everyone may see it
   * @param author the person's name
   */
  record RequirementAdopted(
      AdoptedRequirementId requirement,
      String key,
      String text,
      DerivedFrom derivedFrom,
      String rationale,
      boolean everyone,
      String author)
      implements RequirementFact {}

  /** A commitment of one published policy version. */
  record DerivedFrom(OrganisationId lab, PolicyVersionId policyVersion, String commitmentKey) {}

  /**
   * A lab, or a regulator, says how it reads a published threshold, so that labs can be compared
   * whatever they call their tiers. Of each organisation the newest reading counts.
   *
   * @param actor whom the capability would help, or who would act
   * @param baseline beside what the help is measured
   * @param consequence what it would come to
   * @param quote the words of the policy that it is read from
   */
  record ThresholdRead(
      PolicyVersionId policyVersion,
      String thresholdKey,
      ThreatActor actor,
      UpliftBaseline baseline,
      Consequence consequence,
      String quote,
      String author)
      implements RequirementFact {}

  /** Whom a capability would help, or who would act. */
  enum ThreatActor {
    /** People with a basic technical background. */
    NOVICE,
    /** People or groups with training in the domain. */
    SKILLED,
    /** In place of scarce specialists of world rank. */
    EXPERT,
    /** A state, or whom it pays. */
    STATE,
    /** The model by itself. */
    MODEL,
    /** The developer, whose own research it speeds up. */
    DEVELOPER,
    UNSTATED
  }

  /** Beside what help is measured. */
  enum UpliftBaseline {
    /** What people can do without any model. */
    NO_AI,
    /** What could be had in a year that the policy names. */
    DATED_RESOURCES,
    /** The best models of a year that the policy names. */
    DATED_MODELS,
    /** Models whose weights everyone can have. */
    OPEN_WEIGHTS,
    /** Any model that the public can use. */
    PUBLIC_MODELS,
    UNSTATED
  }

  /** What it would come to, at the least. */
  enum Consequence {
    /** More than a thousand deaths, or damage of more than a hundred billion dollars. */
    THOUSANDS_OF_DEATHS,
    /** More than fifty deaths or serious injuries, or damage of more than a billion dollars. */
    FIFTY_DEATHS,
    CRITICAL_INFRASTRUCTURE,
    LOSS_OF_CONTROL,
    /** Research that goes on at a multiple of its pace. */
    ACCELERATED_RESEARCH,
    SIGNIFICANT_HARM,
    UNSTATED
  }
}
