package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Half an answer, an unsafe one or one that is not known is refused, and named. */
class SchemaRefusalTest {

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "external", "highly-available", "operators", "air-gapped"})
  void aWholeAnswerIsTaken(String set) {
    assertThatCode(() -> Chart.rendered(set, Map.of())).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}: {1}={2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "minimal|image.registry|''|/image/registry",
        "minimal|image.digests.oversight|latest|/image/digests/oversight",
        "minimal|image.digests.operations|''|/image/digests/operations",
        "minimal|secrets.oversight|''|/secrets/oversight",
        "minimal|secrets.evidence|Not_A_Name|/secrets/evidence",
        "minimal|secrets.password|countersign|password",
        "minimal|password|countersign|password",
        "minimal|database.mode|embedded|/database/mode",
        "minimal|database.external.url|jdbc:postgresql://db.example/countersign|/database/external/url",
        "minimal|database.external.url|jdbc:postgresql://db/c?sslmode=require|/database/external/url",
        "minimal|database.external.url|jdbc:postgresql://db/c?sslmode=verify-full&password=x|/database/external/url",
        "minimal|database.external.url|jdbc:postgresql://db/c?sslmode=verify-full&user=x|/database/external/url",
        "minimal|database.external.cidrs|[]|/database/external/cidrs",
        "minimal|database.external.cidrs[0]|0.0.0.0/0|/database/external/cidrs/0",
        "minimal|database.external.cidrs[0]|db.example|/database/external/cidrs/0",
        "minimal|database.external.port|0|/database/external/port",
        "minimal|database.mode|operator|/database/operator/backups",
        "operators|database.operator.backups.destinationPath|/tmp|/database/operator/backups/destinationPath",
        "operators|database.operator.backups.credentialsSecret|''|/database/operator/backups/credentialsSecret",
        "operators|database.operator.backups.method|plugin|/database/operator/backups/objectStoreName",
        "operators|database.operator.backups.retention|forever|/database/operator/backups/retention",
        "operators|database.operator.backups.schedule|daily|/database/operator/backups/schedule",
        "operators|database.operator.image|postgres:17|/database/operator/image",
        "operators|database.operator.storageSize|lots|/database/operator/storageSize",
        "operators|database.caSecret|own|/database/caSecret",
        "minimal|store.external.cidrs|[]|/store/external/cidrs",
        "minimal|store.mode|operator|/store/operator/passwordSecret",
        "operators|store.operator.members|2|/store/operator/members",
        "operators|store.operator.certificateSecret|''|/store/operator/certificateSecret",
        "operators|store.operator.caSecret|''|/store/operator/caSecret",
        "minimal|identity.url|http://id.example|/identity/url",
        "minimal|identity.url|https://id.example/realms/countersign|/identity/url",
        "minimal|identity.mode|operator|/identity/operator/tlsSecret",
        "minimal|identity.external.cidrs|[]|/identity/external/cidrs",
        "operators|identity.operator.bootstrapSecret|''|/identity/operator/bootstrapSecret",
        "operators|identity.operator.databaseMode|external|/identity/operator/database/host",
        "air-gapped|identity.operator.image|keycloak:latest|/identity/operator/image",
        "air-gapped|identity.operator.database.credentialsSecret|''|/identity/operator/database/credentialsSecret",
        "minimal|addresses.evidence|http://evidence.example|/addresses/evidence",
        "minimal|addresses.oversight|''|/addresses/oversight",
        "minimal|log.origin|''|/log/origin",
        "minimal|log.origin|https://countersign.dev/log|/log/origin",
        "highly-available|log.witnesses[0].url|http://witness.example|/log/witnesses/0/url",
        "external|exposure.ingress.tlsSecrets.oversight|''|/exposure/ingress/tlsSecrets/oversight",
        "external|exposure.trustedProxies[0]|everyone|/exposure/trustedProxies/0",
        "highly-available|exposure.gateway.parents|[]|/exposure/gateway/parents",
        "external|monitoring.runbooks|http://runbooks|/monitoring/runbooks",
        "external|monitoring.interval|often|/monitoring/interval",
        "external|telemetry.endpoint|http://collector|/telemetry/endpoint",
        "external|telemetry.share|2|/telemetry/share",
        "minimal|services.oversight.replica|2|replica",
        "minimal|services.oversight.replicas|0|/services/oversight/replicas",
        "minimal|services.oversight.port|80|/services/oversight/port",
        "minimal|services.oversight.resources.limits.memory|512|/services/oversight/resources/limits/memory",
        "minimal|services.oversight.settings.COUNTERSIGN_LEDGER_REQUEST_SECRET|x|COUNTERSIGN_LEDGER_REQUEST_SECRET",
        "minimal|services.oversight.settings.QUARKUS_HTTP_PORT|80|QUARKUS_HTTP_PORT",
        "minimal|network.dns|[]|/network/dns",
        "minimal|network.dns[0].cidr|0.0.0.0/0|/network/dns/0",
        "minimal|network.dns[0].port|0|/network/dns/0",
        "minimal|network.dns[0].podLabels.app|dns|/network/dns/0",
        "minimal|network.resolver|10.0.0.10|resolver",
        "minimal|log.key|secret|/log/key",
        "minimal|services.oversight.podLabels.app\\.kubernetes\\.io/name|evidence|/services/oversight/podLabels",
        "minimal|services.operations.tolerations[0].effect|Never|/services/operations/tolerations/0/effect",
        "minimal|services.operations.tolerations[0].keys|a|/services/operations/tolerations/0",
        "minimal|services.evidence.affinity.nodeAfinity.x|a|/services/evidence/affinity",
        "minimal|services.evidence.priorityClassName|Very High|/services/evidence/priorityClassName",
        "minimal|services.transparency.nodeSelector|ssd|/services/transparency/nodeSelector",
        "minimal|services.transparency.replicas|6|/services/transparency/replicas",
        "highly-available|services.transparency.egress[0].reason|''|/services/transparency/egress/0/reason",
      })
  void anUnsafeOrUnknownValueIsRefusedByName(String set, String name, String value, String named) {
    assertThatThrownBy(() -> Chart.rendered(set, Map.of(name, value)))
        .hasMessageContaining("schema")
        .hasMessageContaining(named);
  }

  @ParameterizedTest(name = "{0}: {1}={2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "external|telemetry.cidrs|[]|name its networks in telemetry.cidrs",
        "highly-available|services.oversight.autoscaling.maxReplicas|2|raise the one or lower the other",
        "minimal|monitoring.rules|true|monitoring.namespaceLabels",
        "highly-available|services.transparency.egress|[]|services.transparency.egress",
        "minimal|addresses.evidence|https://countersign.example|give each service its own name",
      })
  void answersThatDoNotGoTogetherAreRefusedWithWhatToDo(
      String set, String name, String value, String sentence) {
    assertThatThrownBy(() -> Chart.rendered(set, Map.of(name, value)))
        .hasMessageContaining(sentence);
  }

  @Test
  void aDoorThatNobodyMayComeThroughIsRefused() {
    var door = Map.of("exposure.gateway.enabled", "true", "exposure.gateway.parents[0].name", "x");
    assertThatThrownBy(() -> Chart.rendered("minimal", door))
        .hasMessageContaining("name the controller's labels in exposure.namespaceLabels");
  }
}
