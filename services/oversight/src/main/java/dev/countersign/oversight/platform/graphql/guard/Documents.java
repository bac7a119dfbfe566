package dev.countersign.oversight.platform.graphql.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;

/**
 * Reads documents and measures them. The engine's own limits stand at 15,000 tokens and do not look
 * at form at all, so this comes before it.
 */
@ApplicationScoped
public class Documents {
  /** Characters of documents that are kept as read; one client's many do not fill the memory. */
  private static final long KEPT = 1_000_000;

  private final GuardConfig config;
  private final GraphQLSchema schema;
  private final Cache<String, Shape> shapes =
      Caffeine.newBuilder()
          .maximumWeight(KEPT)
          .weigher((String text, Shape shape) -> text.length())
          .build();

  Documents(GuardConfig config, GraphQLSchema schema) {
    this.config = config;
    this.schema = schema;
  }

  /** The limits of the parser, for whoever else parses. */
  public ParserOptions parserOptions() {
    var limits = config.document();
    return ParserOptions.getDefaultOperationParserOptions()
        .transform(
            options ->
                options
                    .maxCharacters(limits.characters())
                    .maxTokens(limits.tokens())
                    .maxWhitespaceTokens(limits.whitespaceTokens()));
  }

  /**
   * @throws InvalidDocumentException if it cannot be read
   * @throws DocumentRefusedException if it is over a limit
   */
  public Shape read(String text) {
    return shapes.get(text, this::measured);
  }

  private Shape measured(String text) {
    var document = parse(text);
    if (config.enabled()) {
      Measure.check(config.document(), document);
    }
    var plans = new LinkedHashMap<OperationDefinition, CostNode>();
    for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      plans.put(operation, CostPlan.of(schema, document, operation, config.document().listSize()));
    }
    return new Shape(document, plans);
  }

  private graphql.language.Document parse(String text) {
    try {
      return new Parser()
          .parseDocument(
              ParserEnvironment.newParserEnvironment()
                  .document(text)
                  .parserOptions(parserOptions())
                  .build());
    } catch (ParseCancelledTooManyCharsException e) {
      throw tooLong(config.document().characters(), "characters");
    } catch (ParseCancelledTooDeepException e) {
      throw new DocumentRefusedException(
          "TOO_DEEP", "The document is nested too deeply. Ask in smaller parts.");
    } catch (ParseCancelledException e) {
      throw tooLong(config.document().tokens(), "tokens");
    } catch (InvalidSyntaxException e) {
      var where = e.getLocation();
      throw new InvalidDocumentException(
          "The document is not GraphQL: read it again at line %d, column %d."
              .formatted(
                  where == null ? 1 : where.getLine(), where == null ? 1 : where.getColumn()));
    }
  }

  private static DocumentRefusedException tooLong(int most, String what) {
    return new DocumentRefusedException(
        "DOCUMENT_TOO_LARGE",
        "A document has at most %d %s. Ask in smaller parts, with variables."
            .formatted(most, what));
  }
}
