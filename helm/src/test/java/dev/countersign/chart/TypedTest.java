package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every manifest is of a type that Kubernetes knows, and has no field that the type has not. */
class TypedTest {
  private static final Map<String, Class<?>> TYPES =
      Map.ofEntries(
          Map.entry("v1/ConfigMap", ConfigMap.class),
          Map.entry("v1/Pod", Pod.class),
          Map.entry("v1/Service", Service.class),
          Map.entry("v1/ServiceAccount", ServiceAccount.class),
          Map.entry("apps/v1/Deployment", Deployment.class),
          Map.entry("apps/v1/StatefulSet", StatefulSet.class),
          Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry("batch/v1/CronJob", CronJob.class),
          Map.entry("batch/v1/Job", Job.class),
          Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class),
          Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class));

  /** Of operators; their own definitions check them, where those are at hand. */
  private static final Set<String> OF_OPERATORS =
      Set.of(
          "postgresql.cnpg.io/v1/Cluster",
          "postgresql.cnpg.io/v1/ScheduledBackup",
          "mongodbcommunity.mongodb.com/v1/MongoDBCommunity",
          "k8s.keycloak.org/v2alpha1/Keycloak",
          "monitoring.coreos.com/v1/ServiceMonitor",
          "monitoring.coreos.com/v1/PrometheusRule");

  /** The models take what they do not know into a map; without that map it is an error. */
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              });

  private static String type(JsonNode manifest) {
    return manifest.get("apiVersion").asText() + "/" + manifest.get("kind").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "external", "highly-available", "operators", "air-gapped"})
  void everyManifestIsOfAKnownType(String set) {
    for (var manifest : Chart.manifests(set)) {
      var type = type(manifest);
      if (!OF_OPERATORS.contains(type)) {
        assertThat(TYPES).containsKey(type);
        assertThatCode(() -> STRICT.treeToValue(manifest, TYPES.get(type)))
            .as(manifest.at("/metadata/name").asText())
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void aFieldThatIsNotKnownIsFoundHoweverDeep() {
    ObjectNode deployment =
        Chart.ofKind("minimal", "Deployment").findFirst().orElseThrow().deepCopy();
    ((ObjectNode) deployment.at("/spec/template/spec/containers/0/securityContext"))
        .put("readOnlyRootFileSystem", true);
    assertThatThrownBy(() -> STRICT.treeToValue(deployment, Deployment.class))
        .hasMessageContaining("readOnlyRootFileSystem");
  }
}
