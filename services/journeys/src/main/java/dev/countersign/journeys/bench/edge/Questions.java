package dev.countersign.journeys.bench.edge;

/** What is asked. */
final class Questions {
  /** Five collections of a hundred, with what hangs on each of their things. */
  static final String HEAVY =
      """
      { halts(first: 100) { pageInfo { hasNextPage endCursor } edges { cursor node {
          id lab modelVersion thresholdKey policyVersionDigest stages cause causedBy state openedAt
          objectionWindowEnds facts { kind recordedAt position timeliness } } } }
        evaluations(first: 100) { pageInfo { endCursor } edges { cursor node {
          id lab evaluator modelVersion protocolTitle protocolDigest status thresholdKeys
          facts { kind recordedAt position organisation } } } }
        evidence(first: 100) { pageInfo { endCursor } edges { cursor node {
          id lab name size sha256 mediaType format evidenceClass warnings recordedAt
          holds { id } supersessions { evidence } damages { foundAt } redaction { basis }
          facts { kind recordedAt position } } } }
        accessEvents(first: 100) { pageInfo { endCursor } nodes { __typename } }
        organisations(first: 100) { pageInfo { endCursor } nodes { id } } }
      """;

  /** The same rows for whom all is open and for whom one lab is. */
  static final String OF_ONE_LAB =
      """
      { evaluations(first: 100, lab: "org_aurelia") { edges { cursor node {
          id lab evaluator modelVersion protocolTitle status thresholdKeys
          facts { kind recordedAt position } } } }
        evidence(first: 100, lab: "org_aurelia") { edges { cursor node {
          id lab name size sha256 mediaType evidenceClass recordedAt
          holds { id } supersessions { evidence } damages { foundAt } redaction { basis }
          facts { kind recordedAt position } } } } }
      """;

  static final String PAGE =
      "{ evidence(first: 20) { pageInfo { hasNextPage endCursor } nodes { id name size } } }";

  static final String PAGE_OF_A_LAB =
      """
      { evidence(first: 20, lab: "org_aurelia") { pageInfo { hasNextPage endCursor }
          nodes { id name size } } }
      """;

  static final String DRILL_DOWN =
      """
      { evidence(first: 20) { pageInfo { hasNextPage endCursor standsAt(lab: "org_aurelia") { __typename } }
          edges { cursor node { id lab name size sha256 mediaType format evidenceClass warnings recordedAt
            holds { id reason } supersessions { evidence } damages { foundAt } redaction { basis withheld { __typename } }
            results { __typename } facts { kind recordedAt position logEntry { index } } logEntry { index } } } } }
      """;

  static final String NODE =
      """
      { node(id: "evd_00000000000000000000000000000032") { id ... on Evidence { name size sha256 lab recordedAt } } }
      """;

  private Questions() {}
}
