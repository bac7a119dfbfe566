package dev.countersign.transparency.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.transparency.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the chart's alerts and dashboards ask of this service, it measures. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class AskedMetricsTest {
  private static final Pattern ASKED =
      Pattern.compile("(countersign_log_[a-z_]+|agroal_[a-z_]+|jvm_memory_[a-z]+_bytes)\\{");

  @TestHTTPResource(value = "/metrics", management = true)
  URL metrics;

  @Test
  void everyMetricThatIsAskedForIsThere() throws IOException {
    var chart = Path.of(System.getProperty("countersign.root"), "helm/countersign");
    var asked = new TreeSet<String>();
    for (var file :
        new String[] {"alerts.yaml", "dashboards/log.json", "dashboards/records.json"}) {
      ASKED
          .matcher(Files.readString(chart.resolve(file)))
          .results()
          .forEach(found -> asked.add(found.group(1)));
    }
    assertThat(asked).hasSizeGreaterThan(7);
    var measured = given().get(metrics).asString();
    assertThat(asked)
        .allSatisfy(name -> assertThat(measured).containsPattern("(?m)^" + name + "[{ ]"));
  }
}
