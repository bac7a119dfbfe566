package dev.countersign.domain.codec;

import dev.countersign.domain.RuleBrokenException;
import java.util.List;
import java.util.stream.Collectors;

/** A document cannot be read as what it should be; every offending path is named. */
public final class DocumentProblemsException extends RuleBrokenException {
  private final transient List<Problem> problems;

  public DocumentProblemsException(List<Problem> problems) {
    super(
        "DOCUMENT_NOT_READABLE",
        problems.stream()
            .map(problem -> problem.path() + ": " + problem.message())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
